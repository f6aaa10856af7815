"""The sentences that answer, picked from the sections found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.counting import counted_in, counts
from assistant.question import Question
from assistant.understanding.expected import Expected, expected
from assistant.understanding.shape import asks_meaning
from assistant.understanding.stems import stems_in_order
from index import Found, Hit, SentenceHit

# Measured by `python -m benchmarks.retrieval`: wide enough to hold the answer, narrow enough to be read.
_MARGIN = 0.65
# Every sentence under a name holds its words, so that the less is left to tell sentences apart by.
_MARGIN_OF_NAME = 0.22
_SECTIONS = 5
_GAP_WEIGHT = 0.1
_OPENING_BONUS = 0.2
# A name that was read as the headword of the texts is looked for as it was asked, too: "Shanghai Five".
_ALIAS_BONUS = 0.4
# A date where it is asked when, and so on: on XQuAD the best of the quotes answers 0.8185 of the time, 0.8123 without.
_EXPECTED_BONUS = 0.2
# An article may stand before the name that begins a sentence.
_LATEST_OPENING = 1


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence of a section found, the rank of that, and how well it answers."""

    hit: Hit
    rank: int
    sentence: SentenceHit
    score: float


def picks_of(found: Found, most: int, asked: Question) -> list[Pick]:
    """Return the best sentences within a margin of the very best, in reading order: by section, then by place."""
    kinds = expected(asked.in_own_words(found.query.text))
    meaning = asks_meaning(found.query.text) and not kinds
    # A foreign name stands where its term is defined, which is not what is asked for where a kind of thing is.
    foreign = bool(kinds) and (not found.query.dense or bool(asked.searched))
    aliases = [] if foreign else found.query.aliases
    scored = [
        Pick(hit, rank, sentence, score)
        for rank, hit in enumerate(found.hits[:_SECTIONS])
        for sentence, score in zip(
            hit.sentences, _scores(found, hit, kinds, aliases, asked, meaning=meaning), strict=True
        )
    ]
    scored = _telling(found, scored, kinds) or scored
    scored.sort(key=lambda pick: (-pick.score, pick.rank, pick.sentence.start))
    name = scored[0].hit.signals.name
    lowest = scored[0].score - _MARGIN * (1 - name) - _MARGIN_OF_NAME * name
    if meaning and not found.query.dense:
        # No cosine tells the section that defines a term from the others of its entry; it has the name for its own.
        scored = [pick for pick in scored if pick.hit.signals.name >= name]
    kept = [pick for pick in scored[:most] if pick.score >= lowest]
    kept = _with_kinds(kept, scored, kinds, most)
    kept = _with_alias(kept, scored, aliases, most) if meaning else kept
    return sorted(kept, key=lambda pick: (pick.rank, pick.sentence.start))


def _with_kinds(kept: Sequence[Pick], scored: Sequence[Pick], kinds: Sequence[Expected], most: int) -> list[Pick]:
    """Return the sentences kept, with the best one that holds each kind of thing asked for that none of them does."""
    picks = list(kept)
    for kind in kinds:
        if not any(kind.is_in(pick.sentence.text) for pick in picks):
            same = (pick for pick in scored if pick.rank == kept[0].rank and kind.is_in(pick.sentence.text))
            picks = _and(next(same, None), picks, most)
    return picks


def _with_alias(kept: Sequence[Pick], scored: Sequence[Pick], aliases: Sequence[str], most: int) -> list[Pick]:
    """Return the sentences kept, with the one of their section that tells what an alias is, if there is one.

    An alias may be no other word for the headword but something that the section speaks of, where it begins a sentence
    or else only stands in one.
    """
    if not aliases:
        return list(kept)
    names = [stems_in_order(alias) for alias in aliases]
    near = [(pick, _first_at(names, pick.sentence.text)) for pick in scored if pick.hit.place == kept[0].hit.place]
    having = [pick for pick, at in near if at is not None]
    opened = (pick for pick, at in near if at is not None and at <= _LATEST_OPENING)
    told = next(chain(opened, (pick for pick in having if pick in kept), having), None)
    return list(kept) if told in kept else _and(told, kept, most)


def _first_at(names: Sequence[Sequence[str]], sentence: str) -> int | None:
    """Return at which word the first of some names stands in a sentence; None where none does."""
    words = stems_in_order(sentence)
    return next((at for at in range(len(words)) if any(words[at : at + len(name)] == name for name in names)), None)


def _and(told: Pick | None, kept: Sequence[Pick], most: int) -> list[Pick]:
    """Return the sentences kept with one more, if there is one; where they are full, it takes the place of the last."""
    return [*kept[: most - 1], told] if told else list(kept)


def _telling(found: Found, picks: Sequence[Pick], kinds: Sequence[Expected]) -> list[Pick]:
    """Return the sentences of the entry found first that hold what is asked for, where nothing else answers."""
    if not picks[0].hit.signals.name:
        return []
    entry = picks[0].hit.place.whole
    near = [pick for pick in picks if pick.hit.place.whole == entry]
    decisive = [kind for kind in kinds if kind.decisive]
    if decisive:
        return [pick for pick in near if all(kind.is_in(pick.sentence.text) for kind in decisive)]
    things = counted_in(found.query.text, found.query.named(entry))
    return [pick for pick in near if counts(pick.sentence.text, things)] if things else []


def _scores(
    found: Found, hit: Hit, kinds: Sequence[Expected], aliases: Sequence[str], asked: Question, *, meaning: bool
) -> Iterator[float]:
    """Score each sentence: near the question, holding its rare words and what kind of thing it asks for, ranking high.

    The opening sentence of a section defines its term, so it is preferred as far as the question asks for just that and
    the answer that was given before has not told it.
    """
    opening = _OPENING_BONUS * (bool(hit.signals.name) if meaning else hit.signals.name)
    # One that was put before others for what it holds may have the lower score.
    gap = _GAP_WEIGHT * max(found.hits[0].score - hit.score, 0.0)
    for sentence in hit.sentences:
        cosine = sentence.cosine if found.query.dense else 0.0
        if opening and sentence.text in asked.given:
            opening = 0.0
        fits = any(kind.is_in(sentence.text) for kind in kinds) if kinds else False
        named = any(name in sentence.text for name in aliases) if aliases and (fits or not kinds) else False
        alias, fitting = _ALIAS_BONUS * named, _EXPECTED_BONUS * fits
        yield cosine + sentence.coverage + opening + alias + fitting - gap
        opening = 0.0
