"""What a question, a passage or the sentence of a draft has in common with sections: words and names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.document import Document, Place
from index.draft import Beside
from index.fuse import Scores
from index.lexical import Lexical
from index.query import Query, Reading
from index.sense import CLOSE, is_within
from index.tokens import Token

# A question that is nothing but a name outranks what only resembles it, by a quarter of the range of scores.
_NAME_WEIGHT = 1.25
# A section with a headword of its own is meant less by its entry's name.
ENTRY_NAME = 0.8
# How much more the sense of a mention must have in common with its sentence than the plain sense of the name has, in
# shares of the BM25 weight of a word that no section has. At 0, one chance word decides: 34 of 60 sentences that say
# nothing of the sense get the plain one; at 0.5, 51, while of 250 questions that do, 228 get the right one, after 230.
_DECIDES = 0.5


@dataclass(frozen=True, slots=True)
class Meaning:
    """The section that a name means in a sentence; `runner_up` has another headword, and was close."""

    section: Document
    runner_up: Document | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Compares texts with sections: `words` are those of `documents`, `numbers` gives those of a place."""

    documents: Sequence[Document]
    words: Lexical
    numbers: Callable[[Place], Sequence[int]]

    def of(self, reading: Reading | Beside, numbers: NDArray[np.int64]) -> Scores:
        """Return how much some sections have in common with a text, in BM25 and names; shape (numbers,)."""
        terms = [term.text for term in reading.terms]
        lexical = self.words.weights(terms, numbers).scores()
        names = self.names(reading, self.masses(reading.terms))
        if not names:
            return lexical
        shares = np.array([names.get(number, 0) for number in numbers.tolist()], dtype=np.float32)
        return lexical + bonus(shares, self.words.scores(terms))

    def masses(self, terms: Iterable[Token]) -> dict[str, float]:
        """Return the share of a text's IDF mass that each of its terms makes up; together 1."""
        weights = {term.text: self.words.idf(term.text) for term in terms}
        total = sum(weights.values())
        return {term: weight / total for term, weight in weights.items()}

    def names(self, reading: Query | Reading | Beside, masses: Mapping[str, float]) -> dict[int, np.float32]:
        """Return, for every section that a text names, the share of the text that is a name of it, up to 1."""
        shares: dict[int, np.float32] = {}
        for match in reading.names:
            share = sum(masses[term] for term in {term.text for term in reading.inside(match)})
            for place in match.places:
                for number in self.numbers(place):
                    of_entry = not place.section and self.documents[number].own_term
                    most = np.float32(share * ENTRY_NAME if of_entry else share)
                    if most > shares.get(number, 0):
                        shares[number] = most
        return shares

    def widen(self, names: dict[int, np.float32]) -> None:
        """Let a name mean the sections of its entry, too, whose headwords extend that of the section named."""
        for number in sorted(names):
            place, term = self.documents[number].place, self.documents[number].term
            for other in self.numbers(place.whole):
                if is_within(term, self.documents[other].term):
                    names[other] = max(names.get(other, np.float32(0)), np.float32(ENTRY_NAME) * names[number])

    def meant(self, places: Sequence[Place], beside: Beside) -> Meaning:
        """Return which of the sections of some places a sentence means, by what it holds beside their name.

        Where that decides nothing, it is the first that has no headword beside that of its entry, or carries the name.
        The next is close where it has nearly as much in common with the sentence; a plain sense has that by itself.
        """
        documents = self.documents
        numbers = sorted({number for place in places for number in self.numbers(place)})
        plain = [at for at in numbers if not documents[at].own_term or documents[at].place in places] or numbers[:1]
        if len(numbers) == 1:
            return Meaning(documents[plain[0]])
        scores = dict(zip(numbers, self.of(beside, np.array(numbers)).tolist(), strict=True))
        best = max(numbers, key=lambda at: (scores[at], at == plain[0]))
        decides = _DECIDES * self.words.idf("")
        meant = best if scores[best] - scores[plain[0]] > decides else plain[0]
        for at in plain:
            scores[at] += decides
        others = [at for at in numbers if documents[at].headword != documents[meant].headword]
        rival = max(others, key=lambda at: (scores[at], -at), default=None)
        close = rival is not None and scores[rival] >= CLOSE * scores[meant]
        return Meaning(documents[meant], documents[rival] if close and rival is not None else None)


def bonus(names: Scores, scores: Scores) -> Scores:
    """Return what names add to the scores of sections."""
    return names * np.float32(_NAME_WEIGHT * max(float(np.ptp(scores)), 1.0))
