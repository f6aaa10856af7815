"""Which entries refer to one another."""

from glossary import Entry, Glossary


class Relations:
    """Which entries of a glossary refer to one another, by id."""

    def __init__(self, glossary: Glossary) -> None:
        self._by_id = glossary.by_id
        self._referring: dict[str, list[str]] = {}
        for entry in glossary.entries:
            for target in dict.fromkeys(entry.see_also):
                self._referring.setdefault(target, []).append(entry.id)

    def related(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that an entry refers to, then those that refer to it."""
        ids = dict.fromkeys((*entry.see_also, *self._referring.get(entry.id, ())))
        return tuple(self._by_id[one] for one in ids if one in self._by_id and one != entry.id)

    def refer(self, one: Entry, other: Entry) -> bool:
        """Tell whether one of two entries refers to the other."""
        return other.id in one.see_also or one.id in other.see_also
