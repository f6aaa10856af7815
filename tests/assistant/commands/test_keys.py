import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.keys import KeyFile
from tests.assistant.conftest import one_line

pytestmark = pytest.mark.usefixtures("bare_surroundings")


def test_a_key_is_made_listed_and_revoked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "keys.json"
    given = ["--keys", str(file)]
    assert main(["keys", "create", "cms", *given]) == 0
    token, err = capsys.readouterr()
    token = token.removesuffix("\n")
    assert KeyFile(file).find(token)
    assert token not in err
    assert "only time" in err
    assert str(file) in err

    assert main(["keys", "list", *given]) == 0
    out, err = capsys.readouterr()
    assert out.split()[:2] == ["cms", f"{token[:9]}…"]
    assert token not in out
    assert err == ""

    assert main(["keys", "revoke", "cms", *given]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert f"delete {file}" in one_line(err)
    assert KeyFile(file).find(token) is None


def test_every_action_can_be_read_by_a_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--json", "--keys", str(tmp_path / "keys.json")]
    assert main(["keys", "create", "cms", *given]) == 0
    made = json.loads(capsys.readouterr().out)
    assert main(["keys", "list", *given]) == 0
    [listed] = json.loads(capsys.readouterr().out)["keys"]
    assert (listed["name"], listed["shown"]) == ("cms", made["token"][:9])
    assert set(listed) == {"name", "shown", "created"}
    assert main(["keys", "revoke", "cms", *given]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": "cms", "shown": made["token"][:9]}


def test_a_name_may_stand_behind_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = str(tmp_path / "keys.json")
    assert main(["keys", "create", "--json", "--keys", keys, "cms"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "cms"
    assert main(["keys", "revoke", "--keys", keys, "cms"]) == 0
    assert main(["keys", "create", "--keys", keys, "--json"]) == 2
    assert "say which key" in capsys.readouterr().err


def test_without_a_file_of_ones_own_the_keys_are_in_the_users_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "create", "cms"]) == 0
    assert str(tmp_path / "config" / "glossdesk" / "keys.json") in capsys.readouterr().err


def test_a_key_of_an_editor_has_a_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "config" / "glossdesk"
    assert main(["keys", "create", "ana", "--editor"]) == 0
    token, err = capsys.readouterr()
    assert KeyFile(folder / "editors.json").find(token.strip())
    assert not (folder / "keys.json").exists()
    assert "/editors/" in err
    assert "asks everyone" not in err

    assert main(["keys", "list", "--editor"]) == 0
    assert capsys.readouterr().out.startswith("ana ")
    assert main(["keys", "list"]) == 0
    assert capsys.readouterr() == ("", f"glossdesk: no key is kept in {folder / 'keys.json'}\n")
    assert main(["keys", "revoke", "ana", "--editor"]) == 0
    assert one_line(capsys.readouterr().err).endswith("opens nothing any more\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["create"], "glossdesk keys create NAME"),
        (["revoke"], "glossdesk keys revoke NAME"),
        (["list", "cms"], "glossdesk keys list"),
        (["create", "a b"], "is no name for a key"),
        (["revoke", "cms"], "no key is called 'cms'; there is none"),
    ],
)
def test_what_cannot_be_done_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["keys", *arguments]) == 2
    assert said in one_line(capsys.readouterr().err)


def test_a_file_of_keys_that_cannot_be_read_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "keys.json").write_text("{")
    assert main(["keys", "list", "--keys", str(tmp_path / "keys.json")]) == 3
    assert str(tmp_path / "keys.json") in one_line(capsys.readouterr().err)
