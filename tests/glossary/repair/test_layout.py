import pytest

from glossary.repair.layout import lay_out

TEXT = """# 𝄞 first
id: a  # a comment
names:
  zh-Hans: [贸易, "b \\
    c"]
  de: &x 'd'
text: >-
  folded
  text

last: *x
"""


def test_every_scalar_is_found_where_it_stands() -> None:
    root = lay_out(TEXT)
    assert root is not None
    written = [TEXT[span.start : span.end].strip() for span in root.scalars()]
    assert written == [
        *("id", "a", "names", "zh-Hans", "贸易", '"b \\\n    c"', "de", "&x 'd'", "text"),
        ">-\n  folded\n  text",
        "last",
    ]


def test_mappings_know_their_keys() -> None:
    root = lay_out(TEXT)
    assert root is not None
    names = root.get("names")
    assert names is not None
    assert not names.flow
    assert [(key.value, value.key, value.flow) for key, value in names.pairs()] == [
        ("zh-Hans", "zh-Hans", True),
        ("de", "de", False),
    ]
    assert [item.key for item in names.items[1].items] == [None, None]
    assert root.get("gone") is None


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_text_has_no_root(text: str) -> None:
    assert lay_out(text) is None
