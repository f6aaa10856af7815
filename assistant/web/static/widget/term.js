const HOVERED_MS = 200;
const LEFT_MS = 300;

/** A word whose definition shows while it is pointed at or has the focus. */
class GlossdeskTerm extends HTMLElement {
  #word = make(
    'span.word',
    {
      role: 'button',
      tabindex: 0,
      'aria-expanded': 'false',
      // A screen reader's press, like a key's, has no place on the screen.
      onclick: ({ detail }) => (this.#shown && !detail ? this.#hide() : this.#show()),
      onkeydown: (event) => {
        if (!['Enter', ' '].includes(event.key)) return;
        event.preventDefault();
        this.#word.click();
      },
    },
    make('slot'),
  );
  #card = make('div.card', { popover: 'manual', 'aria-live': 'polite' });
  #soon;
  #ended;
  static #current = null;

  connectedCallback() {
    if (this.shadowRoot) return;
    shade(this).append(this.#word, this.#card);
    this.#listen();
  }

  disconnectedCallback() {
    this.#hide();
  }

  get #shown() {
    return this.#card.matches(':popover-open');
  }

  #after(delay, act) {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(act, delay);
  }

  #hide() {
    clearTimeout(this.#soon);
    this.#ended?.abort();
    this.#word.ariaExpanded = 'false';
    hide(this.#card);
  }

  async #show() {
    clearTimeout(this.#soon);
    if (this.#shown) return;
    GlossdeskTerm.#current?.#hide();
    GlossdeskTerm.#current = this;
    const t = spokenAt(this);
    this.#attend();
    this.#word.ariaExpanded = 'true';
    this.#card.lang = t.lang;
    this.#fill(t.asking);
    try {
      const found = await sectionAt(deskOf(this), await this.#place());
      this.#fill(...definition(t, found, () => this.#more(found)));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#fill(error.told(t));
    }
  }

  #fill(...nodes) {
    if (this.#ended.signal.aborted) return;
    this.#card.replaceChildren(...nodes);
    showAt(this.#card, [...this.#word.getClientRects()].at(-1));
  }

  #listen() {
    const mouse = (delay, act) => (event) => event.pointerType === 'mouse' && this.#after(delay, act);
    const on = {
      pointerenter: mouse(HOVERED_MS, () => this.#show()),
      pointerleave: mouse(LEFT_MS, () => this.matches(':focus-within') || this.#hide()),
      focusin: () => this.#show(),
      focusout: () => this.#hide(),
    };
    for (const [type, act] of Object.entries(on)) this.addEventListener(type, act);
  }

  /** Hide the card at Escape, wherever the focus is, and at a press elsewhere. */
  #attend() {
    this.#ended = new AbortController();
    const options = { signal: this.#ended.signal, capture: true };
    const escape = (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      this.#hide();
    };
    document.addEventListener('keydown', escape, options);
    document.addEventListener('pointerdown', (event) => event.composedPath().includes(this) || this.#hide(), options);
  }

  /** Return the entry and section that are named, or else those that the word is found to mean. */
  async #place() {
    const place = namedBy(this);
    if (place.entry) return place;
    const text = this.textContent.toWellFormed();
    if (!text.trim()) throw new Fault('none');
    const { read } = await call(deskOf(this), 'annotate', { text, glossary: place.glossary ?? undefined });
    if (!read.mentions.length) throw new Fault('none');
    return read.mentions[0];
  }

  #more({ entry, section }) {
    // What is closed later gives the focus back to the word.
    this.#word.focus();
    this.#hide();
    chatOf().read({ glossary: entry.glossary, entry: entry.id, section: section.id });
  }
}

/** Return the first sentence of a section, how it is cited, and the way to the whole. */
function definition(t, { entry, section }, more) {
  const lang = entry.language;
  return [
    make('p.term', { lang }, ...plain(section.term)),
    make('p.definition', { lang, dir: 'auto' }, ...plain(section.definition)),
    referenceNode(t, section, section.definition),
    chatOf() ? button('plain', t.more, more) : '',
  ];
}
