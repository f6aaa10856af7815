/** Return the parts of a chat; `on` has what their presses do. */
function panelParts(t, inline, on) {
  // A press must not take the selection away before it is read.
  const presses = { lang: t.lang, onmousedown: (event) => event.preventDefault() };
  const opens = { 'aria-haspopup': 'dialog', 'aria-expanded': 'false' };
  const parts = {
    launcher: button('launcher', t.title, on.press, { ...presses, ...opens }),
    offered: button('offered', t.title, on.press, { ...presses, popover: 'manual' }),
    back: button('plain', t.back, on.leave, { hidden: true }),
    anew: button('plain', t.anew, on.begin, { hidden: true }),
    close: button('plain', '×', on.close, { 'aria-label': t.close, hidden: inline }),
    intro: make('p.small', null, t.intro),
    log: make('div.log', { tabindex: 0, role: 'log', 'aria-labelledby': 'title' }),
    section: make('div.log', { tabindex: 0, role: 'region', 'aria-label': t.cited, hidden: true }),
    passage: make('p.passage'),
    problem: make('p.problem', { role: 'alert' }),
    box: make('textarea', { rows: 2, 'aria-label': t.box, placeholder: t.box, onkeydown: sends(on.submit) }),
  };
  const { back, anew, close, log, section, passage, problem, box } = parts;
  log.append(parts.intro);
  parts.panel = make(
    inline ? 'section.panel' : 'dialog.panel',
    { lang: t.lang, 'aria-labelledby': 'title', oncancel: leaves(on), onkeydown: leaves(on) },
    make('div.head', null, make('h2', { id: 'title' }, t.title), back, anew, close),
    log,
    section,
    passage,
    problem,
    make('form', { onsubmit: on.submit }, box, make('button.send', null, t.ask)),
  );
  return parts;
}

/** Return a listener that sends at Enter, but not at one that ends the typing of a Chinese word. */
function sends(submit) {
  return (event) => event.key === 'Enter' && !event.shiftKey && !event.isComposing && submit(event);
}

/** Return a listener that leaves at Escape, or at what the system has instead. */
function leaves({ leave }) {
  return (event) => {
    if (event.type !== 'cancel' && (event.key !== 'Escape' || event.isComposing)) return;
    event.preventDefault();
    leave();
  };
}
