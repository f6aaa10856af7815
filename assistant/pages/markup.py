"""Text as HTML: escaped, with the language of Chinese runs and the addresses in it marked up."""

import re
from html import escape
from pathlib import Path

_CHINESE = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]*"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’]*[^\s<>\"'“”‘’.,;:!?)\]]")


def text(plain: str) -> str:
    """Return plain text as HTML that shows it letter for letter; runs of Han characters carry their language."""
    return _CHINESE.sub(lambda run: f'<span lang="zh-Hans">{run[0]}</span>', escape(plain))


def prose(plain: str) -> str:
    """Return plain text as HTML in which web addresses can be followed."""
    pieces: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(plain):
        pieces += (text(plain[end : found.start()]), link(found[0], found[0]))
        end = found.end()
    return "".join((*pieces, text(plain[end:])))


def link(address: str, label: str) -> str:
    """Return a link that opens beside the conversation, or the bare label where the address is not a web address."""
    if not _ADDRESS.fullmatch(address):
        return text(label)
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{text(label)}</a>'


def house_style() -> str:
    """Return the style sheet of the colours and the type that every page of the house wears."""
    return (Path(__file__).parent / "house.css").read_text(encoding="utf-8")
