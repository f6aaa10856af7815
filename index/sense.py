"""What a passage tells about the sense of a name that stands for several."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.document import Document, Place
from index.fuse import Scores
from index.lexical import Lexical
from index.names import Names
from index.tokens import Analyser

_MOST_CUES = 3
# What a passage of so many words has in common with some section by chance, in words that no other section has. Of 50
# passages that only mention a term, 47 are read as the general sense so, and 49 with 1.5; of 75 that speak of a section
# without naming it, 45 as that, and 40 with 1.5.
_CHANCE_WORDS = 1.2
_CHANCE_LENGTH = 12
# A cue of less than this share of the weightiest one tells the reader nothing.
_LEAST_SHARE = 0.3
# And a word of less is no part of a phrase.
_LEAST_PART = 0.1
# The next sense is close where it has this share of what the passage has in common with the first.
CLOSE = 0.75
_JOINT = re.compile(r"[\s-]*")
_HYPHENED_BEFORE = re.compile(r"(?:\w+-)+$")
_HYPHENED_AFTER = re.compile(r"(?:-\w+)+")
_WORD_START = re.compile(r"\b\w")
_POSSESSIVE = re.compile(r"[’']s$")


@dataclass(frozen=True, slots=True)
class Sense:
    """The sense in which a passage uses a name of several senses, by its headword; `rival` is the next, where close.

    `cues` are the words of the passage that speak most for it against the next, the weightiest first: none where only
    the name that was asked for does. Where the passage does not tell, the sense is the `general` one if there is such.
    """

    term: str
    cues: tuple[str, ...]
    rival: str = ""
    general: bool = False


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sections that a name may mean, by number; each shape (n,).

    `common` is what each has in common with a passage, `shares` how much of the question is its name.
    """

    numbers: NDArray[np.int64]
    common: Scores
    shares: Scores


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words at [start, end) of a passage and what they weigh; a name weighs more than any other word."""

    start: int
    end: int
    weight: float
    name: bool = False


@dataclass(frozen=True, slots=True)
class SenseReader:
    """Reads from passages which of some sections is meant: `words` are those of the sections, in their order."""

    documents: Sequence[Document]
    words: Lexical
    analyser: Analyser
    names: Names

    def head_starts(self, numbers: NDArray[np.int64], passage: str) -> Scores:
        """Return by how much a passage must speak for another section than the general ones; shape (numbers,).

        General is what has no headword of its own. The longer a passage, the more of its words stand in any section by
        chance.
        """
        own = np.array([self.documents[number].own_term for number in numbers.tolist()], dtype=bool)
        terms = len({term.text for term in self.analyser.question_terms(passage)})
        start = _CHANCE_WORDS * self.words.idf("") * min(1.0, terms / _CHANCE_LENGTH) ** 2
        return np.asarray(~own * np.float32(start if own.any() else 0.0), dtype=np.float32)

    def read(self, passage: str, candidates: Candidates, first: int, asked: Iterable[str] = ()) -> Sense | None:
        """Return the sense of section `first`, by what each candidate has in common with a passage.

        None where the candidates have one headword, where the passage speaks for another than the first, or where it
        tells nothing and the name is that of the first alone. The names that are asked for are no cues.
        """
        numbers = candidates.numbers.tolist()
        scores = dict(zip(numbers, candidates.common.tolist(), strict=True))
        shares = dict(zip(numbers, candidates.shares.tolist(), strict=True))
        starts = dict(zip(numbers, self.head_starts(candidates.numbers, passage).tolist(), strict=True))
        best: dict[tuple[Place, str], int] = {}
        for number in sorted(scores, key=lambda number: (-scores[number], number)):
            best.setdefault(self.documents[number].headword, number)
        chosen = best.pop(self.documents[first].headword, None) if first in scores else None
        if chosen is None or not best:
            return None
        rival = next(iter(best.values()))
        term, general = self.documents[chosen].term, starts[chosen] > 0
        lead = scores[chosen] - scores[rival]
        if lead <= starts[chosen]:
            tied = lead == 0.0 and shares[chosen] == shares[rival]
            return Sense(term, (), general=general) if general or tied else None
        cues = _spelt(passage, self._cues(passage, chosen, rival, frozenset(asked)))
        close = scores[rival] >= CLOSE * scores[chosen]
        return Sense(term, cues, self.documents[rival].term if close else "")

    def _cues(self, passage: str, chosen: int, rival: int, asked: frozenset[str]) -> Iterator[_Cue]:
        """Yield the words that the chosen section has more of in common with a passage than its rival."""
        own, other = self.documents[chosen].place, self.documents[rival].place
        names = self.names.find(passage)
        telling = [match for match in names if own in match.places and other not in match.places]
        for match in (one for one in telling if one.name not in asked):
            yield _Cue(match.start, match.end, float(len(match.name)), name=True)
        for term in self.analyser.question_terms(passage):
            over = next((match for match in names if match.start < term.end and term.start < match.end), None)
            # How many there are of something tells no sense of it.
            if over in telling or (over and not term.cjk) or term.text in self.analyser.number_stems:
                continue
            weights = self.words.weights([term.text], np.array([chosen, rival])).scores()
            # A piece of a Chinese compound is shown with the name that it goes on from.
            start, end = (min(term.start, over.start), max(term.end, over.end)) if over else (term.start, term.end)
            yield _Cue(start, end, float(weights[0] - weights[1]))


def is_within(term: str, longer: str) -> bool:
    """Tell whether a headword stands in a longer one, word by word."""
    one, other = f" {term.casefold()} ", f" {longer.casefold()} "
    return one in other and one != other


def _spelt(passage: str, cues: Iterable[_Cue]) -> tuple[str, ...]:
    """Return the weightiest cues as they stand in a passage, neighbours joined."""
    given = list(cues)
    most = max((cue.weight for cue in given if not cue.name), default=0.0)
    joined: list[_Cue] = []
    for cue in sorted(given, key=lambda one: (one.start, one.end)):
        last = joined[-1] if joined else None
        if cue.weight <= 0 or cue.weight < _LEAST_PART * most:
            continue
        if last and _is_one(passage, last, cue):
            joined[-1] = _Cue(last.start, max(last.end, cue.end), last.weight + cue.weight)
        else:
            joined.append(cue)
    joined = [cue for cue in joined if cue.weight >= _LEAST_SHARE * most]
    joined.sort(key=lambda one: (not one.name, -one.weight, one.start))
    words: dict[str, str] = {}
    for cue in joined:
        word = _POSSESSIVE.sub("", _whole(passage, cue))
        words.setdefault(word.casefold(), word)
    return tuple(words.values())[:_MOST_CUES]


def _whole(passage: str, cue: _Cue) -> str:
    """Return a cue as it stands in a passage, with what is joined to it by hyphens."""
    before = _HYPHENED_BEFORE.search(passage, 0, cue.start)
    after = _HYPHENED_AFTER.match(passage, cue.end)
    return passage[before.start() if before else cue.start : after.end() if after else cue.end]


def _is_one(passage: str, cue: _Cue, following: _Cue) -> bool:
    """Tell whether two cues are words of one phrase: neighbours, written alike with or without a capital."""
    if cue.name or following.name or not _JOINT.fullmatch(passage[cue.end : max(following.start, cue.end)]):
        return False
    last = _WORD_START.findall(passage[cue.start : cue.end])
    return bool(last) and last[-1].isupper() == passage[following.start].isupper()
