"""All the names of some glossaries as a file keeps them: worked out once, and read where they are needed."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossary.model import Glossary
from index.arrays import read_arrays
from index.carriers import Carrier, Carriers, Keyed
from index.chinese import Romanised, romanise
from index.document import Place
from index.lookalikes import Lookalikes
from index.name_arrays import function_words, name_arrays
from index.spelling import Spelling
from index.strings import Strings, number_of

# A question is looked through by many rules, and names its places each time.
_REMEMBERED = 1000
_STRINGS_OF_A_PLACE = 3


class NameTable:
    """Who carries which names, by all that they are looked up by."""

    def __init__(self, arrays: Sequence[NDArray[np.generic]]) -> None:
        """Take what `name_arrays` makes."""
        left = iter(arrays)
        self.languages = Strings.read(left).listed()
        self.function_words = function_words(self.languages)
        self._forms, self._spellings, places, words = (Strings.read(left) for _ in range(4))
        self._words = words.quick()
        self._quick = tuple(strings.quick() for strings in (self._forms, self._spellings, places))
        self._rows = tuple(next(left).data for _ in range(3))
        carrier = lru_cache(_REMEMBERED)(self._carrier)
        tables = [Carriers(Keyed.read(left), carrier) for _ in range(7)]
        self.heads, self.exact, self.inflected, self.foreign, self.pinyin, self.wade_giles, self.cased = tables
        self.lookalikes = Lookalikes(self.exact.keys, *(next(left) for _ in range(3)))
        self.width = int(next(left)[0])

    @classmethod
    def of(
        cls,
        glossaries: Sequence[Glossary],
        stem: Callable[[str], str],
        romanise: Callable[[str], Romanised] = romanise,
    ) -> "NameTable":
        """Work out the names of some glossaries."""
        return cls(name_arrays(glossaries, stem, romanise))

    @classmethod
    def load(cls, file: Path) -> "NameTable":
        """Read a file that has the arrays."""
        return cls(list(read_arrays(file)))

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
        return Carrier(forms[of_form], place, Spelling.read(forms[of_form], spellings[of_form]).pieces, bool(old))
