"""Reading the configured glossaries."""

from collections.abc import Sequence
from pathlib import Path

from assistant.settings import SettingsError
from glossary import Files, Glossary, GlossaryError, Problem, load


def load_all(folders: Sequence[Path], files: Files | None = None) -> list[Glossary]:
    """Load glossaries; raise GlossaryError with the problems of all of them, SettingsError where two share an id.

    `files` are those that were read before.
    """
    problems: list[Problem] = []
    loaded: dict[str, Path] = {}
    glossaries: list[Glossary] = []
    for folder in folders:
        try:
            glossary = load(folder, files)
        except GlossaryError as error:
            problems += error.problems
            continue
        if glossary.id in loaded:
            raise SettingsError(
                f"{loaded[glossary.id]} and {folder} both have the id {glossary.id!r}; "
                "give one of them another id in its glossary.yaml, or leave one out"
            )
        loaded[glossary.id] = folder
        glossaries.append(glossary)
    if problems:
        raise GlossaryError(tuple(problems))
    return glossaries
