"""The hooks that other repositories take from this one, run by pre-commit."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assistant.conftest import write_glossary
from tests.conftest import ROOT

HOOKS = ROOT / ".pre-commit-hooks.yaml"


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    home = folder.parent / "home"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GLOSSDESK_"))}
    environment |= {"PATH": f"{folder.parent / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    environment |= {"HOME": str(home), "PRE_COMMIT_HOME": str(home / "pre-commit"), "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commit(folder: Path) -> str:
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "All")):
        assert run(folder, "git", *arguments).returncode == 0
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Make a repository with a glossary in `words` that takes both hooks from one with our definitions."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "glossdesk"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m assistant.cli \"$@\"\n")
    program.chmod(0o755)
    hooks, folder = tmp_path / "hooks", tmp_path / "newsroom"
    hooks.mkdir()
    shutil.copy(HOOKS, hooks)
    revision = commit(hooks)
    write_glossary(folder / "words", "port")
    listed = "".join(f"      - {{id: {name}, args: [words]}}\n" for name in ("glossdesk-check", "glossdesk-check-fix"))
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n{listed}"
    )
    commit(folder)
    return folder


def hook(folder: Path, name: str) -> "subprocess.CompletedProcess[str]":
    return run(folder, sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--verbose")


def test_the_hooks_pass_a_sound_glossary_and_stop_a_broken_one(newsroom: Path) -> None:
    entry = newsroom / "words" / "entries" / "port.yaml"
    for name in ("glossdesk-check", "glossdesk-check-fix"):
        done = hook(newsroom, name)
        assert (done.returncode, done.stderr) == (0, "")
        assert "no problems in words" in done.stdout
    entry.write_text(entry.read_text() + "see_also: [gone]\n")
    done = hook(newsroom, "glossdesk-check")
    assert done.returncode == 1
    assert "words/entries/port.yaml:5:12: error: no entry 'gone'" in done.stdout


def test_the_fixing_hook_repairs_and_says_that_it_did(newsroom: Path) -> None:
    entry = newsroom / "words" / "entries" / "port.yaml"
    sound = entry.read_text()
    entry.write_text(sound.replace("\n", " \n"))
    assert hook(newsroom, "glossdesk-check").returncode == 0
    done = hook(newsroom, "glossdesk-check-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert "words/entries/port.yaml: repaired: white space at the end of lines" in done.stdout
    assert entry.read_text() == sound


def test_what_is_no_glossary_runs_no_hook(newsroom: Path) -> None:
    (newsroom / "words" / "entries" / "port.yaml").unlink()
    (newsroom / "words" / "glossary.yaml").unlink()
    run(newsroom, "git", "add", "-A")
    done = hook(newsroom, "glossdesk-check")
    assert done.returncode == 0
    assert "no files to check" in done.stdout
