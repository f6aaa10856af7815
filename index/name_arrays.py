"""The names of some glossaries as arrays that a file can keep: `NameTable` reads them where they are needed."""

from array import array
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from glossary.model import Glossary
from index.carriers import Keyed
from index.chinese import Romanised, romanise
from index.document import Place
from index.lookalikes import parts_of
from index.naming import names_of
from index.spelling import Spelling, forms, spelling_of
from index.stopwords import FUNCTION_WORDS
from index.strings import Strings
from index.tokens import analyser_of, primary_language
from index.wade_giles import WADE_GILES


def name_arrays(
    glossaries: Sequence[Glossary],
    stem: Callable[[str], str],
    romanise: Callable[[str], Romanised] = romanise,
    spelt: Mapping[str, str] | None = None,
) -> list[NDArray[np.generic]]:
    """Work all names out; `stem` reduces a folded word.

    `spelt` is what an earlier table, by the same stems, has of how names are spelt.
    """
    languages = [primary_language(glossary.language) for glossary in glossaries]
    made = _Making(languages, stem, spelt or {})
    for glossary in glossaries:
        for place, name in names_of(glossary, romanise):
            made.add(place, name.text, name.language)
    return [*Strings.of(languages).arrays, *made.arrays()]


def function_words(languages: Sequence[str]) -> frozenset[str]:
    """Return the function words of some languages: each is a name only as it is written, such as "IT"."""
    return frozenset[str]().union(*(FUNCTION_WORDS.get(one, ()) for one in languages))


class _Making:
    """What becomes the arrays of a table."""

    def __init__(self, languages: Sequence[str], stem: Callable[[str], str], spelt: Mapping[str, str]) -> None:
        self._function_words = function_words(languages)
        self._language = languages[0]
        self._stem = stem
        self._spelt = spelt
        self._forms: dict[str, int] = {}
        self._spellings: list[str] = []
        self._places: list[Place] = []
        self._of_form, self._of_place, self._old = array("i"), array("i"), array("b")
        self._tables: tuple[dict[str, list[int]], ...] = ({}, {}, {}, {}, {}, {}, {})
        self._words: set[str] = set()
        self._width = 1

    def add(self, place: Place, name: str, language: str) -> None:
        for form in forms(name):
            at = self._forms.setdefault(form, len(self._spellings))
            if at == len(self._spellings):
                self._spellings.append(self._spelt.get(form) or self._spell(form))
            if kept := self._spellings[at]:
                # The names of a place come one after the other.
                if not self._places or self._places[-1] is not place:
                    self._places.append(place)
                self._key(len(self._of_form), Spelling.read(form, kept), language)
                self._of_form.append(at)
                self._of_place.append(len(self._places) - 1)
                self._old.append(language == WADE_GILES)

    def _spell(self, form: str) -> str:
        spelling = spelling_of(form, self._stem)
        return spelling.kept() if spelling else ""

    def _key(self, number: int, spelt: Spelling, language: str) -> None:
        heads, exact, inflected, foreign, toned, wade_giles, cased = self._tables
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
        own = primary_language(language)
        # In no other language can a question be told to be.
        if own != self._language and own in FUNCTION_WORDS:
            foreign.setdefault("".join(map(analyser_of(own).stem, spelt.pieces)), []).append(number)
        if spelt.noun:
            heads.setdefault(spelt.noun, []).append(number)
        if language.startswith("zh-Latn"):
            toned.setdefault(spelt.joined, []).append(number)

    def arrays(self) -> list[NDArray[np.generic]]:
        keyed = list(map(Keyed.of, self._tables))
        places = [text for place in self._places for text in (place.glossary, place.entry, place.section)]
        strings = [Strings.of(texts) for texts in (self._forms, self._spellings, places, sorted(self._words))]
        rows = (self._of_form, self._of_place, self._old)
        return [
            *(one for own in strings for one in own.arrays),
            *(np.frombuffer(numbers, numbers.typecode) for numbers in rows),
            *(one for own in keyed for one in own.arrays),
            *parts_of(sorted(self._tables[1])),
            np.array([self._width]),
        ]
