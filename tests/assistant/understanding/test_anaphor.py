import pytest

from assistant.understanding.anaphor import points, points_here, put_behind, put_in_place
from assistant.understanding.topic import Topic

FORUM = Topic("Forum", "the ")


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("Is it an organisation?", "Is the Forum an organisation?"),
        ("What are its aims?", "What are the Forum’s aims?"),
        ("Where does the expression come from?", "Where does the Forum come from?"),
        ("Who coined this slogan?", "Who coined the Forum?"),
        ("How is that different from aid?", "How is the Forum different from aid?"),
        ("the one with Africa", "the Forum with Africa"),
        ("What kind of office is this?", "What kind of office is the Forum?"),
        ("Is that Nkrumah’s invention?", "Is the Forum Nkrumah’s invention?"),
        ("Is that lawful?", "Is the Forum lawful?"),
        ("And what were the other two?", "Forum: And what were the other two?"),
        ("Who pays these workers?", "Forum: Who pays these workers?"),
        ("Does it do what it says?", "Does the Forum do what it says?"),
        ("Who called that a mistake?", "Who called the Forum a mistake?"),
        ("Did Xi do something similar?", "Forum: Did Xi do something similar?"),
        ("How many are left in Africa?", "Forum: How many are left in Africa?"),
    ],
)
def test_what_points_in_english_makes_way_for_the_topic(question: str, put: str) -> None:
    assert points(question, "en")
    assert put_in_place(question, FORUM, "en") == put


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that fish is sold?",
        "Is that country rich?",
        "Is that so?",
        "Who won the other match?",
        "What does bread cost this year?",
        "What is IT?",
        "Which term of office?",
        "Did Xi say so?",
        "How many fish are left in Africa?",
        "How much is bread?",
    ],
)
def test_what_only_looks_like_pointing_stays(question: str) -> None:
    assert put_in_place(question, FORUM, "en") is None


@pytest.mark.parametrize(
    ("question", "language", "put"),
    [
        ("Woher kommt der Begriff?", "de", "Woher kommt Hilfe?"),
        ("Was ist der Ursprung dieses Wortes?", "de", "Was ist der Ursprung von Hilfe?"),
        ("Wer hat ihn geprägt?", "de", "Wer hat Hilfe geprägt?"),
        ("Was bedeutet das?", "de", "Was bedeutet Hilfe?"),
        ("Was versteht man darunter?", "de", "Hilfe: Was versteht man darunter?"),
        ("Gibt es das Haus?", "de", None),
        ("这个词是什么意思？", "zh", "Hilfe是什么意思？"),
        ("它是什么时候提出的？", "zh", "Hilfe是什么时候提出的？"),
        ("¿Qué es eso?", "es", None),
    ],
)
def test_other_languages_point_in_their_own_words(question: str, language: str, put: str | None) -> None:
    assert put_in_place(question, Topic("Hilfe"), language) == put


def test_the_idea_behind_it_makes_way_for_what_it_is_a_part_of() -> None:
    assert put_behind("What does the maxim behind it say?", FORUM, "en") == "What does Forum say?"
    assert put_behind("Woher kommt der Gedanke dahinter?", FORUM, "de") == "Woher kommt Forum?"
    assert put_behind("它背后的理念是什么？", FORUM, "zh") == "Forum是什么？"
    assert put_behind("Who stands behind it?", FORUM, "en") == ""


def test_here_and_this_point_at_the_passage_and_it_does_not() -> None:
    assert [points_here(one) for one in ("What is this?", "Was heißt das hier?", "这是什么？", "What is it?")] == [
        True,
        True,
        True,
        False,
    ]
