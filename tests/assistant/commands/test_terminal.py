from dataclasses import replace

import pytest

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.commands.terminal import show_answer, show_explanation, visible, wrap
from assistant.explanation import Explanation, Measure, SectionFound, Weighed
from assistant.suggestion import Suggestion


def cited(number: int, section: str, url: str | None = None) -> Citation:
    return Citation(
        number, "g", "e", section, f"Term {section}", "A.", 0, 2, 0, 2, "Reference.", url, ("Book.", "Map.")
    )


def answer(text: str, *citations: Citation, suggestions: tuple[Suggestion, ...] = ()) -> Answer:
    return Answer("q", bool(citations), text, citations, (), suggestions, 0.5, "q")


def test_a_text_is_broken_at_spaces_only() -> None:
    # "one two" takes 7 columns, "three-four" 10 although only 8 are left.
    assert wrap("one two three-four", 8) == "one two\nthree-four"


def test_wide_characters_take_two_columns_and_accents_none() -> None:
    # 合作 takes 4 columns: 2 + 1 + 4 = 7 fit, 8 do not.
    assert wrap("ab 合作", 7) == "ab 合作"
    assert wrap("abc 合作", 7) == "abc\n合作"
    assert wrap("he\u0301zuo\u0300 ab", 8) == "he\u0301zuo\u0300 ab"


def test_a_chinese_word_that_fits_a_line_is_not_broken() -> None:
    assert wrap("means 务实合作 here", 12) == "means\n务实合作\nhere"


def test_chinese_that_fits_no_line_is_broken_but_never_before_a_mark_that_closes_it() -> None:
    # 10 columns are 5 characters, and the full stop stays with the character before it.
    assert wrap("合作是什么意思。", 10) == "合作是什么\n意思。"
    assert wrap("合作是什么。意思", 10) == "合作是什\n么。意思"


def test_an_address_longer_than_a_line_stays_whole() -> None:
    assert wrap("see https://example.org/a/b", 10) == "see\nhttps://example.org/a/b"


def test_paragraphs_and_indents_are_kept() -> None:
    assert wrap("one two\n\nthree", 7, "  ") == "  one\n  two\n\n  three"


@pytest.mark.parametrize("control", ["\x1b[31m", "\x00", "\r", "\x9b", "\u202e", "\u2066"])
def test_what_would_take_hold_of_the_terminal_is_written_as_an_escape(control: str) -> None:
    shown = visible(f"a{control}b")
    assert shown.startswith("a\\")
    assert control[0] not in shown
    assert control[0] not in wrap(f"a{control}b", 80)


def test_citations_of_one_section_are_listed_together() -> None:
    shown = show_answer(
        answer("A. [1] B. [2] C. [3]", cited(1, "a"), cited(2, "b", "https://x.org"), cited(3, "a")), 80
    )
    assert shown.split("\n\n") == [
        "A. [1] B. [2] C. [3]",
        "[1][3] Term a\n    Reference.\n    Source: Book.\n    Source: Map.",
        "[2] Term b\n    Reference.\n    https://x.org\n    Source: Book.\n    Source: Map.",
    ]


def test_a_written_answer_says_so_and_has_its_quotes_with_the_citations() -> None:
    written = replace(answer("A. [1][2] B. [3]", cited(1, "a"), cited(2, "a"), cited(3, "a")), written=True)
    other = replace(written.citations[1], cited_text="Other.")
    shown = show_answer(replace(written, citations=(written.citations[0], other, written.citations[2])), 88)
    assert shown.split("\n\n") == [
        "A. [1][2] B. [3]",
        "Shortened by a language model; each sentence is checked against the quotes that it\ncites.",
        "[1][2][3] Term a\n    [1][3] “A.”\n    [2] “Other.”\n    Reference.\n    Source: Book.\n    Source: Map.",
    ]


def test_why_the_words_of_a_writer_are_not_shown_is_said_below_the_quotes() -> None:
    shown = show_answer(replace(answer("A. [1]", cited(1, "a")), writer_fault="The words are not shown."), 80)
    assert shown.startswith("A. [1]\n\nThe words are not shown.\n\n[1] Term a\n    Reference.")


def test_an_abstention_names_the_nearest_entries_if_there_are_any() -> None:
    near = (Suggestion("a", None, "Alpha"), Suggestion("b", None, "Beta"))
    assert show_answer(answer("Not here.", suggestions=near), 80) == "Not here.\n\nNearest entries: Alpha, Beta."
    assert show_answer(answer("Not here."), 80) == "Not here."


def test_an_answer_is_followed_by_what_it_stands_in_contrast_to() -> None:
    other = (Suggestion("e", "b", "Term b"),)
    shown = show_answer(answer("A. [1]", cited(1, "a"), suggestions=other), 80)
    assert shown.split("\n\n")[:2] == ["A. [1]", "In contrast: Term b."]


def test_an_explanation_is_paragraphs_and_aligned_tables() -> None:
    section = SectionFound("g", "e", "s", "Term", (Measure("name", "Its name", 0.5), Measure("lexical", "BM25", 12.0)))
    weighed = (Weighed("bias", "Start", 1.0, -2.0, -2.0), Weighed("line", "Line", 0.0, 11.0, 0.0))
    shown = show_explanation(Explanation("q", (), None, (section,), weighed, 0.12, 0.4, answered=False), 88)
    assert (
        shown
        == """How the question was read
    Understood as: q
    No name of the glossary stands in it.

Best sections
    1. Term (e#s)

                 1.
    Its name   0.50
    BM25      12.00

What was weighed
           value  weight  effect
    Start   1.00   -2.00   -2.00

Decision
    The effects add up to -2.00, which is a confidence of 12 %, less than the threshold
    of 40 %: the question is not answered."""
    )
    nothing = show_explanation(Explanation("q", (), None, (), (), 0.0, 0.4, answered=False), 88)
    assert "Best sections" not in nothing
