"""Office files, which are ZIP archives of XML, looked through before anything in them is read."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_DECLARED = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T|E\x00?N\x00?T)", re.IGNORECASE)
_LONGEST_DECLARED = 12
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Room:
    """The most that an archive may unpack to: bytes, files, and tags in all of them."""

    size: int
    files: int
    tags: int | None = None


class PackedError(ValueError):
    """An archive that is not opened, and why; `locked` tells that it wants a password."""

    def __init__(self, why: str, *, locked: bool = False) -> None:
        super().__init__(why)
        self.locked = locked


class TooMuchError(PackedError):
    """An archive that unpacks to too much."""


def require_harmless(file: Path | BinaryIO, room: Room) -> None:
    """Raise PackedError for what is no archive, unpacks to more than there is room for, or declares things in XML."""
    try:
        with zipfile.ZipFile(file) as packed:
            inside = packed.infolist()
            size = sum(one.file_size for one in inside)
            if size > room.size or len(inside) > room.files:
                raise TooMuchError(f"it unpacks to {size:,} bytes in {len(inside):,} files, which is too much")
            if any(one.flag_bits & 1 for one in inside):
                raise PackedError("it wants a password", locked=True)
            tags = sum(_tags(packed, one) for one in inside)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise PackedError(str(error)) from None
    if room.tags is not None and tags > room.tags:
        raise TooMuchError(f"it unpacks to {tags:,} tags, which are too many")


def _tags(packed: zipfile.ZipFile, one: zipfile.ZipInfo) -> int:
    tags, before = 0, b""
    with packed.open(one) as stream:
        while chunk := stream.read(_CHUNK):
            if _DECLARED.search(before + chunk):
                raise PackedError(f"{one.filename} declares a document type")
            tags += chunk.count(b"<")
            before = chunk[-_LONGEST_DECLARED:]
    return tags
