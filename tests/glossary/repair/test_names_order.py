import pytest

from glossary.repair.names_order import sort_names

LINES = """names:
  # The first.
  zh-Hans: 贸易  # beside it
  # Above de,
  # in two lines.
  de:
    - Handel
    # inside
    - {name: Kommerz, status: deprecated}
  EN: >-
    trade

# After the names.
sections: []
"""
SORTED = """names:
  # Above de,
  # in two lines.
  de:
    - Handel
    # inside
    - {name: Kommerz, status: deprecated}
  EN: >-
    trade
  # The first.
  zh-Hans: 贸易  # beside it

# After the names.
sections: []
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LINES, SORTED),
        ("names: {zh: a, de: [b, c],  en: d} # x\n", "names: {de: [b, c], en: d,  zh: a} # x\n"),
        ("sections:\n- names:\n    en: a\n    de: b", "sections:\n- names:\n    de: b\n    en: a"),
        ("sections: [{names: {en: a, de: b}}]\nnames: {en: a, de: b}", None),
        ("names: {en: a, # why\n  de: b}\n", "names: {en: a, # why\n  de: b}\n"),
        ("names: {de: a, en: b}\n", "names: {de: a, en: b}\n"),
        ("names: [b, a]\nother: {b: a, a: b}\n", "names: [b, a]\nother: {b: a, a: b}\n"),
        ("names: text\nsections: {names: {b: a, a: b}}\n", "names: text\nsections: {names: {b: a, a: b}}\n"),
    ],
)
def test_names_are_sorted_with_their_comments(text: str, expected: str | None) -> None:
    made = sort_names(text)
    assert made == (expected or text.replace("{en: a, de: b}", "{de: b, en: a}"))
    assert sort_names(made) == made
