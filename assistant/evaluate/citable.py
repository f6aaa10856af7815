"""What of glossaries can be cited and quoted."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from glossary import Glossary, sentences

# Below this likeness, 0 to 100, a suggestion would mislead.
_NEAR = 60


class Citable:
    """Looks up ids of entries and sections, and words of their texts."""

    def __init__(self, glossaries: Sequence[Glossary]) -> None:
        entries = [entry for glossary in glossaries for entry in glossary.entries]
        sections = [(entry, section) for entry in entries for section in entry.sections]
        self.entries = frozenset(entry.id for entry in entries)
        self._ids = dict.fromkeys(entry.id for entry in entries)
        self._ids |= dict.fromkeys(f"{entry.id}#{section.id}" for entry, section in sections)
        self._texts = [section.text for _, section in sections]
        self._owners = [entry.id for entry, _ in sections]
        # No quote can reach from one text into the next.
        self._joined = "\0".join(self._texts)
        self._sentences: list[str] = []

    def has_id(self, name: str) -> bool:
        """Tell whether an entry or section has this id."""
        return name in self._ids

    def has_text(self, text: str) -> bool:
        """Tell whether a section's text holds this one."""
        return "\0" not in text and text in self._joined

    def holders(self, text: str) -> set[str]:
        """Return the ids of the entries whose sections hold this text."""
        return {entry for entry, own in zip(self._owners, self._texts, strict=True) if text in own}

    def nearest_id(self, name: str) -> str:
        """Return the id most like this one, or "" where none is."""
        return _nearest(name, list(self._ids))

    def nearest_entry(self, name: str) -> str:
        """Return the id of an entry most like this one, or "" where none is."""
        return _nearest(name, sorted(self.entries))

    def nearest_text(self, text: str) -> str:
        """Return the sentence of the glossaries most like this one, or "" where none is."""
        self._sentences = self._sentences or [one.text for text in self._texts for one in sentences(text)]
        best = process.extractOne(text, self._sentences, scorer=fuzz.partial_ratio, score_cutoff=_NEAR)
        return best[0] if best else ""


def _nearest(name: str, ids: Sequence[str]) -> str:
    best = process.extractOne(name, ids, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return best[0] if best else ""
