from pathlib import Path

import pytest

from glossary.files import Files
from glossary.load import read
from glossary.stamp import stamp

HEADER = "id: small\ntitle: A small glossary\nlanguage: en\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "entries").mkdir()
    (tmp_path / "glossary.yaml").write_text(HEADER)
    for name in ("net", "boat"):
        write(tmp_path, name, f"A {name} floats.")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    content = f"id: {name}\nterm: The {name}\nsections:\n  - {{id: s1, text: {text}}}\n"
    (folder / "entries" / f"{name}.yaml").write_text(content)


def test_what_has_not_changed_is_not_read_again(folder: Path, composed: list[str]) -> None:
    files = Files()
    first = read(folder, files)
    assert composed == ["glossary.yaml", "boat.yaml", "net.yaml"]
    composed.clear()
    again = read(folder, files)
    assert composed == []
    assert again == first
    assert again.mark("net", "sections", 0, "text") == first.mark("net", "sections", 0, "text")


def test_what_has_changed_is_read_even_where_its_time_and_size_are_the_same(folder: Path, composed: list[str]) -> None:
    files = Files()
    read(folder, files)
    composed.clear()
    write(folder, "net", "A net flaots.")
    found = read(folder, files).glossary
    assert composed == ["net.yaml"]
    assert found
    assert found.by_id["net"].sections[0].text == "A net flaots."
    assert found == read(folder).glossary


def test_faults_are_told_again_and_mended_ones_are_not(folder: Path, composed: list[str]) -> None:
    files = Files()
    broken = folder / "entries" / "net.yaml"
    broken.write_text("id: net\nterm: [\n")
    first = read(folder, files)
    composed.clear()
    assert read(folder, files).problems == first.problems == read(folder).problems
    assert [problem.mark.line for problem in first.problems] == [3]
    # Once without what was read before.
    assert composed == ["glossary.yaml", "boat.yaml", "net.yaml"]
    write(folder, "net", "A net floats.")
    assert read(folder, files).problems == ()
    broken.write_bytes(b"\xff")
    assert [problem.rule for problem in read(folder, files).problems] == ["encoding"]


def test_files_that_are_gone_are_forgotten_and_those_of_another_glossary_are_not(
    folder: Path, composed: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = Files()
    other = tmp_path_factory.mktemp("other")
    (other / "entries").mkdir()
    (other / "glossary.yaml").write_text(HEADER)
    write(other, "sea", "The sea is wet.")
    text = (folder / "entries" / "net.yaml").read_text()
    read(folder, files)
    read(other, files)
    (folder / "entries" / "net.yaml").unlink()
    read(folder, files)
    composed.clear()
    (folder / "entries" / "net.yaml").write_text(text)
    read(folder, files)
    read(other, files)
    assert composed == ["net.yaml"]


def test_a_file_that_is_trusted_is_read_when_it_is_another(folder: Path, composed: list[str]) -> None:
    first = read(folder)
    assert first.glossary
    composed.clear()
    files = Files()
    files.trust(folder, first.glossary, stamp([folder]))
    assert read(folder, files).glossary == first.glossary
    assert composed == []
    write(folder, "net", "A net flaots.")
    write(folder, "sea", "The sea is wet.")
    (folder / "entries" / "boat.yaml").unlink()
    found = read(folder, files)
    assert composed == ["net.yaml", "sea.yaml"]
    assert found.glossary == read(folder).glossary


def test_faults_are_told_by_line_where_files_were_trusted(folder: Path) -> None:
    write(folder, "net", "A net floats.\nsee_also: [boat]".replace("}", ""))
    (folder / "entries" / "net.yaml").write_text(
        "id: net\nterm: The net\nsections:\n  - {id: s1, text: It floats.}\nsee_also: [boat]\n"
    )
    first = read(folder)
    assert first.glossary
    files = Files()
    files.trust(folder, first.glossary, stamp([folder]))
    (folder / "entries" / "boat.yaml").write_text("id: [\n")
    problems = read(folder, files).problems
    assert problems == read(folder).problems
    (folder / "entries" / "boat.yaml").unlink()
    files.trust(folder, first.glossary, stamp([folder]))
    [problem] = read(folder, files).problems
    assert (problem.rule, problem.mark.line) == ("dangling-see-also", 5)
