/** Return an entry and a section of it, its first if none is named, with the quotes that it still holds. */
async function sectionAt(desk, place, quotes = []) {
  let found;
  // A page may be open while the glossary changes.
  for (const fresh of [false, true]) {
    const entry = await entryAt(desk, place, fresh);
    const section = entry.sections.find(({ id }) => !place.section || id === place.section);
    found = section && { entry, section, quotes: quotes.filter((quote) => says(section, quote)) };
    if (found?.quotes.length === quotes.length) break;
  }
  if (!found) throw new Fault('none');
  return found;
}

/** Return a section as it is shown whole, its quotes marked; `chosen` is the one to go to. */
function sectionNodes(t, { entry, section, quotes }, chosen) {
  const lang = entry.language;
  const lost = chosen && !quotes.includes(chosen);
  return [
    lost ? make('p.problem', null, fill(t.changed, { quote: chosen.cited_text })) : '',
    make('h3', { lang, tabindex: -1 }, ...plain(section.term)),
    make('p.small', null, ...nameNodes(entry, section)),
    make('p.definition', { lang, dir: 'auto' }, ...markedText(section.text, quotes, chosen)),
    ...sourceNodes(t, section),
    referenceNode(t, section, chosen?.cited_text ?? section.definition),
  ];
}

/** Return the text of a section with every quote in a mark, its numbers behind it: a writer may cite it twice. */
function markedText(text, quotes, chosen) {
  const at = unitsOf(text);
  const nodes = [];
  let end = 0;
  const sorted = quotes.toSorted((one, other) => one.start_char - other.start_char);
  for (const [from, group] of Map.groupBy(sorted, (one) => one.start_char)) {
    nodes.push(...plain(text.slice(end, at(from))));
    end = at(group[0].end_char);
    const kind = group.includes(chosen) ? 'mark.chosen' : 'mark';
    nodes.push(make(kind, { tabindex: -1 }, ...plain(text.slice(at(from), end))));
    nodes.push(make('sup', null, ...group.map(({ number }) => make('span.number', null, number))));
  }
  return [...nodes, ...plain(text.slice(end))];
}

function nameNodes(entry, section) {
  const under = entry.term === section.term ? [] : [{ ...entry, text: entry.term }];
  const names = section.names.length ? section.names : entry.names;
  return [...under, ...names].flatMap(({ text, language }, place) => [
    place ? ' · ' : '',
    make('span', { lang: language }, text),
  ]);
}

/** Return how a section is cited, with the link to a sentence of it. */
function referenceNode(t, { reference, url }, quote) {
  const address = permalink(url, quote);
  return make('p.small', null, ...prose(reference), ' ', address && link(address, t.permalink));
}

function sourceNodes(t, { sources }) {
  const items = sources.map((source) => make('li', null, ...prose(source)));
  return items.length ? [make('h4', null, t.sources), make('ul.small', null, ...items)] : [];
}

/** Tell whether a section has the words of a quote at its place. */
function says(section, { cited_text: cited, start_char: start, end_char: end }) {
  const at = unitsOf(section.text);
  return section.text.slice(at(start), at(end)) === cited;
}
