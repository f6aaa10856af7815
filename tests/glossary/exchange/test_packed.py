import io
import zipfile
from collections.abc import Mapping

import pytest

from glossary.exchange.packed import PackedError, Room, TooMuchError, require_harmless


def packed(files: Mapping[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"a": b"x" * 2_000_001}, "2,000,001 bytes in 1 files, which is too much"),
        ({"a": b"", "b": b"", "c": b""}, "in 3 files"),
        ({"a": b"<a>" * 5, "b": b"<b>" * 6}, "11 tags"),
    ],
)
def test_there_is_no_more_room_than_said(files: Mapping[str, bytes], words: str) -> None:
    with pytest.raises(TooMuchError, match=words):
        require_harmless(packed(files), Room(2_000_000, 2, tags=10))
    require_harmless(packed({"a": b"<a>" * 10}), Room(30, 1, tags=10))


def test_a_declaration_is_found_wherever_it_stands() -> None:
    for before in (0, (1 << 20) - 4):
        with pytest.raises(PackedError, match="a declares a document type"):
            require_harmless(packed({"a": b" " * before + b"<!DOCTYPE a>"}), Room(2_000_000, 1))
