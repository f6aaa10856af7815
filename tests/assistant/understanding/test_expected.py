import pytest

from assistant.understanding.expected import cue, expected, facts, without_fact


@pytest.mark.parametrize(
    ("question", "answering", "other"),
    [
        ("Who founded it?", "It was founded by Zheng Bijian.", "It was founded by a theorist."),
        ("Wer hat das gesagt?", "Later Hu Jintao said so.", "Later the leaders said so."),
        ("When was it founded?", "It was founded in June 2001.", "It was founded in Shanghai."),
        ("In what year was that?", "That was in the 1990s.", "That was early."),
        ("When did it meet?", "It met in 1998.", "It met, as Qin (2018) says."),
        ("何时成立？", "2001年成立。", "在上海成立。"),
        ("How many members has it?", "It has ten members.", "It has members in Asia."),
        ("Where was it founded?", "It was founded in Shanghai.", "It was founded in spring."),
        ("Where does the phrase come from?", "Zhou first put it forward at Bandung.", "It means a lot."),
        ("「求同存異」出自哪裡？", "The phrase was introduced at Bandung.", "Each side keeps its position."),
        ("So who's in it today?", "India joined in 2017.", "It meets every year."),
        ("Give an example of it.", "It stands in treaties, for example.", "It stands in treaties."),
        ("An example, please.", "In 2020 the phrase was used of masks.", "The phrase is old (Qin, 2018)."),
        ("Ist das ein Militärbündnis?", "It is not an alliance.", "It is an organisation."),
        ("它是军事同盟吗？", "It is not an alliance.", "It is an organisation."),
        ("What is the initiative not?", "It is not an organisation.", "It is a programme."),
        ("Why was it founded?", "It was founded because trade grew.", "It was founded in Shanghai."),
        ("What isn't it?", "It has no members.", "It has partners."),
    ],
)
def test_what_is_asked_for_is_held_by_a_sentence_that_answers(question: str, answering: str, other: str) -> None:
    kinds = expected(question)
    assert any(kind.holds.search(answering) for kind in kinds)
    assert not any(kind.holds.search(other) for kind in kinds)


@pytest.mark.parametrize("question", ["What is aid?", "food aid", "Was bedeutet Hilfe?", "务实合作是什么意思？"])
def test_a_meaning_is_nothing_that_a_sentence_shows(question: str) -> None:
    assert expected(question) == ()


def test_what_is_asked_for_is_said_in_another_language() -> None:
    assert cue("Wann?", "en") == "When, since what year?"
    assert cue("When?", "zh") == "什么时候？"
    assert (cue("Wann?", "fr"), cue("Was ist das?", "en")) == ("", "")


def test_only_what_no_text_has_the_words_of_is_said_in_the_language_of_the_question() -> None:
    assert cue("When was it founded?", "en", vague=True) == ""
    assert cue("Since when does it exist?", "en", vague=True).startswith("Since when: when did it begin")
    assert cue("Who is in it?", "en", vague=True) == "Which are its members, and who joined it when?"


def test_facts_are_told_from_other_kinds() -> None:
    assert [len(facts(question)) for question in ("Who, and where?", "Why?", "What is it?")] == [2, 0, 0]
    assert facts("When was it?") == facts("In what year was it?") != facts("How many were there?")


def test_the_words_for_a_fact_are_told_from_the_rest_of_a_question() -> None:
    assert without_fact("有多少名员工？").strip() == "有 名员工？"
    assert without_fact("Wo steht das Haus?").split() == ["steht", "das", "Haus?"]
    assert without_fact("Was bedeutet das Haus?") == ""


@pytest.mark.parametrize(
    "question",
    [
        "Who is in it?",
        "Which states belong to it?",
        "Who joined last?",
        "What countries have joined it?",
        "Welche Länder sind darin?",
    ],
)
def test_who_joined_is_told_by_the_members(question: str) -> None:
    assert cue(question, "en", vague=True) == "Which are its members, and who joined it when?"
