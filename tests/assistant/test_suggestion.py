from dataclasses import replace

import pytest

from assistant import Assistant, Suggestion, Turn
from assistant.suggestion import contrast
from glossary import Glossary
from tests.assistant.conftest import sections
from tests.conftest import entry, glossary_of, section

AID = entry(
    "aid",
    "Aid",
    replace(section("official", "Grain is given."), sense="official"),
    section("ships", "Ships carry it.", "Aid by sea"),
    replace(section("ordinary", "Aid is help.", "Aid elsewhere"), sense="ordinary"),
)


def test_an_entry_is_asked_for_its_meaning_and_a_section_by_its_headword() -> None:
    assert Suggestion("aid", None, "Aid").question == "What does Aid mean?"
    assert Suggestion("aid", "ordinary", "Aid elsewhere").question == "Aid elsewhere"


def test_every_contrast_that_is_offered_is_answered_by_its_section(assistant: Assistant, shipped: Glossary) -> None:
    told = [(whole, one) for whole in shipped.entries for one in whole.sections if one.sense]
    assert {one.sense for _, one in told} == {"official", "ordinary"}
    for whole, one in told:
        suggestion = Suggestion(whole.id, one.id, whole.term_of(one))
        for history in ([], [Turn(f"What does {whole.term} mean?", "...")]):
            answer = assistant.ask(suggestion.question, history=history)
            assert sections(answer)[0] == f"{whole.id}#{one.id}"


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("What does cooperation mean?", ["cooperation#un-sense"]),
        ("How does the UN use the word cooperation?", ["cooperation#general"]),
        ("What does pragmatic cooperation mean?", []),
        ("How does China's understanding of multilateralism differ from the academic one?", []),
    ],
)
def test_an_answer_offers_the_sense_that_it_does_not_cite(
    assistant: Assistant, question: str, offered: list[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert [f"{one.entry}#{one.section}" for one in answer.suggestions] == offered


def test_only_the_sense_that_is_missing_is_a_contrast(assistant: Assistant) -> None:
    [citation, *_] = assistant.ask("What does cooperation mean?").citations
    glossaries = {"small": glossary_of(AID)}

    def offered(*cited: str) -> Suggestion | None:
        return contrast([replace(citation, glossary="small", entry="aid", section=one) for one in cited], glossaries)

    assert offered("official", "ships") == Suggestion("aid", "ordinary", "Aid elsewhere")
    assert offered("ordinary") == Suggestion("aid", "official", "Aid")
    assert offered("ships") is None
    assert offered("ordinary", "official") is None
