import pytest

from index.mention import is_inflected
from index.tokens import tokenise
from tests.conftest import entry, section
from tests.index.test_names import names_of

NAMES = names_of(
    entry("acid", "ACID", "Rules of databases."),
    entry("container", "Container", "A box."),
    entry("cooperation", "Cooperation", section("pragmatic", "Deals.", "Pragmatic cooperation", zh_Hans="务实合作")),
    entry("cd", "Continuous delivery (CD)", "Shipping often."),
    entry("engineering", "Chaos engineering", "Breaking things."),
    entry("ground", "Seeking common ground", "A maxim."),
    entry("policy", "Policy as code", "Rules that run."),
    entry("sre", "SRE", "A job."),
)


def mentioned(text: str) -> list[str]:
    return [text[match.start : match.end] for match in NAMES.mentioned(text, tokenise(text))]


@pytest.mark.parametrize(
    "text",
    ["containers", "container’s", "policies as code", "SREs", "seek common ground", "COOPERATION", "a co-operation"],
)
def test_number_and_possessive_and_a_verb_that_opens_a_phrase_are_inflections(text: str) -> None:
    assert mentioned(f"They saw {text}.") == [text.removeprefix("a ")]


@pytest.mark.parametrize(
    "text", ["contained", "cooperates", "cooperative", "chaos engineers", "cooperaton", "noncooperation"]
)
def test_what_a_draft_only_resembles_is_no_mention(text: str) -> None:
    assert mentioned(f"They saw {text}.") == []


@pytest.mark.parametrize(
    ("text", "found"), [("ACID holds", ["ACID"]), ("Acid burns", []), ("acids burn", []), ("sre", [])]
)
def test_an_abbreviation_is_meant_only_in_capitals(text: str, found: list[str]) -> None:
    assert mentioned(text) == found


@pytest.mark.parametrize("between", [" ", "\n", "-", "” “", "\r\n", "** **"])
def test_a_name_goes_on_over_what_only_parts_its_words(between: str) -> None:
    assert mentioned(f"pragmatic{between}cooperation") == [f"pragmatic{between}cooperation"]


@pytest.mark.parametrize("between", [". ", ", ", "\n\n", "; ", " (", "/"])
def test_a_name_does_not_go_on_over_the_end_of_what_is_said(between: str) -> None:
    assert mentioned(f"pragmatic{between}cooperation") == ["cooperation"]


def test_a_name_ends_with_the_bracket_that_it_opens() -> None:
    assert mentioned("(continuous delivery (CD)) and CD)") == ["continuous delivery (CD)", "CD"]


def test_a_chinese_name_needs_no_boundary() -> None:
    assert mentioned("深化务实合作的关系") == ["务实合作"]


@pytest.mark.parametrize(("written", "name"), [("neuer", "neuen"), ("kernwerten", "kernwerte"), ("lander", "land")])
def test_german_words_differ_in_case_and_number(written: str, name: str) -> None:
    assert is_inflected([written], [name], "de")
    assert is_inflected([name], [written], "de")


def test_german_words_of_one_stem_may_be_two() -> None:
    assert not is_inflected(["sicher"], ["sicherheit"], "de")
