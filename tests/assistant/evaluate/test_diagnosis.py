from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluate.case import Expectation, Step
from assistant.evaluate.diagnosis import diagnose
from assistant.evaluate.outcome import Reply
from assistant.responder import Asked
from index import Signals
from tests.conftest import entry, index_of, section

ENTRIES = (
    entry("aid", "Aid", section("money", "Money is given."), section("food", "Food is sent. It is eaten.", "Food aid")),
    entry("war", "Strife", "Armies march. Towns burn."),
    *(entry(f"e{at:02}", f"Word {at}", f"Text {at}.") for at in range(12)),
)
THRESHOLD = 0.35


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """Return an answer that cites the section on food alone."""
    made = Assistant(index_of(tmp_path, *ENTRIES)).trace("What is food aid?")
    citations = tuple(one for one in made.answer.citations if one.section == "food")
    return Asked(replace(made.answer, citations=citations, confidence=0.9), made.found)


def abstained(asked: Asked) -> Asked:
    return Asked(replace(asked.answer, answered=False, citations=(), confidence=0.1), asked.found)


def place(asked: Asked, rank: int) -> str:
    found = asked.found.hits[rank - 1].place
    return f"{found.entry}#{found.section}"


def cause(asked: Asked | None, **expect: tuple[str, ...] | bool) -> str:
    step = Step("What is food aid?", Expectation(**expect))  # type: ignore[arg-type]
    return diagnose(Reply(step, asked, fault="citation 1 is wrong"), THRESHOLD)


def test_what_is_as_expected_has_no_cause(asked: Asked) -> None:
    assert cause(asked, cites=("aid#food",), quotes=("Food is sent",)) == ""


def test_an_answer_that_is_not_verified_is_a_fault_of_the_program() -> None:
    assert cause(None).endswith("so none was given: a fault of the program.")


@pytest.mark.parametrize(
    ("rank", "found"),
    [
        (1, "What was expected was found first"),
        (3, "What was expected was found third"),
        (4, "What was expected was found in place 4"),
        (None, "What was expected is not among the ten sections found"),
    ],
)
def test_an_abstention_follows_from_confidence_wherever_the_section_ranks(
    asked: Asked, rank: int | None, found: str
) -> None:
    expected = place(asked, rank) if rank else "none#such"
    rest = "; the confidence in an answer, 0.10, is under 0.35."
    assert cause(abstained(asked), cites=(expected,)) == f"{found}{rest}"
    assert cause(abstained(asked)) == f"The best section was found{rest}"


def test_an_answer_where_none_was_expected_follows_from_words_and_cosine(asked: Asked) -> None:
    signals = Signals(section=0.1, sentence=0.456, asked=0, lexical=2, name=0, coverage=0.789, foreign=0, shared=0)
    best = replace(asked.found.hits[0], signals=signals)
    sure = Asked(asked.answer, replace(asked.found, hits=(best,)))
    assert cause(sure, answered=False) == (
        "aid#food holds 79% of the weight of the question's words and a sentence of cosine 0.46, "
        "which makes a confidence of 0.90, over the 0.35 it takes."
    )
    nothing = Asked(asked.answer, replace(asked.found, hits=()))
    assert cause(nothing, answered=False) == "It answered although nothing was found: a fault of the program."


def test_a_section_that_was_found_may_lose_to_the_sentences_of_another(asked: Asked) -> None:
    assert cause(asked, cites=(place(asked, 2),)) == (
        "What was expected was found second, but the sentences that scored best are of one section "
        "without all that was expected."
    )


@pytest.mark.parametrize(
    ("expect", "sentence"),
    [
        (
            {"cites": ("aid#food",), "quotes": ("Towns burn",)},
            "The expected section is cited, but other sentences of it scored better than the expected one.",
        ),
        ({"quotes": ("Towns burn",)}, "Other sentences scored better than the expected one."),
        (
            {"cites": ("aid",), "avoids": ("Food",)},
            "A sentence that is to be avoided scored near enough to the best one to be quoted with it.",
        ),
    ],
)
def test_a_section_that_is_cited_may_be_quoted_wrongly(
    asked: Asked, expect: dict[str, tuple[str, ...]], sentence: str
) -> None:
    assert cause(asked, **expect) == sentence
