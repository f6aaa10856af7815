from dataclasses import replace

import pytest

from assistant.citation import Citation, Piece, UnverifiedError, by_section, find_section, pieces, verify
from tests.conftest import entry, glossary_of

TEXT = "😀 Money is given. Food is sent."
GLOSSARY = glossary_of(entry("aid", "Aid", TEXT), entry("war", "Strife", "Armies march."))
GLOSSARIES = {GLOSSARY.id: GLOSSARY}


def citation(number: int, start: int, end: int, answer_start: int) -> Citation:
    quoted = TEXT[start:end]
    return Citation(
        number, "small", "aid", "s1", "Aid", quoted, start, end, answer_start, answer_start + len(quoted), "", None, ()
    )


FIRST, SECOND = citation(1, 2, 17, 0), citation(2, 18, 31, 20)
ANSWER = "Money is given. [1] Food is sent. [2]"


def test_a_verbatim_answer_is_verified() -> None:
    assert (FIRST.cited_text, SECOND.cited_text) == ("Money is given.", "Food is sent.")
    verify(ANSWER, (FIRST, SECOND), GLOSSARIES)
    verify("Not in this glossary.", (), GLOSSARIES)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"glossary": "other"}, "names other/aid#s1, which is not in the glossary"),
        ({"entry": "peace"}, "names small/peace#s1, which is not in the glossary"),
        ({"section": "s2"}, "names small/aid#s2, which is not in the glossary"),
        ({"entry": "war"}, "is not the text of small/war#s1 at 2"),
        ({"number": 2}, "is numbered 2 or quotes nothing"),
        ({"number": 0}, "is numbered 0 or quotes nothing"),
        ({"cited_text": ""}, "is numbered 1 or quotes nothing"),
        ({"cited_text": "Money is taken."}, "is not the text of small/aid#s1 at 2"),
        ({"start_char": -29}, "starts before what it is in"),
        ({"answer_start": -1}, "starts before what it is in"),
        ({"start_char": 1}, "is not the text of small/aid#s1 at 1"),
        ({"start_char": 3}, "is not the text of small/aid#s1 at 3"),
        ({"end_char": 16}, "is not the text of small/aid#s1 at 2"),
        ({"answer_start": 1}, "of small/aid#s1 is not what the answer says there"),
        ({"answer_end": 14}, "of small/aid#s1 is not what the answer says there"),
    ],
)
def test_a_citation_that_was_tampered_with_is_refused(change: dict[str, str | int], message: str) -> None:
    with pytest.raises(UnverifiedError, match=f"^citation 1 .*{message}"):
        verify(ANSWER, (replace(FIRST, **change), SECOND), GLOSSARIES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Money is taken. [1] Food is sent. [2]",
        "Money is given. [2] Food is sent. [2]",
        "Money is given.  [1] Food is sent. [2]",
        "Money is given. Food is sent.",
        "Money is given. [1] Food is sent. [2] And that is all.",
        "Money is given. [1] Food is sent.",
        " Money is given. [1] Food is sent. [2]",
        "money is given. [1] Food is sent. [2]",
        "",
    ],
)
def test_a_text_that_was_tampered_with_is_refused(text: str) -> None:
    with pytest.raises(UnverifiedError):
        verify(text, (FIRST, SECOND), GLOSSARIES)


def test_citations_out_of_order_are_refused() -> None:
    with pytest.raises(UnverifiedError, match="numbered 2"):
        verify(ANSWER, (SECOND, FIRST), GLOSSARIES)


def test_a_changed_glossary_is_noticed() -> None:
    changed = glossary_of(entry("aid", "Aid", TEXT.replace("given", "owned")))
    with pytest.raises(UnverifiedError, match="citation 1 is not the text of small/aid#s1"):
        verify(ANSWER, (FIRST, SECOND), {"small": changed})


def test_sections_are_found_by_their_ids() -> None:
    assert find_section(GLOSSARY, "aid", "s1") == GLOSSARY.by_id["aid"].sections[0]
    assert find_section(GLOSSARY, "aid", "s2") is None
    assert find_section(GLOSSARY, "peace", "s1") is None


def test_what_is_said_between_citations_is_a_headword_or_nothing() -> None:
    uncited = "Money is given. [1] Really? Food is sent. [2]"
    with pytest.raises(UnverifiedError, match="says something before citation 2"):
        verify(uncited, (FIRST, citation(2, 18, 31, len("Money is given. [1] Really? "))), GLOSSARIES)
    headed = "Aid: Money is given. [1]\n\nAid: Food is sent. [2]"
    verify(headed, (citation(1, 2, 17, 5), citation(2, 18, 31, headed.index("Food"))), GLOSSARIES)


def test_a_text_is_parted_where_citations_begin_and_end() -> None:
    assert list(pieces(TEXT, (SECOND, FIRST))) == [
        Piece("😀 "),
        Piece("Money is given.", FIRST),
        Piece(" "),
        Piece("Food is sent.", SECOND),
        Piece(""),
    ]
    assert "".join(piece.text for piece in pieces(TEXT, (FIRST, citation(2, 8, 22, 0)))) == TEXT


def test_citations_of_one_section_come_together() -> None:
    other = replace(FIRST, section="s2")
    assert by_section((FIRST, other, SECOND)) == [[FIRST, SECOND], [other]]
