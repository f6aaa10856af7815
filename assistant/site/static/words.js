const RUN = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}";
const WORD = new RegExp(`(?<run>[${RUN}]+)|(?:(?![${RUN}])[\\p{L}\\p{N}\\p{M}])+(?:['’][sS]\\b)?`, "gu");
const POSSESSIVE = /['’][sS]$/;

/** Cuts text into words, and folds them, by the tables that the index's own folding has left in the data. */
class Words {
  #folds = new Map();
  #roots = new Map();
  #light;

  constructor({ folds, forms, light }) {
    for (const [folded, signs] of Object.entries(folds)) for (const sign of signs) this.#folds.set(sign, folded);
    for (const [root, ...others] of forms.map((words) => words.split(" ")))
      for (const word of others) this.#roots.set(word, root);
    this.#light = new Set(light.split(" "));
  }

  /** Return the words of a text, and its runs of characters of scripts that have no spaces, with their places. */
  of(text) {
    return [...text.matchAll(WORD)].map(({ 0: found, index, groups }) => ({
      text: this.#folded(groups.run ?? found.replace(POSSESSIVE, "")),
      run: groups.run !== undefined,
      written: found,
      start: index,
    }));
  }

  /** Return the one of a word's forms that stands for all of them. */
  root = (word) => this.#roots.get(word) ?? word;

  /** Return the words that say something; all of them where none does. */
  telling(words) {
    const found = words.filter((word) => !this.#light.has(word.text));
    return found.length ? found : words;
  }

  #folded(text) {
    return /^[a-z0-9]*$/.test(text) ? text : [...text].map((sign) => this.#folds.get(sign) ?? sign).join("");
  }
}
