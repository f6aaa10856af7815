import pytest

from assistant.understanding.shape import asks_date, asks_meaning, asks_number, holds_date, holds_number


@pytest.mark.parametrize(
    "question",
    [
        *("BRI", "friendly cooperation", "双循环", "务实合作"),
        *("What is the Chinese Dream?", "What does China mean by cooperation?", "What does SCO stand for?"),
        *("what's summit diplomacy", "Define relational power.", "Was bedeutet Zeitenwende?", "Wofür steht SOZ?"),
        *("Was meint China mit Zusammenarbeit?", "was ist mit „Zeitenwende“ gemeint"),
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
        "Isn't that a treaty?",
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


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        *(("When was it founded?", True), ("since when", True), ("In which year?", True), ("何时成立？", True)),
        *(("Seit wann?", True), ("Who founded it?", False), ("whenever", False), ("Who, and when?", True)),
        *(("What is meant when a firm uses it?", False), ("When did it meet?", True), ("when and where", True)),
    ],
)
def test_a_question_may_ask_for_a_time(question: str, expected: bool) -> None:
    assert asks_date(question) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("in 1949", True), ("on 3 May", True), ("in the late 1990s", True), ("in the 19th century", True)),
        *(("1955年", True), ("28 votes to one", False), ("five principles", False)),
    ],
)
def test_a_text_may_hold_a_date(text: str, expected: bool) -> None:
    assert holds_date(text) is expected


def test_a_number_that_is_part_of_a_name_counts_nothing() -> None:
    assert not holds_number("During the Covid-19 pandemic on 18 February 2020 masks were sold.")
