"""Measure how questions that had no answer are put together, by the cosine from which on two groups are one.

python -m benchmarks.grouping

The threshold is chosen on benchmarks/unanswered/tuned.txt; on apart.txt, nothing is.
"""

from itertools import combinations
from pathlib import Path

from assistant import Assistant
from assistant.grouping import LIKENESS, Grouping
from assistant.journal import Unanswered
from index import Index

_FOLDER = Path(__file__).parent / "unanswered"
_LIKENESSES = [round(0.4 + 0.05 * step, 2) for step in range(9)]


def main() -> None:
    """Print precision, recall and F1 of the pairs that are put together, for several thresholds."""
    index = Assistant.open().index
    for name in ("tuned", "apart"):
        wanted = _wanted(_FOLDER / f"{name}.txt")
        print(f"{name}.txt\n\n| cosine | groups | wanted | precision | recall | F1 |\n|{' --- |' * 6}")
        for likeness in _LIKENESSES:
            chosen = " (chosen)" if likeness == LIKENESS else ""
            print(f"| {likeness:.2f}{chosen} | {_row(wanted, likeness, index)} |")
        print()


def _wanted(file: Path) -> list[list[str]]:
    """Return the questions of a file that belong together, which a blank line parts from the next."""
    blocks = file.read_text(encoding="utf-8").split("\n\n")
    lines = ([line for line in block.splitlines() if not line.startswith("#")] for block in blocks)
    return [one for one in lines if one]


def _row(wanted: list[list[str]], likeness: float, index: Index) -> str:
    texts = [(number, text) for number, same in enumerate(wanted) for text in same]
    asked = [
        Unanswered(f"{at:04}", str(text), str(text), False, (), "chat", "2026-11-01", 1, 0)
        for at, (_, text) in enumerate(texts)
    ]
    groups = Grouping(likeness).groups(asked, index)
    found = {pair for one in groups for pair in combinations(sorted(each.id for each in one.asked), 2)}
    numbers = range(len(texts))
    true = {(f"{one:04}", f"{two:04}") for one, two in combinations(numbers, 2) if texts[one][0] == texts[two][0]}
    right = len(found & true)
    precision, recall = right / max(len(found), 1), right / len(true)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{len(groups)} | {len(wanted)} | {precision:.3f} | {recall:.3f} | {f1:.3f}"


if __name__ == "__main__":
    main()
