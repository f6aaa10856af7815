import pytest

from assistant.understanding.asked_term import asked_term
from index.tokens import Analyser

ENGLISH = Analyser("en")


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("what is social credit?", "social credit"),
        ("What does social credit mean", "social credit"),
        ("explain the social credit system", "social credit system"),
        ("social credit", "social credit"),
        ('what\'s meant by "dual circulation"?', "dual circulation"),
        ("please, what does whole-process democracy stand for?", "whole-process democracy"),
        ("what does lying flat mean in China's cities?", "lying flat"),
        ("what does Mao mean by the mass line?", "mass line"),
        ("QE meaning", "QE"),
        ("Was bedeutet Sozialkredit?", "Sozialkredit"),
        ("社会信用是什么意思？", "社会信用"),
        ("什么是社会信用？", "社会信用"),
        ("who invented the social credit system?", ""),
        ("is social credit a score?", ""),
        ("how many masks were sent to Portugal?", ""),
    ],
)
def test_the_term_is_what_is_left_of_a_question_after_its_meaning(question: str, term: str) -> None:
    assert asked_term(question, ENGLISH) == term
