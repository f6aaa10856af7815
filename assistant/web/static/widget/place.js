const PLACE = ['glossary', 'entry', 'section'];

/** Return the ids of a section as one. */
const keyOf = (place) => PLACE.map((id) => place[id]).join(' ');

/** Return the ids of the section that an element names. */
const namedBy = (element) => Object.fromEntries(PLACE.map((id) => [id, element.getAttribute(id)]));
