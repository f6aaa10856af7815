import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from assistant import keys as subject
from assistant.keys import KeyFile, KeyFileError, KeyNameError

TODAY = date(2026, 11, 23)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "made" / "keys.json")


def test_a_key_is_found_by_its_token_and_only_its_hash_is_kept(keys: KeyFile) -> None:
    token = keys.create("cms", TODAY)
    # 32 bytes are 43 characters of base64.
    assert (token[:3], len(token)) == ("gd_", 3 + 43)
    [key] = keys.all()
    assert (key.name, key.shown, key.created) == ("cms", token[:9], "2026-11-23")
    assert key.sha256 == sha256(token.encode()).hexdigest()
    assert token not in keys.file.read_text()
    assert keys.find(token) == key
    for wrong in ("", token[:-1], f"{token}x", key.shown, key.sha256, "合作", "\udcff"):
        assert keys.find(wrong) is None


def test_tokens_are_compared_in_constant_time_with_every_key(keys: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keys.create("a", TODAY)
    keys.create("b", TODAY)
    compared: list[str] = []

    def compare(one: str, other: str) -> bool:
        compared.append(one)
        return one == other

    monkeypatch.setattr(subject, "compare_digest", compare)
    assert keys.find(first)
    assert compared == [key.sha256 for key in keys.all()]


def test_the_file_is_for_its_owner_alone_and_there_is_no_other(keys: KeyFile) -> None:
    keys.create("cms", TODAY)
    assert keys.file.stat().st_mode & 0o777 == 0o600
    assert keys.file.parent.stat().st_mode & 0o777 == 0o700
    keys.file.chmod(0o644)
    keys.create("bot", TODAY)
    assert keys.file.stat().st_mode & 0o777 == 0o600
    assert {one.name for one in keys.file.parent.iterdir()} == {"keys.json", ".keys.json.lock"}


def test_a_change_is_noticed_by_who_has_read_the_file_already(keys: KeyFile) -> None:
    reader = KeyFile(keys.file)
    assert reader.all() == ()
    token = keys.create("cms", TODAY)
    assert reader.find(token)
    keys.revoke("cms")
    assert reader.find(token) is None
    assert keys.file.exists()


def test_a_key_is_revoked_by_its_name_or_what_is_shown_of_it(keys: KeyFile) -> None:
    tokens = [keys.create(name, TODAY) for name in ("a", "b", "c")]
    assert keys.revoke(tokens[1][:9]).name == "b"
    assert keys.revoke("a").name == "a"
    assert [key.name for key in keys.all()] == ["c"]
    with pytest.raises(KeyNameError, match="no key is called 'a'; known are c"):
        keys.revoke("a")
    keys.revoke("c")
    with pytest.raises(KeyNameError, match="there is none"):
        keys.revoke("c")


@pytest.mark.parametrize("name", ["", "a b", "a\n", "ä", "x" * 41, "a/b"])
def test_a_name_that_would_not_fit_a_line_of_the_log_is_not_taken(keys: KeyFile, name: str) -> None:
    with pytest.raises(KeyNameError, match="is no name for a key"):
        keys.create(name, TODAY)
    assert not keys.file.exists()


def test_two_keys_never_share_a_name(keys: KeyFile) -> None:
    token = keys.create("cms", TODAY)
    with pytest.raises(KeyNameError, match="already"):
        keys.create("cms", TODAY)
    assert keys.find(token)


def test_keys_made_at_the_same_time_are_all_kept(keys: KeyFile) -> None:
    with ThreadPoolExecutor(8) as threads:
        tokens = list(threads.map(lambda at: KeyFile(keys.file).create(f"k{at}", TODAY), range(24)))
    assert all(keys.find(token) for token in tokens)


def test_a_failed_write_leaves_the_keys_as_they_were(keys: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    token = keys.create("cms", TODAY)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keys.create("bot", TODAY)
    assert [key.name for key in keys.all()] == ["cms"]
    assert keys.find(token)


@pytest.mark.parametrize("text", ["{", "[]", '{"keys": [{}]}', '{"keys": [5]}', "\x00", '{"keys": 5}'])
def test_a_file_that_holds_no_keys_is_a_fault_and_opens_nothing(keys: KeyFile, text: str) -> None:
    keys.create("cms", TODAY)
    keys.file.write_text(text)
    for act in (keys.all, lambda: keys.find("x"), lambda: keys.create("bot", TODAY), lambda: keys.revoke("cms")):
        with pytest.raises(KeyFileError, match="the keys cannot be read") as caught:
            act()
        assert str(keys.file) in str(caught.value)
    assert keys.file.read_text() == text


def test_an_empty_file_holds_no_keys(keys: KeyFile) -> None:
    keys.file.parent.mkdir()
    keys.file.touch()
    assert keys.all() == ()
    keys.create("cms", TODAY)
    assert len(json.loads(keys.file.read_text())["keys"]) == 1
