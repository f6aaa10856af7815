from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.evaluate.case import Expectation
from assistant.evaluate.verdict import unmet
from tests.conftest import entry, index_of


@pytest.fixture
def answer(tmp_path: Path) -> Answer:
    return Assistant(index_of(tmp_path, entry("aid", "Aid", "Aid is given."))).ask("What is aid?")


@pytest.mark.parametrize(
    ("expect", "sentence"),
    [
        (Expectation(cites=("aid", "aid#s1"), quotes=("Aid is",), quotes_any=("x", "given"), avoids=("x",)), ""),
        (Expectation(answered=False), "It answered, with confidence 0.50, where an abstention was expected."),
        (Expectation(cites=("war",)), "It does not cite war, but aid#s1."),
        (Expectation(cites_any=("war", "aid#s2")), "It cites none of war, aid#s2, but aid#s1."),
        (Expectation(quotes=("love",)), "It does not quote “love”."),
        (Expectation(quotes_any=("love", "hate")), "It quotes none of “love”, “hate”."),
        (
            Expectation(partly=True),
            "It answers, where it was expected to say that the glossary does not say this.",
        ),
        (Expectation(avoids=("given",)), "It quotes “given”, which it is to avoid, in [1]."),
    ],
)
def test_every_unmet_expectation_has_its_sentence(answer: Answer, expect: Expectation, sentence: str) -> None:
    assert unmet(expect, replace(answer, confidence=0.5)) == ((sentence,) if sentence else ())


def test_an_abstention_fails_where_an_answer_was_expected(answer: Answer) -> None:
    abstained = replace(answer, answered=False, citations=(), confidence=0.1)
    assert unmet(Expectation(answered=False), abstained) == ()
    assert unmet(Expectation(cites=("aid",)), abstained) == (
        "It abstained, with confidence 0.10, where an answer was expected.",
        "It does not cite aid, but nothing.",
    )


def test_an_answer_that_says_too_soon_that_nothing_is_said_fails(answer: Answer) -> None:
    partly = replace(answer, partly=True)
    assert unmet(Expectation(partly=True), partly) == ()
    assert unmet(Expectation(), partly) == (
        "It says that the glossary does not say this, where a whole answer was expected.",
    )
