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


def test_every_vector_has_its_cosine() -> None:
    # Half a right angle lies between the question and the first two.
    found = FaissVectors.of(VECTORS).cosines(unit([1, 0, 0])[0])
    assert found == pytest.approx([1, 1 / 2**0.5, 0, -1])


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


def around(centres: int, size: int) -> Vectors:
    """Return unit vectors of shape (size, 64) around random ones."""
    random = np.random.default_rng(7)
    near = random.standard_normal((centres, 64))[random.integers(0, centres, size)]
    return unit(*(near + 0.5 * random.standard_normal((size, 64))).tolist())


@pytest.fixture(scope="module")
def many() -> Vectors:
    return around(200, 6000)


@pytest.fixture(scope="module")
def approximate(many: Vectors) -> FaissVectors:
    return FaissVectors.of(many, exact=len(many) - 1)


def test_above_a_size_nearly_all_of_the_nearest_are_found(many: Vectors, approximate: FaissVectors) -> None:
    exact = FaissVectors.of(many, exact=len(many))
    found = [(approximate.search(vector, 10), exact.search(vector, 10)) for vector in many[::60]]
    shared = [len(set(one.numbers.tolist()) & set(other.numbers.tolist())) for one, other in found]
    assert sum(shared) / (10 * len(found)) >= 0.98
    for one, other in found:
        assert one.cosines[0] == pytest.approx(other.cosines[0], abs=1e-3)


def test_an_approximate_store_keeps_a_byte_of_every_number(many: Vectors, approximate: FaissVectors) -> None:
    assert approximate.size == len(many)
    numbers = np.array([5999, 0, 17])
    furthest = np.abs(many[numbers]).max(axis=1, keepdims=True)
    found = approximate.read(numbers)
    # Each is rounded by half a 127th of the furthest at most; to make the length 1 again changes it by less.
    assert (np.abs(found - many[numbers]) <= furthest / 127).all()
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 1, 1])


def test_what_is_read_back_and_stored_again_stays_as_it_is(many: Vectors, approximate: FaissVectors) -> None:
    everything = np.arange(len(many))
    once = approximate.read(everything)
    assert FaissVectors.of(once, exact=0).read(everything).tolist() == once.tolist()


def test_a_vector_without_direction_is_read_back_as_it_is(many: Vectors) -> None:
    vectors = many.copy()
    vectors[7] = 0
    assert FaissVectors.of(vectors, exact=0).read(np.array([7])).tolist() == [[0] * 64]


def test_an_approximate_store_is_saved_and_found_alike(
    many: Vectors, approximate: FaissVectors, tmp_path: Path
) -> None:
    again = FaissVectors.of(many, exact=len(many) - 1)
    for name, store in (("one", approximate), ("two", again)):
        store.save(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    loaded = FaissVectors.load(tmp_path / "one")
    for vector in many[::600]:
        one, other = approximate.search(vector, 20), loaded.search(vector, 20)
        assert (one.numbers.tolist(), one.cosines.tolist()) == (other.numbers.tolist(), other.cosines.tolist())


def test_half_precision_is_taken_in(many: Vectors) -> None:
    halves = FaissVectors.of(many[:100].astype(np.float16))
    assert halves.search(many[3], 1).numbers.tolist() == [3]
