from pathlib import Path

import pytest

from assistant.commands.arguments import UsageError
from assistant.commands.new_entry import start_entry
from glossary import GlossaryError, Name, read
from tests.assistant.conftest import write_glossary


@pytest.mark.parametrize(
    ("language", "typed", "identifier", "term", "names"),
    [
        ("en", "Fair trade", "fair-trade", "Fair trade", ()),
        ("en", "  Fair\ttrade ", "fair-trade", "Fair trade", ()),
        ("en", "务实合作", "wu-shi-he-zuo", "", (Name("务实合作", "zh-Hans"),)),
        ("en", "務實合作", "wu-shi-he-zuo", "", (Name("務實合作", "zh-Hant"),)),
        ("de", "AI 治理", "ai-zhi-li", "AI 治理", ()),
        ("zh-Hans", "绿色发展", "lu-se-fa-zhan", "绿色发展", ()),
        ("de", "Größe", "grosse", "Größe", ()),
    ],
)
def test_the_term_stands_where_it_belongs(
    tmp_path: Path, language: str, typed: str, identifier: str, term: str, names: tuple[Name, ...]
) -> None:
    started = start_entry(tmp_path, typed, language=language)
    assert started.files == (tmp_path / "glossary.yaml", tmp_path / "entries" / f"{identifier}.yaml")
    draft = read(tmp_path).draft
    assert draft.glossary.language == language
    entry = draft.glossary.by_id[identifier]
    assert entry.names == names
    assert entry.term == (term or f"FILL IN: the term in the glossary's language, {language}")


def test_a_glossary_there_is_keeps_its_head_and_a_name_it_has_is_told(tmp_path: Path) -> None:
    write_glossary(tmp_path, "sea")
    head = (tmp_path / "glossary.yaml").read_bytes()
    started = start_entry(tmp_path, "the SEA")
    assert started.files == (tmp_path / "entries" / "the-sea.yaml",)
    assert [str(mark) for mark in started.named] == [f"{tmp_path}/entries/sea.yaml:2:7"]
    assert (tmp_path / "glossary.yaml").read_bytes() == head


@pytest.mark.parametrize(
    ("typed", "identifier", "language", "words"),
    [
        (" \x00", "", "", "the term is empty"),
        ("сила", "", "", "no id can be made of 'сила'"),
        ("経済", "", "ja", "no id can be made"),
        ("Fish", "../fish", "", "'../fish' is no id"),
        ("Fish", "", "e", "no BCP 47 language tag"),
    ],
)
def test_what_makes_no_entry_is_refused_and_nothing_is_written(
    tmp_path: Path, typed: str, identifier: str, language: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        start_entry(tmp_path, typed, identifier, language)
    assert list(tmp_path.iterdir()) == []


def test_the_language_of_a_glossary_there_is_stands(tmp_path: Path) -> None:
    write_glossary(tmp_path, "sea")
    with pytest.raises(UsageError, match="leave --language out"):
        start_entry(tmp_path, "Fish", language="de")
    (tmp_path / "glossary.yaml").write_text("id: [\n")
    with pytest.raises(GlossaryError):
        start_entry(tmp_path, "Fish")
