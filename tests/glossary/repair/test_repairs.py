import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from glossary.load import load, read
from glossary.model import Glossary
from glossary.repair import repair
from glossary.repair.repairs import repair_text
from glossary.save import write_entries
from tests.glossary.exchange.test_identity import QUICK, glossaries

FILE = Path("a.yaml")


@pytest.mark.parametrize(
    ("text", "expected", "about"),
    [
        ("\ufeffid: a\n", "id: a\n", "byte-order mark"),
        ("id: a\r\nterm: b\rx: |-\r\n  c\r\n", "id: a\nterm: b\nx: |-\n  c\n", "line ends"),
        ("id: a  # why \t\n \nterm: b\t\n", "id: a  # why\n\nterm: b\n", "white space at the end of lines"),
        ("text: >-\n  a \n  b\n", "text: >-\n  a\n  b\n", "white space at the end of lines"),
        ("id: a", "id: a\n", "line end at the end of the file"),
        ("id: a\n\n\n", "id: a\n", "line end at the end of the file"),
        ("a: ' b '\nc: \" d\"\n", "a: 'b'\nc: \"d\"\n", "white space around texts"),
        ("a: |\n  b\nc: >+\n  d\n\ne: 1\n", "a: |-\n  b\nc: >-\n  d\n\ne: 1\n", "white space around texts"),
        ("a: >-\n  b\nc: |2+\n   d\n\n", None, ""),
        ("e\u0301: e\u0301 # e\u0301\n", "\u00e9: \u00e9 # e\u0301\n", "Unicode form NFC"),
    ],
)
def test_a_repair_changes_what_it_is_there_for_and_nothing_else(text: str, expected: str | None, about: str) -> None:
    done = repair_text(text, FILE)
    if expected is None:
        return
    assert done.text == expected
    assert done.repairs == (about,)
    assert repair_text(done.text, FILE).repairs == ()


@pytest.mark.parametrize(
    "text",
    [
        "id: [ \r\n",
        "",
        "# only a comment \n",
        # A backslash holds on to the space, and with it the line end.
        'a: "b\\ \n  c"\n',
        # The last line end of a text that keeps them all counts.
        "a: |+\n\n\n",
        # What is escaped is not what the file is written with.
        'a: "e\\u0301 \\n"\n',
        # U+212A is K and may stand anywhere, U+1FEF is a backquote, which starts no text.
        "a: \u1fef\n",
        "--- a\n--- b \n",
    ],
)
def test_what_cannot_be_read_or_would_read_otherwise_is_left_alone(text: str) -> None:
    assert repair_text(text, FILE).text == text


SPOILT = st.sampled_from(["\r\n", " \n", "\t\n", "\n# e\u0301 note \n", "\n\n", "\n"])


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(glossaries(), st.lists(SPOILT, min_size=1, max_size=7), st.booleans(), st.booleans())
def test_a_glossary_reads_the_same_when_it_is_repaired(
    glossary: Glossary, spoilt: list[str], marked: bool, sorting: bool
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = (*write_entries(folder, glossary.entries, glossary), folder / "glossary.yaml")
        comments = {}
        for file in files:
            lines = unicodedata.normalize("NFD", file.read_bytes().decode()).removesuffix("\n").split("\n")
            content = "".join(
                f"{line}{_after(spoilt[at % len(spoilt)], lines[at + 1 :])}" for at, line in enumerate(lines)
            )
            file.write_bytes(("\ufeff" * marked + content).encode())
            comments[file] = content.count("# e\u0301 note")
        before = read(folder).glossary
        # What is spoilt inside of a text in quotes, or of one that is indented oddly, may be no YAML any more.
        assume(before is not None)
        assert before is not None
        done = repair(folder, sorting=sorting)
        assert shape(load(folder), sorting=sorting) == shape(before, sorting=sorting)
        for file in files:
            assert file.read_text().count("# e\u0301 note") == comments[file]
        assert repair(folder, sorting=sorting) == ()
        assert done or spoilt == ["\n"]


def _after(spoilt: str, following: list[str]) -> str:
    """Return what is written after a line: a comment only where no text goes on."""
    return spoilt if "#" not in spoilt or not following or following[0][:1].isalpha() else "\n"


def shape(glossary: Glossary, *, sorting: bool) -> str:
    """Return all of a glossary as text, without what repairs may change."""
    text = unicodedata.normalize("NFC", repr(glossary))
    text = re.sub(r"(?:\s|\\n|\\r|\\t|\\x85|\\xa0|\\u[23]0..)+", " ", text).replace(" '", "'").replace("' ", "'")
    text = text.replace(' "', '"').replace('" ', '"')
    return "".join(sorted(text)) if sorting else text
