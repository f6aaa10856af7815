/** Return an answer as nodes: `open` shows the section of a citation, `ask` asks a question. */
function answerNodes(t, answer, open, ask) {
  const understood = answer.standalone_question;
  const asked = answer.question.trim().split(/\s+/).join(' ');
  const told = understood !== asked && note(fill(t.understood, { question: understood }));
  return [told || '', ...(answer.answered ? answered(t, answer, open, ask) : abstained(t, answer, ask))];
}

function answered(t, answer, open, ask) {
  const groups = Map.groupBy(answer.citations, keyOf);
  return [
    ...answer.notes.map((words) => note(words, 'en')),
    ...quotes(t, answer, open),
    ...answer.suggestions.map((one) => make('p.small', null, t.contrast, ' ', suggestion(t, one, ask))),
    make('ul.cited', { 'aria-label': t.cited }, ...[...groups.values()].map((one) => cited(t, one, open))),
  ];
}

function abstained(t, answer, ask) {
  const near = answer.suggestions.map((one) => make('li', null, suggestion(t, one, ask)));
  return [
    make('p.abstention', { lang: 'en' }, ...plain(answer.text)),
    ...(near.length ? [make('h4', null, t.nearest), make('ul', null, ...near)] : []),
  ];
}

/** Return the paragraphs of an answer: its quotes, each with its mark, and the few words between them. */
function quotes(t, answer, open) {
  const at = unitsOf(answer.text);
  const paragraphs = [];
  const begin = () => paragraphs.push(make('p.said', { dir: 'auto' }));
  const say = (words) =>
    words.split('\n\n').forEach((part, place) => {
      if (place) begin();
      paragraphs.at(-1).append(part.trim() ? make('b', null, ...plain(part)) : part);
    });
  begin();
  let end = answer.notes.reduce((sum, words) => sum + `${words}\n\n`.length, 0);
  for (const citation of answer.citations) {
    say(answer.text.slice(end, at(citation.answer_start)));
    const label = fill(t.mark, citation);
    const quote = make('q', null, ...plain(citation.cited_text));
    const mark = button('number', citation.number, () => open(citation), { 'aria-label': label });
    paragraphs.at(-1).append(quote, make('sup', null, mark));
    end = at(citation.answer_end) + ` [${citation.number}]`.length;
  }
  say(answer.text.slice(end));
  return paragraphs;
}

/** Return a cited section: its term, which opens it, how it is cited and where it stands. */
function cited(t, group, open) {
  const [first] = group;
  const numbers = group.flatMap(({ number }) => [make('span.number', null, number), ' ']);
  const opens = button('plain', [...numbers, ...plain(first.term)], () => open(first));
  return make('li', null, opens, referenceNode(t, first, first.cited_text));
}

/** Return a suggestion as a button: the headword of a section is a question by itself, as on the desk's own page. */
function suggestion(t, { section, term }, ask) {
  return button('plain', plain(term), () => ask(section ? term : fill(t.meaning, { term })));
}

const note = (words, lang) => make('p.small', { lang, dir: 'auto' }, ...plain(words));
