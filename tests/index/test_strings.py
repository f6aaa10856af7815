from bisect import bisect_left
from pathlib import Path

import pytest

from index.arrays import read_arrays, write_arrays
from index.strings import Strings, finder, number_of

TEXTS = ["", "\x00", "a", "a\nb", "ab", "é", "合作", "\ud800", "😀"]


@pytest.mark.parametrize("whole", [0, 2**20])
def test_strings_are_read_back_whole_or_one_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr("index.arrays.READ_WHOLE", whole)
    write_arrays(tmp_path / "file", [*Strings.of(TEXTS).arrays, *Strings.of(()).arrays])
    arrays = read_arrays(tmp_path / "file")
    full, empty = Strings.read(arrays), Strings.read(arrays)
    assert full.listed() == [full[at] for at in range(len(full))] == TEXTS
    assert (len(empty), empty.listed()) == (0, [])


@pytest.mark.parametrize("few", [0, 100])
def test_a_string_is_found_by_bisection_in_either_form(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr("index.strings._FEW", few)
    ordered = sorted(TEXTS)
    texts = Strings.of(ordered).quick()
    assert isinstance(texts, list) is bool(few)
    assert [number_of(texts, text) for text in ordered] == list(range(len(TEXTS)))
    assert [number_of(texts, text) for text in ("b", "\U0010ffff")] == [-1, -1]
    assert number_of(Strings.of(()).quick(), "a") == -1


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 128, 200])
def test_a_place_among_many_is_that_among_all(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr("index.strings._FEW", -1)
    ordered = [f"{2 * number:04}" for number in range(count)]
    place_of = finder(Strings.of(ordered).quick())
    asked = ["", *(f"{number:04}" for number in range(2 * count + 3))]
    assert [place_of(text) for text in asked] == [bisect_left(ordered, text) for text in asked]
