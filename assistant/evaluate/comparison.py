"""A run beside an earlier one: what became of every case, and whether measures differ by more than chance explains."""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What became of a case since the baseline; every case has one of these.

    A `changed` one passed both times with other citations. An `edited` one is asked or expects otherwise than it did,
    so that it is not compared. An `added` or `removed` one stands in one of the runs alone.
    """

    FIXED = "fixed"
    BROKEN = "broken"
    FAILING = "still failing"
    PASSING = "still passing"
    CHANGED = "changed"
    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Quote:
    """What an answer cited: the text, and the entry#section that it stands in."""

    glossary: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """A case with what it cited in the baseline and cites now.

    `script` is this run's file, the baseline's for a removed case. `ask`, the citations and `why`, this run's cause of
    a failure, are of one turn: the first that came out otherwise, or else the first that cites otherwise; `turn` is its
    number, from 1.
    """

    script: str
    id: str
    change: Change
    turn: int
    ask: str
    before: tuple[Quote, ...]
    now: tuple[Quote, ...]
    why: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells the case from all others of its report."""
        return self.script, self.id


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure over what both runs have: `count` cases of `passed`, questions of any other measure.

    `value` is `new` less `old`; latencies are in milliseconds. `p` is two-sided and for this measure alone;
    `significant` tells whether it is below 0.05 when corrected for all measures but latency.
    """

    measure: str
    count: int
    old: float
    new: float
    value: float
    p: float
    significant: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run compared with its baseline; `warnings` say what else than the code may have made a difference.

    `differences` are over the cases that are in both runs and were not edited.
    """

    warnings: tuple[str, ...]
    cases: tuple[ComparedCase, ...]
    differences: tuple[Difference, ...]

    def of(self, change: Change) -> list[ComparedCase]:
        """Return the cases of which this became, in order."""
        return [one for one in self.cases if one.change is change]
