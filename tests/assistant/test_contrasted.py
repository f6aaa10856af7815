from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant import Answer, Assistant
from assistant.commands.terminal import show_answer
from assistant.conversation import Asking
from assistant.question import Turn
from assistant.web.render import Asked, conversation
from assistant.web.words import words_for
from assistant.writer import NO_KEY, Writer
from glossary import Glossary
from index import open_index
from tests.conftest import FakeEncoder, entry, glossary_of, section

SEA = replace(
    glossary_of(
        entry("current", "Current", "A current is water that runs through the sea.", de="Strömung"),
        entry("tide", "Tide", "The tide is the rise and fall of the sea.", de="Gezeiten"),
        name="sea",
    ),
    title="The sea: its words",
)
POWER = replace(
    glossary_of(
        entry("current", "Current", "A current is charge that runs through a wire.", de="Strom"),
        entry(
            "fuse",
            "Fuse",
            "A fuse melts where too much charge runs.",
            section("slow", "A slow one waits.", "Slow fuse"),
        ),
        name="power",
    ),
    title="Words of power",
)
STROM = replace(
    glossary_of(
        entry("strom", "Strom", "Strom ist, was aus der Steckdose kommt.", en="Current"), language="de", name="strom"
    ),
    title="Wörter vom Strom",
)
Desk = Callable[..., Assistant]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made: dict[tuple[str, ...], Assistant] = {}

    def opened(*glossaries: Glossary) -> Assistant:
        key = tuple(one.id for one in glossaries)
        if key not in made:
            folder = tmp_path_factory.mktemp("index")
            made[key] = Assistant(open_index(glossaries, FakeEncoder(), folder, lambda _: None))
        return made[key]

    return opened


def cited(answer: Answer) -> list[str]:
    return [f"{one.glossary}/{one.entry}#{one.section}" for one in answer.citations]


NOTE = "“current” is explained in 2 glossaries, each of which may mean something else by it."
FIRST = "Current, in “Words of power”: A current is charge that runs through a wire. [1]"
SECOND = "Current, in “The sea – its words”: A current is water that runs through the sea. [2]"


def test_equal_terms_of_two_glossaries_stand_side_by_side_each_with_whose_it_is(desk: Desk) -> None:
    answer = desk(SEA, POWER).ask("What is a current?")
    assert answer.text == f"{NOTE}\n\n{FIRST}\n\n{SECOND}"
    assert answer.notes == (NOTE,)
    assert cited(answer) == ["power/current#s1", "sea/current#s1"]
    assert [one.reference.partition(", in: ")[2][:10] for one in answer.citations] == ["Words of p", "The sea: i"]
    assert answer.answered
    assert not answer.partly


def test_the_answer_is_the_same_in_whatever_order_they_are_opened(desk: Desk) -> None:
    opened = (desk(SEA, POWER), desk(POWER, SEA))
    assert len({one.ask("What is a current?").text for one in opened}) == 1


def test_what_one_glossary_alone_explains_says_whose_it_is(desk: Desk) -> None:
    answer = desk(SEA, POWER).ask("What is the tide?")
    assert answer.text == "Tide, in “The sea – its words”: The tide is the rise and fall of the sea. [1]"


def test_what_goes_on_from_the_same_glossary_does_not_name_it_again(desk: Desk) -> None:
    answer = desk(SEA, POWER).ask("What is the difference between a fuse and a slow fuse?")
    assert answer.text.count("in “Words of power”: ") == 1
    assert len(answer.citations) > 1


def test_one_glossary_is_not_named(desk: Desk) -> None:
    for one in (desk(SEA), desk(SEA, POWER).only("sea")):
        assert one.ask("What is a current?").text == "A current is water that runs through the sea. [1]"


def test_what_is_asked_beside_the_name_is_answered_by_who_tells_it(desk: Desk) -> None:
    assert cited(desk(SEA, POWER).ask("What is a current of water in the sea?"))[0] == "sea/current#s1"
    assert cited(desk(SEA, POWER).ask("What is a slow fuse?")) == ["power/fuse#slow"]


@pytest.mark.parametrize("question", ["Was ist Strom?", "What does Strom mean?"])
def test_a_german_glossary_beside_an_english_one_is_quoted_too(desk: Desk, question: str) -> None:
    answer = desk(POWER, STROM).ask(question)
    assert sorted(cited(answer)) == ["power/current#s1", "strom/strom#s1"]
    assert "Strom, in “Wörter vom Strom”: Strom ist, was aus der Steckdose kommt. [" in answer.text
    assert "Current, in “Words of power”: A current is charge that runs through a wire. [" in answer.text


def test_a_translation_says_whose_it_is_and_gives_those_of_all(desk: Desk) -> None:
    answer = desk(SEA, POWER).ask("What is the German for current?")
    assert answer.notes == ("In German, in “Words of power”: Strom.", "In German, in “The sea: its words”: Strömung.")
    assert desk(SEA, POWER).ask("What is the German for tide?").notes == (
        "In German, in “The sea: its words”: Gezeiten.",
    )


def test_three_glossaries_are_quoted_and_no_more_than_there_are_sentences(desk: Desk) -> None:
    assistant = desk(SEA, POWER, STROM)
    assert len(cited(assistant.ask("What is a current?"))) == 3
    few = Assistant(assistant.index, sentences=2)
    assert len(cited(few.ask("What is a current?"))) == 2


def test_a_passage_that_tells_the_sense_decides(desk: Desk) -> None:
    passage = "The wire in the wall melts as too much charge runs through it: the current was too strong for a fuse."
    answer = desk(SEA, POWER).ask("What does current mean here?", passage)
    assert cited(answer)[0] == "power/current#s1"


def test_a_conversation_goes_on_from_what_was_quoted(desk: Desk) -> None:
    assistant = desk(SEA, POWER)
    first = assistant.ask("What is the tide?")
    quoted = assistant.index.quoted_in(first.text)
    assert [place.entry for place in quoted] == ["tide"]
    assert len(assistant.index.quoted_in(assistant.ask("What is a current?").text)) == 2
    again = assistant.ask("And a current?", history=[Turn("What is the tide?", first.quoting)])
    assert set(cited(again)) == {"sea/current#s1", "power/current#s1"}


def test_a_writer_does_not_mix_what_is_set_side_by_side(desk: Desk) -> None:
    # Nothing listens there: whoever asked it would have to tell.
    writer = Writer("http://127.0.0.1:9/v1", "none", 0.5, NO_KEY)
    assistant = Assistant(desk(SEA, POWER).index, writer=writer)
    assert assistant.ask("What is a current?") == desk(SEA, POWER).ask("What is a current?")
    assert assistant.ask("What is the tide?").writer_fault


def test_the_faces_show_whose_each_quote_is(desk: Desk) -> None:
    assistant = desk(SEA, POWER)
    question = "What is a current?"
    answer = assistant.ask(question)
    shown = (
        show_answer(answer, 200),
        *conversation(
            [Asked(Asking(question), assistant.explain(question))], assistant.index.glossaries, words_for("en")
        ),
    )
    for text in shown:
        for title in ("Current, in “The sea – its words”:", "Current, in “Words of power”:", "The sea: its words"):
            assert title in text
    assert '<span class="under">The sea: its words</span>' in shown[1]
