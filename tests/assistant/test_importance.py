from dataclasses import replace

import pytest

from assistant.importance import MentionedEntry, by_importance
from assistant.marks import senses_of
from tests.assistant.test_marks import mention
from tests.conftest import entry, glossary_of

GLOSSARY = glossary_of(
    replace(entry("net", "Net", "A mesh."), see_also=("fish",)),
    entry("fish", "Fish", "It swims."),
    entry("cod", "Cod", "A fish."),
)
TEXT = "x" * 100


def ordered(*places: tuple[str, int]) -> list[MentionedEntry]:
    seen: set[str] = set()
    mentions = []
    for name, start in places:
        mentions.append(mention(name, start, name, name not in seen))
        seen.add(name)
    return by_importance(TEXT, mentions, senses_of(mentions), {"small": GLOSSARY})


def test_mentions_count_and_so_does_an_early_first_one_and_each_relation() -> None:
    found = ordered(("cod", 0), ("fish", 50), ("net", 75), ("net", 90))
    assert {one.entry.id: one.points for one in found} == pytest.approx(
        {
            "cod": 1 + 3 * (1 - 0 / 100) + 0,
            "fish": 1 + 3 * (1 - 50 / 100) + 1,
            "net": 2 + 3 * (1 - 75 / 100) + 1,
        }
    )
    assert [one.entry.id for one in found] == ["cod", "net", "fish"]


def test_of_those_with_as_many_points_the_first_mentioned_comes_first() -> None:
    assert [one.entry.id for one in ordered(("fish", 10), ("cod", 10))] == ["fish", "cod"]
    assert ordered() == []
