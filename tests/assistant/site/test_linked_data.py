import json

from assistant.site.linked_data import entry_data, set_data
from tests.assistant.site.glossaries import PUBLISHED, QUAY, SEA, TRADE


def test_an_entry_is_terms_of_a_set() -> None:
    told = json.loads(entry_data(TRADE, PUBLISHED, "https://example.org/dictionary/"))
    assert told["@context"] == "https://schema.org"
    assert [(node["name"], node["url"]) for node in told["@graph"]] == [
        ("Trade", "https://example.org/dictionary/trade"),
        ("Sea trade", "https://example.org/dictionary/trade#sea"),
        ("Fair trade", "https://example.org/dictionary/trade#fair"),
    ]
    for node in told["@graph"]:
        assert node["@type"] == "DefinedTerm"
        assert node["inDefinedTermSet"]["@id"] == "https://example.org/dictionary/"
        assert node["inDefinedTermSet"]["@type"] == "DefinedTermSet"
    assert told["@graph"][0]["description"] == "Trade is old. It moves goods."


def test_a_set_says_what_it_is() -> None:
    assert json.loads(set_data(SEA, "")) == {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "identifier": "sea",
        "name": "The sea, explained",
        "inLanguage": "en",
        "license": "CC0",
        "publisher": {"@type": "Organization", "name": "Press"},
    }


def test_nothing_ends_the_script_that_holds_it() -> None:
    told = entry_data(QUAY, SEA, "")
    assert not {"<", ">", "&"} & set(told)
    assert json.loads(told)["@graph"][0]["name"] == QUAY.term
