"""Time the import of a large file and show the most memory that it takes, by the command that a user runs.

python -m benchmarks.exchange [FORMAT] [--entries N]

The file is made first: entries with two paragraphs, two sources and names in four languages, the same every time.
"""

import argparse
import random
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from glossary import Entry, Glossary, Name, Section, Source
from glossary.exchange import EXPORTERS, IMPORTERS, export_file

_FORMS = tuple(form for form in EXPORTERS if form in IMPORTERS)
_SUFFIXES = {"skos": ".ttl", "csv": ".csv"}
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
    "yo",
    "zu",
]
_LANGUAGES = ("de", "fr", "zh-Hans", "es")


def glossary_of(entries: int) -> Glossary:
    """Return a glossary of so many entries of invented words."""
    rng = random.Random(0)  # noqa: S311 - no secret
    made = (_entry(f"entry-{number:05}", rng) for number in range(entries))
    return Glossary("large", "A large glossary", "en", tuple(made))


def _entry(identifier: str, rng: random.Random) -> Entry:
    names = tuple(Name(_words(rng, 2), language) for language in _LANGUAGES)
    sections = tuple(Section(f"p{at}", f"{_words(rng, 60).capitalize()}.", "", (), (f"s{at}",)) for at in (1, 2))
    sources = tuple(Source(f"s{at}", _words(rng, 5), issued="2020") for at in (1, 2))
    return Entry(identifier, _words(rng, 2), sections, names, "trade", sources=sources, reviewed="2026-01-02")


def _words(rng: random.Random, number: int) -> str:
    return " ".join("".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(number))


def main() -> None:
    """Print the size of the file, the seconds that its import takes, and the most memory in use meanwhile."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("format", nargs="?", default="tbx", choices=_FORMS)
    parser.add_argument("--entries", type=int, default=10_000)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"large{_SUFFIXES.get(given.format, '.' + given.format)}"
        export_file(given.format, glossary_of(given.entries), file)
        command = [sys.executable, "-m", "assistant.cli", "import", given.format, file, "--into", f"{folder}/into"]
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds = perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        size, memory = file.stat().st_size / 1e6, used.ru_maxrss / 1024
        print(
            f"{given.entries:,} entries, {size:.1f} MB: {seconds:.1f} s, of which {used.ru_utime:.1f} s of processor; "
            f"{memory:.0f} MiB"
        )


if __name__ == "__main__":
    main()
