from dataclasses import replace

import pytest

from assistant.citation import Citation, UnverifiedError
from assistant.written import fault_of, verify_written
from benchmarks.writer import FOLDER, Judged, names, read_sentences
from glossary import Glossary
from index import NameMatch
from tests.conftest import entry, glossary_of

TEXT = "In his view, aid (援助) means gifts of 20 ships to “friendly” states, and never loans."
GLOSSARY = glossary_of(entry("aid", "Aid", TEXT))
QUOTE = Citation(1, "small", "aid", "s1", "Aid", TEXT, 0, len(TEXT), 0, 0, "", None, ())
WRITTEN = "In his view, aid means gifts of 20 ships, and never loans."


def no_names(_: str) -> tuple[NameMatch, ...]:
    return ()


def fault(sentence: str) -> str:
    return fault_of(sentence, [QUOTE], no_names)


def judged(glossary: Glossary) -> list[Judged]:
    return [one for file in sorted(FOLDER.glob("*.yaml")) for one in read_sentences(file, glossary)]


def test_nothing_unsupported_is_let_through_and_the_supported_not_less_than_was_measured(shipped: Glossary) -> None:
    passed = [one for one in judged(shipped) if not fault_of(one.sentence, one.quotes, names())]
    assert [one.sentence for one in passed if one.flaw] == []
    assert len(passed) >= 29


def test_every_quote_supports_itself(shipped: Glossary) -> None:
    quotes = {one.quotes[0].cited_text: one.quotes for one in judged(shipped) if len(one.quotes) == 1}
    assert {text: fault_of(text, quoted, names()) for text, quoted in quotes.items()} == dict.fromkeys(quotes, "")


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (WRITTEN, ""),
        ("In his view, aid (援助) stands for gifts of 20 ships to “friendly” states, and never loans.", ""),
        ("In his view, aid means <b>gifts</b>, and never loans.", "has markup or an address"),
        ("In his view, aid means gifts, and never loans, see aid.example.", "has markup or an address"),
        ("In his view, aid means gifts, and never loans: http://a.example", "has markup or an address"),
        ("In his view, aid means ![gifts](a), and never loans.", "has markup or an address"),
        ("In his view, aid means gifts, and never loans\x1b.", "has markup or an address"),
        ("In his view, aid means gifts of 21 ships, and never loans.", "gives a number otherwise than what it cites"),
        ("In his view, aid means gifts to 20 states, and never loans.", "gives a number otherwise than what it cites"),
        ("In his view, aid means gifts of three ships, and never.", "gives a number otherwise than what it cites"),
        ("In his view, aid means gifts to France, and never loans.", "gives a name otherwise than what it cites"),
        ("In his view, aid means gifts to the US, and never loans.", "gives a name otherwise than what it cites"),
        ("In his view, aid means “gifts of 20 ships”, never loans.", "quotes what does not stand so in what it cites"),
        ("In his view, aid means “gifts, and never loans.", "quotes what does not stand so in what it cites"),
        ("In his view, aid means gifts of 20 ships.", "denies or qualifies otherwise than what it cites"),
        ("In his view, aid never means gifts, and loans.", "denies or qualifies otherwise than what it cites"),
        ("In his view, aid means gifts, and loans, never.", "denies or qualifies otherwise than what it cites"),
        ("In his view, aid means all gifts, and never loans.", "denies or qualifies otherwise than what it cites"),
        ("Aid means gifts, and never loans.", "leaves out who says what it cites"),
        ("In their view it is never so.", "has hardly a word of what it cites"),
        ("In his view, loans are never gifts.", "denies or qualifies otherwise than what it cites"),
        ("In his view, states mean gifts, and never loans.", "moves or cuts off words of what it cites"),
        ("In his view, aid means secret gifts of 20 ships, and never loans.", "says more than what it cites"),
        ("In his view, aid (合作) means gifts of 20 ships, and never loans.", "says more than what it cites"),
    ],
)
def test_what_is_wrong_is_told(sentence: str, what: str) -> None:
    assert fault(sentence) == what


def test_a_name_of_the_glossary_stands_as_one_in_what_is_cited() -> None:
    quote = replace(QUOTE, cited_text="Peaceful and slow development of ports.")
    assert fault_of("Peaceful development of ports.", [quote], names()) == "gives a name otherwise than what it cites"


@pytest.mark.parametrize("link", ["http://a.example", "<b>", "[x](y)", "a@b", "www.a.example", "`x`"])
def test_a_link_is_refused_even_where_the_quote_has_it(link: str) -> None:
    text = f"Port means the place {link} for ships"
    assert fault_of(text, [replace(QUOTE, cited_text=text)], no_names) == "has markup or an address"


def verified(text: str, *citations: Citation, opening: str = "") -> None:
    verify_written(text, citations, {GLOSSARY.id: GLOSSARY}, no_names, opening)


def cited(number: int, start: int) -> Citation:
    return replace(QUOTE, number=number, answer_start=start, answer_end=start + len(WRITTEN))


def test_a_written_answer_is_verified() -> None:
    verified(f"{WRITTEN} [1]", cited(1, 0))
    verified(
        f"Read so.\n\n{WRITTEN} [1][2] {WRITTEN} [3]", cited(1, 10), cited(2, 10), cited(3, 76), opening="Read so.\n\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{WRITTEN} [2]",
        f"{WRITTEN}[1]",
        f"{WRITTEN} [1] And more.",
        f"So: {WRITTEN} [1]",
        f"{WRITTEN.replace('20', '30')} [1]",
        f"{WRITTEN.replace('never', 'often')} [1]",
        WRITTEN,
        "",
    ],
)
def test_a_written_text_that_was_tampered_with_is_refused(text: str) -> None:
    with pytest.raises(UnverifiedError):
        verified(text, cited(1, text.find("In his")))


def test_a_citation_that_was_tampered_with_is_refused() -> None:
    for wrong in (replace(cited(1, 0), end_char=9), replace(cited(1, 0), number=2), replace(cited(1, 0), answer_end=0)):
        with pytest.raises(UnverifiedError):
            verified(f"{WRITTEN} [1]", wrong)
    with pytest.raises(UnverifiedError, match="does not start"):
        verified(f"{WRITTEN} [1]", cited(1, 0), opening="Read so.\n\n")
