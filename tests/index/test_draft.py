from index.draft import Beside, read_draft
from index.name_table import NameTable
from index.names import Names
from index.tokens import Analyser
from tests.conftest import entry, glossary_of

ANALYSER = Analyser("en")
GLOSSARY = glossary_of(entry("aid", "Aid", "Grain."), entry("war", "War", "Arms."))
NAMES = Names(NameTable.of([GLOSSARY], ANALYSER.stem), ANALYSER.stem, lambda _: False)


def read(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Return every name with the terms and the names beside it."""

    def said(beside: Beside) -> tuple[list[str], list[str]]:
        return [term.text for term in beside.terms], [match.name for match in beside.names]

    return [(text[match.start : match.end], *said(beside)) for match, beside in read_draft(text, NAMES, ANALYSER)]


def test_a_name_is_read_with_what_else_its_own_sentence_holds() -> None:
    assert read("Kings eat. Aid and more aid ended the war! Queens.") == [
        ("Aid", ["end", "war"], ["War"]),
        ("aid", ["end", "war"], ["War"]),
        ("war", ["aid", "aid", "end"], ["Aid", "Aid"]),
    ]


def test_an_address_names_nothing_and_parts_a_name() -> None:
    assert read("😀 https://example.org/aid, www.war.org or aid@war.org: aid。") == [("aid", [], [])]
