"""The text of bytes in whatever encoding."""

from collections.abc import Mapping
from dataclasses import dataclass

from glossary.exchange.western import ENCODING, western

_MARKS: Mapping[bytes, str] = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding where that was guessed, "" where it is one of Unicode's."""

    text: str
    guessed: str = ""


class NotTextError(ValueError):
    """Bytes that are no text: what is wrong with them, and in which line, counted from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def decode(data: bytes) -> Decoded:
    """Return the text of bytes in UTF-8 or UTF-16, or in the encoding that they look most like; raise NotTextError."""
    known = next((name for start, name in _MARKS.items() if data.startswith(start)), "utf-8")
    try:
        decoded = Decoded(data.decode(known))
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        # What has such a byte is taken for UTF-16 else, whatever it is.
        best = None if b"\x00" in data else from_bytes(data).best()
        if best is None:
            line = data.count(b"\n", 0, error.start) + 1
            raise NotTextError(line, f"byte 0x{data[error.start]:02x} is in no encoding that is known") from None
        text = western(data, str(best))
        decoded = Decoded(text, ENCODING) if text else Decoded(str(best), best.encoding)
    if "\x00" in decoded.text:
        line = decoded.text.count("\n", 0, decoded.text.index("\x00")) + 1
        raise NotTextError(line, "character U+0000")
    return decoded
