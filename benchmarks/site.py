"""Time the writing of a large glossary as a site and show the most memory that it takes, by a user's own command.

python -m benchmarks.site [--entries N]

The glossary is the one that benchmarks.exchange makes, with Chinese names and references between its entries.
"""

import argparse
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant.site.pages import DATA
from benchmarks.exchange import glossary_of
from glossary import Entry, Glossary, Name
from glossary.save import write_entries

_CHINESE = "合作共赢发展和平多边主义人类命运共同体安全民主法治"
_BESIDE = 3


def linked(entries: int) -> Glossary:
    """Return a glossary whose entries have a Chinese name each and refer to those after them."""
    made = glossary_of(entries)
    return replace(made, entries=tuple(_linked(made, at) for at in range(entries)))


def _linked(glossary: Glossary, at: int) -> Entry:
    entry, count = glossary.entries[at], len(glossary.entries)
    name = "".join(_CHINESE[(at // len(_CHINESE) ** place) % len(_CHINESE)] for place in range(4))
    names = tuple(one for one in entry.names if one.language != "zh-Hans")
    beside = dict.fromkeys(glossary.entries[(at + step) % count].id for step in range(1, _BESIDE + 1))
    see_also = tuple(one for one in beside if one != entry.id)
    return replace(entry, names=(*names, Name(name, "zh-Hans")), see_also=see_also)


def main() -> None:
    """Print how many files the site has, their size and that of what is searched, the time it takes, and the memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=10_000)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "glossary", Path(folder) / "site"
        made = linked(given.entries)
        write_entries(source, made.entries, made)
        command = [sys.executable, "-m", "assistant.cli", "site", "--glossary", str(source), "--to", str(target)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds = perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        files = [file.stat().st_size for file in target.rglob("*") if file.is_file()]
        searched = (target / DATA).stat().st_size
        print(
            f"{given.entries:,} entries, {len(files):,} files, {sum(files) / 1e6:.1f} MB, of which "
            f"{searched / 1e6:.1f} are searched: {seconds:.1f} s, of which "
            f"{used.ru_utime - before.ru_utime:.1f} s of processor; {used.ru_maxrss / 1024:.0f} MiB"
        )


if __name__ == "__main__":
    main()
