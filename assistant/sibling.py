"""Another section of the entry found first, which holds more of a question than the one that it names."""

from collections.abc import Callable
from dataclasses import replace

from assistant.counting import is_uncounted
from index import Found, Hit

# Nearer to the end of what was found, sections hold words of a question by the way.
_BEST = 5


def sibling(found: Found) -> Found | None:
    """Return what was found with a sibling of the first section before that; None where none holds more."""
    return _before(found, lambda _: True)


def counting(found: Found) -> Found | None:
    """Return the same with a sibling that counts what is asked the number of; None where the first section does."""

    def counts(hit: Hit) -> bool:
        return not is_uncounted(found.query.text, (one.text for one in hit.sentences))

    return None if not found.hits or counts(found.hits[0]) else _before(found, counts)


def _before(found: Found, may_be: Callable[[Hit], bool]) -> Found | None:
    first, *others = found.hits[:_BEST] or (None,)
    if first is None or not first.signals.name:
        return None
    near = [hit for hit in others if hit.place.whole == first.place.whole and may_be(hit)]
    best = max(near, key=lambda hit: hit.signals.coverage, default=None)
    if best is None or best.signals.coverage <= first.signals.coverage:
        return None
    return replace(found, hits=(best, *(hit for hit in found.hits if hit is not best)))
