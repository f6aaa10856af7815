/** The sections by the words of their texts, and of the titles above these. */
class Sections {
  #words;
  /* The number of every word, which is that of all its forms. */
  #numbers = new Map();
  #sections = [];

  constructor(data, words) {
    this.#words = words;
    for (const entry of data.entries)
      for (const section of entry.sections) {
        const titles = this.#numbersOf(`${entry.term}\n${section.term}`);
        const lines = section.sentences.map((sentence) => this.#numbersOf(sentence));
        this.#sections.push({ entry, section, titles, lines });
      }
  }

  /**
   * Return the sections that have all words that are typed, each with the sentence that has most of them, and the rarest.
   *
   * First come those whose sentence has most, then the rarest, then those that have them more often. `missing` are the
   * words that no section has.
   */
  of(text) {
    const typed = this.#words.telling(this.#words.of(text));
    const meant = typed.map((word, at) => this.#meant(word, at === typed.length - 1));
    const held = this.#sections.map(({ titles, lines }) => meant.map((one) => [titles, ...lines].some(has(one))));
    const counts = meant.map((_, at) => held.filter((words) => words[at]).length);
    const rarities = counts.map((count) => Math.log(this.#sections.length / count));
    const found = this.#sections.flatMap((one, order) => {
      if (!typed.length || !held[order].every(Boolean)) return [];
      const keys = one.lines.map((line) => {
        const rare = rarities.filter((_, at) => has(meant[at])(line));
        return [-rare.length, -sum(rare)];
      });
      const best = keys.reduce((known, key, at) => (compared(key, keys[known]) < 0 ? at : known), 0);
      const times = sum(one.lines.map((line) => line.filter((number) => meant.some((own) => own.has(number))).length));
      // What its titles alone have is found by its names.
      return times ? [{ ...one, at: best, key: [...keys[best], -times, order] }] : [];
    });
    return {
      found: inOrder(found).map(({ entry, section, at }) => ({ entry, section, sentence: section.sentences[at] })),
      missing: typed.filter((_, at) => !counts[at]),
      typed,
      marks: (sentence) => this.#marks(sentence, typed, meant),
    };
  }

  #numbersOf(text) {
    return this.#words.of(text).map((word) => {
      const root = this.#words.root(word.text);
      if (!this.#numbers.has(root)) this.#numbers.set(root, this.#numbers.size);
      this.#numbers.set(word.text, this.#numbers.get(root));
      return this.#numbers.get(root);
    });
  }

  /** Return the numbers of what a word means: of the last one, which may go on, of all that it begins, too. */
  #meant({ text, run }, last) {
    const whole = !run && this.#numbers.get(text);
    if (!last && typeof whole === "number") return new Set([whole]);
    const begun = [...this.#numbers].filter(([word]) => (run ? word.includes(text) : word.startsWith(text)));
    return new Set(begun.map(([, number]) => number));
  }

  /** Return where the words that are meant stand in a sentence. */
  #marks(sentence, typed, meant) {
    const runs = typed.filter(({ run }) => run);
    return this.#words.of(sentence).flatMap(({ text, written, run, start }) => {
      if (!run) return meant.some((one) => one.has(this.#numbers.get(text))) ? [[start, start + written.length]] : [];
      const parts = runs.filter((part) => text.includes(part.text));
      return parts.map((part) => [text.indexOf(part.text), part.text.length]).map(([at, size]) => [start + at, start + at + size]);
    });
  }
}

const has = (meant) => (line) => line.some((number) => meant.has(number));
