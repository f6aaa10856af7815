"""Which case of an earlier run is which of this one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PureWindowsPath

from assistant.evaluate.comparison import Change, ComparedCase, Quote
from assistant.evaluate.report import CaseReport, Report, Turn

_CHANGES: Mapping[tuple[bool, bool], Change] = {
    (False, True): Change.FIXED,
    (True, False): Change.BROKEN,
    (False, False): Change.FAILING,
    (True, True): Change.PASSING,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A case as it came out in the baseline and in this run."""

    old: CaseReport
    new: CaseReport

    def is_edited(self) -> bool:
        """Tell whether the case asks or expects otherwise than it did."""
        old, new = ([(turn.ask, turn.passage, turn.expect) for turn in one.turns] for one in (self.old, self.new))
        return old != new

    def compare(self) -> ComparedCase:
        """Return what became of the case."""
        turns = list(zip(self.old.turns, self.new.turns, strict=False))
        outcomes = [bool(old.failures) != bool(new.failures) for old, new in turns]
        citations = [set(_quotes(old)) != set(_quotes(new)) for old, new in turns]
        change = Change.EDITED if self.is_edited() else _CHANGES[self.old.passed, self.new.passed]
        if change is Change.PASSING and any(citations):
            change = Change.CHANGED
        at = next((flags.index(True) for flags in (outcomes, citations) if any(flags)), 0)
        return _compared(self.new, change, at, _quotes(_turn(self.old, at)), _quotes(_turn(self.new, at)))


@dataclass(frozen=True, slots=True)
class Pairing:
    """The cases of two runs: those of both, in this run's order, and those of one alone."""

    both: tuple[Pair, ...]
    added: tuple[CaseReport, ...]
    removed: tuple[CaseReport, ...]

    def compare(self) -> tuple[ComparedCase, ...]:
        """Return what became of every case."""
        return (
            *(one.compare() for one in self.both),
            *(_compared(one, Change.ADDED, now=_quotes(_turn(one))) for one in self.added),
            *(_compared(one, Change.REMOVED, before=_quotes(_turn(one))) for one in self.removed),
        )


def pair(report: Report, baseline: Report) -> Pairing:
    """Return the cases of a report with those of an earlier one that have the same id and the same script.

    Scripts are the same by the names of their files, since a report may have been made elsewhere; where several share
    a name, by as many of the folders above them as agree.
    """
    files = _match(_files(report), _files(baseline))
    left = {one.key: one for one in baseline.cases}
    found = [(left.pop((files.get(one.script, ""), one.id), None), one) for one in report.cases]
    return Pairing(
        tuple(Pair(old, new) for old, new in found if old),
        tuple(new for old, new in found if not old),
        tuple(left.values()),
    )


def _files(report: Report) -> Iterable[str]:
    return dict.fromkeys(one.script for one in report.cases)


def _match(files: Iterable[str], others: Iterable[str]) -> Mapping[str, str]:
    """Return the other file that each file goes with, those that agree most being matched first."""
    agreeing = [(-_agreement(file, other), file, other) for file in files for other in others]
    matched: dict[str, str] = {}
    # A tie does no harm: cases of two scripts that are not the same are edited ones, and not compared.
    for agreement, file, other in sorted(agreeing):
        if agreement and file not in matched and other not in matched.values():
            matched[file] = other
    return matched


def _agreement(file: str, other: str) -> int:
    """Return how many parts two paths have in common, from their ends."""
    # Windows separates by either slash.
    ends = zip(PureWindowsPath(file).parts[::-1], PureWindowsPath(other).parts[::-1], strict=False)
    return sum(1 for _ in takewhile(lambda parts: parts[0] == parts[1], ends))


def _compared(
    case: CaseReport, change: Change, at: int = 0, before: tuple[Quote, ...] = (), now: tuple[Quote, ...] = ()
) -> ComparedCase:
    turn = _turn(case, at)
    ask, why = (turn.ask, turn.why) if turn else ("", "")
    return ComparedCase(case.script, case.id, change, at + 1, ask, before, now, why)


def _turn(case: CaseReport, at: int = 0) -> Turn | None:
    return case.turns[at] if at < len(case.turns) else None


def _quotes(turn: Turn | None) -> tuple[Quote, ...]:
    citations = turn.answer.citations if turn and turn.answer else ()
    return tuple(Quote(one.glossary, f"{one.entry}#{one.section}", one.cited_text) for one in citations)
