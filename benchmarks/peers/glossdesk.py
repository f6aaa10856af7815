"""Glossdesk, asked as any face asks it: an answer is made and verified, not only a list of sections."""

from pathlib import Path

from assistant import Assistant, Settings
from benchmarks.peers.task import Task
from benchmarks.peers.worker import Ask


def build(task: Task, index: Path) -> None:
    """Export the model where it has not been, and build the index."""
    Assistant.open(_settings(task, index))


def open_index(task: Task, index: Path) -> Ask:
    """Open the index."""
    assistant = Assistant.open(_settings(task, index))
    numbers = {place: number for number, place in enumerate(task.places)}

    def ask(question: str) -> list[int]:
        # As `ask`, without the memory of what was asked lately.
        places = [hit.place for hit in assistant.trace(question).found.hits]
        return [numbers[f"{place.entry}#{place.section}"] for place in places]

    return ask


def _settings(task: Task, index: Path) -> Settings:
    return Settings(glossary=(Path(task.glossary),), index=index)
