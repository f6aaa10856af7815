import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.check import check
from glossary.fields import Reader
from glossary.guide import GUIDE
from glossary.load import read
from glossary.model import Name
from glossary.nodes import Mapping, compose, read_utf8
from glossary.schema import ENTRY, GLOSSARY, PLACEHOLDER, SECTION, Keys
from glossary.skeleton import entry_skeleton, header_skeleton, write_skeleton

TODAY = date(2026, 5, 1)


def start(folder: Path, term: str = "Fair trade", names: tuple[Name, ...] = ()) -> Path:
    content = entry_skeleton("fair-trade", term, "en", names)
    return write_skeleton(folder, "fair-trade", content, header_skeleton("small", "en"))[-1]


def rewrite(file: Path, pattern: str, new: str) -> None:
    file.write_text(re.sub(pattern, new, file.read_text(), flags=re.MULTILINE))


def test_check_names_what_is_to_be_written_and_nothing_else(tmp_path: Path) -> None:
    file = start(tmp_path)
    found = check(tmp_path, TODAY)
    assert [one.rule for one in found] == ["placeholder", "placeholder"]
    assert [one.mark.file.name for one in found] == ["fair-trade.yaml", "glossary.yaml"]
    for one in (file, tmp_path / "glossary.yaml"):
        rewrite(one, f'{PLACEHOLDER} .*?("?)$', r"Done.\1")
    assert check(tmp_path, TODAY) == ()


def test_every_key_may_be_used_as_it_is_shown(tmp_path: Path) -> None:
    file = start(tmp_path)
    (tmp_path / "entries" / "another-entry.yaml").write_text(
        "id: another-entry\nterm: Other\nsections: [{id: p1, sense: ordinary, text: A text.}]\n"
    )
    for one in (file, tmp_path / "glossary.yaml"):
        # An example has no space after its mark; what explains it has.
        rewrite(one, r"^( *)#(?=\S|  )", r"\1")
    assert {one.rule for one in check(tmp_path, TODAY)} == {"placeholder", "lone-sense"}
    entry = read(tmp_path).draft.glossary.by_id["fair-trade"]
    assert all(getattr(entry, key) for key in ENTRY.all)
    assert all(getattr(entry.sections[0], key) for key in SECTION.all)
    assert all(getattr(read(tmp_path).draft.glossary, key) for key in GLOSSARY.all)


@pytest.mark.parametrize(
    ("keys", "text"), [(ENTRY, entry_skeleton("a", "A", "en")), (GLOSSARY, header_skeleton("a", "en"))]
)
def test_each_key_is_explained_just_before_it(keys: Keys, text: str) -> None:
    for key, about in GUIDE[keys].items():
        comment, _, _ = text.partition(f"\n{key}:")[0].rpartition("\n\n") if f"\n{key}:" in text else ("", "", "")
        before = text.partition(f"\n{key}:")[0] if comment else text.partition(f"\n#{key}:")[0]
        assert before.replace("\n# ", " ").endswith(about)


def test_an_entry_there_is_stays_as_it_is(tmp_path: Path) -> None:
    file = start(tmp_path)
    file.write_text("mine")
    with pytest.raises(FileExistsError, match="the entry exists"):
        start(tmp_path)
    assert file.read_text() == "mine"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1).filter(str.strip))
def test_any_term_is_read_back(tmp_path_factory: pytest.TempPathFactory, term: str) -> None:
    file = start(tmp_path_factory.mktemp("any"), term, (Name(term, "zh-Hans"),))
    reader = Reader(file)
    root = compose(file, read_utf8(file))
    assert isinstance(root, Mapping)
    found = reader.fields(root, ("fair-trade",), ENTRY)
    assert reader.text(found["term"]) == term
    assert not reader.problems
