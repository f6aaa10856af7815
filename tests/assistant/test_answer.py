from dataclasses import replace

import pytest

from assistant.answer import Answer, abstain, compose
from assistant.citation import UnverifiedError
from assistant.question import Question
from assistant.suggestion import Suggestion
from glossary import Glossary, Source
from index import Found, Index, open_index
from tests.conftest import FakeEncoder, entry, glossary_of, section

MONEY = "Money is given.[1] Banks lend money to states. Grants of money bear no interest. Money is thanked for."
ENTRIES = (
    entry(
        "aid",
        "Aid",
        section("money", MONEY),
        section("food", "😀 Food is sent. Ships carry the food. 食物很重要。", "Food aid", zh_Hans="粮食援助"),
    ),
    entry("quiet", "Quiet", "Gardens where nobody speaks."),
    entry("town", "Town", "Streets of stone and houses of wood."),
    entry("war", "Strife", "Armies march. Towns burn."),
)
GLOSSARY = glossary_of(*ENTRIES)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return open_index([GLOSSARY], FakeEncoder(), tmp_path_factory.mktemp("index"), lambda _: None)


def composed(found: Found, most: int = 4, glossary: Glossary = GLOSSARY) -> Answer:
    question = Question(f" {found.query.question} ", found.query.question)
    return compose(question, found, [found], {glossary.id: glossary}, most=most)


def abstained(found: Found) -> Answer:
    return abstain(Question(found.query.question, found.query.question), found, {GLOSSARY.id: GLOSSARY})


@pytest.mark.parametrize(
    "question",
    ["what is food aid?", "who lends money to states?", "粮食援助是什么", "aid", "do armies burn towns?", "fod aid"],
)
def test_every_citation_stands_in_its_section_and_in_the_answer(index: Index, question: str) -> None:
    answer = composed(index.search(question))
    assert answer.answered
    assert 1 <= len(answer.citations) <= 4
    assert answer.suggestions == ()
    for number, one in enumerate(answer.citations, start=1):
        [text] = [part.text for part in GLOSSARY.by_id[one.entry].sections if part.id == one.section]
        assert one.number == number
        assert one.cited_text == text[one.start_char : one.end_char] == answer.text[one.answer_start : one.answer_end]
        assert answer.text[one.answer_end :].startswith(f" [{number}]")


def test_a_citation_carries_its_term_permalink_and_references(index: Index) -> None:
    first = composed(index.search("what is food aid?")).citations[0]
    assert (first.glossary, first.entry, first.section, first.term) == ("small", "aid", "food", "Food aid")
    assert first.url == "https://example.org/aid#food"
    assert first.reference == "“Food aid”, under “Aid”, in: The small glossary, Press, CC-BY-4.0."


def test_the_sources_of_the_cited_section_are_formatted(index: Index) -> None:
    one = ENTRIES[2]
    sourced = replace(one, sources=(Source("a", "On Towns"),), sections=(replace(one.sections[0], sources=("a",)),))
    glossary = glossary_of(*ENTRIES[:2], sourced, ENTRIES[3])
    assert composed(index.search("what is a town?"), glossary=glossary).citations[0].sources == ("On Towns.",)


def test_footnote_marks_are_not_quoted(index: Index) -> None:
    answer = composed(index.search("is money given?"), most=1)
    assert answer.text == "Money is given. [1]"


def test_a_paragraph_a_section_headed_where_there_are_several(index: Index) -> None:
    answer = composed(index.search("compare streets of stone with armies that march"))
    paragraphs = answer.text.split("\n\n")
    assert {one.term for one in answer.citations} >= {"Town", "Strife"}
    assert len(paragraphs) == len({one.term for one in answer.citations})
    assert all(": " in paragraph for paragraph in paragraphs)
    alone = composed(index.search("what is a town?"), most=1)
    assert alone.text == "Streets of stone and houses of wood. [1]"


def test_below_the_threshold_it_abstains_with_near_entries(index: Index) -> None:
    answer = abstained(index.search("do streets of money burn in towns of food?"))
    assert (answer.answered, answer.citations) == (False, ())
    assert answer.text == "Not in this glossary: “The small glossary” does not cover this question."
    assert 1 <= len(answer.suggestions) <= 3
    assert len(set(answer.suggestions)) == len(answer.suggestions)
    known = {Suggestion(one.id, None, one.term) for one in ENTRIES}
    assert set(answer.suggestions) <= known


def test_nothing_is_suggested_that_shares_neither_word_nor_sense(index: Index) -> None:
    assert abstained(index.search("xylophone")).suggestions == ()


def test_an_answer_says_what_was_asked_and_understood(index: Index) -> None:
    answer = composed(index.search("what is fod aid, and 粮食援助？"))
    assert answer.question == " what is fod aid, and 粮食援助？ "
    assert answer.standalone_question == "what is Food aid, and 粮食援助？"
    assert answer.names == ("Food aid", "粮食援助")


def test_an_answer_from_another_state_of_the_glossary_is_never_returned(index: Index) -> None:
    found = index.search("what is a town?")
    changed = replace(ENTRIES[2], sections=(replace(ENTRIES[2].sections[0], text="Streets of stone or houses."),))
    with pytest.raises(UnverifiedError):
        composed(found, glossary=glossary_of(*ENTRIES[:2], changed, ENTRIES[3]))
    renamed = replace(ENTRIES[2], sections=(replace(ENTRIES[2].sections[0], id="other"),))
    with pytest.raises(LookupError):
        composed(found, glossary=glossary_of(*ENTRIES[:2], renamed, ENTRIES[3]))


def test_parts_are_set_side_by_side_each_with_its_share_of_the_sentences(index: Index) -> None:
    asked = Question("food aid vs war", "food aid vs war")
    found, *parts = (index.search(text) for text in ("food aid vs strife", "food aid", "strife"))
    answer = compose(asked, found, parts, {GLOSSARY.id: GLOSSARY}, most=4)
    terms = [one.term for one in answer.citations]
    assert terms == sorted(terms)
    assert {terms.count("Food aid"), terms.count("Strife")} <= {1, 2}
    assert answer.text.startswith("Food aid: 😀 Food is sent. [1]")
    assert "\n\nStrife: Armies march." in answer.text
    assert answer.names == ("food aid", "strife")
    assert answer.standalone_question == "food aid vs strife"
    assert answer.confidence == min(composed(part).confidence for part in parts)


def test_notes_stand_before_the_quotes(index: Index) -> None:
    asked, found = Question("food aid", "food aid"), index.search("food aid")
    glossaries = {GLOSSARY.id: GLOSSARY}
    answer = compose(asked, found, [found], glossaries, most=1, notes=("It does not say when.", "Else:"), partly=True)
    assert answer.text == "It does not say when.\n\nElse:\n\n😀 Food is sent. [1]"
    assert answer.notes == ("It does not say when.", "Else:")
    assert answer.partly
    assert answer.citations[0].cited_text == answer.text[answer.citations[0].answer_start :].removesuffix(" [1]")
