import re
from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.explanation import Explanation, Measure, NameFound, SectionFound, Weighed
from assistant.web.explained import decision_of, explained, reading_of
from assistant.web.words import words_for

SECTION = SectionFound("g", "e", "s", "Term <i>", (Measure("made", "Its name", 0.5),))
WEIGHED = Weighed("bias", "Start", 1.0, -2.0, -2.0)
READ = Explanation(
    "What is <b>?",
    (NameFound("<b>", "misspelt", ("B",)),),
    None,
    (SECTION, SECTION),
    (WEIGHED,),
    0.1,
    0.4,
    answered=False,
)


def test_a_fold_is_closed_and_shows_everything_letter_for_letter() -> None:
    html = explained(READ, words_for("en"), "en")
    assert html.startswith('<details class="why"><summary>Why no answer?</summary>')
    assert "Understood as: What is &lt;b&gt;?" in html
    assert '<li lang="en">Term &lt;i&gt;</li>' in html
    assert '<th scope="row">Its name</th><td>0.50</td><td>0.50</td>' in html
    assert '<th scope="row">Starting point</th><td>1.00</td><td>-2.00</td><td>-2.00</td>' in html
    assert "10 %, less than the threshold of 40 %" in html


def test_where_nothing_was_found_nothing_is_listed() -> None:
    html = explained(Explanation("q", (), None, (), (), 0.0, 0.4, answered=False), words_for("en"), "en")
    assert "<table" not in html
    assert "Best sections" not in html


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("what does pragmatic cooperation mean?", None),
        (
            "what does coperation mean here?",
            "The two sides agreed to deepen cooperation in health; masks came in March.",
        ),
        ("Who won the football cup?", None),
        ("!", None),
    ],
)
def test_the_page_says_in_english_what_the_terminal_says(assistant: Assistant, question: str, passage: str) -> None:
    explanation = assistant.explain(question, passage).explanation if question != "!" else replace(READ, evidence=())
    english = words_for("en")
    assert reading_of(explanation, english) == explanation.reading
    assert decision_of(explanation, english) == explanation.decision
    for section in explanation.sections if question != "!" else ():
        assert [english.texts[f"why_signal_{one.name}"] for one in section.signals] == [
            one.label for one in section.signals
        ]
    assert all(english.texts.get(f"why_evidence_{one.name}", one.label) in one.label for one in explanation.evidence)


def test_an_explanation_speaks_german() -> None:
    html = explained(READ, words_for("de"), "en")
    assert "Gefundener Name: „&lt;b&gt;“, falsch geschrieben; gemeint ist „B“." in html
    assert '<th scope="row">Ausgangspunkt</th>' in html
    assert "weniger als die Schwelle von 40 %: die Frage wird nicht beantwortet." in html
    assert not re.search(r"[Tt]he |question", html.replace(READ.standalone_question, ""))
