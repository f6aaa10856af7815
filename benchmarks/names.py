"""Measure the names of glossaries of any size: how soon they are made and loaded, with how much memory, and found.

python -m benchmarks.names [--entries 10000 200000]

The glossaries are made: words by Zipf's law, headwords of one to three of them, none twice; a third have a Chinese
name, and a fifth of the sections a term of their own.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from benchmarks.glossaries import made_up_words
from glossary import Entry, Glossary, Name, Section
from index.arrays import write_arrays
from index.name_arrays import name_arrays
from index.name_table import NameTable
from index.names import Names
from index.romanisations import Romanisations
from index.tokens import Analyser

_SECTIONS = 5
_VOCABULARY = 50_000
_HAN = [chr(code) for code in range(0x4E00, 0x5E00)]
_QUESTIONS = 200
_PAGE = 4096
_COLUMNS = ("entries", "sections", "build", "file", "load", "memory", "exact", "none", "misspelt")


def main() -> None:
    """Print a row for each size; the times to find are medians of the processor, for questions with such a name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000, 200_000])
    print(f"| {' | '.join(_COLUMNS)} |\n|{' --- |' * len(_COLUMNS)}")
    for entries in parser.parse_args().entries:
        with (
            TemporaryDirectory() as folder,
            ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool,
        ):
            file = Path(folder) / "names"
            built, names = pool.submit(_build, entries, file).result()
            found = pool.submit(_find, file, names).result()
            cells = (f"{entries:,}", f"{entries * _SECTIONS:,}", built, f"{file.stat().st_size / 1e6:,.0f} MB", *found)
            print(f"| {' | '.join(cells)} |", flush=True)


def _words(chance: random.Random) -> Iterator[str]:
    """Yield words by Zipf's law."""
    words = made_up_words(chance, _VOCABULARY)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    while True:
        yield from chance.choices(words, cum_weights=weights, k=10_000)


def _made(entries: int) -> Glossary:
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    words = _words(chance)

    def phrase(most: int) -> str:
        return " ".join(next(words) for _ in range(chance.randint(1, most))).capitalize()

    terms: dict[str, None] = {}
    while len(terms) < entries:
        terms[phrase(3)] = None
    made = tuple(_entry(chance, at, term, phrase) for at, term in enumerate(terms))
    return Glossary("made", "Made", "en", made, "CC0-1.0", "Nobody")


def _entry(chance: random.Random, number: int, term: str, phrase: Callable[[int], str]) -> Entry:
    chinese = Name("".join(chance.choices(_HAN, k=chance.randint(2, 5))), "zh-Hans")
    sections = (Section(f"s{at}", "Text.", phrase(4) if chance.random() < 0.2 else "") for at in range(_SECTIONS))
    return Entry(f"e{number:06}", term, tuple(sections), (chinese,) if number % 3 == 0 else ())


def _build(entries: int, file: Path) -> tuple[str, list[str]]:
    glossary = _made(entries)
    start = perf_counter()
    write_arrays(file, name_arrays([glossary], Analyser("en").stem, Romanisations().of))
    seconds = perf_counter() - start
    step = max(entries // _QUESTIONS, 1)
    return f"{seconds:.1f} s", [one.term for one in glossary.entries[::step]][:_QUESTIONS]


def _find(file: Path, terms: Sequence[str]) -> tuple[str, ...]:
    chance = random.Random(2)  # noqa: S311 - nothing is kept secret by it
    before, start = _resident(), perf_counter()
    names = Names(NameTable.load(file), Analyser("en").stem, _is_known)
    load, memory = perf_counter() - start, _resident() - before
    asked = {
        "exact": [f"What does {term} mean here?" for term in terms],
        "none": [f"Who said what was to be done about it in the year {at}?" for at in range(len(terms))],
        "misspelt": [f"What is {_misspelt(chance, term)}?" for term in terms if len(term) >= 8],
    }
    times = [f"{median(_time(names, text) for text in texts) * 1e3:.2f} ms" for texts in asked.values()]
    return f"{load * 1e3:.0f} ms", f"{memory / 1e6:.0f} MB", *times


def _is_known(word: str) -> bool:
    """Take words for known but those that are misspelt: no word that is made has an x."""
    return "x" not in word


def _misspelt(chance: random.Random, term: str) -> str:
    at = chance.randrange(len(term) - 3)
    return f"{term[:at]}{term[at + 2]}x{term[at + 3 :]}"


def _time(names: Names, text: str) -> float:
    start = thread_time()
    names.find(text)
    return thread_time() - start


def _resident() -> int:
    """Return how many bytes are in memory (Linux)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE


if __name__ == "__main__":
    main()
