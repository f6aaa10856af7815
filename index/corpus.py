"""The sections and sentences of some glossaries, numbered as the index numbers them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.model import Glossary
from glossary.text import Sentence, sentences


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
    def headed_text(self) -> str:
        """Return the text under its headword, as it is encoded."""
        return f"{self.term}. {self.text}"

    @property
    def searched_text(self) -> str:
        """Return all that it can be found by, each once."""
        return "\n".join(dict.fromkeys((self.term, self.entry_term, *self.names, self.text, *self.questions)))


@dataclass(frozen=True, slots=True)
class Owners:
    """Which documents lines belong to: `sections[i]` is that of line i; the first `sentences` lines are sentences."""

    sections: NDArray[np.int64]
    sentences: int


class Corpus:
    """All documents, by entry id and then as the entry has them.

    Sentences are numbered from 0, and after the last of them the questions.
    """

    def __init__(self, glossaries: Sequence[Glossary], earlier: "Corpus | None" = None) -> None:
        """Take the glossaries; a text that an earlier corpus has is not cut into sentences again."""
        known = {document.text: document.sentences for document in earlier.documents} if earlier else {}
        self.documents: tuple[Document, ...] = tuple(_documents(glossaries, known))
        counts = [len(document.sentences) for document in self.documents]
        asked = [len(document.questions) for document in self.documents]
        self.owners = Owners(np.repeat(np.tile(np.arange(len(counts)), 2), counts + asked), sum(counts))

    def sentence_texts(self) -> list[str]:
        """Return the texts of all sentences in order."""
        return [sentence.text for document in self.documents for sentence in document.sentences]

    def line_texts(self) -> list[str]:
        """Return the texts of all sentences, and after them the questions, in order of their numbers."""
        return self.sentence_texts() + [question for document in self.documents for question in document.questions]


def _documents(glossaries: Sequence[Glossary], known: Mapping[str, tuple[Sentence, ...]]) -> Iterator[Document]:
    first = 0
    for glossary in glossaries:
        for entry in glossary.entries:
            for section in entry.sections:
                cut = known.get(section.text) or sentences(section.text)
                yield Document(
                    place=Place(glossary.id, entry.id, section.id),
                    term=entry.term_of(section),
                    entry_term=entry.term,
                    own_term=bool(section.term),
                    names=tuple(name.text for name in section.names),
                    text=section.text,
                    sentences=cut,
                    questions=section.questions,
                    first_sentence=first,
                )
                first += len(cut)
