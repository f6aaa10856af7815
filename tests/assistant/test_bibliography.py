import json

import pytest

from assistant import Assistant
from assistant.bibliography import FORMATS, references, to_bibtex, to_csl, to_ris
from glossary import Person, Source

BOOK = Source(
    "oud-2021",
    'Words & "deeds" {of} 100%_states',
    "book",
    author=(Person("Oud", "Malin"), Person(literal="Institute of A and B")),
    issued="2021-03",
    publisher="Press",
    page="12–14",
    locator="ch. 2",
    url="https://example.org/a_b?c={d}",
    note="two\nlines",
)


def test_csl_json_has_the_fields_of_csl() -> None:
    [one] = json.loads(to_csl([BOOK]))
    assert one == {
        "id": "oud-2021",
        "type": "book",
        "title": BOOK.title,
        "author": [{"family": "Oud", "given": "Malin"}, {"literal": "Institute of A and B"}],
        "issued": {"date-parts": [[2021, 3]]},
        "publisher": "Press",
        "page": "12–14",
        "URL": BOOK.url,
        "note": "ch. 2; two\nlines",
    }


def test_a_date_that_is_none_stays_as_it_is_written() -> None:
    [one] = json.loads(to_csl([Source("a", "A", issued="spring 2021")]))
    assert one["issued"] == {"literal": "spring 2021"}


def test_ris_has_a_line_for_each_tag_and_ends_each_reference() -> None:
    assert to_ris([BOOK]).splitlines() == [
        "TY  - BOOK",
        "ID  - oud-2021",
        f"TI  - {BOOK.title}",
        "AU  - Oud, Malin",
        "AU  - Institute of A and B",
        "PY  - 2021",
        "DA  - 2021/03",
        "PB  - Press",
        "SP  - 12",
        "EP  - 14",
        f"UR  - {BOOK.url}",
        "N1  - ch. 2",
        "N1  - two lines",
        "ER  - ",
    ]


def test_bibtex_escapes_what_tex_would_take_for_its_own() -> None:
    assert to_bibtex([BOOK]) == (
        "@book{oud-2021,\n"
        '  title = {{Words \\& "deeds" \\{of\\} 100\\%\\_states}},\n'
        "  author = {Oud, Malin and {Institute of A and B}},\n"
        "  year = {2021},\n"
        "  month = {03},\n"
        "  publisher = {Press},\n"
        "  pages = {12--14},\n"
        "  url = {https://example.org/a_b?c=d},\n"
        "  note = {ch. 2; two lines}\n"
        "}\n"
    )


def test_sections_come_with_their_sources_each_once(assistant: Assistant) -> None:
    answer = assistant.ask("what does pragmatic cooperation mean here?")
    found = references(answer, assistant.index.glossaries)
    assert found[0].id == "china-official-cooperation-pragmatic"
    assert (found[0].type, found[0].title) == ("entry-dictionary", "Pragmatic cooperation")
    # Three citations of one section.
    assert len(found) == 1 + len(answer.citations[0].sources)
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_cited_is_nothing_written(form: str) -> None:
    assert FORMATS[form].write(()).strip() in ("", "[]")
