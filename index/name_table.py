"""All the names of some glossaries as a file keeps them: worked out once, and read where they are needed."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossary.model import Glossary
from index.arrays import read_arrays, write_arrays
from index.carriers import Carrier, Carriers, Keyed
from index.chinese import Romanised, romanise
from index.corpus import Place
from index.lookalikes import Lookalikes, parts_of
from index.naming import names_of
from index.spelling import Spelling, forms, spelling_of
from index.stopwords import FUNCTION_WORDS
from index.strings import Strings, number_of
from index.tokens import primary_language
from index.wade_giles import WADE_GILES

# A question is looked through by many rules, and names its places each time.
_REMEMBERED = 1000
_STRINGS_OF_A_PLACE = 3
# What no word has in it.
_BETWEEN = "\n"


class NameTable:
    """Who carries which names, by all that they are looked up by."""

    def __init__(self, arrays: Sequence[NDArray[np.generic]]) -> None:
        """Take the arrays that `of` makes."""
        self._arrays = arrays
        left = iter(arrays)
        self.languages = Strings.read(left).listed()
        # A function word is a name only as it is written: "IT".
        self.function_words = _function_words(self.languages)
        self._forms, self._spellings, places, words = (Strings.read(left) for _ in range(4))
        self._words = words.quick()
        self._quick = tuple(strings.quick() for strings in (self._forms, self._spellings, places))
        self._rows = tuple(next(left).data for _ in range(3))
        carrier = lru_cache(_REMEMBERED)(self._carrier)
        tables = [Carriers(Keyed.read(left), carrier) for _ in range(6)]
        self.heads, self.exact, self.inflected, self.pinyin, self.wade_giles, self.cased = tables
        self.lookalikes = Lookalikes(self.exact.keys, next(left), next(left))
        self.width = int(next(left)[0])

    @classmethod
    def of(
        cls,
        glossaries: Sequence[Glossary],
        stem: Callable[[str], str],
        romanise: Callable[[str], Romanised] = romanise,
        earlier: "NameTable | None" = None,
    ) -> "NameTable":
        """Take in all names; `stem` reduces a folded word.

        How names are spelt is taken over from an earlier table, which must be by the same stems.
        """
        languages = [primary_language(glossary.language) for glossary in glossaries]
        made = _Making(_function_words(languages), stem, earlier.spelt() if earlier else {})
        for glossary in glossaries:
            for place, name in names_of(glossary, romanise):
                made.add(place, name.text, name.language)
        return cls([*Strings.of(languages).arrays, *made.arrays()])

    @classmethod
    def load(cls, file: Path) -> "NameTable":
        """Read what `save` wrote."""
        return cls(list(read_arrays(file)))

    def save(self, file: Path) -> None:
        """Write all of it to a file."""
        write_arrays(file, self._arrays)

    def has_word(self, word: str) -> bool:
        """Tell whether some name has a folded word."""
        return number_of(self._words, word) >= 0

    def spelt(self) -> Mapping[str, str]:
        """Return how all forms of names are spelt, as it is kept."""
        return dict(zip(self._forms.listed(), self._spellings.listed(), strict=True))

    def _carrier(self, number: int) -> Carrier:
        forms, spellings, places = self._quick
        of_form, of_place, old = (numbers[number] for numbers in self._rows)
        first = of_place * _STRINGS_OF_A_PLACE
        place = Place(places[first], places[first + 1], places[first + 2])
        return Carrier(forms[of_form], place, _parsed(forms[of_form], spellings[of_form]).pieces, bool(old))


class _Making:
    """What becomes the arrays of a table."""

    def __init__(self, function_words: frozenset[str], stem: Callable[[str], str], spelt: Mapping[str, str]) -> None:
        self._function_words = function_words
        self._stem = stem
        self._spelt = spelt
        self._numbers: dict[str, int] = {}
        self._spellings: list[Spelling | None] = []
        self._places: dict[Place, int] = {}
        self._rows = tuple(array(kind) for kind in "iib")
        self._tables: tuple[dict[str, list[int]], ...] = ({}, {}, {}, {}, {}, {})
        self._words: set[str] = set()
        self._width = 1

    def add(self, place: Place, name: str, language: str) -> None:
        for form in forms(name):
            if form not in self._numbers:
                self._numbers[form] = len(self._spellings)
                kept = self._spelt.get(form)
                self._spellings.append(_parsed(form, kept) if kept else spelling_of(form, self._stem))
            at = self._numbers[form]
            if spelling := self._spellings[at]:
                number = len(self._rows[0])
                row = (at, self._places.setdefault(place, len(self._places)), language == WADE_GILES)
                for numbers, value in zip(self._rows, row, strict=True):
                    numbers.append(value)
                self._key(number, spelling, language)

    def _key(self, number: int, spelt: Spelling, language: str) -> None:
        heads, exact, inflected, toned, wade_giles, cased = self._tables
        if len(spelt.pieces) == 1 and spelt.pieces[0] in self._function_words:
            cased.setdefault(spelt.name, []).append(number)
            return
        self._width = max(self._width, len(spelt.pieces))
        if language == WADE_GILES:
            # Half of such a name looks like English, so it is found only as it is written.
            wade_giles.setdefault(spelt.joined, []).append(number)
            return
        self._words.update(spelt.pieces)
        exact.setdefault(spelt.joined, []).append(number)
        inflected.setdefault(spelt.stemmed, []).append(number)
        if spelt.noun:
            heads.setdefault(spelt.noun, []).append(number)
        if language.startswith("zh-Latn"):
            toned.setdefault(spelt.joined, []).append(number)

    def arrays(self) -> list[NDArray[np.generic]]:
        heads, exact, *others = map(Keyed.of, self._tables)
        spelt = [_kept(one) if one else "" for one in self._spellings]
        places = [text for place in self._places for text in (place.glossary, place.entry, place.section)]
        strings = [Strings.of(texts) for texts in (self._numbers, spelt, places, sorted(self._words))]
        return [
            *(one for own in strings for one in own.arrays),
            *(np.frombuffer(numbers, numbers.typecode) for numbers in self._rows),
            *(one for keyed in (heads, exact, *others) for one in keyed.arrays),
            *parts_of(exact.keys.listed()),
            np.array([self._width]),
        ]


def _function_words(languages: Sequence[str]) -> frozenset[str]:
    return frozenset[str]().union(*(FUNCTION_WORDS.get(one, ()) for one in languages))


def _kept(spelling: Spelling) -> str:
    return _BETWEEN.join((spelling.stemmed, spelling.noun, *spelling.pieces))


def _parsed(form: str, kept: str) -> Spelling:
    stemmed, noun, *pieces = kept.split(_BETWEEN)
    return Spelling(form, tuple(pieces), "".join(pieces), stemmed, noun)
