"""What a question, a passage or the sentence of a draft has in common with sections: words and names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.corpus import Document, Place
from index.draft import Beside
from index.fuse import Scores
from index.lexical import Lexical
from index.query import Query, Reading
from index.sense import is_within
from index.tokens import Token

# A question that is nothing but a name outranks what only resembles it, by a quarter of the range of scores.
_NAME_WEIGHT = 1.25
# A section with a headword of its own is meant less by its entry's name.
_ENTRY_NAME = 0.8
# How much more the sense of a mention must have in common with its sentence than the plain sense of the name has, in
# shares of the BM25 weight of a word that no section has. At 0, one chance word decides: 34 of 60 sentences that say
# nothing of the sense get the plain one; at 0.5, 51, while of 250 questions that do, 228 get the right one, after 230.
_DECIDES = 0.5


@dataclass(frozen=True, slots=True)
class Overlap:
    """Compares texts with sections: `words` are those of `documents`, `numbers` the places of both in their order."""

    documents: Sequence[Document]
    words: Lexical
    numbers: Mapping[Place, Sequence[int]]

    def of(self, reading: Reading | Beside) -> Scores:
        """Return how much every section has in common with a text, in BM25 and names."""
        lexical = self.words.scores(term.text for term in reading.terms)
        return lexical + bonus(self.names(reading, self.masses(reading.terms)), lexical)

    def masses(self, terms: Iterable[Token]) -> dict[str, float]:
        """Return the share of a text's IDF mass that each of its terms makes up; together 1."""
        weights = {term.text: self.words.idf(term.text) for term in terms}
        total = sum(weights.values())
        return {term: weight / total for term, weight in weights.items()}

    def weight(self, terms: Iterable[Token]) -> float:
        """Return a text's IDF mass, in words that one section has."""
        return sum(self.words.idf(text) for text in dict.fromkeys(term.text for term in terms)) / self.words.rarest

    def names(self, reading: Query | Reading | Beside, masses: Mapping[str, float]) -> Scores:
        """Return, for every section, the share of a text that is a name of it, 0 to 1."""
        scores = np.zeros(len(self.documents), dtype=np.float32)
        for match in reading.names:
            share = sum(masses[term] for term in {term.text for term in reading.inside(match)})
            for place in match.places:
                for number in self.numbers[place]:
                    of_entry = not place.section and self.documents[number].own_term
                    scores[number] = max(scores[number], share * _ENTRY_NAME if of_entry else share)
        return scores

    def widen(self, names: Scores) -> None:
        """Let a name mean the sections of its entry, too, whose headwords extend that of the section named."""
        for number in np.flatnonzero(names).tolist():
            place, term = self.documents[number].place, self.documents[number].term
            for other in self.numbers[Place(place.glossary, place.entry)]:
                if is_within(term, self.documents[other].term):
                    names[other] = max(names[other], _ENTRY_NAME * names[number])

    def meant(self, places: Sequence[Place], beside: Beside) -> Document:
        """Return which of the sections of some places a sentence means, by what it holds beside their name.

        Where that decides nothing, it is the first that has no headword beside that of its entry, or carries the name.
        """
        documents = self.documents
        numbers = sorted({number for place in places for number in self.numbers[place]})
        plain = next((at for at in numbers if not documents[at].own_term or documents[at].place in places), numbers[0])
        if len(numbers) == 1:
            return documents[plain]
        scores = self.of(beside)
        best = max(numbers, key=lambda at: (scores[at], at == plain))
        decided = scores[best] - scores[plain] > _DECIDES * self.words.idf("")
        return documents[best if decided else plain]


def bonus(names: Scores, scores: Scores) -> Scores:
    """Return what names add to the scores of sections."""
    return names * np.float32(_NAME_WEIGHT * max(float(np.ptp(scores)), 1.0))
