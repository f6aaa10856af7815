"""A section as the index sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.text import Sentence


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a section, or a whole entry where `section` is empty."""

    glossary: str
    entry: str
    section: str = ""

    @property
    def whole(self) -> "Place":
        """Return the place of the whole entry."""
        return Place(self.glossary, self.entry)


@dataclass(frozen=True, slots=True)
class Document:
    """A section as the index sees it: its place, headwords, text, sentences, and the number of the first of them."""

    place: Place
    term: str
    entry_term: str
    own_term: bool
    names: tuple[str, ...]
    text: str
    sentences: tuple[Sentence, ...]
    questions: tuple[str, ...]
    first_sentence: int

    @property
    def headword(self) -> tuple[Place, str]:
        """Return its entry and the headword that it carries there."""
        return self.place.whole, self.term

    @property
    def lines(self) -> range:
        """Return the numbers of its sentences."""
        return range(self.first_sentence, self.first_sentence + len(self.sentences))

    @property
    def searched_text(self) -> str:
        """Return all that it can be found by, each once."""
        return searched(self.term, self.entry_term, self.names, self.text, self.questions)


def headed(term: str, text: str) -> str:
    """Return a text under its headword, as it is encoded."""
    return f"{term}. {text}"


def searched(term: str, entry_term: str, names: Sequence[str], text: str, questions: Sequence[str]) -> str:
    """Return all that a section can be found by, each once."""
    return "\n".join(dict.fromkeys((term, entry_term, *names, text, *questions)))
