from pathlib import Path

import pytest

from assistant.settings import FILE, SettingsError, load_settings
from assistant.settings_file import require_editable, save_threshold, setting


@pytest.mark.parametrize(
    ("before", "after", "was"),
    [
        (b"threshold: 0.35\n", b"threshold: 0.41\n", "0.35"),
        (b"# why\nport: 5\n\nthreshold:   0.3 # fitted\nhost: x", None, "0.3"),
        (b"a: 1\r\nthreshold: '0.3'  # x\r\n  # y\r\n", b"a: 1\r\nthreshold: 0.41  # x\r\n  # y\r\n", "0.3"),
        (b'"threshold" : "0.3"', b'"threshold" : 0.41', "0.3"),
        (b"\xef\xbb\xbfthreshold: 0.3\n", b"\xef\xbb\xbfthreshold: 0.41\n", "0.3"),
        (
            b"m: '\xe5\x90\x88\xf0\x9f\x98\x80'\nthreshold: 1\n",
            b"m: '\xe5\x90\x88\xf0\x9f\x98\x80'\nthreshold: 0.41\n",
            "1",
        ),
        (b"m: {threshold: 2}\n", b"m: {threshold: 2}\nthreshold: 0.41\n", ""),
        (b"port: 5 # x", b"port: 5 # x\nthreshold: 0.41\n", ""),
        (b"port: 5\r\nhost: x", b"port: 5\r\nhost: x\r\nthreshold: 0.41\r\n", ""),
        (b"port: 5\r\n# end\n", b"port: 5\r\n# end\nthreshold: 0.41\r\n", ""),
        (b"---\n  port: 5\n", b"---\n  port: 5\n  threshold: 0.41\n", ""),
        (b"m: |\n  threshold: 1\n\n\n", b"m: |\n  threshold: 1\n\n\nthreshold: 0.41\n", ""),
        (b"# threshold: 0.3\n", b"# threshold: 0.3\nthreshold: 0.41\n", ""),
        (b"", b"threshold: 0.41\n", ""),
        (None, b"threshold: 0.41\n", ""),
    ],
)
def test_the_threshold_alone_changes(tmp_path: Path, before: bytes | None, after: bytes | None, was: str) -> None:
    file = tmp_path / FILE
    if before is not None:
        file.write_bytes(before)
    assert save_threshold(file, 0.41) == was
    assert file.read_bytes() == (after or (before or b"").replace(b"0.3 ", b"0.41 "))
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{threshold: 0.3, port: 5}\n", "1:1: the settings stand in braces; write one setting a line"),
        ("port: 5\nthreshold: 0.3\n\nthreshold: 0.4\n", "4:1: threshold is set before, at "),
        ("\n- threshold: 0.3\n", "2:1: this is no setting; write one setting a line"),
        ("port: &p 0\nthreshold: *p\n", "1:7: the threshold cannot be set without a change of something else"),
        ("threshold: &t 0.3\nport: *t\n", "1:12: the threshold cannot be set without a change of something else"),
        ("threshold: |\n  0.3\nport: 5\n", "1:12: the threshold cannot be set without a change of something else"),
        ("port: 5\n...\n", "1:1: the threshold cannot be set without a change of something else"),
        ("port: [\n", " cannot be read as YAML ("),
        ("port: !python/name:os.system 5\n", " cannot be read as YAML ("),
    ],
)
def test_what_cannot_be_edited_safely_is_left_as_it_is(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / FILE).write_text(text)
    for act in (require_editable, lambda file: save_threshold(file, 0.41)):
        with pytest.raises(SettingsError) as caught:
            act(tmp_path / FILE)
        assert str(caught.value).startswith(f"{tmp_path / FILE}:{fault}")
    assert (tmp_path / FILE).read_text() == text


def test_a_file_that_is_not_to_be_written_to_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("threshold: 0.3\n")
    (tmp_path / FILE).chmod(0o444)
    for act in (require_editable, lambda file: save_threshold(file, 0.41)):
        with pytest.raises(PermissionError) as caught:
            act(tmp_path / FILE)
        assert caught.value.filename == str(tmp_path / FILE)
    assert (tmp_path / FILE).read_text() == "threshold: 0.3\n"


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / FILE
    real.write_text("port: 5\n")
    real.chmod(0o640)
    link.symlink_to(real)
    save_threshold(link, 0.41)
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("port: 5\nthreshold: 0.41\n", 0o640)


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / FILE).write_text("threshold: 0.3\n")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_threshold(tmp_path / FILE, 0.41)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["threshold: 0.3\n"]


@pytest.mark.parametrize(
    ("threshold", "line"),
    [(0.4, "threshold: 0.40"), (0.41, "threshold: 0.41"), (0.4137, "threshold: 0.4137"), (1e-05, "threshold: 0.00001")],
)
def test_a_threshold_has_two_digits_or_as_many_as_it_needs(tmp_path: Path, threshold: float, line: str) -> None:
    assert setting(threshold) == line
    save_threshold(tmp_path / FILE, threshold)
    assert load_settings(tmp_path, {}, {}).threshold == threshold
