from hashlib import blake2b
from pathlib import Path

import pytest

from index.texts import digests, load_digests, numbers_of, save_digests


def test_a_digest_is_that_of_the_text_in_utf_8() -> None:
    assert digests(["合作"]).tobytes() == blake2b("合作".encode(), digest_size=16).digest()
    assert digests([]).shape == (0,)


def test_equal_texts_have_the_number_of_the_first_and_unknown_ones_minus_one() -> None:
    known = digests(["b", "a", "c", "a"])
    assert numbers_of(digests(["a", "x", "c", "b", "a"]), known).tolist() == [1, -1, 2, 0, 1]
    assert numbers_of(digests([]), known).tolist() == []
    assert numbers_of(digests(["a"]), digests([])).tolist() == [-1]


def test_every_text_of_many_is_found() -> None:
    texts = [f"text {number}" for number in range(2_000)]
    assert numbers_of(digests(reversed(texts)), digests(texts)).tolist() == list(range(1_999, -1, -1))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    saved = digests([f"text {number}" for number in range(300)])
    save_digests(saved, tmp_path / "texts")
    assert (tmp_path / "texts").stat().st_size == 300 * 16
    assert (load_digests(tmp_path / "texts") == saved).all()
    (tmp_path / "texts").write_bytes(b"too short")
    with pytest.raises(ValueError, match="multiple"):
        load_digests(tmp_path / "texts")
