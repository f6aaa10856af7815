import pytest

from assistant.listing import about, kinds, listed, sorted_out
from index import Index
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry("aid", "Aid", "Ships carry grain. Grain feeds towns.", section("food", "Bread is sent.", "Food aid")),
        entry("grain", "Grain", "Wheat and rye."),
        entry("forum", "Forum on aid", "Talks."),
        entry("money", "Money aid", "Banks lend."),
    )


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("List the terms about grain", "grain"),
        ("Can you give me all entries on the United Nations, please?", "United Nations"),
        ("which terms have to do with “Africa”?", "Africa"),
        ("What words are there about trade?", "trade"),
        ("Welche Begriffe gibt es zum Thema Afrika?", "Afrika"),
        ("Nenne alle Begriffe, die mit Afrika zu tun haben", "Afrika"),
        ("列出所有與非洲有關的詞條", "非洲"),
        ("What is a term about grain?", ""),
    ],
)
def test_a_list_is_asked_for_about_something(question: str, topic: str) -> None:
    assert listed(question) == topic


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Which kinds of cooperation are there?", "cooperation"),
        ("what types of aid does China give?", "aid"),
        ("List the kinds of aid", "aid"),
        ("Welche Arten von Hilfe gibt es?", "Hilfe"),
        ("合作有哪几种？", "合作"),
        ("What kind of aid is that?", ""),
    ],
)
def test_kinds_are_asked_for_of_something(question: str, topic: str) -> None:
    assert sorted_out(question) == topic


def test_terms_about_a_topic_have_it_in_the_headword_first_and_then_in_the_text(index: Index) -> None:
    listing = about("grain", index.search("grain", 50), "en")
    assert listing is not None
    assert listing.note == "Terms whose sections speak of grain: Grain; Aid."
    assert [[one.text for one in hit.sentences] for hit in listing.hits] == [["Wheat and rye."], ["Ships carry grain."]]
    assert about("cheese", index.search("cheese", 50), "en") is None


def test_kinds_have_the_topic_as_the_head_of_their_headword(index: Index) -> None:
    listing = kinds("aid", index.search("aid", 50), "en")
    assert listing is not None
    assert {hit.term for hit in listing.hits} == {"Food aid", "Money aid"}
    assert kinds("grain", index.search("grain", 50), "en") is None
