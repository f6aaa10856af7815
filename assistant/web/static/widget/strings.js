const STRINGS = {
  en: {
    title: 'Ask the glossary',
    about: 'Ask about “{words}”',
    close: 'Close',
    anew: 'New conversation',
    intro: 'Ask what a term means, or select words on the page. The glossary answers word for word.',
    box: 'Your question',
    ask: 'Ask',
    passage: 'About: {passage}',
    drop: 'Leave out the passage',
    asking: 'Looking it up …',
    understood: 'Understood as: {question}',
    written: 'Shortened by a language model, checked against the quotes.',
    contrast: 'In contrast:',
    nearest: 'Nearest entries',
    meaning: 'What does {term} mean?',
    mark: 'Citation {number}: {term}',
    cited: 'Cited sections',
    back: 'Back',
    sources: 'Sources',
    permalink: 'Permalink',
    changed: 'The glossary has changed since. It said: {quote}',
    more: 'More',
    none: 'Not in this glossary.',
    again: 'Try again',
    unreachable: 'The desk cannot be reached. Check the connection.',
    refused: 'The desk does not answer questions from this page.',
    busy: 'Too many questions at once. Try again in {wait} seconds.',
    soon: 'Too many questions at once. Try again in a moment.',
    failed: 'The desk could not answer (status {status}).',
  },
  de: {
    title: 'Das Glossar fragen',
    about: 'Nach „{words}“ fragen',
    close: 'Schließen',
    anew: 'Neues Gespräch',
    intro: 'Fragen Sie nach einem Begriff, oder markieren Sie Wörter der Seite. Das Glossar antwortet wörtlich.',
    box: 'Ihre Frage',
    ask: 'Fragen',
    passage: 'Zu: {passage}',
    drop: 'Textstelle weglassen',
    asking: 'Wird nachgeschlagen …',
    understood: 'Verstanden als: {question}',
    written: 'Von einem Sprachmodell gekürzt, an den Zitaten geprüft.',
    contrast: 'Dagegen:',
    nearest: 'Nächste Einträge',
    meaning: 'Was bedeutet {term}?',
    mark: 'Beleg {number}: {term}',
    cited: 'Belegte Abschnitte',
    back: 'Zurück',
    sources: 'Quellen',
    permalink: 'Permalink',
    changed: 'Das Glossar hat sich seither geändert. Darin stand: {quote}',
    more: 'Mehr',
    none: 'Nicht in diesem Glossar.',
    again: 'Noch einmal versuchen',
    unreachable: 'Das Glossar ist nicht erreichbar. Bitte die Verbindung prüfen.',
    refused: 'Das Glossar beantwortet keine Fragen von dieser Seite.',
    busy: 'Zu viele Fragen auf einmal. Bitte in {wait} Sekunden noch einmal versuchen.',
    soon: 'Zu viele Fragen auf einmal. Bitte gleich noch einmal versuchen.',
    failed: 'Das Glossar konnte nicht antworten (Status {status}).',
  },
};

/** Return a text with its {names} filled in. */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** Return the language of an element that there are strings for, and those strings; English fills the gaps. */
function spokenAt(element) {
  const tag = (element.closest('[lang]')?.lang || navigator.language).toLowerCase();
  const lang = [tag, tag.split('-')[0]].find((one) => STRINGS[one]) ?? 'en';
  return { lang, ...STRINGS.en, ...STRINGS[lang] };
}
