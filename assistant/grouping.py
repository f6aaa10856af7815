"""Questions that had no answer, those that ask for the same put together and named by what they ask for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from assistant.journal import Unanswered
from assistant.understanding.asked_term import asked_term
from index import Index
from index.encoder import Vectors
from index.folding import fold
from index.tokens import Analyser, analyser_of, language_of

# Chosen by `python -m benchmarks.grouping`.
LIKENESS = 0.55
# More are not compared with one another: those asked least are put together where they are the same words.
_MOST_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class CountedQuestion:
    """A question as it was put and understood, and how many times it was asked."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask for the same, most asked first; each of the `asked` is in the order of the journal.

    `term` is what they ask the meaning of, "" where they do not; `name` is that, or the question nearest to all.
    """

    name: str
    term: str
    partly: bool
    questions: tuple[CountedQuestion, ...]
    asked: tuple[Unanswered, ...]

    @property
    def id(self) -> str:
        """Return what tells the group from the others, as long as its first question is there."""
        return min(one.id for one in self.asked)

    @property
    def times(self) -> int:
        """Return how many times the questions were asked."""
        return sum(one.times for one in self.asked)

    @property
    def often(self) -> str:
        """Return how many times the questions were asked, in words."""
        return "once" if self.times == 1 else f"{self.times} times"

    @property
    def done(self) -> bool:
        """Tell whether all that was asked was dealt with."""
        return all(one.done >= one.times for one in self.asked)

    @property
    def first(self) -> str:
        """Return the day on which one of the questions was asked first."""
        return min(one.day for one in self.asked)

    @property
    def last(self) -> str:
        """Return the day on which one of the questions was asked last."""
        return max(one.day for one in self.asked)

    @property
    def cites(self) -> tuple[str, ...]:
        """Return the sections that answers in part cited."""
        return tuple(dict.fromkeys(cite for one in self.asked for cite in one.cites))


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is asked for in one wording: its text to be encoded, and all that was asked so."""

    text: str
    term: bool
    known: bool
    asked: tuple[Unanswered, ...]

    @property
    def times(self) -> int:
        return sum(one.times for one in self.asked)


class Grouping:
    """Puts questions together by an index's encoder; the vectors of those that are still there are kept."""

    def __init__(self, likeness: float = LIKENESS) -> None:
        """Take the cosine from which on, on average, two groups are one."""
        self._likeness = likeness
        self._vectors: Mapping[str, Vectors] = {}
        self._encoder = ""

    def groups(self, asked: Sequence[Unanswered], index: Index) -> tuple[Group, ...]:
        """Return groups of what was asked: most asked first, then by name; always the same for the same questions."""
        analyser = analyser_of(index.language)
        made: list[Group] = []
        kept: dict[str, Vectors] = {}
        for partly in (False, True):
            subjects = _subjects([one for one in asked if one.partly == partly], analyser, index)
            near = [one for one in subjects if one.known][:_MOST_COMPARED]
            vectors = self._encode([one.text for one in near], index)
            kept |= dict(zip((one.text for one in near), vectors, strict=True))
            numbers = _clusters(vectors, self._likeness)
            for number in dict.fromkeys(numbers):
                at = [place for place, own in enumerate(numbers) if own == number]
                made.append(_group([near[place] for place in at], vectors[at], partly=partly))
            alone = [one for one in subjects if one not in near]
            made += (_group([one], np.ones((1, 1), dtype=np.float32), partly=partly) for one in alone)
        self._vectors = kept
        return tuple(sorted(made, key=lambda one: (-one.times, one.name.casefold(), one.id)))

    def _encode(self, texts: Sequence[str], index: Index) -> Vectors:
        """Return one unit vector a text, shape (texts, dimensions)."""
        if self._encoder != index.encoder.fingerprint:
            self._vectors, self._encoder = {}, index.encoder.fingerprint
        new = [one for one in texts if one not in self._vectors]
        known = dict(self._vectors)
        if new:
            known |= dict(zip(new, index.encoder.encode_questions(new), strict=True))
        return np.array([known[one] for one in texts], dtype=np.float32)


def _subjects(asked: Sequence[Unanswered], analyser: Analyser, index: Index) -> list[_Subject]:
    """Return what is asked for, the most asked first; the same words in other forms are the same."""
    known = index.encoder.languages
    by_words: dict[str, list[tuple[str, bool, Unanswered]]] = {}
    for one in asked:
        # Of what is answered in part, the term is what is answered.
        term = "" if one.partly else asked_term(one.standalone, analyser)
        text = term or one.standalone
        words = " ".join(analyser.text_stems(text)) or fold(text)
        by_words.setdefault(words, []).append((text, bool(term), one))
    subjects = []
    for same in by_words.values():
        spoken = language_of(same[0][2].standalone, analyser.language)
        texts = Counter[str]()
        for text, _, one in same:
            texts[text] += one.times
        best = min(texts, key=lambda text: (-texts[text], text))
        told = tuple(one for _, _, one in same)
        subjects.append(_Subject(best, same[0][1], known is None or spoken in known, told))
    return sorted(subjects, key=lambda one: (-one.times, one.text))


def _clusters(vectors: Vectors, likeness: float) -> list[int]:
    """Return the number of the group of each vector: the two nearest groups become one while they are near enough."""
    if len(vectors) < 2:
        return list(range(len(vectors)))
    from scipy.cluster.hierarchy import fcluster, linkage

    joined = linkage(vectors.astype(np.float64), method="average", metric="cosine")
    return [int(one) for one in fcluster(joined, 1 - likeness, criterion="distance")]


def _group(subjects: Sequence[_Subject], vectors: Vectors, *, partly: bool) -> Group:
    near = (vectors @ vectors.T).mean(axis=1)
    terms = [one for one in subjects if one.term]
    term = min(terms, key=lambda one: (-one.times, len(one.text), one.text)).text if terms else ""
    middle = min(
        zip(subjects, near.tolist(), strict=True), key=lambda one: (-round(one[1], 4), -one[0].times, one[0].text)
    )
    asked = tuple(
        sorted((one for each in subjects for one in each.asked), key=lambda one: (one.day, one.question, one.id))
    )
    return Group(term or middle[0].text, term, partly, tuple(_questions(asked)), asked)


def _questions(asked: Sequence[Unanswered]) -> Iterator[CountedQuestion]:
    ordered = sorted(asked, key=lambda one: one.standalone)
    counted = ((text, sum(one.times for one in same)) for text, same in groupby(ordered, lambda one: one.standalone))
    for text, times in sorted(counted, key=lambda one: (-one[1], one[0])):
        yield CountedQuestion(text, times)
