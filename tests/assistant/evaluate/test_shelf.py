import os
from pathlib import Path

import pytest

from assistant import Settings
from assistant.evaluate.script import read_scripts
from assistant.evaluate.shelf import Shelved, shelf
from assistant.settings import shipped_glossary
from glossary import Glossary
from tests.conftest import entry, glossary_of

NET = glossary_of(entry("net", "Net", "A net is a mesh."))
SCRIPT = "title: Nets\ncases:\n  - {id: a, ask: What is a net?, expect: {cites: [net]}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sea"


def write(file: Path, text: str = SCRIPT) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def on_shelf(*folders: Path, scripts: tuple[Path, ...] = ()) -> tuple[Shelved, ...]:
    return shelf(Settings(glossary=folders, scripts=scripts), [NET])


def test_scripts_of_a_glossary_are_found_in_every_folder_but_those_apart(folder: Path) -> None:
    for name in ("b.yaml", "a.jsonl", "deep/c.yaml", "apart/d.yaml", "deep/apart/more/e.yaml", "notes.txt"):
        write(folder / "scripts" / name, SCRIPT if name.endswith("yaml") else '{"id": "a", "ask": "What is a net?"}\n')
    write(folder / "entries" / "f.yaml")
    found = on_shelf(folder)
    assert [one.name for one in found] == ["sea/scripts/a.jsonl", "sea/scripts/b.yaml", "sea/scripts/deep/c.yaml"]
    assert [str(one.script.file) for one in found] == [one.name for one in found]
    assert not any(one.problems for one in found)


def test_a_folder_whose_parent_is_called_apart_is_no_exception(tmp_path: Path) -> None:
    write(tmp_path / "apart" / "sea" / "scripts" / "a.yaml")
    assert [one.name for one in on_shelf(tmp_path / "apart" / "sea")] == ["sea/scripts/a.yaml"]


def test_scripts_of_the_settings_come_after_and_are_files_or_folders(folder: Path, tmp_path: Path) -> None:
    write(folder / "scripts" / "a.yaml")
    more, one = write(tmp_path / "more" / "z.yaml").parent, write(tmp_path / "one.yaml")
    names = [shelved.name for shelved in on_shelf(folder, scripts=(more, one, folder / "scripts"))]
    # The last folder is that of the glossary again, under its own name.
    assert names == ["sea/scripts/a.yaml", "more/z.yaml", "one.yaml", "scripts/a.yaml"]


def test_files_of_one_name_are_told_apart(folder: Path, tmp_path: Path) -> None:
    first, second = folder / "scripts" / "a.yaml", tmp_path / "other" / "sea" / "scripts" / "a.yaml"
    names = [one.name for one in on_shelf(write(first).parents[1], write(second).parents[1])]
    assert names == ["sea/scripts/a.yaml", str(second)]


def test_faults_are_told_with_their_place_and_without_that_of_the_machine(folder: Path) -> None:
    write(folder / "scripts" / "a.yaml", "cases:\n  - {id: a, ask: What is a net?, expect: {cites: [nett]}}\n")
    write(folder / "scripts" / "b.yaml")
    bad, good = on_shelf(folder)
    [problem] = bad.problems
    assert str(problem).startswith("sea/scripts/a.yaml:2:51: error: ")
    assert "nett" in problem.message
    assert not good.problems


def test_a_script_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    [missing] = on_shelf(tmp_path / "sea", scripts=(tmp_path / "gone.yaml",))
    assert str(missing.problems[0]).startswith(f"{tmp_path}/gone.yaml:1:1: ")


def test_the_shelf_of_the_glossary_that_ships_is_what_the_command_line_reads(shipped: Glossary) -> None:
    found = shelf(Settings(), [shipped])
    folder = shipped_glossary() / "scripts"
    read = read_scripts([folder, folder / "plain-words", folder / "understanding"], [shipped])
    assert {one.script.title: one.script.cases for one in found} == {one.title: one.cases for one in read}
    assert len(found) == len(read)
    assert not any("apart" in one.name for one in found)


def test_a_script_whose_name_is_not_utf_8_can_be_shown_and_chosen(folder: Path) -> None:
    write(folder / "scripts" / os.fsdecode(b"\xfcbung.yaml"), SCRIPT)
    write(folder / "scripts" / os.fsdecode(b"\xe4.yaml"), "cases:\n")
    broken, good = on_shelf(folder)
    assert (good.name, good.script.file, good.problems) == (
        "sea/scripts/\\xfcbung.yaml",
        Path("sea/scripts/\\xfcbung.yaml"),
        (),
    )
    assert [str(one)[: len("sea/scripts/\\xe4.yaml:1:7")] for one in broken.problems] == ["sea/scripts/\\xe4.yaml:1:7"]
