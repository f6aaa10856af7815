"""What the sections that are found hold of a question."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from glossary.made import Made
from index.closeness import Closeness
from index.corpus import Corpus
from index.coverage import Coverage
from index.fuse import Scores
from index.hit import Hit, SentenceHit, Signals
from index.lexical import TermWeights
from index.query import Query
from index.tokens import Analyser, Token
from index.words import Words

# Sections whose stems are kept for the proper names of the next question.
_REMEMBERED = 2000

# The stems of a proper name or quotation.
Phrase = tuple[str, ...]


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
    ) -> Sequence[Hit]:
        """Return the hits of the sections at some places of closeness, with what their sentences have of the query.

        Each is made when it is read: of ten, an answer reads a few. What they are made from is theirs alone, so that
        who keeps them does not keep the index.
        """
        numbers = closeness.numbers[best]
        documents = [self._corpus.documents[number] for number in numbers.tolist()]
        lines = np.array([line for document in documents for line in document.lines], dtype=np.int64)
        cosines = closeness.lines(lines).tolist()
        words = self._words.sentences.weights(masses, lines)
        lexical = words.scores().tolist()
        section_words = self._words.sections.weights(masses, numbers)
        held, held_by_lines = Coverage(masses, section_words), Coverage(masses, words)
        weight = sum(map(self._words.sections.idf, masses)) / self._words.sections.rarest
        sections, nearest, asked, common, best_scores, best_shares = (
            one[best].tolist()
            for one in (closeness.sections, closeness.sentences, closeness.asked, closeness.lexical, scores, shares)
        )
        missing = self._missing(query.phrases, numbers, section_words)
        ends = list(accumulate(len(document.sentences) for document in documents))

        def hit(at: int) -> Hit:
            document = documents[at]
            own = slice(ends[at] - len(document.sentences), ends[at])
            named = frozenset(query.named(document.place))
            share = held.under(named)[at]
            each = zip(document.sentences, cosines[own], lexical[own], held_by_lines.under(named)[own], strict=True)
            sentences = tuple(
                SentenceHit(one.start, one.end, one.text, cosine, words_shared, coverage)
                for one, cosine, words_shared, coverage in each
            )
            return Hit(
                document.place,
                document.term,
                best_scores[at],
                Signals(
                    section=sections[at],
                    sentence=nearest[at],
                    asked=asked[at],
                    lexical=common[at],
                    name=best_shares[at],
                    coverage=share,
                    foreign=_share(query.terms, missing[at]),
                    shared=share * weight,
                ),
                sentences,
            )

        # Who compares hits by identity is given the same again.
        return Made(len(documents), cache(hit))

    def _missing(self, phrases: Sequence[Phrase], numbers: NDArray[np.int64], words: TermWeights) -> list[list[Phrase]]:
        """Return, for each of some sections, the phrases that it does not hold as they stand.

        What has a word in it that a section is lacking, by the weights of the terms, is not looked for in its text.
        """
        missing: list[list[Phrase]] = [[] for _ in numbers]
        for phrase in phrases:
            held = words.holding(frozenset(phrase) - self._function_stems)
            for number, may_hold, lacking in zip(numbers.tolist(), held.tolist(), missing, strict=True):
                if not (may_hold and f" {' '.join(phrase)} " in self._stems(number)):
                    lacking.append(phrase)
        return missing


def _share(terms: Sequence[Token], phrases: Iterable[Phrase]) -> float:
    """Return the share of the terms that belong to some phrases."""
    stems = {stem for phrase in phrases for stem in phrase}
    return sum(term.text in stems for term in terms) / len(terms) if stems else 0.0
