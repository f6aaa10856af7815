"""Finding the sections that a question is about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from glossary import Glossary
from index.corpus import Corpus, Document, Place
from index.encoder import Encoder
from index.fuse import fuse
from index.hit import Found, Hit, SentenceHit, Signals
from index.lexical import Lexical
from index.names import Names
from index.query import Query, Reader
from index.tokens import Analyser
from index.vectors import FaissVectors, Neighbours, VectorStore

# How many neighbours are scored exactly; what lies beyond counts as the last of them.
_DEPTH_SECTIONS = 1000
# Sections whose stems are kept for the proper names of the next question.
_REMEMBERED = 2000
_DEPTH_LINES = 5000
# A question that is nothing but a name outranks what only resembles it, by a quarter of the range of scores.
_NAME_WEIGHT = 1.25
# A section with a headword of its own is meant less by its entry's name.
_ENTRY_NAME = 0.8

Scores = NDArray[np.float32]


class Index:
    """Glossaries made searchable, in the language of the first of them."""

    def __init__(
        self,
        glossaries: Sequence[Glossary],
        encoder: Encoder,
        sections: VectorStore,
        lines: VectorStore,
        *,
        words: tuple[Lexical, Lexical] | None = None,
    ) -> None:
        """Take the vectors of all sections and of all lines, and the words of both where these have been counted."""
        self.glossaries = {glossary.id: glossary for glossary in glossaries}
        self.encoder = encoder
        self._corpus = Corpus(glossaries)
        self._section_vectors = sections
        self._line_vectors = lines
        self._analyser = analyser = Analyser(glossaries[0].language)
        self._sections, self._sentences = words or (
            Lexical.of([analyser.text_terms(_searched_text(document)) for document in self._corpus.documents]),
            Lexical.of([analyser.text_terms(text) for text in self._corpus.sentence_texts()]),
        )

        @lru_cache(_REMEMBERED)
        def stems(number: int) -> str:
            return f" {' '.join(analyser.text_stems(_searched_text(self._corpus.documents[number])))} "

        self._stems = stems

        def known(word: str) -> bool:
            return analyser.stem(word) in self._sections or encoder.knows(word)

        names = Names(glossaries, analyser.stem, known)
        self._reader = Reader(encoder, analyser, names, self._headword)
        self._numbers: dict[Place, list[int]] = {}
        for number, document in enumerate(self._corpus.documents):
            for place in (document.place, Place(document.place.glossary, document.place.entry)):
                self._numbers.setdefault(place, []).append(number)

    def without(self, entries: Collection[str]) -> "Index":
        """Return the index of the glossaries as if they had no such entries; raise ValueError where none is left.

        Nothing is encoded: the vectors are read back from the stores.
        """
        out = frozenset(entries)
        glossaries = [
            replace(one, entries=tuple(entry for entry in one.entries if entry.id not in out))
            for one in self.glossaries.values()
        ]
        kept = np.array([document.place.entry not in out for document in self._corpus.documents])
        if not kept.any():
            raise ValueError(f"nothing is left without {', '.join(sorted(out))}; leave at least one entry")
        lines = kept[self._corpus.owners]
        return Index(
            glossaries,
            self.encoder,
            FaissVectors.of(self._section_vectors.read(np.flatnonzero(kept))),
            FaissVectors.of(self._line_vectors.read(np.flatnonzero(lines))),
            words=(self._sections.only(kept), self._sentences.only(lines[: self._corpus.sentences])),
        )

    def prepare(self, questions: Sequence[str]) -> list[Query]:
        """Make questions ready to be searched for, encoding them together."""
        return self._reader.read(questions)

    def search(self, question: str | Query, k: int = 10) -> Found:
        """Return the k best sections for a question; ties keep the order of the glossary."""
        query = question if isinstance(question, Query) else self.prepare([question])[0]
        documents = self._corpus.documents
        terms = [term.text for term in query.terms]
        masses = self._masses(query)
        sections = _filled(self._section_vectors.search(query.vector, _DEPTH_SECTIONS), len(documents))
        sentences, asked = self._best_lines(query)
        lexical = self._sections.scores(terms)
        names = self._name_scores(query, masses)
        scores = fuse([lexical, sections, np.maximum(sentences, asked)] if query.dense else [lexical])
        scores += names * np.float32(_NAME_WEIGHT * max(float(np.ptp(scores)), 1.0))
        coverage = _Coverage(query, masses, self._sections)
        sentence_coverage = _Coverage(query, masses, self._sentences)
        sentence_lexical = self._sentences.scores(terms)
        hits = []
        # A stable sort keeps ties in the order of the glossary: by entry id, then as the entry has them.
        for number in np.argsort(-scores, kind="stable")[:k].tolist():
            place = documents[number].place
            signals = Signals(
                section=float(sections[number]),
                sentence=float(sentences[number]),
                asked=float(asked[number]),
                lexical=float(lexical[number]),
                name=float(names[number]),
                coverage=float(coverage.under(place)[number]),
                foreign=self._foreign(query, number),
            )
            quotable = self._sentence_hits(query, number, sentence_coverage.under(place), sentence_lexical)
            hits.append(Hit(place, documents[number].term, float(scores[number]), signals, quotable))
        return Found(query, tuple(hits))

    def _headword(self, place: Place) -> str:
        document = self._corpus.documents[self._numbers[place][0]]
        return document.term if place.section else document.entry_term

    def _best_lines(self, query: Query) -> tuple[Scores, Scores]:
        """Return, for every section, the cosines of its best sentence and of its best question (0 without any)."""
        neighbours = self._line_vectors.search(query.vector, _DEPTH_LINES)
        sentences = np.full(len(self._corpus.documents), neighbours.cosines.min(initial=1.0), dtype=np.float32)
        asked = np.zeros(len(self._corpus.documents), dtype=np.float32)
        is_sentence = neighbours.numbers < self._corpus.sentences
        for best, chosen in ((sentences, is_sentence), (asked, ~is_sentence)):
            np.maximum.at(best, self._corpus.owners[neighbours.numbers[chosen]], neighbours.cosines[chosen])
        return sentences, asked

    def _masses(self, query: Query) -> dict[str, float]:
        """Return the share of the question's IDF mass that each of its terms makes up; together 1."""
        weights = {term.text: self._sections.idf(term.text) for term in query.terms}
        total = sum(weights.values())
        return {term: weight / total for term, weight in weights.items()}

    def _name_scores(self, query: Query, masses: Mapping[str, float]) -> Scores:
        """Return, for every section, the share of the question that is a name of it, 0 to 1."""
        scores = np.zeros(len(self._corpus.documents), dtype=np.float32)
        for match in query.names:
            share = sum(masses[term] for term in {term.text for term in query.inside(match)})
            for place in match.places:
                for number in self._numbers[place]:
                    of_entry = not place.section and self._corpus.documents[number].own_term
                    scores[number] = max(scores[number], share * _ENTRY_NAME if of_entry else share)
        return scores

    def _foreign(self, query: Query, number: int) -> float:
        """Return the share of the terms that belong to a phrase which a section does not hold as it stands."""
        if not query.phrases:
            return 0.0
        stems = self._stems(number)
        missing = {stem for phrase in query.phrases if f" {' '.join(phrase)} " not in stems for stem in phrase}
        return sum(term.text in missing for term in query.terms) / len(query.terms)

    def _sentence_hits(self, query: Query, number: int, coverage: Scores, lexical: Scores) -> tuple[SentenceHit, ...]:
        document = self._corpus.documents[number]
        own = range(document.first_sentence, document.first_sentence + len(document.sentences))
        cosines = self._line_vectors.read(np.array(own)) @ query.vector
        return tuple(
            SentenceHit(
                sentence.start, sentence.end, sentence.text, float(cosine), float(lexical[at]), float(coverage[at])
            )
            for at, sentence, cosine in zip(own, document.sentences, cosines, strict=True)
        )


class _Coverage:
    """The share of a question's IDF mass that texts hold, 0 to 1.

    A text under a headword speaks of what it names, so the words of the name count as held by it.
    """

    def __init__(self, query: Query, masses: Mapping[str, float], texts: Lexical) -> None:
        self._query = query
        self._masses = masses
        self._texts = texts
        self._under: dict[frozenset[str], Scores] = {}

    def under(self, place: Place) -> Scores:
        """Return the coverage of every text, as if it stood under the names of this place."""
        named = frozenset(self._query.named(place))
        if named not in self._under:
            others = {term: mass for term, mass in self._masses.items() if term not in named}
            given = sum(self._masses[term] for term in named)
            self._under[named] = self._texts.held(others) + np.float32(given)
        return self._under[named]


def _searched_text(document: Document) -> str:
    return "\n".join(
        dict.fromkeys((document.term, document.entry_term, *document.names, document.text, *document.questions))
    )


def _filled(neighbours: Neighbours, size: int) -> Scores:
    scores = np.full(size, neighbours.cosines.min(initial=1.0), dtype=np.float32)
    scores[neighbours.numbers] = neighbours.cosines
    return scores
