"""The words of the page, in the languages that there is a file for in `locales/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent / "locales"
_DEFAULT = "en"


@dataclass(frozen=True)
class Words:
    """What the page says in a language (BCP 47), by key; what a file does not say is said in English."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text as HTML, its {names} filled in; values are shown letter for letter."""
        return escape(self.plain(key, **values))

    def plain(self, key: str, **values: object) -> str:
        """Return a text as it is, its {names} filled in."""
        return self.texts[key].format(**values)

    def quoted(self, plain: str) -> str:
        """Return a text in quotation marks."""
        return self.plain("quoted", text=plain)


@cache
def languages() -> Mapping[str, Words]:
    """Return the words of every language by its tag, read once."""
    read = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(_FOLDER.glob("*.yaml"))}
    return {tag: Words(tag, {**read[_DEFAULT], **texts}) for tag, texts in read.items()}


def words_for(tag: str) -> Words:
    """Return the words of a language, of the language that it is a kind of ("de" for "de-AT"), or else English."""
    known = languages()
    return known.get(tag) or known.get(tag.partition("-")[0].lower()) or known[_DEFAULT]


def words_accepted(headers: Mapping[str, str]) -> Words:
    """Return the words of the language that a browser asks for first, by the headers of its request."""
    return words_for(headers.get("accept-language", "").partition(",")[0].partition(";")[0].strip())
