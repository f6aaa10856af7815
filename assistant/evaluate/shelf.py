"""The scripts that the desk offers to run: those of the glossaries' folders, and those of the settings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.evaluate.case import Script
from assistant.evaluate.script import SUFFIXES, read_each
from assistant.settings import Settings
from glossary import Glossary, Problem
from glossary.file_name import file_name

FOLDER = "scripts"
# What nobody tunes for is run by hand, now and then.
APART = "apart"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A script with its problems, and its file as it is called on the desk: by where it lies, not on which machine."""

    name: str
    script: Script
    problems: tuple[Problem, ...]


def shelf(settings: Settings, glossaries: Sequence[Glossary]) -> tuple[Shelved, ...]:
    """Return the scripts that there are now, in order; what they expect must stand in the glossaries."""
    named = dict(_named(settings))
    read = zip(named.items(), read_each(named.values(), glossaries), strict=True)
    return tuple(_shelved(name, file, *one) for (name, file), one in read)


def _shelved(name: str, file: Path, script: Script, problems: tuple[Problem, ...]) -> Shelved:
    # A script that is not there is told of by its whole path.
    own = Path(name) if file.exists() else file
    marked = (replace(one, mark=replace(one.mark, file=own)) for one in problems)
    return Shelved(name, replace(script, file=Path(name)), tuple(marked))


def _named(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield the files of scripts by their names, all different."""
    taken: set[str] = set()
    own = (folder.resolve() / FOLDER for folder in settings.glossary)
    for root, parent in (
        *((folder, folder.parent.parent) for folder in own if folder.is_dir()),
        *((path.resolve(), path.resolve().parent) for path in settings.scripts),
    ):
        for file in _files(root):
            short = file_name(file.relative_to(parent))
            name = file_name(file) if short in taken else short
            if name not in taken:
                taken.add(name)
                yield name, file


def _files(root: Path) -> list[Path]:
    if not root.is_dir():
        return [root]
    return sorted(
        file
        for file in root.rglob("*")
        if file.suffix in SUFFIXES and file.is_file() and APART not in file.relative_to(root).parts
    )
