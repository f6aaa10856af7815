import pytest

from assistant.headline import subject
from index import Index
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    work = entry(
        "work", "Cooperation", section("gain", "All gain.", "Win-win cooperation", zh_Hans="合作共赢"), zh_Hans="合作"
    )
    return index_of(tmp_path_factory.mktemp("index"), work, entry("many", "Multilateralism", "Rules."))


def common(word: str) -> bool:
    return word == "cooperation"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Xi hails win-win cooperation with Madrid as ministers sign deals", "win-win cooperation"),
        ("Paris defends multilateralism as Washington leaves yet another body", "multilateralism"),
        ("习近平会谈：坚持合作共赢，应对挑战", "合作共赢"),
    ],
)
def test_a_headline_is_about_its_most_specific_name(text: str, name: str, lexicon: Index) -> None:
    assert subject(text, lexicon, common) == name


@pytest.mark.parametrize(
    "text",
    [
        "win-win cooperation with Madrid",
        "How Xi hails win-win cooperation with Madrid as ministers sign deals",
        "Tell us all about win-win cooperation with Madrid and its deals",
        "My editor wants a line on win-win cooperation with Madrid today",
        "Xi hails trade with Madrid as ministers sign deals worth billions",
        "Police welcome cooperation of residents in search for a missing dog",
        "双方就加强合作交换了意见并签署了联合声明",
    ],
)
def test_what_asks_or_has_no_term_is_no_headline(text: str, lexicon: Index) -> None:
    assert subject(text, lexicon, common) == ""
