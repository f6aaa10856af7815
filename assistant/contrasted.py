"""What several glossaries say of one name, side by side: each of them may mean something else by it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.understanding.topic import entries_of
from index import Found, Index, NameMatch

# Deep enough to find what a glossary says of a name below all that another says of it.
_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Contrasted:
    """What is quoted from, a part for each glossary, and the line that says so."""

    parts: tuple[Found, ...]
    note: str


def contrast_glossaries(
    found: Found, index: Index, passage: str, is_sure: Callable[[Found], bool], most: int
) -> Contrasted | None:
    """Return what each glossary says of the name that the best section carries; None unless two of them explain it.

    The glossary of the best section comes first, and the others as they are opened, `most` in all. Where a passage
    tells which sense is meant, nothing is set beside it.
    """
    match = _name(found) if len(index.glossaries) > 1 and not (found.sense and found.sense.cues) else None
    if match is None:
        return None
    wide = index.search(found.query, _DEPTH, passage=passage)
    entries = entries_of(match.places)
    best = found.hits[0].place.glossary
    parts = []
    for glossary in (best, *(one for one in index.glossaries if one != best)):
        hits = found.hits if glossary == best else wide.hits
        own = tuple(hit for hit in hits if hit.place.glossary == glossary and hit.place.whole in entries)
        if own and is_sure(part := replace(found, hits=own)):
            parts.append(part)
    if len(parts) < 2:
        return None
    name = next((one for one in found.query.asked if one.casefold() == match.name.casefold()), match.name)
    note = f"“{name}” is explained in {len(parts)} glossaries, each of which may mean something else by it."
    return Contrasted(tuple(parts[:most]), note)


def _name(found: Found) -> NameMatch | None:
    """Return the name in a question that the best section, or its entry, carries together with another glossary."""
    place = found.hits[0].place
    carried = {place, place.whole}
    for match in found.query.names:
        if carried & set(match.places) and len({one.glossary for one in match.places}) > 1:
            return match
    return None
