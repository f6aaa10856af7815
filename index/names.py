"""Looking sections up by any name: exact, inflected or slightly misspelt, in any script."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossary.model import Glossary, Name
from index.chinese import derived
from index.corpus import Place
from index.stopwords import FUNCTION_WORDS
from index.tokens import Token, primary_language, tokenise

# A long pasted text is not a misspelt name: near look-up stops after this many unknown words and at this width.
_MOST_UNKNOWN = 8
_NEAR_WIDTH = 6
# No name is looked for where none begins like this; a first piece may be a single Chinese character.
_START = 1
_TONE_NUMBERS = regex.compile(r"(?<=\p{L})[1-5]")
_BRACKETED = regex.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]\s*")


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


@dataclass(frozen=True, slots=True)
class _Carrier:
    name: str
    place: Place
    width: int


class Names:
    """All the names of some glossaries; `stem` reduces a folded word, `known` tells which ones are no misspelling."""

    def __init__(
        self, glossaries: Sequence[Glossary], stem: Callable[[str], str], known: Callable[[str], bool]
    ) -> None:
        self._stem = stem
        self._known = known
        self._exact: dict[str, list[_Carrier]] = {}
        self._inflected: dict[str, list[_Carrier]] = {}
        self._pinyin: dict[str, list[_Carrier]] = {}
        self._cased: dict[str, list[_Carrier]] = {}
        self._heads: dict[str, list[_Carrier]] = {}
        self._words: set[str] = set()
        self._starts: set[str] = set()
        self._width = 1
        # A function word is a name only as it is written: "IT".
        self._function_words = frozenset[str]().union(
            *(FUNCTION_WORDS.get(primary_language(glossary.language), ()) for glossary in glossaries)
        )
        for glossary in glossaries:
            for place, name in _names(glossary):
                self._add(place, name)
        self._keys = sorted(self._exact)

    def _add(self, place: Place, name: Name) -> None:
        for form in forms(name.text):
            self._add_form(place, form, pinyin=name.language.startswith("zh-Latn"))

    def _add_form(self, place: Place, name: str, *, pinyin: bool) -> None:
        pieces = list(_pieces(name))
        if not pieces:
            return
        carrier = _Carrier(name, place, len(pieces))
        if len(pieces) == 1 and pieces[0].text in self._function_words:
            self._cased.setdefault(name, []).append(carrier)
            self._starts.add(pieces[0].text[:_START])
            return
        self._width = max(self._width, len(pieces))
        self._words.update(piece.text for piece in pieces)
        for key, table in ((_joined(pieces), self._exact), ("".join(self._stems(pieces)), self._inflected)):
            table.setdefault(key, []).append(carrier)
            self._starts.add(key[:_START])
        if len(pieces) > 1 and not pieces[-1].cjk:
            self._heads.setdefault(self._stem(pieces[-1].text), []).append(carrier)
        if pinyin:
            self._pinyin.setdefault(_joined(pieces), []).append(carrier)

    def _stems(self, pieces: Iterable[Token]) -> list[str]:
        return [piece.text if piece.cjk else self._stem(piece.text) for piece in pieces]

    def kinds_of(self, noun: str) -> dict[str, tuple[Place, ...]]:
        """Return the names of more words that end in a noun, with the places that carry them."""
        places: dict[str, set[Place]] = {}
        for carrier in self._heads.get(self._stem(noun), ()):
            places.setdefault(carrier.name, set()).add(carrier.place)
        return {name: tuple(sorted(places[name])) for name in sorted(places)}

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Return the names that stand in a text, longest first, none inside another; in order of place."""
        pieces = list(_pieces(text))
        whole = list(self._whole(text, pieces))
        near = list(self._near(pieces, whole))
        kept = (match for match in whole if not any(_overlap(match, other) for other in near))
        return tuple(sorted((*kept, *near), key=lambda match: match.start))

    def _whole(self, text: str, pieces: Sequence[Token]) -> Iterator[NameMatch]:
        forms = (
            ([piece.text for piece in pieces], self._exact, Likeness.EXACT),
            ([_TONE_NUMBERS.sub("", piece.text) for piece in pieces], self._pinyin, Likeness.EXACT),
            (self._stems(pieces), self._inflected, Likeness.INFLECTED),
        )
        begins = [at for at in range(len(pieces)) if any(words[at][:_START] in self._starts for words, _, _ in forms)]
        taken = [False] * len(pieces)
        for width in range(min(self._width + 1, len(pieces)), 0, -1):
            for at in begins:
                if at + width > len(pieces) or any(taken[at : at + width]):
                    continue
                if width == 1 and pieces[at].text in self._function_words:
                    written = text[pieces[at].start : pieces[at].end]
                    found = [(self._cased.get(written, []), Likeness.EXACT)]
                else:
                    found = [
                        (table.get("".join(words[at : at + width]), []), likeness) for words, table, likeness in forms
                    ]
                carriers, likeness = next((one for one in found if one[0]), ([], Likeness.EXACT))
                meant = [carrier for carrier in carriers if self._may_stand(pieces, at, width, carrier)]
                if meant:
                    taken[at : at + width] = [True] * width
                    yield _match(pieces[at : at + width], meant, likeness)

    def _may_stand(self, pieces: Sequence[Token], at: int, width: int, carrier: _Carrier) -> bool:
        """Tell whether a name may be meant by these pieces of a text: not "Therapist" by "the rapist"."""
        if width == 1 and pieces[at].cjk:
            # A single character is a word only where no other joins it: 和, not in 和平.
            before = at > 0 and pieces[at - 1].cjk and pieces[at - 1].end == pieces[at].start
            after = at + 1 < len(pieces) and pieces[at + 1].cjk and pieces[at + 1].start == pieces[at].end
            return not (before or after)
        joins = carrier.width < width
        return not joins or not any(piece.text in self._function_words for piece in pieces[at : at + width])

    def _near(self, pieces: Sequence[Token], whole: Sequence[NameMatch]) -> Iterator[NameMatch]:
        """Yield names that a misspelt word is part of; they may take in what was found whole: "Belt and Raod"."""
        unknown = (at for at, piece in enumerate(pieces) if self._unknown(piece) and not _inside(piece, whole))
        last = 0
        for at in islice(unknown, _MOST_UNKNOWN):
            if at < last:
                continue
            close = [
                (*near, start, end)
                for start in range(max(last, at - _NEAR_WIDTH + 1), at + 1)
                for end in range(at + 1, min(len(pieces), start + _NEAR_WIDTH) + 1)
                if (near := self._closest(_joined(pieces[start:end])))
                and any(self._may_stand(pieces, start, end - start, carrier) for carrier in self._exact[near[-1]])
            ]
            if close:
                _, _, key, start, last = min(close)
                yield _match(pieces[start:last], self._exact[key], Likeness.NEAR)

    def _unknown(self, piece: Token) -> bool:
        return (
            not piece.cjk
            and len(piece.text) > 2
            and not any(character.isdigit() for character in piece.text)
            and piece.text not in self._words
            and piece.text not in self._function_words
            and not self._known(piece.text)
        )

    def _closest(self, joined: str) -> tuple[float, int, str] | None:
        """Return the best name within reach of some misspelt letters: edits a letter, minus its length, its key."""
        most = _most_edits(len(joined))
        if not most:
            return None
        close = process.extract(joined, self._keys, scorer=OSA.distance, score_cutoff=most, limit=None)
        allowed = [(edits / len(key), -len(key), key) for key, edits, _ in close if edits <= _most_edits(len(key))]
        return min(allowed, default=None)


def _most_edits(length: int) -> int:
    return 0 if length < 4 else 1 if length < 8 else 2


def _joined(pieces: Iterable[Token]) -> str:
    return "".join(piece.text for piece in pieces)


def _pieces(text: str) -> Iterator[Token]:
    for token in tokenise(text):
        if not token.cjk:
            yield token
            continue
        for at, character in enumerate(token.text):
            yield Token(character, token.start + at, token.start + at + 1, cjk=True)


def _match(window: Sequence[Token], carriers: Sequence[_Carrier], likeness: Likeness) -> NameMatch:
    places = tuple(sorted({carrier.place for carrier in carriers}))
    name = min(carriers, key=lambda carrier: (carrier.place, carrier.name)).name
    return NameMatch(name, window[0].start, window[-1].end, likeness, places)


def _overlap(one: NameMatch, other: NameMatch) -> bool:
    return one.start < other.end and other.start < one.end


def _inside(piece: Token, matches: Iterable[NameMatch]) -> bool:
    return any(match.start <= piece.start and piece.end <= match.end for match in matches)


def forms(name: str) -> Iterator[str]:
    """Yield a name, and both halves of one that carries its abbreviation: "Continuous delivery (CD)"."""
    yield name
    bracketed = _BRACKETED.fullmatch(name)
    if bracketed:
        # A year in brackets tells two names apart, and is none by itself.
        yield from (half for half in bracketed.groups() if any(map(str.isalpha, half)))


def _names(glossary: Glossary) -> Iterator[tuple[Place, Name]]:
    for entry in glossary.entries:
        whole = Place(glossary.id, entry.id)
        yield from ((whole, name) for name in _with_derived(entry.term, glossary.language, entry.names))
        for section in entry.sections:
            part = Place(glossary.id, entry.id, section.id)
            yield from ((part, name) for name in _with_derived(section.term, glossary.language, section.names))


def _with_derived(term: str, language: str, names: Sequence[Name]) -> tuple[Name, ...]:
    given = (Name(term, language), *names) if term else tuple(names)
    return (*given, *derived(given))
