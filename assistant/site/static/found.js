const MOST_NAMES = 6;
const MOST_SECTIONS = 8;

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** What a glossary has for what is typed, as options of a list, and what is said of them. */
class Found {
  #data;
  #base;
  #names;
  #sections;

  /** Take the data of a site, and the address of its folder. */
  constructor(data, base) {
    const words = new Words(data);
    this.#data = data;
    this.#base = base;
    this.#names = new Names(data, words);
    this.#sections = data.texts ? new Sections(data, words) : null;
  }

  /** Return groups of options, and what is said of how many there are, or of what is not there. */
  of(text) {
    const names = this.#names.of(text);
    const inTexts = this.#sections?.of(text);
    const sections = inTexts?.found ?? [];
    const shown = [
      { label: "Names", options: names.slice(0, MOST_NAMES).map((one) => this.#name(one)) },
      { label: "Texts", options: sections.slice(0, MOST_SECTIONS).map((one) => this.#section(one, inTexts.marks)) },
    ];
    const [named, told] = shown.map(({ options }) => options.length);
    return {
      groups: shown.filter(({ options }) => options.length),
      told: [
        named ? counted(names.length, "name", named) : "",
        told ? counted(sections.length, "section", told) : lacking(text.trim(), inTexts, named),
        inTexts ? "" : "Names alone are searched.",
      ]
        .filter(Boolean)
        .join(" "),
    };
  }

  #name({ text, language, place: { entry, section } }) {
    const terms = [section?.term || entry.term, entry.term].filter((term) => term !== text);
    const under = terms.slice(0, 1).map((term) => this.#written("under", term));
    const name = make("span", { className: "name", lang: language, dir: "auto", textContent: text });
    return this.#option(this.#address(entry, section), name, ...under);
  }

  #section({ entry, section, sentence }, marks) {
    const terms = [this.#written("name", section.term || entry.term)];
    if (section.term && section.term !== entry.term) terms.push(this.#written("under", entry.term));
    const quote = this.#written("quote", "");
    quote.append(...marked(sentence, marks(sentence)));
    return this.#option(this.#address(entry, section) + directive(sentence), ...terms, quote);
  }

  #written(className, textContent) {
    return make("span", { className, lang: this.#data.languages[0], dir: "auto", textContent });
  }

  #option(href, ...parts) {
    return make("a", { href, tabIndex: -1, role: "option" }, ...parts.flatMap((part) => [part, " "]));
  }

  #address(entry, section) {
    const fill = (template) => template.replaceAll("{entry}", entry.id).replaceAll("{section}", section?.id ?? "");
    return new URL(fill(this.#data.entry), this.#base).href + (section ? `#${fill(this.#data.anchor)}` : "");
  }
}

const counted = (count, thing, shown) =>
  `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}${shown < count ? `, ${shown} of them shown` : ""}.`;

/** Say what is not there: by name, or of texts, the words that none has, or that none has together. */
function lacking(text, inTexts, named) {
  if (!inTexts) return named ? "" : `No name has “${text}”.`;
  const words = (inTexts.missing.length ? inTexts.missing : inTexts.typed).map(({ written }) => `“${written}”`);
  const together = words.length > 1 && !inTexts.missing.length ? "all of " : "";
  return `${named ? "No" : "No name and no"} section has ${together}${words.join(", ")}.`;
}

/** Return a text as nodes in which some places are marked. */
function marked(text, places) {
  const nodes = [];
  let end = 0;
  for (const [from, to] of places.sort((one, other) => compared(one, other))) {
    if (from < end) continue;
    nodes.push(text.slice(end, from), make("mark", { textContent: text.slice(from, to) }));
    end = to;
  }
  return [...nodes, text.slice(end)];
}
