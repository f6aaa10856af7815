from dataclasses import replace

import pytest

from assistant.reference import section_reference, section_sources, source_reference
from glossary import Person, Source
from tests.conftest import entry, glossary_of, section

QIN = Person("Qin", "Yaqing")
UN = Person(literal="United Nations")
BOOK = Source(
    "qin-2018",
    "A Relational Theory of World Politics",
    type="book",
    author=(QIN,),
    issued="2018",
    publisher="Cambridge University Press",
    publisher_place="Cambridge",
    locator="p. 258",
)


def test_a_book() -> None:
    assert source_reference(BOOK) == (
        "Qin, Yaqing (2018), A Relational Theory of World Politics, Cambridge: Cambridge University Press, p. 258."
    )


def test_an_article_in_a_journal() -> None:
    article = Source(
        "a",
        "On Trade",
        author=(QIN,),
        issued="2020-05",
        container_title="Journal of Things",
        volume="7",
        issue="2",
        page="31–40",
        doi="10.1000/x",
        url="https://example.org/a",
        note="Open access",
    )
    assert source_reference(article) == (
        "Qin, Yaqing (2020-05), On Trade, in: Journal of Things, 7(2), pp. 31–40, doi:10.1000/x, "
        "https://example.org/a, Open access."
    )


def test_a_locator_is_more_precise_than_the_pages() -> None:
    assert source_reference(replace(BOOK, page="1-300")).endswith("p. 258.")


@pytest.mark.parametrize(
    ("authors", "editors", "by"),
    [
        ((UN,), (), "United Nations (2018), T."),
        ((QIN, UN), (), "Qin, Yaqing and United Nations (2018), T."),
        ((QIN, UN, Person("Doe")), (), "Qin, Yaqing; United Nations and Doe (2018), T."),
        ((QIN, UN, QIN, UN), (), "Qin, Yaqing et al. (2018), T."),
        ((), (QIN,), "Qin, Yaqing (ed.) (2018), T."),
        ((), (QIN, UN), "Qin, Yaqing and United Nations (eds) (2018), T."),
        ((QIN,), (UN,), "Qin, Yaqing (2018), T."),
        ((), (), "T, 2018."),
    ],
)
def test_people_are_named_before_the_year(authors: tuple[Person, ...], editors: tuple[Person, ...], by: str) -> None:
    assert source_reference(Source("a", "T", author=authors, editor=editors, issued="2018")) == by


def test_what_is_not_known_leaves_no_trace() -> None:
    assert source_reference(Source("a", "Title")) == "Title."
    assert source_reference(Source("a", "Title", author=(QIN,))) == "Qin, Yaqing, Title."
    assert source_reference(Source("a", "Ends with a stop.", publisher="Press Inc.")) == "Ends with a stop, Press Inc."


def test_a_section_under_its_entry() -> None:
    one = entry("coop", "Cooperation", section("general", "Text."), section("p", "Text.", "Pragmatic cooperation"))
    glossary = glossary_of(replace(one, reviewed="2026-11-23"))
    one = glossary.entries[0]
    assert [section_reference(glossary, one, part) for part in one.sections] == [
        "“Cooperation”, in: The small glossary, Press, reviewed 2026-11-23, CC-BY-4.0.",
        "“Pragmatic cooperation”, under “Cooperation”, in: The small glossary, Press, reviewed 2026-11-23, CC-BY-4.0.",
    ]


def test_a_section_of_a_glossary_that_says_little_of_itself() -> None:
    glossary = replace(glossary_of(entry("aid", "Aid", "Text.")), licence="", publisher="")
    assert section_reference(glossary, glossary.entries[0], glossary.entries[0].sections[0]) == (
        "“Aid”, in: The small glossary."
    )


def test_the_sources_of_a_section_come_in_its_order() -> None:
    part = replace(section("s", "Text."), sources=("b", "a"))
    one = replace(
        entry("aid", "Aid", part), sources=(Source("a", "First"), Source("b", "Second"), Source("c", "Third"))
    )
    assert section_sources(one, part) == ("Second.", "First.")


@pytest.mark.parametrize(
    ("page", "shown"), [("258", "p. 258"), ("31–40", "pp. 31–40"), ("3, 7", "pp. 3, 7"), ("A4", "A4"), ("", "Oxford")]
)
def test_pages_are_told_from_a_page(page: str, shown: str) -> None:
    assert source_reference(Source("x", "Title", publisher="Oxford", page=page)).endswith(f"{shown}.")
