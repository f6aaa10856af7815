from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.site.address import SiteError
from assistant.site.folder import MARKER, SiteFile, write_site

_SITE = (SiteFile("index.html", "one"), SiteFile("by/a.html", "two"))


def told(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_a_site_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    assert write_site(folder, _SITE) == 2
    assert told(folder) == {MARKER: ".glossdesk-site\nby/a.html\nindex.html\n", "by/a.html": "two", "index.html": "one"}
    write_site(folder, [SiteFile("index.html", "new")])
    assert told(folder) == {MARKER: ".glossdesk-site\nindex.html\n", "index.html": "new"}
    assert [one.name for one in folder.parent.iterdir()] == ["site"]


def test_an_empty_folder_and_one_that_a_link_leads_to_are_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_site(tmp_path / "link", _SITE)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "index.html").read_text() == "one"


@pytest.mark.parametrize("other", ["mine.txt", "by/CNAME", ".git/config"])
def test_what_is_someone_elses_is_never_lost(tmp_path: Path, other: str) -> None:
    write_site(tmp_path / "site", _SITE)
    (tmp_path / "site" / other).parent.mkdir(exist_ok=True)
    (tmp_path / "site" / other).write_text("mine")
    before = told(tmp_path)
    with pytest.raises(SiteError, match=f"'{other}', which no site left there.*move it elsewhere"):
        write_site(tmp_path / "site", _SITE)
    assert told(tmp_path) == before


def test_a_folder_without_a_site_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(SiteError, match=r"holds 'index\.html'"):
        write_site(tmp_path, _SITE)
    with pytest.raises(SiteError, match="is a file"):
        write_site(tmp_path / "index.html", _SITE)


@pytest.mark.parametrize("path", ["../mine.txt", "by/../../mine.txt", "/mine.txt", "."])
def test_a_file_outside_of_the_site_is_never_written(tmp_path: Path, path: str) -> None:
    name = f"{tmp_path}{path}" if path.startswith("/") else path
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SiteError, match="outside of the site"):
        write_site(tmp_path / "site", [*_SITE, SiteFile(name, "theirs")])
    assert told(tmp_path) == {"mine.txt": "mine"}


def test_a_site_that_cannot_be_finished_changes_nothing(tmp_path: Path) -> None:
    write_site(tmp_path / "site", _SITE)
    before = told(tmp_path)

    def files() -> Iterator[SiteFile]:
        yield SiteFile("index.html", "new")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_site(tmp_path / "site", files())
    assert told(tmp_path) == before
