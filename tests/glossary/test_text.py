import random
import time
from itertools import pairwise

import pytest

from glossary.text import Sentence, normalise, sentences, trim_footnotes


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He lives in the U.S.", "It is big."],
        ["The U.S. Senate met in Washington, D.C. on Monday."],
        ["Bring fruit, e.g. Apples, i.e. what grows.", "Then leave."],
        ["Dr. Smith met Mr. No. 5 vs. St. Louis Inc. on Jan. 5."],
        ["See p. 258.", "Then cf. Vol. II of Smith et al. 2000."],
        ["He said no.", "Then J. K. Rowling left."],
        ["Das gilt z.B. Hamburg, d.h. Norden.", "Am 3. Oktober und im 19. Jahrhundert, z. B. Berlin."],
        ["Pi is 3.14, not 3.5 million.", "See https://example.org/a.b?c=d.", "Ask www.example.org."],
        ["Well... maybe.", "He left… and came back.", "Wait...", "Now."],
        ["Here . . .", "The end."],
        ["“Stop!” he said.", "“Really?!”", "She left."],
        ["(He came.", "She left.)", "Then he (really! He did.) went."],
        ["He did (see Smith 2000).", "He did (see Jones.)", "Then."],
        ["iPhone sales fell.", "iPhone sales grew."],
        ["« Oui\u00a0! »", "Il partit."],
        ["1. Introduction.", "2. Method."],
    ],
)
def test_latin_text_is_cut_where_sentences_end(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["你好！", "我是小明。", "你来吗？"],
        ["他说：“你来吗？”", "我说：「不来。」", "然后走了。"],
        ["他问「为什么？」，然后走了。", "他问“为什么？”的时候。"],
        ["《你好吗？》一书。", "他（真的！）来了。", "（他来了。", "她走了。）"],
        ["增长３．５亿。", "增长 3.5 亿。", "使用 Node.js 开发。"],
        ["他说……然后走了。", "是吗?", "不是!"],
        ["私は学生です。", "「そうですか。」と言った。"],
        ["这个事实没有来源。[需要引证]", "另一句。"],
    ],
)
def test_chinese_and_japanese_text_is_cut_without_spaces(parts: list[str]) -> None:
    assert cut("".join(parts)) == parts


def test_languages_may_be_mixed() -> None:
    assert cut("中文句子。English sentence here. 又一句。") == ["中文句子。", "English sentence here.", "又一句。"]


def test_footnote_marks_stay_with_the_sentence_before() -> None:
    parts = ["Fact one.[1]", "Fact two.[2][3]", "Three.¹", "“Four.”[4]", "Five. [5]", "Six[6].", "Seven."]
    assert cut(" ".join(parts)) == parts
    assert cut("Tight.[1]Next one.") == ["Tight.[1]", "Next one."]


def test_every_line_break_ends_a_sentence() -> None:
    parts = ["- one item", "- two items.", "More", "A heading", "Text"]
    assert cut("- one item\n- two items. More\n\nA heading\r\nText") == parts


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_no_text_has_no_sentence(text: str) -> None:
    assert sentences(text) == ()


def test_offsets_count_code_points() -> None:
    found = sentences(" 😀 Ja. 合作。 ")
    assert found == (Sentence(1, 6, "😀 Ja."), Sentence(7, 10, "合作。"))


def test_any_text_is_covered_once_by_trimmed_verbatim_slices() -> None:
    parts = [
        *".!?。！？…[]()（）“”\"'«»1a A国 \n\t",
        "U.S.",
        "[1]",
        "\u00a0",
        "\u2028",
        "\x1c",
        "e.g. ",
        "😀",
        "\u200b",
    ]
    random.seed(0)
    for _ in range(3000):
        text = "".join(random.choice(parts) for _ in range(random.randint(0, 40)))  # noqa: S311
        found = sentences(text)
        for sentence in (*found, *map(trim_footnotes, found)):
            assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", ["[1]", ".", ". ", "(", "(a. ", "A. ", "U.S. ", "。」", "x", ".”", "\n.\n", ". (((( "]
)
def test_a_hundred_thousand_characters_take_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    for sentence in sentences(text):
        trim_footnotes(sentence)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("It rests on relations.[1]", "It rests on relations."),
        ("Two.[1] [2]", "Two."),
        ("Raised.¹²", "Raised."),
        ("“Quoted.”[3]", "“Quoted.”"),
        ("In 1945[2]", "In 1945"),
        ("An area of 5 km²", "An area of 5 km²"),
        ("Inside[1].", "Inside[1]."),
        ("[1]", "[1]"),
    ],
)
def test_footnote_marks_are_trimmed_from_the_end_only(text: str, trimmed: str) -> None:
    assert trim_footnotes(Sentence(7, 7 + len(text), text)) == Sentence(7, 7 + len(trimmed), trimmed)


def test_normalising_composes() -> None:
    assert normalise("he\u0301zuo\u0300") == "hézuò"
