"""Looking sections up by any name: exact, inflected or slightly misspelt, in any script."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from index.carriers import Carrier
from index.document import Place
from index.lookalikes import most_edits
from index.mention import end_of, is_inflected, is_mention, singular
from index.misspelt import Misspellings
from index.name_table import NameTable
from index.spelling import stems
from index.stopwords import question_language
from index.tokens import Token, analyser_of, pieces_of, tokenise

# Texts whose names are kept: what is found in a text depends on nothing else.
_REMEMBERED = 1000
# A passage may be a hundred times as long as a question; it is read several times for one answer, and then no more.
_LONGEST_REMEMBERED = 2_000
_PASSAGES_REMEMBERED = 16
_TONE_NUMBERS = regex.compile(r"(?<=\p{L})[1-5]")


class Likeness(StrEnum):
    """How a name was recognised."""

    EXACT = "exact"
    INFLECTED = "inflected"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found in a text at [start, end), in code points, with all the places that carry it."""

    name: str
    start: int
    end: int
    likeness: Likeness
    places: tuple[Place, ...]


class Names:
    """All the names of some glossaries; `stem` reduces a folded word, `known` tells which ones are no misspelling."""

    def __init__(self, table: NameTable, stem: Callable[[str], str], known: Callable[[str], bool]) -> None:
        self._table = table
        self._stem = stem
        self._known = known
        self._language = table.languages[0]
        self._function_words = table.function_words
        self._misspellings = Misspellings(table.exact, table.lookalikes, self._unknown, self._may_stand)
        # A conversation is read anew with every turn, and a question more than once.
        self._of_question = lru_cache(_REMEMBERED)(self._find)
        self._of_passage = lru_cache(_PASSAGES_REMEMBERED)(self._find)

    def kinds_of(self, noun: str) -> dict[str, tuple[Place, ...]]:
        """Return the names of more words that end in a noun, with the places that carry them."""
        places: dict[str, set[Place]] = {}
        for carrier in self._table.heads.of(self._stem(noun)):
            places.setdefault(carrier.name, set()).add(carrier.place)
        return {name: tuple(sorted(places[name])) for name in sorted(places)}

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Return the names that stand in a text, longest first, none inside another; in order of place."""
        return (self._of_question if len(text) <= _LONGEST_REMEMBERED else self._of_passage)(text)

    def _find(self, text: str) -> tuple[NameMatch, ...]:
        pieces = list(pieces_of(tokenise(text)))
        whole = list(self._whole(text, pieces))
        # They may take in what was found whole: "Belt and Raod".
        named = {at for match in whole for at in range(match.start, match.end)}
        misspelt = self._misspellings.find(pieces, lambda piece: piece.start in named)
        near = [_match(pieces[one.start : one.end], one.carriers, Likeness.NEAR) for one in misspelt]
        kept = (match for match in whole if not any(_overlap(match, other) for other in near))
        return tuple(sorted((*kept, *near), key=lambda match: match.start))

    def mentioned(self, text: str, tokens: Iterable[Token]) -> tuple[NameMatch, ...]:
        """Return the names that a draft uses, as `find` does, but none that its own words only resemble."""

        def meant(window: Sequence[Token], carrier: Carrier) -> bool:
            return is_mention(text, window, carrier, self._language)

        pieces = list(pieces_of(singular(text, token) for token in tokens))
        found = (replace(one, end=end_of(text, one.start, one.end)) for one in self._whole(text, pieces, meant))
        return tuple(sorted(found, key=lambda match: match.start))

    def _whole(
        self,
        text: str,
        pieces: Sequence[Token],
        is_meant: Callable[[Sequence[Token], Carrier], bool] = lambda _window, _carrier: True,
    ) -> Iterator[NameMatch]:
        toneless = [piece.text if piece.text.isalpha() else _TONE_NUMBERS.sub("", piece.text) for piece in pieces]
        spoken = question_language((piece.text for piece in pieces), self._language)
        foreign = stems(pieces, analyser_of(spoken).stem) if spoken != self._language else []
        forms = (
            ([piece.text for piece in pieces], self._table.exact, Likeness.EXACT),
            (toneless, self._table.pinyin, Likeness.EXACT),
            (foreign, self._table.foreign, Likeness.INFLECTED),
            (stems(pieces, self._stem), self._table.inflected, Likeness.INFLECTED),
            (toneless, self._table.wade_giles, Likeness.EXACT),
        )
        windows = {window for words, table, _ in forms for window in table.windows(words, self._table.width + 1)}
        windows |= {(at, 1) for at, piece in enumerate(pieces) if piece.text in self._function_words}
        taken = [False] * len(pieces)
        for at, width in sorted(windows, key=lambda window: (-window[1], window[0])):
            if any(taken[at : at + width]):
                continue
            window = pieces[at : at + width]
            if width == 1 and window[0].text in self._function_words:
                found = [(self._table.cased.of(text[window[0].start : window[0].end]), Likeness.EXACT)]
            else:
                found = [(table.of("".join(words[at : at + width])), likeness) for words, table, likeness in forms]
            carriers, likeness = next((one for one in found if one[0]), ((), Likeness.EXACT))
            if likeness is Likeness.INFLECTED and width == 1:
                carriers = [one for one in carriers if self._is_same_word(window[0].text, one, spoken)]
            meant = [one for one in carriers if self._may_stand(pieces, at, width, one) and is_meant(window, one)]
            if meant:
                taken[at : at + width] = [True] * width
                yield _match(window, meant, likeness)

    def _may_stand(self, pieces: Sequence[Token], at: int, width: int, carrier: Carrier) -> bool:
        """Tell whether a name may be meant by these pieces of a text: not "Therapist" by "the rapist"."""
        if width == 1 and pieces[at].cjk:
            # A single character is a word only where no other joins it: 和, not in 和平.
            before = at > 0 and pieces[at - 1].cjk and pieces[at - 1].end == pieces[at].start
            after = at + 1 < len(pieces) and pieces[at + 1].cjk and pieces[at + 1].start == pieces[at].end
            return not (before or after)
        if carrier.old and self._may_be_english(pieces[at : at + width]):
            return False
        joins = len(carrier.pieces) < width
        return not joins or not any(piece.text in self._function_words for piece in pieces[at : at + width])

    def _is_same_word(self, word: str, carrier: Carrier, spoken: str) -> bool:
        """Tell whether a word alone is a name's, and does not only share its stem: not "governance" by "government"."""
        near = OSA.distance(word, "".join(carrier.pieces)) <= most_edits(len(word))
        return near or any(is_inflected([word], carrier.pieces, one) for one in {self._language, spoken})

    def _may_be_english(self, window: Sequence[Token]) -> bool:
        """Tell whether what could be a name in Wade-Giles is a word that is known, or nothing but function words."""
        words = [piece.text for piece in window]
        return (len(words) == 1 and self._known(words[0])) or self._function_words.issuperset(words)

    def _unknown(self, piece: Token) -> bool:
        return (
            not piece.cjk
            and len(piece.text) > 2
            and piece.text not in self._function_words
            and not any(map(str.isdigit, piece.text))
            and not self._known(piece.text)
            and not self._table.has_word(piece.text)
        )


def _match(window: Sequence[Token], carriers: Sequence[Carrier], likeness: Likeness) -> NameMatch:
    places = tuple(sorted({carrier.place for carrier in carriers}))
    name = min(carriers, key=lambda carrier: (carrier.place, carrier.name)).name
    return NameMatch(name, window[0].start, window[-1].end, likeness, places)


def _overlap(one: NameMatch, other: NameMatch) -> bool:
    return one.start < other.end and other.start < one.end
