import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.exchange.markdown_text import Part, markdown, read_body


def test_paragraphs_lists_code_and_tables_are_lines_under_their_headings() -> None:
    body = read_body(
        "One *line*\nand `another`  \nbroken.\n\n<!--more-->\n\n## A *head* ##\n\n1. first\n2. second\n   - inner\n\n"
        "```\ncode here\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n### C#\n\n> quoted\n"
    )
    assert body.parts == (
        Part("", "One line and another\nbroken.", 1, 0),
        Part("A head", "1. first\n2. second\n- inner\ncode here\na | b\n1 | 2", 7, 2),
        Part("C#", "quoted", 21, 3),
    )
    assert body.lost == (("the columns of a table", 17),)


def test_lines_of_chinese_are_joined_without_a_space() -> None:
    assert [part.text for part in read_body("合作\n共赢 is\nwin-win").parts] == ["合作共赢 is win-win"]


def test_links_are_text_and_told_with_where_they_lead() -> None:
    body = read_body(
        "A [pod](/pod/), [by name][r], [bad](javascript:x), <http://a.b>, "
        '{{< glossary_tooltip text="a node" term_id="node" >}} and '
        '{{< glossary_tooltip term_id="api-group" >}}.\n\n[r]: /by-name/\n[s]: /unused/\n'
    )
    assert [part.text for part in body.parts] == [
        "A pod, by name, [bad](javascript:x), http://a.b, a node and api group."
    ]
    assert body.links == ("node", "api-group", "/pod/", "/by-name/", "http://a.b")


def test_what_is_no_text_is_left_out_and_told_with_its_line() -> None:
    body = read_body(
        "![a picture](x.png) A <b onclick='x'>bold</b> word.\n\n<script>\nalert(1)\n</script>\n\n{{% no %}}\n"
    )
    assert [part.text for part in body.parts] == ["A bold word."]
    assert body.lost == (("the shortcode 'no'", 7), ("an image", 1), ("HTML", 1))


@pytest.mark.parametrize("text", ["[" * 50_000, "> " * 5_000, "*_" * 20_000, "<" * 50_000, "- " * 5_000, "`" * 49_999])
def test_text_that_is_made_to_be_slow_is_read(text: str) -> None:
    read_body(text)


WORDS = st.text(st.sampled_from("ab 1.)#*_`[](){}<>&;!|~=+-\\:/\"'贸\u3000"), min_size=1, max_size=30)


@settings(deadline=None)
@given(st.lists(WORDS.map(lambda text: " ".join(text.split(" ")).strip()).filter(str.strip), min_size=1, max_size=3))
def test_what_is_written_is_read_back(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert [(part.heading, part.text) for part in read_body(markdown(text)).parts] == [("", text)]


def test_a_break_in_html_parts_words() -> None:
    body = read_body("One<br>two <BR /> three.\n")
    assert [part.text for part in body.parts] == ["One\ntwo\nthree."]
    assert body.lost == ()


def test_the_anchor_of_a_heading_is_no_part_of_it() -> None:
    body = read_body("## Pods {#the-pods}\n\nA.\n\n## \\{\\#no}\n\nB.\n\n## {#none}\n\nC.\n")
    assert [part.heading for part in body.parts] == ["Pods", "{#no}", ""]


def test_only_a_tooltip_says_itself_what_it_shows() -> None:
    body = read_body(
        '{{< glossary_tooltip term_id="pod" >}}\n\n{{< glossary_definition term_id="pod" length="all" >}}\n'
    )
    assert [part.text for part in body.parts] == ["pod"]
    assert body.lost == (("the shortcode 'glossary_definition'", 3),)


def test_a_footnote_that_markdown_takes_for_the_address_of_a_link_is_told() -> None:
    body = read_body("Text[^1] and [^2].\n\n[^1]: https://example.org/x\n[^2]: Words are kept.\n")
    assert [part.text for part in body.parts] == ["Text^1 and [^2].\n[^2]: Words are kept."]
    assert body.lost == (("a footnote of an address alone", 3),)
