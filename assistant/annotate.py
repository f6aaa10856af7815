"""The mentions of a glossary's names in a draft."""

from dataclasses import asdict, dataclass

from index import Index, Place

MOST_CHARACTERS = 1_000_000


class DraftError(ValueError):
    """A draft that cannot be annotated, with the remedy."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The section that a mention nearly meant, with its headword."""

    glossary: str
    entry: str
    section: str
    term: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at [start, end) of a draft, in code points, and the section that it means there.

    `name` is as the draft has it, `term` the headword of the section; `first` tells that no mention before this one
    means the same section. Where there is a `runner_up`, the mention is ambiguous: its sentence hardly tells the two
    apart.
    """

    name: str
    start: int
    end: int
    glossary: str
    entry: str
    section: str
    term: str
    first: bool
    runner_up: RunnerUp | None = None


def require_draft(text: str) -> None:
    """Raise DraftError where there is nothing to annotate, or too much."""
    if not text.strip():
        raise DraftError("the draft is empty; give some text")
    if len(text) > MOST_CHARACTERS:
        raise DraftError(f"the draft has {len(text):,} characters, {MOST_CHARACTERS:,} at most; annotate it in parts")


def annotate(text: str, index: Index) -> tuple[Mention, ...]:
    """Return every mention of a name in a draft, in order of place, each in the sense that its sentence gives it.

    A longer name is taken before one inside it. Of several sections that carry a name, that one is meant which has most
    in common with the rest of the sentence. Raise DraftError.
    """
    require_draft(text)
    seen: set[Place] = set()
    mentions = []
    for match, meant in index.mentions(text):
        place, runner_up = meant.section.place, meant.runner_up
        mentions.append(
            Mention(
                name=text[match.start : match.end],
                start=match.start,
                end=match.end,
                glossary=place.glossary,
                entry=place.entry,
                section=place.section,
                term=meant.section.term,
                first=place not in seen,
                runner_up=RunnerUp(**asdict(runner_up.place), term=runner_up.term) if runner_up else None,
            )
        )
        seen.add(place)
    return tuple(mentions)
