import pytest

from index.phrases import phrases


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does the Global Civilization Initiative propose?", ["global civilization initiative"]),
        ("What Is the Road Forum?", ["road forum"]),
        ("Who wrote The Mask of Anarchy and Queen Mab?", ["mask of anarchy", "queen mab"]),
        ("Made in China 2025", ["china 2025"]),
        ("Shanghai Five", ["shanghai five"]),
        ('What does "common prosperity" mean?', ["common prosperity"]),
        ("What is “whole-process people’s democracy”?", ["whole process people democracy"]),
        ("Xi hails 'new quality forces': what's that?", ["new quality forces"]),
        ("On my desk: 'Our envoys are told to win the people's war'. Meaning?", []),
        ("Who coined 'the people's war' and the masses' line?", ["people war"]),
        ("Did Zhou Enlai meet Jawaharlal Nehru?", ["zhou enlai", "jawaharlal nehru"]),
        ("Is NATO a bloc?", []),
        ("What Is Cooperation?", []),
        ("谁说了“合作”？", []),
        ("上海合作组织 Shanghai有多少成员国", []),
    ],
)
def test_phrases_of_two_words_or_more_stand_for_one_thing(question: str, expected: list[str]) -> None:
    assert [" ".join(word.text for word in words) for words in phrases(question)] == expected


def test_words_are_placed_in_the_question() -> None:
    question = 'What did Zhou Enlai call "common ground"?'
    for words in phrases(question):
        assert all(question[word.start : word.end].casefold() == word.text for word in words)
