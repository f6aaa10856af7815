"""Romanised Chinese that is kept: the tables it is made with take long to load, and much memory."""

from pathlib import Path

from index.arrays import read_arrays, write_arrays
from index.chinese import Romanised, romanise
from index.strings import Strings, number_of


class Romanisations:
    """Romanises Chinese texts, each once; can be saved and loaded. What `earlier` knows is taken from there."""

    def __init__(self, earlier: "Romanisations | None" = None) -> None:
        self._made: dict[str, Romanised] = {}
        self._earlier = earlier
        self._texts = self._both = Strings.of(())

    def of(self, text: str) -> Romanised:
        """Return a Chinese text romanised."""
        if text not in self._made:
            earlier = self._earlier.known(text) if self._earlier else None
            self._made[text] = self.known(text) or earlier or romanise(text)
        return self._made[text]

    def known(self, text: str) -> Romanised | None:
        """Return a text romanised if it has been."""
        if text in self._made:
            return self._made[text]
        at = number_of(self._texts, text)
        return None if at < 0 else Romanised(self._both[2 * at], self._both[2 * at + 1])

    @classmethod
    def load(cls, file: Path) -> "Romanisations":
        """Read what `save` wrote."""
        loaded = cls()
        arrays = read_arrays(file)
        loaded._texts, loaded._both = Strings.read(arrays), Strings.read(arrays)
        return loaded

    def save(self, file: Path) -> None:
        """Write what has been romanised to a file."""
        texts = sorted(self._made)
        both = [one for text in texts for one in (self._made[text].pinyin, self._made[text].wade_giles)]
        write_arrays(file, [*Strings.of(texts).arrays, *Strings.of(both).arrays])
