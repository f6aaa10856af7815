import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.settings import shipped_glossary
from assistant.site.folder import MARKER
from tests.assistant.conftest import one_line, write_glossary
from tests.conftest import ROOT


def contents(folder: Path) -> Mapping[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def published(folder: Path, url: str) -> Path:
    write_glossary(folder, "net", "cod")
    with (folder / "glossary.yaml").open("a", encoding="utf-8") as file:
        file.write(f"url: {url}\n")
    return folder


def test_what_ships_becomes_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "site"
    assert main(["site", "--to", str(folder), "--glossary", str(shipped_glossary())]) == 0
    out, err = capsys.readouterr()
    assert out == f"{folder}/index.html\n"
    assert "files; open index.html" in one_line(err)
    assert {"index.html", "404.html", "site.css", "icon.svg", "cooperation.html", MARKER} <= contents(folder).keys()
    assert "sitemap.xml" not in contents(folder)


def test_the_same_glossary_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        command = [
            sys.executable,
            "-m",
            "assistant.cli",
            "site",
            "--to",
            str(tmp_path / seed),
            "--base-url",
            "http://a.org",
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        made.append(contents(tmp_path / seed))
    assert made[0] == made[1]
    assert b"<loc>http://a.org/cooperation.html</loc>" in made[0]["sitemap.xml"]


def test_the_url_of_a_glossary_says_where_its_pages_are(tmp_path: Path) -> None:
    glossary = published(tmp_path / "sea", "https://a.org/d/{entry}#{section}")
    assert main(["site", "--to", str(tmp_path / "site"), "--glossary", str(glossary)]) == 0
    made = contents(tmp_path / "site")
    assert {"net/index.html", "cod/index.html", "sitemap.xml"} <= made.keys()
    # A page that is not found is shown at any depth.
    assert b'href="/d/site.css"' in made["404.html"]


def test_an_address_that_files_cannot_have_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary = published(tmp_path / "sea", "https://a.org/?term={entry}")
    assert main(["site", "--to", str(tmp_path / "site"), "--glossary", str(glossary)]) == 2
    told = one_line(capsys.readouterr().err)
    assert f"{glossary}/glossary.yaml:4:6: url 'https://a.org/?term={{entry}}' has a '?'" in told
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--base-url", "https://b.org"], "url says already where the site is: https://a.org/{entry}"),
        (["--desk", "desk.example.org"], "'desk.example.org' is no address of a desk"),
        (["--desk", "https://a.org; script-src *"], "is no address of a desk"),
        (["--desk", "https://a.org/?x"], "is no address of a desk"),
        (["--desk", "http://[::1"], "'http://[::1' is no address of a desk"),
    ],
)
def test_options_that_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], fault: str
) -> None:
    glossary = published(tmp_path / "sea", "https://a.org/{entry}")
    assert main(["site", "--to", str(tmp_path / "site"), "--glossary", str(glossary), *options]) == 2
    assert fault in one_line(capsys.readouterr().err)
    assert not (tmp_path / "site").exists()


def test_a_base_that_is_no_address_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = write_glossary(tmp_path / "sea", "net")
    assert main(["site", "--to", str(tmp_path / "site"), "--glossary", str(glossary), "--base-url", "a.org"]) == 2
    assert "--base-url: url 'a.org/{entry}.html#{section}' names no web server" in one_line(capsys.readouterr().err)


def test_a_folder_of_someone_elses_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = write_glossary(tmp_path / "sea", "net")
    before = contents(tmp_path)
    assert main(["site", "--to", str(glossary), "--glossary", str(glossary)]) == 2
    assert "which no site left there" in one_line(capsys.readouterr().err)
    assert contents(tmp_path) == before


def test_an_entry_whose_page_would_be_another_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = write_glossary(tmp_path / "sea", "index", "net")
    arguments = ["site", "--to", str(tmp_path / "site"), "--glossary", str(glossary)]
    assert main(arguments) == 2
    assert "entry 'index' would be the page 'index.html'" in one_line(capsys.readouterr().err)
    assert not (tmp_path / "site").exists()


def test_several_glossaries_have_a_folder_each_and_a_page_that_leads_to_them(tmp_path: Path) -> None:
    sea = published(tmp_path / "sea", "https://a.org/sea/{entry}#{section}")
    glossaries = ["--glossary", str(sea), "--glossary", str(shipped_glossary())]
    assert main(["site", "--to", str(tmp_path / "site"), *glossaries]) == 0
    made = contents(tmp_path / "site")
    assert {"index.html", "sea/net/index.html", "china-official/cooperation.html"} <= made.keys()
    first = made["index.html"].decode()
    assert 'href="sea/index.html"' in first
    assert 'href="china-official/index.html"' in first
    assert b'href="../">Glossaries</a>' in made["sea/index.html"]
    assert b'href="../../">Glossaries</a>' in made["sea/net/index.html"]
    assert b'href="../index.html">Glossaries</a>' in made["china-official/cooperation.html"]


def with_id(folder: Path, identifier: str) -> Path:
    write_glossary(folder, "net")
    (folder / "glossary.yaml").write_text(f"id: '{identifier}'\ntitle: The sea\nlanguage: en\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("identifier", ["../victim", "/tmp/victim", "index.html", "..", "a/b", "Sea", "海"])  # noqa: S108
def test_an_id_that_is_no_folder_is_refused_beside_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], identifier: str
) -> None:
    sea, odd = write_glossary(tmp_path / "sea", "net"), with_id(tmp_path / "odd", identifier)
    before = contents(tmp_path)
    glossaries = ["--glossary", str(sea), "--glossary", str(odd)]
    assert main(["site", "--to", str(tmp_path / "site"), *glossaries]) == 2
    told = one_line(capsys.readouterr().err)
    assert f"{odd}/glossary.yaml:1:5: id '{identifier}' cannot be the folder of a glossary beside others" in told
    assert "give it one of a-z, 0-9 and '-'" in told
    assert contents(tmp_path) == before


def test_an_odd_id_of_a_single_glossary_is_no_folder(tmp_path: Path) -> None:
    odd = with_id(tmp_path / "odd", "../victim")
    assert main(["site", "--to", str(tmp_path / "site"), "--glossary", str(odd)]) == 0
    assert {one.name for one in tmp_path.iterdir()} == {"odd", "site"}
