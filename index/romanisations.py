"""Romanised Chinese that is kept: the tables it is made with take long to load, and much memory."""

import json
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path

from index.chinese import Romanised, romanise


class Romanisations:
    """Romanises Chinese texts, each once; can be saved and loaded. What `earlier` knows is taken from there."""

    def __init__(self, earlier: Mapping[str, Romanised] | None = None) -> None:
        self.known: dict[str, Romanised] = {}
        self._earlier = earlier or {}

    def of(self, text: str) -> Romanised:
        """Return a Chinese text romanised."""
        if text not in self.known:
            self.known[text] = self._earlier.get(text) or romanise(text)
        return self.known[text]

    @classmethod
    def load(cls, file: Path) -> "Romanisations":
        """Read what `save` wrote."""
        loaded = cls()
        for text, both in json.loads(file.read_text(encoding="utf-8")).items():
            loaded.known[text] = Romanised(*both)
        return loaded

    def save(self, file: Path) -> None:
        """Write what has been romanised to a file."""
        known = {text: astuple(both) for text, both in self.known.items()}
        file.write_text(json.dumps(known, ensure_ascii=False, indent=0), encoding="utf-8")
