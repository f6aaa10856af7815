from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.vectors import FaissVectors


def unit(*rows: list[float]) -> Vectors:
    made = np.array(rows, dtype=np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


VECTORS = unit([1, 0, 0], [1, 1, 0], [0, 0, 1], [-1, 0, 0])


def test_the_nearest_come_first_with_their_cosines() -> None:
    found = FaissVectors.of(VECTORS).search(unit([1, 0, 0])[0], 3)
    assert found.numbers.tolist() == [0, 1, 2]
    assert found.cosines == pytest.approx([1, 1 / 2**0.5, 0])


def test_no_more_are_found_than_there_are() -> None:
    found = FaissVectors.of(VECTORS).search(unit([0, 1, 0])[0], 1000)
    assert sorted(found.numbers.tolist()) == [0, 1, 2, 3]


def test_vectors_are_read_back_by_number() -> None:
    assert FaissVectors.of(VECTORS).read(np.array([2, 1])) == pytest.approx(VECTORS[[2, 1]])


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "沟通 vectors.faiss"
    FaissVectors.of(VECTORS).save(file)
    loaded = FaissVectors.load(file)
    assert loaded.size == 4
    assert loaded.read(np.arange(4)).tolist() == VECTORS.tolist()


def test_the_same_vectors_make_the_same_file(tmp_path: Path) -> None:
    for name in ("one", "two"):
        FaissVectors.of(VECTORS.copy()).save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_saving_where_nothing_can_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        FaissVectors.of(VECTORS).save(tmp_path / "missing" / "file")


def test_vectors_in_another_layout_are_stored_alike() -> None:
    fortran = np.asfortranarray(VECTORS)
    assert FaissVectors.of(fortran).read(np.arange(4)).tolist() == VECTORS.tolist()
