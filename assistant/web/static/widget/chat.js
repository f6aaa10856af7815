const NARROW = '(max-width: 30rem)';
const MOST_TURNS = 50;
const MOST_SHOWN = 60;
const ABOVE = 12;

class GlossdeskChat extends HTMLElement {
  #t;
  #parts;
  #ended;
  #turns = [];
  #passage = '';
  #found = null;
  #awaited = null;
  #from = null;

  async connectedCallback() {
    const { signal } = (this.#ended = new AbortController());
    await pageRead;
    this.#build();
    watchSelection(this.getAttribute('within'), signal, (found) => this.#offer(found));
  }

  disconnectedCallback() {
    this.#ended.abort();
  }

  /** Ask a question, of a passage where one is given; resolve when its answer, or why there is none, is shown. */
  async ask(question, passage) {
    this.open();
    if (passage !== undefined) this.#about(passage);
    this.#turnTo(this.#parts.log);
    this.#parts.log.focus();
    await this.#ask(question);
  }

  /** Show a section of an entry, its first if none is named. */
  async read(place) {
    this.open();
    await this.#show(place, []);
  }

  open() {
    this.#build();
    const { panel, launcher, box } = this.#parts;
    if (this.hasAttribute('inline') || panel.open) return;
    launcher.ariaExpanded = 'true';
    if (matchMedia(NARROW).matches) panel.showModal();
    else panel.show();
    box.focus();
  }

  close() {
    const { panel, launcher } = this.#parts;
    if (!panel.open) return;
    launcher.ariaExpanded = 'false';
    // The browser gives the focus back to where it was.
    panel.close();
  }

  #build() {
    if (this.#parts) return;
    this.#t = spokenAt(this);
    const inline = this.hasAttribute('inline');
    this.#parts = panelParts(this.#t, inline, {
      press: () => this.#press(),
      leave: () => this.#leave(),
      begin: () => this.#begin(),
      close: () => this.close(),
      submit: (event) => this.#submit(event),
    });
    const { launcher, offered, panel } = this.#parts;
    shade(this).append(inline ? '' : launcher, offered, panel);
  }

  /** Offer to ask about what is selected, or no longer. */
  #offer(found) {
    const { launcher, offered } = this.#parts;
    this.#found = found;
    const label = found ? fill(this.#t.about, { words: shortened(found.words) }) : this.#t.title;
    for (const one of [launcher, offered]) one.replaceChildren(...plain(label));
    if (found && chatOf() === this) showAt(offered, found.rect);
    else hide(offered);
  }

  #press() {
    const found = this.#found;
    this.#parts.launcher.focus();
    this.#offer(null);
    if (found) this.ask(found.words, found.passage);
    else this.open();
  }

  #submit(event) {
    event.preventDefault();
    this.#turnTo(this.#parts.log);
    if (this.#parts.box.value.trim()) this.#ask(this.#parts.box.value);
  }

  async #ask(question) {
    if (this.#awaited) return;
    const { log, problem, intro } = this.#parts;
    const waiting = make('p.waiting', null, this.#t.asking);
    const turn = make('article', null, make('h3', { dir: 'auto' }, ...plain(question)), waiting);
    this.#awaited = turn;
    problem.replaceChildren();
    intro.remove();
    log.append(turn);
    log.scrollTop = turn.offsetTop - ABOVE;
    const { json, read, error } = await call(deskOf(this), 'ask', this.#body(question)).catch((error) => ({ error }));
    if (this.#awaited !== turn) return;
    this.#awaited = null;
    if (error) {
      turn.remove();
      this.#tell(error, () => this.#ask(question));
      return;
    }
    const open = (one) => this.#open(read, one);
    waiting.replaceWith(...answerNodes(this.#t, read, open, (next) => this.#ask(next)));
    this.#answered(question, turn, read, json);
  }

  #answered(question, turn, answer, json) {
    const { box, log } = this.#parts;
    if (box.value === question) box.value = '';
    this.#turns.push({ question: answer.question, answer: answer.text });
    this.#turnTo(log);
    log.scrollTop = turn.offsetTop - ABOVE;
    this.#speak(turn, answer.citations);
    this.dispatchEvent(new CustomEvent('answer', { bubbles: true, composed: true, detail: { answer, json } }));
  }

  #body(question) {
    return {
      // Half a character is nothing that a server can read.
      question: question.toWellFormed(),
      passage: this.#passage || undefined,
      history: this.#turns.slice(-MOST_TURNS),
      glossary: this.getAttribute('glossary') ?? undefined,
    };
  }

  /** Give quotes the language of their glossary, in which a screen reader has to speak them. */
  #speak(turn, citations) {
    turn.querySelectorAll('q').forEach((quote, place) => {
      const tell = ({ language }) => (quote.lang = language);
      // Without it the quote is still there.
      entryAt(deskOf(this), citations[place]).then(tell, () => {});
    });
  }

  #tell(error, again) {
    if (!(error instanceof Fault)) throw error;
    this.#parts.problem.replaceChildren(error.told(this.#t), ' ', button('plain', this.#t.again, again));
  }

  /** Ask from now on about a passage, until it is left out. */
  #about(passage) {
    const { passage: shown, box } = this.#parts;
    const drop = () => {
      this.#about('');
      box.focus();
    };
    this.#passage = passage;
    const words = make('span', { dir: 'auto' }, fill(this.#t.passage, { passage: shortened(passage) }));
    const left = button('plain', '×', drop, { 'aria-label': this.#t.drop });
    shown.replaceChildren(...(passage ? [words, left] : []));
  }

  #begin() {
    const { log, intro, problem, box } = this.#parts;
    // An answer that is under way belongs to the conversation before.
    this.#awaited = null;
    this.#turns = [];
    this.#about('');
    this.#turnTo(log);
    problem.replaceChildren();
    log.replaceChildren(intro);
    box.focus();
  }

  #open(answer, chosen) {
    const same = answer.citations.filter((one) => keyOf(one) === keyOf(chosen));
    return this.#show(chosen, same, chosen);
  }

  async #show(place, quotes, chosen) {
    const { section, problem } = this.#parts;
    const from = this.shadowRoot.activeElement;
    problem.replaceChildren();
    try {
      const found = await sectionAt(deskOf(this), place, quotes);
      section.replaceChildren(...sectionNodes(this.#t, found, chosen));
    } catch (error) {
      this.#tell(error, () => this.#show(place, quotes, chosen));
      return;
    }
    this.#turnTo(section);
    this.#from = from;
    const target = section.querySelector('.chosen') ?? section.querySelector('h3');
    section.scrollTop = target.offsetTop - section.clientHeight / 3;
    target.focus({ preventScroll: true });
  }

  /** Go back from a section to the answers, or from there to the page. */
  #leave() {
    const { section, log } = this.#parts;
    if (section.hidden) {
      this.close();
      return;
    }
    this.#turnTo(log);
    (this.#from?.isConnected ? this.#from : log).focus();
  }

  #turnTo(view) {
    const { section, log, back, anew } = this.#parts;
    section.hidden = back.hidden = view !== section;
    log.hidden = !section.hidden;
    anew.hidden = log.hidden || !this.#turns.length;
  }
}

const shortened = (text) => (text.length > MOST_SHOWN ? `${[...text].slice(0, MOST_SHOWN).join('').trim()} …` : text);
