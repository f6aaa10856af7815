const MARKS = /^ (\[\d+])+/;

/** Return an answer as nodes: `open` shows the section of a citation, `ask` asks a question. */
function answerNodes(t, answer, open, ask) {
  const understood = answer.standalone_question;
  const asked = answer.question.trim().replace(/\s+/g, ' ');
  const told = understood !== asked && note(fill(t.understood, { question: understood }));
  return [told || '', ...(answer.answered ? answered(t, answer, open, ask) : abstained(t, answer, ask))];
}

function answered(t, answer, open, ask) {
  const groups = [...Map.groupBy(answer.citations, keyOf).values()];
  return [
    ...answer.notes.map((words) => note(words, 'en')),
    ...quotes(t, answer, open),
    answer.written ? note(t.written) : '',
    answer.writer_fault ? note(answer.writer_fault, 'en') : '',
    ...answer.suggestions.map((one) => make('p.small', null, t.contrast, ' ', suggestion(t, one, ask))),
    make('ul.cited', { 'aria-label': t.cited }, ...groups.map((one) => cited(t, one, open, answer.written))),
  ];
}

function abstained(t, answer, ask) {
  const near = answer.suggestions.map((one) => make('li', null, suggestion(t, one, ask)));
  return [
    make('p.abstention', { lang: 'en' }, ...plain(answer.text)),
    ...(near.length ? [make('h4', null, t.nearest), make('ul', null, ...near)] : []),
  ];
}

/** Return the paragraphs of an answer: its quotes, or a writer's sentences, with their marks, and the words between. */
function quotes(t, { text, notes, citations, written }, open) {
  const at = unitsOf(text);
  const paragraphs = [];
  const begin = () => paragraphs.push(make('p.said', { dir: 'auto' }));
  const say = (words) =>
    words.replace(MARKS, '').split('\n\n').forEach((part, place) => {
      if (place) begin();
      paragraphs.at(-1).append(part.trim() ? make('b', null, ...plain(part)) : part);
    });
  begin();
  let end = notes.reduce((sum, words) => sum + `${words}\n\n`.length, 0);
  for (const [from, group] of Map.groupBy(citations, (one) => one.answer_start)) {
    say(text.slice(end, at(from)));
    end = at(group[0].answer_end);
    const said = make(written ? 'span' : 'q', null, ...plain(text.slice(at(from), end)));
    paragraphs.at(-1).append(said, ...group.map((one) => mark(t, one, open)));
  }
  say(text.slice(end));
  return paragraphs;
}

function mark(t, one, open) {
  return make('sup', null, button('number', one.number, () => open(one), { 'aria-label': fill(t.mark, one) }));
}

/** Return a cited section: its term, which opens it, the quotes that a writer shortened, how it is cited and where. */
function cited(t, group, open, written) {
  const [first] = group;
  const numbers = group.flatMap(({ number }) => [make('span.number', null, number), ' ']);
  const opens = button('plain', [...numbers, ...plain(first.term)], () => open(first));
  const quoted = new Set(written ? group.map((one) => one.cited_text) : []);
  const quotes = [...quoted].map((words) => make('p.small', { dir: 'auto' }, make('q', null, ...plain(words))));
  return make('li', null, opens, ...quotes, referenceNode(t, first, first.cited_text));
}

/** Return a suggestion as a button: the headword of a section is a question by itself, as on the desk's own page. */
function suggestion(t, { section, term }, ask) {
  return button('plain', plain(term), () => ask(section ? term : fill(t.meaning, { term })));
}

const note = (words, lang) => make('p.small', { lang, dir: 'auto' }, ...plain(words));
