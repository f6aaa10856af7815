"""Writing files whole or not at all."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_FEW = 20


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, its line endings as they are; one that exists keeps its permissions."""
    data = content if isinstance(content, bytes) else content.encode()
    if is_stream(file):
        file.write_bytes(data)
    else:
        _replace({file: data})


def is_stream(file: Path) -> bool:
    """Tell whether a path only passes on what is written, such as /dev/stdout, so that nothing may take its place."""
    return file.is_char_device() or file.is_fifo()


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write files, those there are over, once all of them are on the disk; their folders are made."""
    for file in contents:
        file.parent.mkdir(parents=True, exist_ok=True)
    _replace(contents)


def stage(file: Path, content: bytes) -> None:
    """Write a file's content beside it."""
    with named(file), temporary(file).open("wb") as stream:
        if file.exists():
            shutil.copymode(file, temporary(file))
        stream.write(content)


def settle(files: Collection[Path]) -> None:
    """Wait until what was staged is on the disk: a crash then leaves old files or new ones, but no empty ones."""
    if len(files) > _FEW and hasattr(os, "sync"):
        # One after the other takes milliseconds each.
        os.sync()
        return
    for file in files:
        with temporary(file).open("rb+") as stream:
            os.fsync(stream.fileno())


def place(file: Path) -> None:
    """Put what was staged in its place."""
    with named(file):
        temporary(file).replace(file)


@contextmanager
def named(file: Path) -> Iterator[None]:
    """Let a fault name the file that is known, and not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error


def temporary(file: Path) -> Path:
    """Return the file beside another in which that is staged."""
    return file.with_name(f".{file.name}.{os.getpid()}.tmp")


def _replace(contents: Mapping[Path, bytes]) -> None:
    """Put files in their places once all of them are on the disk beside these; a link stays one."""
    contents = {file.resolve(): content for file, content in contents.items()}
    try:
        for file, content in contents.items():
            stage(file, content)
        settle(contents)
        for file in contents:
            place(file)
    finally:
        for file in contents:
            temporary(file).unlink(missing_ok=True)
