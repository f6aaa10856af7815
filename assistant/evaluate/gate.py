"""What a measure must reach."""

import argparse
from dataclasses import dataclass

from assistant.evaluate.summary import SHARES, Summary


@dataclass(frozen=True, slots=True)
class Gate:
    """The least that a measure must reach, 0 to 1."""

    measure: str
    least: float

    def missed_by(self, summary: Summary) -> str:
        """Return a line that says how a summary misses the gate, or "" where it does not."""
        value = summary.scores[self.measure].value
        if value is None:
            return f"{self.measure} cannot be measured on these cases, so it misses --fail-under {self.least:.4g}"
        return (
            f"{self.measure} is {value:.4f}, under the {self.least:.4g} of --fail-under" if value < self.least else ""
        )


def gate(text: str) -> Gate:
    """Return the gate that `METRIC=X` stands for; X is a share, or a percentage with its sign."""
    name, _, number = text.partition("=")
    measure = {one.lower(): one for one in SHARES}.get(name.strip().lower())
    if measure is None:
        raise argparse.ArgumentTypeError(f"{name!r} is no metric; give one of {', '.join(SHARES)}")
    try:
        least = float(number.strip().removesuffix("%")) / (100 if number.strip().endswith("%") else 1)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise argparse.ArgumentTypeError(f"{number!r} is no share; give 0 to 1 or 0% to 100%, such as {measure}=95%")
    return Gate(measure, least)
