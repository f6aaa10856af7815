from dataclasses import replace
from math import exp

import pytest

from assistant import Assistant
from assistant.explanation import Explanation
from assistant.question import QuestionError, Turn
from index import Sense

MASKS = "China stood ready to step up cooperation with France in the health sector. Masks were sold the same week."


def explanation(assistant: Assistant, question: str, passage: str | None = None) -> Explanation:
    return assistant.explain(question, passage).explanation


def test_the_effects_add_up_to_the_confidence(assistant: Assistant) -> None:
    for question in ("What is win-win cooperation?", "Who won the football cup?", "合作共赢是什么意思？"):
        explained = assistant.explain(question)
        weighed = explained.explanation.evidence
        assert 1 / (1 + exp(-sum(one.effect for one in weighed))) == pytest.approx(
            explained.answer.confidence, abs=1e-3
        )
        assert all(one.effect == pytest.approx(one.value * one.weight, abs=0.01) for one in weighed)
        assert explained.answer == assistant.ask(question)


def test_names_say_how_they_were_recognised_and_what_they_mean(assistant: Assistant) -> None:
    names = explanation(assistant, "Is pragmatc cooperation like multilateralism?").names
    assert [(name.written, name.recognised, name.means) for name in names] == [
        ("pragmatc cooperation", "misspelt", ("Pragmatic cooperation",)),
        ("multilateralism", "as it is written", ("Multilateralism",)),
    ]


def test_the_reading_tells_the_passage_and_the_conversation(assistant: Assistant) -> None:
    read = explanation(assistant, "What does cooperation mean here?", MASKS)
    assert read.sense
    assert {"France", "Masks"} <= set(read.sense.cues)
    assert read.reading[-1].startswith(
        "Read as “Pragmatic cooperation in the field of health (2020)”: the passage says"
    )
    followed = assistant.explain("And in health?", history=[Turn("What is pragmatic cooperation?", "…")]).explanation
    assert followed.reading[0] == "Understood as: What is pragmatic cooperation in health?"
    assert "No name of the glossary stands in it." in explanation(assistant, "Who won the football cup?").reading


def test_both_sides_of_a_comparison_are_told_and_the_less_sure_is_weighed(assistant: Assistant) -> None:
    explained = assistant.explain("What is the difference between win-win cooperation and friendly cooperation?")
    terms = [section.term for section in explained.explanation.sections]
    assert terms == ["Win-win cooperation", "Friendly cooperation"]


def test_the_decision_is_a_sentence_without_certainty() -> None:
    sure = Explanation("q", (), Sense("A", ()), (), (), 1.0, 0.4, answered=True)
    assert sure.decision == (
        "There is nothing to weigh: a confidence of 99 %, at least the threshold of 40 %: the question is answered."
    )
    unsure = Explanation("q", (), None, (), (), 0.399, 0.4, answered=False)
    assert "39 %, less than the threshold of 40 %: the question is not answered." in unsure.decision
    partly = replace(unsure, answered=True, partly=True)
    assert "40 %: what there is on it is quoted, and what is missing is said." in partly.decision


def test_evidence_without_effect_is_not_told(assistant: Assistant) -> None:
    read = explanation(assistant, "What is win-win cooperation?")
    assert {one.name for one in read.evidence} - {one.name for one in read.telling} == {
        "unnamed",
        "undefined",
        "foreign",
        "uncounted",
    }


def test_nothing_can_be_explained_of_what_is_not_asked(assistant: Assistant) -> None:
    with pytest.raises(QuestionError):
        assistant.explain(" ")
