from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.arrays import read_arrays, write_arrays

ARRAYS: list[NDArray[np.generic]] = [
    np.arange(5),
    np.array([1.5, 2.5], dtype=np.float32),
    np.array([], dtype=np.int32),
    np.array([7], np.uint8),
]


@pytest.mark.parametrize("whole", [0, 2**20])
def test_arrays_are_read_back_in_order_mapped_or_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr("index.arrays.READ_WHOLE", whole)
    write_arrays(tmp_path / "数", ARRAYS)
    read = list(read_arrays(tmp_path / "数"))
    assert [(one.dtype, one.tolist()) for one in read] == [(one.dtype, one.tolist()) for one in ARRAYS]
    assert all(one.flags.aligned for one in read)


def test_what_is_mapped_cannot_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.arrays.READ_WHOLE", 0)
    write_arrays(tmp_path / "file", ARRAYS)
    first = next(read_arrays(tmp_path / "file"))
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1
