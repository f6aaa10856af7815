import pytest

from assistant.understanding.pro_form import put_kind, put_noun
from assistant.understanding.topic import Topic
from index import Index, Place
from tests.conftest import entry, index_of


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    words = ("Grain Fund", "Fund for Rivers and Lakes", "Great River Fund", "Members of the Great River Fund")
    entries = (entry(f"e{at}", term, "Money is kept.") for at, term in enumerate(words))
    return index_of(tmp_path_factory.mktemp("index"), *entries)


GRAIN = Topic("Grain Fund", "the ", (Place("small", "e0"),))


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("And the one for rivers?", "And the Great River Fund?"),
        ("Who pays the one on great rivers?", "Who pays the Great River Fund?"),
        # No fund is known for these.
        ("And the one for roads?", "And the one for roads?"),
        ("And the one?", "And the one?"),
    ],
)
def test_the_one_of_a_field_is_the_name_of_that_kind(lexicon: Index, question: str, put: str) -> None:
    assert put_kind(question, GRAIN, "en", lexicon) == put


def test_one_that_is_counted_is_the_noun_of_the_topic(lexicon: Index) -> None:
    assert put_noun("Is there a third one?", GRAIN, "en") == "Is there a third fund?"
    assert put_noun("Is there another?", GRAIN, "en") == "Is there another?"
    asked = "Is there a third one?"
    assert [put_noun(asked, Topic("soup"), "en"), put_noun(asked, None, "en"), put_noun(asked, GRAIN, "de")] == [
        asked
    ] * 3
    assert put_kind("the one for rivers", None, "en", lexicon) == "the one for rivers"
