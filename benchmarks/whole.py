"""Measure starts and whole answers in glossaries of 1,000 to 1,000,000 sections that are made.

python -m benchmarks.whole FOLDER [--sizes 1000 10000 100000 1000000] [--work DIR] [--to benchmarks]

Of such a glossary everything is there: files, texts, names and index. To encode millions of sentences would take
hours: their vectors are made around those of FOLDER's sections and sentences, and say nothing of the texts. A start is
that of a new process, from its beginning to an assistant that answers; a question is encoded, searched for, answered
and verified.
"""

import argparse
import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep, thread_time

import numpy as np

from assistant import Assistant, Settings
from assistant.version import program_version
from benchmarks.made import SENTENCES, Made
from benchmarks.made_texts import glossary_of, questions_of, words_of, write_files
from benchmarks.peers.environment import ROOT
from benchmarks.scale import alone, real_vectors
from glossary import fingerprint, load, stamp, state_of
from index import open_encoder
from index.corpus import Corpus
from index.encoder import PACKAGED
from index.folder import Folder
from index.manifest import FORMAT, Content, read_manifest
from index.name_arrays import name_arrays
from index.parts import Parts
from index.romanisations import Romanisations
from index.stores import FaissStore
from index.texts import digests
from index.tokens import Analyser

_QUESTIONS = 200
_UNTIMED = 20
# What is written by the program that makes a glossary is checked against what is read of its files, up to so many.
_READ = 1_000
_ASKED = "questions.json"
_HEAD = ("sections", "index", "start", "of processor", "memory", "of files", "p50", "p95", "of processor", "encoder")
_INTRODUCTION = """
## Whole answers

By `python -m benchmarks.whole FOLDER`: from the start of a new process to an assistant that is ready, and then one
question after another, each encoded, searched for, answered and verified. Everything of these glossaries is there:
files, texts and names, five sections an entry. Their vectors are made as above, and not of the texts. Half of the
questions ask for a headword, half are words of a sentence. `of processor` is the time on processors alone, of a
question that of the thread which asks, and `encoder` its part for the encoder; `memory` is the most that was held,
files too, and `of files` what of it is read where it is needed, and given up where memory is short. What is read had
lately been written.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a size: bytes, seconds, milliseconds."""

    sections: int
    index: int
    start: float
    started: float
    memory: int
    mapped: int
    p50: float
    p95: float
    processor: float
    encoder: float

    def cells(self) -> tuple[str, ...]:
        """Return the row as it is shown."""
        return (
            f"{self.sections:,}",
            f"{self.index / 1e6:,.0f} MB",
            f"{self.start:.2f} s",
            f"{self.started:.2f} s",
            f"{self.memory / 1e6:,.0f} MB",
            f"{self.mapped / 1e6:,.0f} MB",
            f"{self.p50:.1f} ms",
            f"{self.p95:.1f} ms",
            f"{self.processor:.1f} ms",
            f"{self.encoder:.1f} ms",
        )


def main() -> None:
    """Print a row a size, and add the table to scale.md where it is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the glossary whose vectors are real")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--index", type=Path, help="keep FOLDER's index here (default: build it anew)")
    parser.add_argument("--work", type=Path, help="keep what is made here, and use it again (default: make it anew)")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--to", type=Path, help="add the table to scale.md here")
    given = parser.parse_args()
    if given.measure:
        _measure(given.measure)
        return
    rows = []
    with TemporaryDirectory() as name:
        folder = given.work or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        for size in given.sizes:
            work = folder / str(size)
            # What is written last tells that all of it is there.
            if not (work / _ASKED).is_file():
                real = folder / "real.npy"
                if not real.is_file():
                    np.save(real, alone(real_vectors, given.folder, given.index or folder / "index"))
                rmtree(work, ignore_errors=True)
                alone(_build, size, real, work)
            rows.append(_row(size, given.folder, work))
            print("  ".join(f"{cell:>12}" for cell in rows[-1].cells()), flush=True)
            if not given.work:
                rmtree(work)
    if given.to:
        lines = [_HEAD, ("---",) * len(_HEAD), *(row.cells() for row in rows)]
        table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
        file = given.to / "scale.md"
        before = file.read_text(encoding="utf-8").partition(_INTRODUCTION)[0]
        file.write_text(f"{before}{_INTRODUCTION}\n{table}", encoding="utf-8")


def _settings(work: Path) -> Settings:
    return Settings(glossary=(work / "glossary",), index=work / "index")


def _build(size: int, real: Path, work: Path) -> None:
    """Write the files of a glossary, and its index as `glossdesk index` does, but for the vectors."""
    made = Made(size, np.load(real))
    settings = _settings(work)
    [folder] = settings.glossary
    glossary = glossary_of(made)
    write_files(glossary, folder)
    if size <= _READ and load(folder) != glossary:
        sys.exit("what is read of the files is not what was made")
    # Until a clock has ticked, a further change of the files could go unseen.
    sleep(1)
    state = state_of(stamp(settings.glossary), settings.glossary, program_version())
    encoder = open_encoder(PACKAGED, [], settings.export_folders(), lambda _: None)
    content = Content(FORMAT, encoder.name, encoder.fingerprint, {glossary.id: fingerprint(glossary)})
    analyser, romanisations, corpus = Analyser(glossary.language), Romanisations(), Corpus([glossary])
    names = name_arrays([glossary], analyser.stem, romanisations.of, {})
    texts = corpus.headed_texts() + corpus.line_texts()
    work.joinpath("index").mkdir()
    shape = made.real.shape[1]
    sections = np.memmap(work / "sections.raw", np.float16, "w+", shape=(size, shape))
    lines = np.memmap(work / "lines.raw", np.float16, "w+", shape=(size * SENTENCES, shape))
    for first in made.firsts:
        own, sentences = made.vectors(first)
        sections[first : first + len(own)] = own
        lines[first * SENTENCES : (first + len(own)) * SENTENCES] = sentences
    words = words_of(made, analyser)
    parts = Parts([glossary], corpus, sections, lines, words, names, romanisations, digests(texts))
    parts.write(Folder(work / "index", FaissStore()), content, state)
    for raw in work.glob("*.raw"):
        raw.unlink()
    (work / _ASKED).write_text(json.dumps(questions_of(glossary, _UNTIMED + _QUESTIONS)), encoding="utf-8")


def _row(size: int, folder: Path, work: Path) -> Row:
    """Start a process that measures itself."""
    command = [sys.executable, "-m", "benchmarks.whole", str(folder), "--measure", str(work)]
    begun = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            sys.exit("the assistant did not start")
        start = perf_counter() - begun
        told = json.loads(process.stdout.read())
    index = sum(file.stat().st_size for file in (work / "index").iterdir())
    return Row(size, index, start, **told)


def _measure(work: Path) -> None:
    # What another version has left is refused; the start would encode all of it.
    read_manifest(work / "index")
    lines: list[str] = []
    assistant = Assistant.open(_settings(work), lines.append)
    started = process_time()
    print("ready", flush=True)
    if lines:
        sys.exit(f"this is no plain start: {lines}")
    seconds, busy, encoding = [], [], []
    for question in json.loads((work / _ASKED).read_text(encoding="utf-8")):
        before, began = perf_counter(), thread_time()
        assistant.trace(question)
        seconds.append(perf_counter() - before)
        busy.append(thread_time() - began)
        began = thread_time()
        assistant.index.encoder.encode_questions([question])
        encoding.append(thread_time() - began)
    p50, p95 = np.percentile(np.array(seconds[_UNTIMED:]) * 1000, (50, 95))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told = {"started": started, "memory": memory, "mapped": _mapped(), "p50": float(p50), "p95": float(p95)}
    of_processor = {"processor": busy, "encoder": encoding}
    told |= {name: float(np.median(one[_UNTIMED:])) * 1000 for name, one in of_processor.items()}
    print(json.dumps(told))


def _mapped() -> int:
    """Return the bytes of files that this process has in memory."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssFile:"))


if __name__ == "__main__":
    main()
