import ast
import random
import unicodedata
from pathlib import Path

import pytest

from assistant import Assistant, QuestionError, Settings, Turn
from assistant.inquiry import Inquiry
from assistant.journal import Face, Journal
from assistant.responder import Asked
from assistant.settings import SettingsError, shipped_glossary
from glossary import Glossary, GlossaryError
from index import EncoderError, IndexFolderError, open_index
from tests.assistant.conftest import PRAGMATIC, assert_proper, sections
from tests.conftest import FakeEncoder, entry, glossary_of, python

SEED = 20260


def test_pragmatic_cooperation_is_answered_from_its_section(assistant: Assistant, shipped: Glossary) -> None:
    answer = assistant.ask(PRAGMATIC)
    assert_proper(answer, shipped)
    assert answer.answered
    assert sections(answer)[0] == "cooperation#pragmatic"
    assert "means cooperation on concrete matters" in answer.citations[0].cited_text
    assert answer.names == ("pragmatic cooperation",)
    assert answer.citations[0].sources


@pytest.mark.parametrize(
    "question",
    [
        "务实合作是什么意思？",
        "什么是务实合作",
        "務實合作",
        "請問務實合作的含義是什麼？",
        "何謂務實合作？",
        "wushi hezuo",
        "What is wùshí hézuò?",
        "wu4shi2 he2zuo4",
        "Was bedeutet pragmatische Zusammenarbeit?",
        "what is practical cooperation",
        "what does pragmatc coperation mean?",
        "PRAGMATIC COOPERATION!!!",
    ],
)
def test_the_same_section_is_reached_by_every_road(assistant: Assistant, shipped: Glossary, question: str) -> None:
    answer = assistant.ask(question)
    assert_proper(answer, shipped)
    assert answer.answered
    assert sections(answer)[0] == "cooperation#pragmatic"
    assert 1 <= len(answer.names[0]) <= len("pragmatische Zusammenarbeit")


def test_every_headword_is_answered_from_a_section_of_its_name(assistant: Assistant, shipped: Glossary) -> None:
    headwords = [part.term for one in shipped.entries for part in one.sections if part.term]
    asked = assistant.ask_all([f"What is {term}?" for term in headwords])
    found = [(one.answer.citations[0].entry, one.answer.citations[0].section) for one in asked]
    # A term may be explained in two entries: "Right to development" under human rights and under development.
    named = {
        (one.id, part.id): {part.term, *(name.text for name in part.names)}
        for one in shipped.entries
        for part in one.sections
    }
    assert [term for term, place in zip(headwords, found, strict=True) if term not in named[place]] == []


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("What is win-win cooperation?", "cooperation#win-win"),
        ("what do they mean by the Belt and Raod Initiative", "belt-and-road#"),
        ("How does the UN use the word cooperation?", "cooperation#un-sense"),
        ("Who sold masks to France?", "cooperation#health-2020"),
        ("人类命运共同体是什么？", "community-of-shared-future#"),
    ],
)
def test_questions_are_answered_from_the_section_that_knows(assistant: Assistant, question: str, section: str) -> None:
    assert any(one.startswith(section) for one in sections(assistant.ask(question)))


@pytest.mark.parametrize(
    "question",
    [
        "What is the household responsibility system?",
        "What are the three red lines for property developers?",
        "What are the Three Represents?",
        "What does lying flat mean?",
        "what is reform through labour",
        "What is the Great Leap Forward?",
        "What are new quality productive forces?",
        "什么是大跃进？",
        "什么是计划生育？",
        "involution",
        "asdf qwer zxcv",
        "What is the best recipe for tomato soup?",
    ],
)
def test_what_the_glossary_lacks_is_not_answered(assistant: Assistant, shipped: Glossary, question: str) -> None:
    answer = assistant.ask(question)
    assert_proper(answer, shipped)
    assert not answer.answered
    assert answer.citations == ()
    assert answer.text.startswith("Not in this glossary")
    assert {one.entry for one in answer.suggestions} <= shipped.by_id.keys()


def test_other_shapes_of_questions_get_what_they_ask_for(assistant: Assistant) -> None:
    name = assistant.ask("What is the Chinese for win-win cooperation?")
    assert name.notes == ("In Chinese: 合作共赢 (hé zuò gòng yíng).",)
    assert "合作共赢" in name.citations[0].cited_text
    assert assistant.ask("What is the French for win-win cooperation?").partly
    listed = assistant.ask("List the terms about Africa")
    assert listed.notes[0].startswith("Terms whose sections speak of Africa: ")
    assert len({one.section for one in listed.citations}) == 4
    headline = assistant.ask("Minister warns of threat to core interests as frigate passes through the Strait")
    assert (headline.understood, headline.citations[0].entry) == ("core interests", "core-interests")
    two = assistant.ask("What is win-win cooperation, and what is true multilateralism?")
    assert [one.section for one in two.citations][0::2] == ["win-win", "true-multilateralism"]
    half = assistant.ask("What is win-win cooperation, and who won the World Cup?")
    assert (half.partly, half.notes) == (True, ("Not in this glossary: “who won the World Cup?”.",))
    [origin, *_] = assistant.ask("Wann wurde die SOZ gegründet?").citations
    assert "15 June 2001" in origin.cited_text


def test_a_question_that_is_whole_takes_nothing_from_passage_and_history(assistant: Assistant) -> None:
    plain = assistant.ask(PRAGMATIC)
    assert assistant.ask(PRAGMATIC, "It was said at noon.", [Turn("What is aid?", "Aid is ...")]) == plain
    history = [Turn("What is true multilateralism?", "...")] * 200
    soup = "What is the best recipe for tomato soup?"
    assert assistant.ask(soup, history=history) == assistant.ask(soup)


def test_many_are_answered_as_one_by_one(assistant: Assistant) -> None:
    questions = [PRAGMATIC, "什么是共同富裕？", "win win"]
    together = assistant.ask_all(questions)
    assert [type(one) for one in together] == [Asked] * 3
    for one, question in zip(together, questions, strict=True):
        assert one.answer == assistant.ask(question)
    assert assistant.ask_all([]) == []


def test_what_is_asked_together_is_answered_as_alone(assistant: Assistant, tmp_path: Path) -> None:
    turn = Turn("What is pragmatic cooperation?", "Cooperation on concrete matters.")
    inquiries = [
        *(Inquiry(f"What is {entry.term}?") for entry in assistant.glossaries[0].entries),
        Inquiry("And in health?", history=[turn]),
        Inquiry("what does cooperation mean here?", "Masks were sent."),
        Inquiry("Who won the World Cup?", face=Face.API),
        Inquiry("???"),
    ]
    journal = Journal(tmp_path / "journal.sqlite", days=9)
    with journal.kept():
        asked = Assistant(assistant.index, journal=journal)
        *answers, none = asked.ask_together(inquiries)
        assert [one.question for one in journal.unanswered()] == ["Who won the World Cup?"]
    assert answers == [assistant.trace(one.question, one.passage, one.history).answer for one in inquiries[:-1]]
    assert isinstance(none, QuestionError)
    assert asked.ask_together(inquiries[:1])[0] is answers[0], "what was asked lately is remembered"


def test_a_search_gives_as_many_hits_as_wanted(assistant: Assistant) -> None:
    assert [len(assistant.search("cooperation", k=k).hits) for k in (1, 5)] == [1, 5]
    with pytest.raises(QuestionError):
        assistant.search("  ")


@pytest.mark.parametrize(
    "question", ["", " ", "\x00", "?!…", "😀😀", "a" * 20_000, "词" * 20_000, "\ud83d cooperation"]
)
def test_what_cannot_be_asked_is_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError):
        assistant.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "coop\x00eration\x1b[31m",
        "\u202enoitarepooc\u202c",
        "ما هو التعاون العملي؟",
        "מהו שיתוף פעולה?",
        "<script>alert('cooperation')</script>",
        "'; DROP TABLE entries; --",
        "{{7*7}} ${jndi:ldap://x} %s %n",
        "[1] [2] cooperation [99]",
        "cooperation " * 160,
        "合作" * 1_000,
        "c o o p e r a t i o n",
        "e\u0301" * 500,
        "Z̷̡̛a̶l̵g̴o̷ c̶o̷o̵p̸e̶r̴a̸t̷i̶o̸n",
        "²",
        "ꙮ 𝕮𝖔𝖔𝖕 ㍿",
    ],
)
def test_any_other_input_gets_a_proper_answer(assistant: Assistant, shipped: Glossary, question: str) -> None:
    assert_proper(assistant.ask(question), shipped)


def test_random_questions_get_a_proper_answer_or_are_refused(tmp_path: Path, shipped: Glossary) -> None:
    chance = random.Random(SEED)  # noqa: S311
    quick = Assistant(open_index([shipped], FakeEncoder(), tmp_path, lambda _: None), threshold=0.3)
    words = [word for one in shipped.entries for part in one.sections for word in part.text.split()]
    words += [name.text for one in shipped.entries for name in one.names]
    characters = [chr(code) for code in range(0x2FFFF) if unicodedata.category(chr(code)) != "Cn"]
    for _ in range(300):
        parts = [
            chance.choice(words) if chance.random() < 0.6 else "".join(chance.choices(characters, k=9))
            for _ in range(chance.randint(0, 12))
        ]
        question = chance.choice((" ", "", "'s ", "-")).join(parts)
        try:
            answer = quick.ask(question)
        except QuestionError:
            continue
        assert_proper(answer, shipped)


def test_the_threshold_and_the_number_of_sentences_are_settings(assistant: Assistant) -> None:
    index = assistant.index
    assert not Assistant(index, threshold=1.0).ask(PRAGMATIC).answered
    assert Assistant(index, threshold=0.0).ask("What is the best recipe for tomato soup?").answered
    assert [len(Assistant(index, sentences=most).ask(PRAGMATIC).citations) for most in (1, 2)] == [1, 2]


def test_what_is_left_out_is_not_answered_and_the_settings_stay(assistant: Assistant) -> None:
    strict = Assistant(assistant.index, threshold=0.5, sentences=1)
    assert strict.without(["focac"]).ask(PRAGMATIC).citations == strict.ask(PRAGMATIC).citations
    assert not assistant.without(["cooperation"]).ask("What does hezuo mean?").answered
    assert "cooperation" not in assistant.without(["cooperation"]).glossaries[0].by_id


def test_another_process_gives_the_same_answers(assistant: Assistant, shipped_index_folder: Path) -> None:
    questions = [PRAGMATIC, "what does pragmatc coperation mean?", "how do summits and aid go together?", "外交"]
    code = f"""
from pathlib import Path
from assistant import Assistant, Settings
lines = []
assistant = Assistant.open(Settings(index=Path({str(shipped_index_folder)!r})), lines.append)
print(ascii((lines, [repr(assistant.ask(question)) for question in {questions!r}])))
"""
    lines, answers = ast.literal_eval(python(code, PYTHONHASHSEED="7"))
    assert lines == []
    assert answers == [repr(assistant.ask(question)) for question in questions]


def test_an_assistant_is_opened_from_settings(shipped_index_folder: Path, assistant: Assistant) -> None:
    lines: list[str] = []
    opened = Assistant.open(Settings(index=shipped_index_folder, sentences=1, threshold=0.0), lines.append)
    assert lines == []
    assert [one.id for one in opened.glossaries] == [one.id for one in assistant.glossaries] == ["china-official"]
    assert len(opened.ask(PRAGMATIC).citations) == 1


def test_what_cannot_be_opened_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="does not exist"):
        Assistant.open(Settings(glossary=(tmp_path / "missing",), index=tmp_path))
    with pytest.raises(EncoderError, match="is neither a folder nor on this machine"):
        Assistant.open(Settings(model="nobody/nothing", index=tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(IndexFolderError, match="choose another folder"):
        Assistant.open(Settings(index=tmp_path / "file"))


def test_a_real_word_is_not_taken_for_a_misspelt_name(assistant: Assistant) -> None:
    assert not assistant.ask("What is a corporation?").answered
    assert sections(assistant.ask("What is coperation?"))[0].startswith("cooperation#")


def test_two_glossaries_with_one_id_are_refused(tmp_path: Path) -> None:
    both = Settings(glossary=(shipped_glossary(), shipped_glossary()), index=tmp_path)
    with pytest.raises(SettingsError, match="both have the id 'china-official'; give one of them another id"):
        Assistant.open(both)


def test_the_assistant_of_one_glossary_is_made_once(tmp_path: Path) -> None:
    glossaries = [glossary_of(entry("net", "Net", "A net is a mesh of cords."), name=name) for name in ("sea", "sky")]
    both = Assistant(open_index(glossaries, FakeEncoder(), tmp_path, lambda _: None))
    assert [one.id for one in both.only("sea").glossaries] == ["sea"]
    assert both.only("sea") is both.only("sea") is not both.only("sky")
    assert both.only("sea").only("sea") is both.only("sea")
    with pytest.raises(QuestionError, match="there is no glossary 'land'; known are sea, sky"):
        both.only("land")


def test_a_repeated_question_is_answered_from_memory_but_in_no_other_conversation(assistant: Assistant) -> None:
    question, turn = "And in health?", Turn("What is pragmatic cooperation?", "Cooperation on concrete matters.")
    alone, follow_up = assistant.ask(question), assistant.ask(question, history=[turn])
    assert assistant.ask(question) is alone
    assert assistant.trace(question).answer == alone != follow_up
