"""Another section of the entry found first, which holds more of a question than the one that it names."""

from dataclasses import replace

from index import Found

# Nearer to the end of what was found, sections hold words of a question by the way.
_BEST = 5


def sibling(found: Found) -> Found | None:
    """Return what was found with a sibling of the first section before that; None where none holds more."""
    first, *others = found.hits[:_BEST] or (None,)
    if first is None or not first.signals.name:
        return None
    near = [hit for hit in others if hit.place.whole == first.place.whole]
    best = max(near, key=lambda hit: hit.signals.coverage, default=None)
    if best is None or best.signals.coverage <= first.signals.coverage:
        return None
    return replace(found, hits=(best, *(hit for hit in found.hits if hit is not best)))
