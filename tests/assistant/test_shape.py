import pytest

from assistant.shape import asks_meaning, asks_number, holds_number


@pytest.mark.parametrize(
    "question",
    [
        *("BRI", "friendly cooperation", "双循环", "务实合作"),
        *("What is the Chinese Dream?", "What does China mean by cooperation?", "What does SCO stand for?"),
        *("what's summit diplomacy", "Define relational power.", "Was bedeutet Zeitenwende?", "Wofür steht SOZ?"),
        *("共同富裕是什么意思？", "什么是务实合作", "新型国际关系的含义"),
    ],
)
def test_a_question_may_only_ask_what_a_term_means(question: str) -> None:
    assert asks_meaning(question)


@pytest.mark.parametrize(
    "question",
    [
        *("How many provinces does China have?", "When did the Cold War end?", "Who introduced zero-sum games?"),
        *("What did Xi tell Macron?", "What does the initiative propose?", "上海合作组织有多少成员国？"),
        "one two three four five six seven words without any question",
    ],
)
def test_a_question_may_ask_for_more(question: str) -> None:
    assert not asks_meaning(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        *(("How many members has it?", True), ("how old is he", True), ("Wie viele?", True), ("有多少成员国？", True)),
        *(("How does it work?", False), ("When was that?", False), ("Which number?", False)),
    ],
)
def test_a_question_may_ask_for_a_number(question: str, expected: bool) -> None:
    assert asks_number(question) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("Ten members joined.", True), ("28 votes to one", True), ("It meets every three years.", True)),
        *(("In July 1998 it was said.", False), ("On 18 February 2020 they spoke.", False), ("Many came.", False)),
        *(("有十个成员国", True), ("2017年9月3日", False)),
    ],
)
def test_a_date_counts_nothing(text: str, expected: bool) -> None:
    assert holds_number(text) is expected
