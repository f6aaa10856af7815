"""Finding the sections that a question is about."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from glossary import Glossary
from index.completion import Completions
from index.corpus import Corpus
from index.document import Place
from index.draft import read_draft
from index.encoder import Encoder
from index.evidence import Evidence
from index.fuse import Scores, standardise
from index.hit import Found
from index.measure import measure_of
from index.name_table import NameTable
from index.names import NameMatch, Names
from index.overlap import ENTRY_NAME, Meaning, Overlap, bonus
from index.query import Query, Reader
from index.romanisations import Romanisations
from index.sense import Candidates, Sense, SenseReader
from index.tokens import Analyser
from index.vectors import FaissVectors, VectorStore
from index.words import Words

# What a passage says of a question that is nothing but the name of an entry, in z-scores: over 79 passages of the
# scripts that name the entry alone, the right section of it comes first at 0.30 with 8, and at 0.53 with 24. Cosines of
# the passage would add one or two, and take more time to encode than the question.
_PASSAGE_WEIGHT = 24.0
# The same for what is asked of the entry, without its name: 0.71 without, 0.79 from 1 on.
_REST_WEIGHT = 2.0
_MARK = re.compile(r"\s*\[\d+\]\s*")
# What is asked beside the name is told by the question, rather than by the passage.
_PASSAGE_BESIDE_REST = 2.0


class Index:
    """Glossaries made searchable, in the language of the first of them."""

    def __init__(
        self,
        glossaries: Sequence[Glossary],
        encoder: Encoder,
        sections: VectorStore,
        lines: VectorStore,
        *,
        words: Words | None = None,
        names: NameTable | None = None,
        romanisations: Romanisations | None = None,
        corpus: Corpus | None = None,
    ) -> None:
        """Take the vectors of all sections and of all lines.

        What may be known already is the words of both, the names, romanised ones, and the corpus.
        """
        self.glossaries = {glossary.id: glossary for glossary in glossaries}
        self.encoder = encoder
        self._corpus = corpus or Corpus(glossaries)
        self._section_vectors = sections
        self._line_vectors = lines
        self._analyser = analyser = Analyser(glossaries[0].language)
        self._words = words or Words.of(self._corpus, analyser)
        self._sections = self._words.sections

        def known(word: str) -> bool:
            return analyser.stem(word) in self._sections or encoder.knows(word)

        self._romanisations = romanisations or Romanisations()
        self._name_table = names or NameTable.of(glossaries, analyser.stem, self._romanisations.of)
        self._names = Names(self._name_table, analyser.stem, known)
        self._reader = Reader(encoder, analyser, self._names, self.headword)
        self._numbers = self._corpus.numbers
        self._senses = SenseReader(self._corpus.documents, self._sections, analyser, self._names)
        self._overlap = Overlap(self._corpus.documents, self._sections, self._numbers)
        self._measure = measure_of(self._corpus.owners, self._sections, sections, lines)
        self._evidence = Evidence(self._corpus, self._words, analyser)

    def corpus_of(self, glossaries: Sequence[Glossary]) -> Corpus:
        """Return the corpus of other glossaries; of their texts, those that are known here are not cut again."""
        return Corpus(glossaries, self._corpus)

    def words_of(self, corpus: Corpus, analyser: Analyser) -> Words:
        """Return the words of another corpus; of its texts, those that are known here are not read again."""
        if analyser.language != self.language:
            return Words.of(corpus, analyser)
        return self._words.taken_over(self._corpus, corpus, analyser)

    def spelt_by(self, analyser: Analyser) -> Mapping[str, str]:
        """Return how names are spelt, for the names of other glossaries; nothing where an analyser spells otherwise."""
        return self._name_table.spelt() if analyser.language == self.language else {}

    def without(self, entries: Collection[str]) -> "Index":
        """Return the index of the glossaries as if they had no such entries; raise ValueError where none is left.

        Nothing is encoded: the vectors are read back from the stores.
        """
        out = frozenset(entries)
        left = [
            replace(one, entries=tuple(entry for entry in one.entries if entry.id not in out))
            for one in self.glossaries.values()
        ]
        if not any(one.entries for one in left):
            raise ValueError(f"nothing is left without {', '.join(sorted(out))}; leave at least one entry")
        return self._of(left)

    def only(self, glossary: str) -> "Index":
        """Return the index of one of the glossaries; raise KeyError where none has the id. Nothing is encoded."""
        return self._of([self.glossaries[glossary]])

    def _of(self, glossaries: Sequence[Glossary]) -> "Index":
        entries = {(one.id, entry.id) for one in glossaries for entry in one.entries}
        kept = np.array([(one.place.glossary, one.place.entry) in entries for one in self._corpus.documents])
        owners = self._corpus.owners
        lines = kept[owners.sections]
        return Index(
            glossaries,
            self.encoder,
            FaissVectors.of(self._section_vectors.read(np.flatnonzero(kept))),
            FaissVectors.of(self._line_vectors.read(np.flatnonzero(lines))),
            words=self._words.only(kept, lines[: owners.sentences]),
            romanisations=self._romanisations,
        )

    @property
    def language(self) -> str:
        """Return the language of the texts."""
        return self._analyser.language

    @property
    def size(self) -> int:
        """Return the number of sections."""
        return len(self._corpus.documents)

    def prepare(self, questions: Sequence[str]) -> list[Query]:
        """Make questions ready to be searched for, encoding them together."""
        return self._reader.read(questions)

    def names_in(self, text: str) -> tuple[NameMatch, ...]:
        """Return the names that stand in a text, in order of place."""
        return self._names.find(text)

    def mentions(self, draft: str) -> Iterator[tuple[NameMatch, Meaning]]:
        """Yield the names that a draft uses, in order of place, each with the section that its sentence means by it."""
        known: dict[tuple[int, tuple[Place, ...]], Meaning] = {}
        for match, beside in read_draft(draft, self._names, self._analyser):
            key = (beside.sentence, match.places)
            if key not in known:
                known[key] = self._overlap.meant(match.places, beside)
            yield match, known[key]

    def kinds_of(self, noun: str) -> dict[str, tuple[Place, ...]]:
        """Return the names of more words that end in a noun, with the places that carry them."""
        return self._names.kinds_of(noun)

    def sense_among(self, places: Iterable[Place], passage: str) -> Sense | None:
        """Return which of some places a passage speaks for, or None where they are one or it has nothing of them."""
        numbers = np.array(sorted({number for place in places for number in self._numbers(place)}))
        common = self._overlap.of(self._reader.find(passage), numbers)
        candidates = Candidates(numbers, common, np.ones_like(common))
        return self._senses.read(passage, candidates, int(numbers[common.argmax()])) if common.any() else None

    def share_held(self, question: str, place: Place) -> float:
        """Return the share of a question's IDF mass, 0 to 1, in that section of a place which holds most of it."""
        masses = self._overlap.masses(self._analyser.question_terms(question))
        return float(self._sections.weights(masses, np.array(self._numbers(place))).held(masses).max())

    def nearest_question(self, query: Query, place: Place) -> str:
        """Return the reader's question of a section that is nearest to a question; "" where it has none."""
        [number] = self._numbers(place)
        questions, lines = self._corpus.documents[number].questions, self._corpus.questions_of(number)
        cosines = self._line_vectors.read(lines) @ query.vector
        return questions[int(cosines.argmax())] if questions else ""

    def held_terms(self, terms: Iterable[str], entries: Sequence[Place]) -> set[str]:
        """Return which terms some section of some entries has, in its text, names or questions."""
        numbers = np.array([number for entry in entries for number in self._numbers(entry)], dtype=np.int64)
        return self._sections.weights(terms, numbers).held_terms()

    def overlap(self, passage: str, places: Iterable[Place]) -> dict[Place, float]:
        """Return how much the sections of some places have in common with a passage: its words (BM25) and names."""
        numbers = sorted({number for place in places for number in self._numbers(place)})
        scores = self._overlap.of(self._reader.find(passage), np.array(numbers, dtype=np.int64)).tolist()
        return {self._corpus.documents[at].place: score for at, score in zip(numbers, scores, strict=True)}

    def quoted_in(self, answer: str) -> tuple[Place, ...]:
        """Return the sections whose sentences an answer quotes, in order; a number in brackets follows each."""
        found = (self._corpus.quoted(part) for text in _MARK.split(answer) for part in (text, text.partition(": ")[2]))
        return tuple(dict.fromkeys(place for place in found if place))

    def search(self, question: str | Query, k: int = 10, *, passage: str = "", rest: Query | None = None) -> Found:
        """Return the k best sections for a question; ties keep the order of the glossary.

        As far as the question is the name of an entry, the passage decides which of its sections come first, and so
        does the rest of the question, which is what is asked without the name.
        """
        query = question if isinstance(question, Query) else self.prepare([question])[0]
        masses = self._overlap.masses(query.terms)
        names = self._overlap.names(query, masses)
        if passage:
            self._overlap.widen(names)
        named = np.array(sorted(names), dtype=np.int64)
        closeness = self._measure.closeness(query, named)
        at = closeness.at(named)
        shares = np.zeros(closeness.numbers.size, dtype=np.float32)
        scores = closeness.fused(query)
        common = self._overlap.of(self._reader.find(passage), named) if passage else np.zeros(named.size, np.float32)
        if names:
            shares[at] = [names[number] for number in named.tolist()]
            scores += bonus(shares, scores)
            for weight, meant in self._meant(named, passage, common, rest, shares[at]):
                scores[at] += np.float32(weight) * (meant - meant.min())
        # A stable sort keeps ties in the order of the glossary: by entry id, then as the entry has them.
        best = np.argsort(-scores, kind="stable")[:k]
        hits = self._evidence.hits(query, masses, closeness, best, scores, shares)
        if not passage or rest:
            return Found(query, hits)
        asked = {match.name for match in query.names}
        first = int(closeness.numbers[scores.argmax()])
        return Found(query, hits, self._senses.read(passage, Candidates(named, common, shares[at]), first, asked))

    @cached_property
    def completions(self) -> Completions:
        """Return the names by how they begin; made when a question is typed for the first time."""
        return Completions(tuple(self.glossaries.values()), self._romanisations.of)

    def headword(self, place: Place) -> str:
        """Return the headword of a section or of a whole entry."""
        document = self._corpus.documents[self._numbers(place)[0]]
        return document.term if place.section else document.entry_term

    def _meant(
        self, named: NDArray[np.int64], passage: str, common: Scores, rest: Query | None, shares: Scores
    ) -> Iterator[tuple[float, Scores]]:
        """Yield weights and scores of the named sections, by what tells which of them is meant.

        `shares` are those of the question that name them. A passage tells nothing of sections that another outdoes in
        that by more than an entry's name does, and the less, the more is asked beside the name.
        """
        share = float(shares.max())
        if passage and rest:
            yield _PASSAGE_BESIDE_REST * share, standardise(common)
        elif passage:
            told = standardise(common + self._senses.head_starts(named, passage))
            yield _PASSAGE_WEIGHT * share**3, (told - told.min()) * (shares >= ENTRY_NAME * share)
        if rest:
            yield _REST_WEIGHT * share, self._measure.closeness(rest, named).of(named).fused(rest)
