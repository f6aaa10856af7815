from index.document import Place
from index.naming import names_of
from tests.conftest import entry, glossary_of, section


def test_names_are_given_or_follow_from_those_that_are() -> None:
    powers = entry("powers", "Powers", section("great", "Text.", "Great powers", de="Großmächte"), zh_Hans="大国")
    whole, great = Place("small", "powers"), Place("small", "powers", "great")
    assert [(place, name.text) for place, name in names_of(glossary_of(powers))] == [
        *((whole, text) for text in ("Powers", "大国", "大國", "dà guó", "ta kuo")),
        *((great, text) for text in ("Great powers", "Großmächte", "Grossmaechte")),
    ]
