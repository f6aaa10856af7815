from collections.abc import Sequence

from assistant.evaluate.case import Case, Expectation, Step
from assistant.evaluate.draft import MOST_ABSENT, draft
from tests.conftest import entry, glossary_of, section

WAR = "War means that organised armies fight each other for a land."


def asks(cases: Sequence[Case], kind: str) -> dict[str, tuple[str, ...]]:
    """Return the places that answer each question of a kind."""
    return {case.steps[0].ask: case.steps[0].expect.citable for case in cases if case.kind == kind}


def test_every_name_is_asked_for_in_the_way_of_its_language() -> None:
    money = section("money", "Coins.", "Grant {x}", zh_Hans="捐款", zh_Latn_pinyin="juānkuǎn", fr="Subvention")
    plain = section("plain", "Notes.", de="Schenkung")
    cases = draft([glossary_of(entry("aid", "Aid", money, plain, de="Hilfe", en="assistance|Aid", el="βοήθεια|!"))])
    assert asks(cases, "known") == {
        "What does Aid mean?": ("aid",),
        "Was bedeutet Hilfe?": ("aid",),
        "What does assistance mean?": ("aid",),
        "βοήθεια": ("aid",),
        "What does Grant {x} mean?": ("aid#money",),
        "捐款是什么意思？": ("aid#money",),
        "juānkuǎn": ("aid#money",),
        "Que signifie Subvention ?": ("aid#money",),
        "Was bedeutet Schenkung?": ("aid#plain",),
    }


def test_a_name_of_several_places_may_be_answered_from_any_of_them() -> None:
    first = entry("aid", "Aid", section("a", "Coins.", "Food-aid"), de="Hilfe")
    known = {
        case.steps[0].ask: case.steps[0].expect for case in draft([glossary_of(first, entry("b", "Food aid", "."))])
    }
    both = Expectation(cites_any=("aid#a", "b"))
    assert known["What does Food-aid mean?"] == known["What does Food aid mean?"] == both
    assert known["Was bedeutet Hilfe?"] == Expectation(cites=("aid",))


def test_the_names_in_a_definition_are_blanked_out() -> None:
    text = (
        "A ghost town (鬼城, guǐchéng; GT) is like other ghost towns and Geisterstädte, a town that people left. And."
    )
    town = entry("town", "Ghost town (GT)", text, zh_Hans="鬼城", de="Geisterstädte")
    own = section(
        "own", "Late Streets of ghost towns are those that nobody lights, or walks in, at night.", "Late street"
    )
    assert asks(draft([glossary_of(town, entry("t", "Town", own, en="ghost town"))]), "reverse") == {
        "Which term means: A ___ is like other ___ and ___, a town that people left?": ("town",),
        "Which term means: ___ of ___ are those that nobody lights, or walks in, at night?": ("t#own",),
    }


def test_a_definition_names_its_term_and_six_words_beside_it() -> None:
    six, five = "War is fought by too many armies.", "War is fought by many armies."
    nameless = "Towns burn and fields lie waste for years."
    assert list(asks(draft([glossary_of(entry("war", "War", six, five, nameless))]), "reverse")) == [
        "Which term means: ___ is fought by too many armies?"
    ]


def test_two_sections_that_begin_alike_may_both_be_cited() -> None:
    parts = [section(name, "War is what no one wants in any land.", f"Sort {name}") for name in ("a", "b")]
    assert asks(draft([glossary_of(entry("war", "War", *parts))]), "reverse") == {
        "Which term means: ___ is what no one wants in any land?": ("war#a", "war#b")
    }


def test_a_headword_that_stands_nowhere_else_is_to_be_abstained_from() -> None:
    glossary = glossary_of(
        entry("aid", "Food aid", "Bread is given."),
        entry("ngo", "Charity (NGO)", "They give."),
        entry("war", "War", "Who has food aids the hungry. The NGO flees.", zh_Hans="大战"),
        entry("zhan", "战", "Fight."),
        entry("peace", "Peace", "The end of wars."),
    )
    absent = [case for case in draft([glossary]) if case.kind == "absent"]
    # "Food aid" stands in the text of "war", inflected, "NGO" too, "War" in that of "peace", "战" in a name of "war".
    assert absent == [Case("absent-peace-1", (Step("What does Peace mean?", Expectation(answered=False)),), ("peace",))]


def test_of_many_headwords_evenly_spaced_ones_are_to_be_abstained_from() -> None:
    entries = [entry(f"e{at:03}", f"Word{at:03}", "Text.") for at in range(MOST_ABSENT * 3)]
    absent = [case.without for case in draft([glossary_of(*entries)]) if case.kind == "absent"]
    assert absent == [(f"e{at:03}",) for at in range(0, MOST_ABSENT * 3, 3)]


def test_from_the_only_entry_nothing_can_be_left_out() -> None:
    assert not asks(draft([glossary_of(entry("war", "War", WAR))]), "absent")


def test_ids_are_unique_where_places_look_alike() -> None:
    places = entry("a", "One", section("b", ".", "Two", en="Three")), entry("a-b", "Four", ".", en="Five")
    two = glossary_of(*places), glossary_of(entry("a", "Six", "."), name="other")
    assert [case.id for case in draft(two) if case.kind == "known"] == [
        *("known-a-1", "known-a-b-1", "known-a-b-2", "known-a-b-3", "known-a-b-4", "known-a-2")
    ]


def test_what_cannot_be_asked_is_left_out() -> None:
    assert draft([glossary_of(entry("a", "x" * 2_000, "."), entry("b", "?!", "."))]) == ()
