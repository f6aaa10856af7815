"""Measure the check of written sentences: which supported ones it lets through, and which unsupported ones.

`python -m benchmarks.writer [FILE...]`: files of sentences with the quotes that they cite, by default those beside this
program. The table has a row for each share of a sentence's content words that must stand in what it cites; the lines
below it are the sentences that are judged wrongly at the share in force.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.citation import Citation, find_section
from assistant.settings import shipped_glossary
from assistant.written import LEAST_HELD, Names, fault_of
from glossary import Glossary, load, sentences
from index.name_table import NameTable
from index.names import Names as NamesInTexts
from index.tokens import Analyser

FOLDER = Path(__file__).parent / "written"
_SHARES = (0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the quotes that it cites; `flaw` is what is wrong with it, "" where it is supported."""

    sentence: str
    quotes: tuple[Citation, ...]
    flaw: str


def read_sentences(file: Path, glossary: Glossary) -> Iterator[Judged]:
    """Yield the sentences of a file."""
    for case in yaml.safe_load(file.read_text(encoding="utf-8")):
        quotes = tuple(_quote(place, number, glossary) for number, place in enumerate(case["cites"], start=1))
        yield from (Judged(sentence, quotes, "") for sentence in case["supported"])
        yield from (Judged(one, quotes, flaw) for flaw, wrong in case["unsupported"].items() for one in wrong)


@cache
def names() -> Names:
    """Return what finds the names of the glossary that ships."""
    stem = Analyser("en").stem
    return NamesInTexts(NameTable.of([load(shipped_glossary())], stem), stem, lambda _: True).find


def _quote(place: str, number: int, glossary: Glossary) -> Citation:
    name, part, at = place.split("#")
    section = find_section(glossary, name, part)
    if section is None:
        raise LookupError(f"{place} is not in {glossary.id}")
    one = sentences(section.text)[int(at)]
    term = glossary.by_id[name].term_of(section)
    return Citation(number, glossary.id, name, part, term, one.text, one.start, one.end, 0, 0, "", None, ())


def main(files: Sequence[Path]) -> None:
    """Print the table and the sentences that are judged wrongly."""
    glossary = load(shipped_glossary())
    judged = [one for file in files for one in read_sentences(file, glossary)]
    print("share  supported let through  unsupported let through")
    for least in _SHARES:
        passed = [one for one in judged if not fault_of(one.sentence, one.quotes, names(), least)]
        counts = Counter(bool(one.flaw) for one in passed)
        totals = Counter(bool(one.flaw) for one in judged)
        print(f"{least:.1f}    {counts[False]} of {totals[False]}                {counts[True]} of {totals[True]}")
    for one in judged:
        fault = fault_of(one.sentence, one.quotes, names(), LEAST_HELD)
        if bool(fault) != bool(one.flaw):
            print(f"{one.flaw or 'supported'}: {one.sentence} ({fault or 'let through'})")


if __name__ == "__main__":
    main([*map(Path, sys.argv[1:])] or sorted(FOLDER.glob("*.yaml")))
