"""Reading a draft from a file: text, Markdown, HTML or Word, made into plain text in memory."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import PurePath
from types import MappingProxyType
from xml.parsers.expat import ExpatError

from assistant.annotate import MOST_CHARACTERS
from glossary.exchange.decoding import NotTextError, decode
from glossary.exchange.packed import PackedError, Room, TooMuchError, require_harmless

# A Word file of a million characters has some 200,000 tags; each takes up to 60 µs to read.
_ROOM = Room(50_000_000, 500, tags=300_000)
# What Office makes of a file that is locked with a password: the file is inside one of the kind that it used before.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BETWEEN_BLOCKS = "\x1e"
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")


class DraftFileError(ValueError):
    """A draft that cannot be read: `kind` says why, with the `values` that the words for it want."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(f"{kind}: {values}" if values else kind)
        self.kind = kind
        self.values: Mapping[str, object] = MappingProxyType(values)


def read_draft_file(name: str, data: bytes) -> str:
    """Return the text of a file, which is told by the ending of its name; raise DraftFileError."""
    read = KINDS.get(PurePath(name).suffix.lower())
    if read is None:
        raise DraftFileError("unknown", name=name, kinds=", ".join(KINDS))
    if not data:
        raise DraftFileError("empty")
    return clean_draft(read(data))


def clean_draft(text: str) -> str:
    """Return a draft with line ends of one kind and nothing that no page can hold; raise DraftFileError."""
    # Half of a pair of UTF-16 is no character, and U+0000 none that a page can hold.
    whole = _LINE_END.sub("\n", text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd"))
    if not whole.strip():
        raise DraftFileError("empty")
    if len(whole) > MOST_CHARACTERS:
        raise DraftFileError("too_long", count=len(whole), most=MOST_CHARACTERS)
    return whole


def _text(data: bytes) -> str:
    try:
        text = decode(data).text
    except NotTextError:
        raise DraftFileError("not_text") from None
    if _BINARY.search(text):
        raise DraftFileError("not_text")
    return text


def _html(data: bytes | str) -> str:
    """Return what a page says, its blocks parted; scripts, styles and comments say nothing."""
    from justhtml import JustHTML

    body = JustHTML(data).query_one("body")
    text = body.to_text(_BETWEEN_BLOCKS, strip=False, separator_blocks_only=True) if body else ""
    blocks = (" ".join(block.split()) for block in text.split(_BETWEEN_BLOCKS))
    return "\n\n".join(block for block in blocks if block)


def _word(data: bytes) -> str:
    """Return what a Word file says, its footnotes too, as if all changes in it were accepted."""
    import mammoth

    if data.startswith(_COMPOUND):
        raise DraftFileError("locked" if _LOCKED in data else "not_word")
    try:
        require_harmless(BytesIO(data), _ROOM)
        page = mammoth.convert_to_html(
            BytesIO(data),
            convert_image=mammoth.images.img_element(lambda _image: {}),
            include_embedded_style_map=False,
            include_default_style_map=False,
        ).value
    except TooMuchError:
        raise DraftFileError("unpacks") from None
    except PackedError as error:
        raise DraftFileError("locked" if error.locked else "not_word") from None
    # Whatever is wrong with the XML inside comes out of the library as it happens to.
    except (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError, ExpatError):
        raise DraftFileError("not_word") from None
    return _html(page)


KINDS: Mapping[str, Callable[[bytes], str]] = {
    ".txt": _text,
    ".text": _text,
    ".md": _text,
    ".markdown": _text,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
}
