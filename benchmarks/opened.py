"""An assistant that is made for a measurement, with the questions that it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Assistant, Settings
from assistant.evaluate.script import read_scripts


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Assistant, list[str]]]:
    """Yield the assistant of a glossary folder, whose index is gone after the block, and what its cases.jsonl asks."""
    with TemporaryDirectory() as index:
        assistant = Assistant.open(Settings(glossary=(folder,), index=Path(index)), lambda _: None)
        (script,) = read_scripts([folder / "cases.jsonl"], assistant.glossaries)
        yield assistant, [case.steps[0].ask for case in script.cases]
