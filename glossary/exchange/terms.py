"""Which of a concept's terms is the headword, and in which order the others are its names."""

from collections.abc import Collection, Iterable

from glossary.exchange.concept import Concept
from glossary.exchange.intake import Intake
from glossary.model import Name
from glossary.schema import DEPRECATED, PREFERRED


def closest(tags: Collection[str], language: str) -> set[str]:
    """Return those of the language tags that mean a language: the same, that in other case, or the same primary subtag.

    No tag at all means any language.
    """
    same = {language} & set(tags) or {tag for tag in tags if tag.lower() == language.lower()}
    return (same or {tag for tag in tags if _primary(tag) == _primary(language)}) | ({""} & set(tags))


def split_terms(
    concept: Concept, noted: tuple[Name, ...], language: str, intake: Intake
) -> tuple[str, tuple[Name, ...]]:
    """Return the headword of a concept, or nothing, and its names: those that were noted first, as they were noted.

    The headword is the preferred term in `language`, or else the first that is not deprecated.
    """
    wanted = closest({name.language for name in concept.terms}, language)
    own = [name for name in concept.terms if name.language in wanted]
    if not own and concept.terms:
        shown = f"{concept.terms[0].text!r} in {concept.terms[0].language!r}"
        intake.loss(concept.mark, f"there is no term in {language!r}; the headword is {shown}")
    ranks = {PREFERRED: 0, DEPRECATED: 2}
    headword = min(own or concept.terms[:1], key=lambda name: ranks.get(name.status, 1), default=None)
    if headword is None:
        return "", ()
    there = {_key(name) for name in concept.terms}
    kept = [name for name in noted if _key(name) in there]
    known = {_key(name) for name in kept}
    at = concept.terms.index(headword)
    others = [name for name in (*concept.terms[:at], *concept.terms[at + 1 :]) if _key(name) not in known]
    return headword.text, _grouped([*kept, *others])


def in_order_of(noted: Iterable[str], found: Iterable[str]) -> tuple[str, ...]:
    """Return what was found, in the order in which it was noted; what was noted, where nothing was found."""
    noted, found = tuple(noted), tuple(found)
    if not found:
        return noted
    return (*(one for one in noted if one in found), *(one for one in found if one not in noted))


def _grouped(names: list[Name]) -> tuple[Name, ...]:
    order = list(dict.fromkeys(name.language for name in names))
    return tuple(sorted(names, key=lambda name: order.index(name.language)))


def _key(name: Name) -> tuple[str, str]:
    return name.text, name.language.lower()


def _primary(tag: str) -> str:
    return tag.lower().partition("-")[0]
