import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.settings import shipped_glossary
from assistant.site import search_data as module
from assistant.site.address import Address, address_of
from assistant.site.search_data import search_data
from glossary import Glossary, Name, load
from tests.assistant.site.glossaries import HARBOURS, PUBLISHED, QUOTE, SEA


def told(glossary: Glossary, address: Address | None = None) -> dict[str, Any]:
    script = search_data(glossary, address or Address())
    assert script.startswith("glossdeskData={")
    return dict(json.loads(script.removeprefix("glossdeskData=")))


def named(data: dict[str, Any], at: int) -> dict[str, list[str]]:
    return {data["languages"][int(number)]: names for number, names in data["entries"][at]["names"].items()}


def test_places_have_all_their_names_once() -> None:
    data = told(SEA)
    assert [entry["id"] for entry in data["entries"]] == ["harbour", "quay", "trade"]
    assert (data["entries"][0]["term"], named(data, 0)) == (
        "Harbour",
        {
            "zh-Hans": ["海港"],
            "de": ["Hafen"],
            "ar": ["مرفأ"],
            "zh-Latn-pinyin": ["hǎi gǎng"],
            "zh-Latn-wadegile": ["hai kang"],
        },
    )


def test_sections_have_their_sentences_in_order_of_their_ids() -> None:
    trade = told(SEA)["entries"][2]
    assert [section["id"] for section in trade["sections"]] == ["fair", "general", "sea"]
    assert trade["sections"][2]["sentences"] == ["Ships are slow.", QUOTE, "Canals help."]
    assert [section["term"] for section in trade["sections"]] == ["Fair trade", "", "Sea trade"]


def test_words_that_share_a_stem_are_told_together() -> None:
    assert "harbour harbours" in told(SEA)["forms"]


def test_addresses_are_those_of_the_pages() -> None:
    data = told(PUBLISHED, address_of(PUBLISHED.url))
    assert (data["entry"], data["anchor"]) == ("{entry}/", "{section}")


def test_of_a_large_glossary_names_alone_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(len(section.text) for entry in SEA.entries for section in entry.sections)
    monkeypatch.setattr(module, "MOST_TEXT", size)
    assert told(SEA)["texts"] is True
    monkeypatch.setattr(module, "MOST_TEXT", size - 1)
    data = told(SEA)
    assert (data["texts"], data["forms"]) == (False, [])
    # Nothing leads to the other sections by a name of theirs.
    assert [section["id"] for entry in data["entries"] for section in entry["sections"]] == ["fair", "sea"]
    assert all("sentences" not in section for entry in data["entries"] for section in entry["sections"])


def test_a_name_that_is_the_term_in_another_language_is_told_once() -> None:
    twice = replace(HARBOURS, names=(Name("Harbour", "de"), Name("Hafen", "de"), Name("Hafen", "nl")))
    assert named(told(replace(SEA, entries=(twice,))), 0) == {"de": ["Hafen"]}


def test_what_ships_is_small() -> None:
    assert len(search_data(load(shipped_glossary()), Address()).encode()) < 350_000
