const RANKS = [
  (name, { joined }) => name.folded === joined,
  (name, { joined }) => name.folded.startsWith(joined),
  (name, { joined }) => begins(name, joined),
  (name, { words }) => words.every(({ text, run }) => (run ? name.folded.includes(text) : begins(name, text))),
];

const begins = ({ folded, starts }, text) => starts.some((at) => folded.startsWith(text, at));

/** The names of entries and sections, and the titles of sections. */
class Names {
  #names = [];
  #words;

  constructor(data, words) {
    this.#words = words;
    const named = (place, { term, names }) => {
      if (term) this.#add(place, term, data.languages[0]);
      for (const [number, texts] of Object.entries(names))
        for (const text of texts) this.#add(place, text, data.languages[number]);
    };
    for (const entry of data.entries) {
      named({ entry }, entry);
      for (const section of entry.sections) named({ entry, section }, section);
    }
  }

  /** Return a name of each place that is meant by what is typed, best first; of names as good, shorter ones first. */
  of(text) {
    const words = this.#words.of(text);
    const typed = { words, joined: words.map((word) => word.text).join("") };
    const written = text.trim().toLowerCase();
    const best = new Map();
    this.#names.forEach((name, order) => {
      const rank = RANKS.findIndex((holds) => holds(name, typed));
      if (rank < 0) return;
      // In the script, and with the marks, in which it is typed.
      const as = name.text.toLowerCase().includes(written) ? 0 : 1;
      const found = { ...name, key: [rank, as, name.text.length, order] };
      const known = best.get(name.place);
      if (!known || compared(found.key, known.key) < 0) best.set(name.place, found);
    });
    return inOrder([...best.values()]);
  }

  #add(place, text, language) {
    const starts = [];
    let key = "";
    for (const word of this.#words.of(text)) {
      // A name may be begun at each of its characters.
      for (let at = 0; at < (word.run ? word.text.length : 1); at++) starts.push(key.length + at);
      key += word.text;
    }
    if (key) this.#names.push({ place, text, language, folded: key, starts });
  }
}
