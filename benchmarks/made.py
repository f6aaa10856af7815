"""A glossary of any size that is made: its vectors and words, without its texts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.corpus import Owners
from index.encoder import Vectors
from index.lexical import Lexical
from index.query import Query
from index.tokens import Token

SENTENCES = 4
CHUNK = 10_000
_WORDS = 12
VOCABULARY = 200_000
_TOPIC = 300
# How far a section stands from what it is made around, and a sentence from its section, as a share of their length.
_NOISE = 0.6
_ASKED = 5
# Questions are asked of the sections of so many chunks.
_CHUNKS_ASKED = 10


@dataclass(frozen=True, slots=True)
class Made:
    """Sections around and between `real` vectors, in chunks; half of their words are of a topic, all follow Zipf."""

    size: int
    real: Vectors

    @property
    def firsts(self) -> range:
        """Return the number of the first section of every chunk."""
        return range(0, self.size, CHUNK)

    @property
    def owners(self) -> Owners:
        """Return which section each sentence belongs to."""
        return Owners(np.repeat(np.arange(self.size), SENTENCES), self.size * SENTENCES)

    def vectors(self, first: int) -> tuple[Vectors, Vectors]:
        """Return the vectors of the sections of a chunk, and of their sentences."""
        random = np.random.default_rng([1, first])
        topics = self._topics(first)
        share = 0.5 * random.random((len(topics), 1), dtype=np.float32)
        between = self.real[topics] * (1 - share) + self.real[random.permutation(topics)] * share
        sections = _near(between, random)
        return sections, _near(np.repeat(sections, SENTENCES, axis=0), random)

    def words(self) -> Lexical:
        """Return the words of all sections."""
        keys = []
        for first in self.firsts:
            words = self.words_of(first).reshape(-1, SENTENCES * _WORDS)
            keys.append((words * self.size + np.arange(first, first + len(words))[:, None]).ravel())
        found, often = np.unique(np.concatenate(keys), return_counts=True)
        vocabulary = {f"w{number}": number for number in range(VOCABULARY)}
        lengths = np.full(self.size, SENTENCES * _WORDS, dtype=np.float32)
        terms, documents = (one.astype(np.int32) for one in np.divmod(found, self.size))
        return Lexical.counted(lengths, vocabulary, terms, documents, often.astype(np.int32))

    def queries(self, most: int) -> list[Query]:
        """Return questions, each near to a sentence and in some of its words."""
        chunks = list(self.firsts)[:: max(len(self.firsts) // _CHUNKS_ASKED, 1)][:_CHUNKS_ASKED]
        made: list[Query] = []
        for first in chunks:
            random = np.random.default_rng([3, first])
            words = self.words_of(first).reshape(-1, _WORDS)
            lines = random.choice(len(words), most // len(chunks), replace=False)
            vectors = _near(self.vectors(first)[1][lines], random)
            for line, vector in zip(lines.tolist(), vectors, strict=True):
                asked = random.choice(words[line], _ASKED, replace=False).tolist()
                terms = tuple(Token(f"w{word}", 0, 0, cjk=False) for word in asked)
                made.append(Query("", "", "", (), terms, (), (), vector, dense=True))
        return made

    def _topics(self, first: int) -> NDArray[np.int64]:
        return np.random.default_rng([0, first]).integers(0, len(self.real), min(CHUNK, self.size - first))

    def words_of(self, first: int) -> NDArray[np.int64]:
        """Return the words of a chunk by number, shape (sections, sentences, words)."""
        topics = self._topics(first)
        random = np.random.default_rng([2, first])
        shape = (len(topics), SENTENCES, _WORDS)
        common = VOCABULARY ** random.random(shape)
        of_topic = topics[:, None, None] * 7919 + _TOPIC ** random.random(shape)
        return np.where(random.random(shape) < 0.5, common, of_topic).astype(np.int64) % VOCABULARY


def _near(vectors: Vectors, random: np.random.Generator) -> Vectors:
    noise = random.standard_normal(vectors.shape, dtype=np.float32) * np.float32(_NOISE / vectors.shape[1] ** 0.5)
    near = vectors / np.linalg.norm(vectors, axis=1, keepdims=True) + noise
    return np.asarray(near / np.linalg.norm(near, axis=1, keepdims=True), dtype=np.float32)
