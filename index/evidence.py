"""What the sections that are found hold of a question."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.closeness import Closeness
from index.corpus import Corpus
from index.coverage import Coverage
from index.fuse import Scores
from index.hit import Hit, SentenceHit, Signals
from index.lexical import TermWeights
from index.query import Query
from index.tokens import Analyser
from index.words import Words

# Sections whose stems are kept for the proper names of the next question.
_REMEMBERED = 2000


class Evidence:
    """Tells every signal of the sections that are shown, and of their sentences; others are not looked at."""

    def __init__(self, corpus: Corpus, words: Words, analyser: Analyser) -> None:
        self._corpus = corpus
        self._words = words
        # No section has these for terms, whatever its text has.
        self._function_stems = analyser.function_stems

        @lru_cache(_REMEMBERED)
        def stems(number: int) -> str:
            return f" {' '.join(analyser.text_stems(corpus.documents[number].searched_text))} "

        self._stems = stems

    def hits(
        self,
        query: Query,
        masses: Mapping[str, float],
        closeness: Closeness,
        best: NDArray[np.int64],
        scores: Scores,
        shares: Scores,
    ) -> Iterator[Hit]:
        """Yield the hits of the sections at some places of closeness, with what their sentences have of the query."""
        numbers = closeness.numbers[best]
        documents = [self._corpus.documents[number] for number in numbers.tolist()]
        lines = np.array([line for document in documents for line in document.lines], dtype=np.int64)
        cosines = closeness.lines(lines).tolist()
        words = self._words.sentences.weights(masses, lines)
        lexical = words.scores().tolist()
        section_words = self._words.sections.weights(masses, numbers)
        held, held_by_lines = Coverage(masses, section_words), Coverage(masses, words)
        weight = sum(map(self._words.sections.idf, masses)) / self._words.sections.rarest
        sections, nearest, asked, common = (
            one[best].tolist() for one in (closeness.sections, closeness.sentences, closeness.asked, closeness.lexical)
        )
        best_scores, best_shares = scores[best].tolist(), shares[best].tolist()
        end = 0
        for at, (number, document) in enumerate(zip(numbers.tolist(), documents, strict=True)):
            start, end = end, end + len(document.sentences)
            own = slice(start, end)
            named = frozenset(query.named(document.place))
            share = held.under(named)[at]
            signals = Signals(
                section=sections[at],
                sentence=nearest[at],
                asked=asked[at],
                lexical=common[at],
                name=best_shares[at],
                coverage=share,
                foreign=self._foreign(query, number, section_words, at),
                shared=share * weight,
            )
            each = zip(document.sentences, cosines[own], lexical[own], held_by_lines.under(named)[own], strict=True)
            sentences = tuple(
                SentenceHit(one.start, one.end, one.text, cosine, words_shared, coverage)
                for one, cosine, words_shared, coverage in each
            )
            yield Hit(document.place, document.term, best_scores[at], signals, sentences)

    def _foreign(self, query: Query, number: int, words: TermWeights, at: int) -> float:
        """Return the share of the terms that belong to a phrase which a section does not hold as it stands.

        What has a word in it that the section is lacking, by the weights at its place, is not looked for in its text.
        """
        if not query.phrases:
            return 0.0
        lacking = words.lacking(at) - self._function_stems
        missing = {
            stem
            for phrase in query.phrases
            if not lacking.isdisjoint(phrase) or f" {' '.join(phrase)} " not in self._stems(number)
            for stem in phrase
        }
        return sum(term.text in missing for term in query.terms) / len(query.terms)
