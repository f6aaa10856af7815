"""What was measured of a contender, and the table of all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median, quantiles

from assistant.evaluate.metrics import ndcg, rank

_MS = 1000
_UNKNOWN = "-"


@dataclass(slots=True)
class Figures:
    """The runs of one contender: seconds but for `mebibytes` and `rates`; each rank is that of the wanted section.

    `rates` are questions a second by several threads; where the contender does not take them, `refused` says why.
    """

    title: str
    build: float
    starts: list[float] = field(default_factory=list)
    mebibytes: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    ndcgs: list[float] = field(default_factory=list)
    firsts: list[bool] = field(default_factory=list)
    refused: str = ""

    def take(self, found: Sequence[str], wanted: Sequence[str]) -> None:
        """Count what was found, `entry#section` best first, for a question that wants some sections or entries."""
        exact = any("#" in one for one in wanted)
        ranked = found if exact else [one.partition("#")[0] for one in found]
        self.ndcgs.append(ndcg(ranked, wanted))
        self.firsts.append(rank(ranked, wanted) == 1)

    @property
    def start(self) -> float:
        """Return the median of the cold starts."""
        return median(self.starts)

    @property
    def resident(self) -> float:
        """Return the median of the memory, in MiB."""
        return median(self.mebibytes)

    @property
    def p50(self) -> float:
        """Return the milliseconds within which half of the questions were answered."""
        return median(self.seconds) * _MS

    @property
    def p95(self) -> float:
        """Return the milliseconds within which 95 of a hundred questions were answered."""
        return quantiles(self.seconds, n=20)[-1] * _MS

    @property
    def rate(self) -> float | None:
        """Return the median of the rates."""
        return median(self.rates) if self.rates else None


_COLUMNS: dict[str, Callable[[Figures], str]] = {
    "system": lambda one: one.title,
    "cold start": lambda one: f"{one.start:.2f} s",
    "resident": lambda one: f"{one.resident:.0f} MiB",
    "p50": lambda one: f"{one.p50:.1f} ms",
    "p95": lambda one: f"{one.p95:.1f} ms",
    "questions a second": lambda one: _UNKNOWN if one.rate is None else f"{one.rate:.0f}",
    "build": lambda one: f"{one.build:.1f} s",
    "nDCG@10": lambda one: f"{fmean(one.ndcgs):.4f}",
    "hit@1": lambda one: f"{fmean(one.firsts):.4f}",
}


def table(rows: Sequence[Figures]) -> str:
    """Return a Markdown table, a contender a line."""
    cells = [list(_COLUMNS), ["---"] * len(_COLUMNS), *([shown(one) for shown in _COLUMNS.values()] for one in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def beside(ours: Figures, peers: Sequence[Figures]) -> str:
    """Return how many times as long and as much as we every peer takes, and how much less or more it finds."""
    lines = [
        f"{one.title}: cold start {one.start / ours.start:.1f} x ours, resident {one.resident / ours.resident:.1f} x, "
        f"p50 {one.p50 / ours.p50:.1f} x, nDCG@10 {fmean(one.ndcgs) - fmean(ours.ndcgs):+.4f}"
        for one in peers
    ]
    return "\n".join(lines)
