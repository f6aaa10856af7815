from pathlib import Path

import pytest

from glossary.exchange.fault import ImportFault
from glossary.exchange.front_matter import split_page

FILE = Path("a.md")


def test_front_matter_and_body_are_parted() -> None:
    page = split_page("---\ntitle: A\nid: b\n---\n\nText\n---\n", FILE)
    assert [str(key.mark) for key, _ in page.front.pairs()] == ["a.md:2:1", "a.md:3:1"]
    assert (page.body, page.line) == ("\nText\n---\n", 5)


@pytest.mark.parametrize(("text", "body"), [("Text\n---\n", "Text\n---\n"), ("---\n---\nText", "Text"), ("", "")])
def test_a_page_may_have_none(text: str, body: str) -> None:
    page = split_page(text, FILE)
    assert page.front.pairs() == []
    assert page.body == body


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("---\ntitle: A\n\nText\n", "a.md:1:1", "has no end"),
        ("+++\ntitle = 'A'\n+++\n", "a.md:1:1", "TOML"),
        ("---\n[a]\n---\n", "a.md:2:1", "no mapping"),
        ("---\na: b: c\n---\n", "a.md:2:5", "mapping values are not allowed"),
        ("---\na: &a [x, *a]\n---\n", "a.md:2:11", "inside"),
        ("---\na: " + "[" * 100 + "\n---\n", "a.md:2:23", "deep"),
        ("---\na: !!python/object:os.system x\n---\n", "a.md:2:4", "tag"),
        (
            "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))
            + "---\n",
            "a.md:6:",
            "aliases",
        ),
    ],
)
def test_hostile_front_matter_is_refused(text: str, where: str, words: str) -> None:
    with pytest.raises(ImportFault, match=words) as caught:
        split_page(text, FILE)
    assert str(caught.value.mark).startswith(where)


def test_front_matter_may_stand_below_empty_lines() -> None:
    page = split_page("\n \n---\ntitle: A\n---\nText\n", FILE)
    assert [key.mark.line for key, _ in page.front.pairs()] == [4]
    assert (page.body, page.line) == ("Text\n", 6)
    assert split_page("\nText\n", FILE).body == "\nText\n"
