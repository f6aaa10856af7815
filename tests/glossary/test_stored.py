from dataclasses import fields, replace

import pytest

from glossary import Entry, Glossary, Name, Person, Section, Source
from glossary.stored import StoredEntries, decode, encode

PEOPLE = (Person("Qin", "Yaqing"), Person(literal="国务院"))
SOURCE = Source("qin", "A Theory", "book", PEOPLE, PEOPLE[:1], *(f"field {at}" for at in range(11)))
SECTION = Section(
    "s1", 'It says: "no"\nand more 👍.', "Own", (Name("务实", "zh-Hans", "preferred"),), ("qin",), ("Why?",), "official"
)
FULL = Entry(
    "aid", "Aid", (SECTION, Section("s2", "Plain.")), (Name("Hilfe", "de"),), "trade", "In short.", ("war",), (SOURCE,),
    "2026-11-23", ("A note.",), ("https://example.org",),
)  # fmt: skip


def stored(*entries: Entry, before: tuple[Entry, ...] = ()) -> StoredEntries:
    """Return entries that stand after those of another glossary."""
    every = [*before, *entries]
    return StoredEntries([one.id for one in every], list(map(encode, every)), len(before), len(entries), "f" * 64)


def test_every_field_of_an_entry_is_kept() -> None:
    for one in (FULL, SECTION, SOURCE):
        assert all(getattr(one, field.name) for field in fields(one)), "else a field that is lost would not be missed"
    assert decode(encode(FULL)) == FULL
    assert decode(encode(Entry("a", "", ()))) == Entry("a", "", ())


def test_entries_are_a_sequence_that_equals_the_one_they_are_kept_of() -> None:
    given = tuple(replace(FULL, id=one) for one in ("a", "b-2", "c", "é"))
    entries = stored(*given, before=(FULL, FULL))
    assert (len(entries), tuple(entries), entries[-1], entries[1:3]) == (4, given, given[-1], given[1:3])
    assert entries == given
    assert given == entries
    assert hash(entries) == hash(given)
    assert entries != given[:3]
    assert entries != (*given[:3], FULL)
    for number in (4, -5):
        with pytest.raises(IndexError):
            entries[number]


def test_an_entry_is_found_by_its_id_and_by_no_other() -> None:
    given = tuple(replace(FULL, id=one) for one in ("b", "d", "f"))
    glossary = Glossary("small", "Small", "en", stored(*given, before=(replace(FULL, id="a"),)))
    assert [glossary.by_id[one.id] for one in given] == list(given)
    assert [glossary.number_of(one.id) for one in given] == [0, 1, 2]
    assert (list(glossary.by_id), len(glossary.by_id)) == (["b", "d", "f"], 3)
    for other in ("a", "aa", "c", "e", "g", "B", ""):
        assert other not in glossary.by_id
        assert glossary.by_id.get(other) is None
        with pytest.raises(KeyError):
            glossary.number_of(other)


def test_more_entries_than_are_remembered_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.stored.REMEMBERED", 2)
    given = tuple(replace(FULL, id=one) for one in "abcd")
    assert tuple(stored(*given)) == given
