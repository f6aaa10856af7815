from time import perf_counter

import pytest

from index.completion import Completions
from index.document import Place
from tests.conftest import entry, glossary_of, section

SMALL = glossary_of(
    entry(
        "cooperation",
        "Cooperation",
        section("pragmatic", "Business.", "Pragmatic cooperation", zh_Hans="务实合作"),
        section("win-win", "Gain.", "Win-win cooperation", zh_Hans="合作共赢"),
        zh_Hans="合作",
        de="Zusammenarbeit",
    ),
    entry("community", "Community of shared future", "All.", ru="Сообщество единой судьбы"),
    entry("core", "Core interests", "What matters."),
    entry("corridor", "Corridor", "A way."),
)
NAMES = Completions([SMALL])


def names(text: str, most: int = 6) -> list[str]:
    return [one.name for one in NAMES.of(text, most)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("prag", "Pragmatic cooperation"),
        ("PRAG", "Pragmatic cooperation"),
        ("what does pragmatic coop", "Pragmatic cooperation"),
        ("务实", "务实合作"),
        ("務實", "務實合作"),
        ("什么是务实", "务实合作"),
        ("wushi", "wù shí hé zuò"),
        ("wù shí h", "wù shí hé zuò"),
        ("Was ist Zusammen", "Zusammenarbeit"),
        ("Сообщ", "Сообщество единой судьбы"),
        ("shared f", "Community of shared future"),
    ],
)
def test_a_name_in_any_script_is_found_by_how_it_begins_or_goes_on(typed: str, found: str) -> None:
    assert names(typed)[0] == found


def test_what_begins_so_comes_before_what_goes_on_so_and_shorter_names_first() -> None:
    # "Corridor" has 8 letters, "Core interests" 14; "cooperation" is the second word of two names.
    assert names("cor") == ["Corridor", "Core interests"]
    assert names("coop") == ["Cooperation", "Win-win cooperation", "Pragmatic cooperation"]


def test_a_name_is_put_from_where_it_begins() -> None:
    [one] = NAMES.of("𠮷 what does pragm", 6)
    # "𠮷 what does " has 1 + 1 + 4 + 1 + 4 + 1 = 12 code points.
    assert (one.start, one.place) == (12, Place("small", "cooperation", "pragmatic"))


@pytest.mark.parametrize("typed", ["", " ", "c", "what is the", "corridor", "corridor?", "what is it co", "xyz"])
def test_too_little_a_whole_name_and_a_finished_question_get_none(typed: str) -> None:
    assert names(typed) == []


def test_a_place_is_offered_once_and_no_more_than_are_wanted() -> None:
    # 合作 begins 合作 (whole, so left out) and 合作共赢, and is in 务实合作.
    assert names("合作") == ["合作共赢", "务实合作"]
    assert names("coop", 1) == ["Cooperation"]


def test_ten_thousand_names_are_looked_through_in_less_than_fifty_milliseconds() -> None:
    many = Completions([glossary_of(*(entry(f"e{at}", f"Common term {at}", "A text.") for at in range(10_000)))])
    start = perf_counter()
    assert len(many.of("what is a common", 6)) == 6
    assert perf_counter() - start < 0.05
