import numpy as np
from numpy.typing import NDArray

from index.halves import widen


def widened(halves: NDArray[np.float16]) -> NDArray[np.float32]:
    singles = np.full(halves.shape, np.nan, dtype=np.float32)
    widen(halves, singles)
    return singles


def test_every_finite_number_stays_what_it_is() -> None:
    halves = np.arange(2**16, dtype=np.uint16).view(np.float16)
    finite = halves[np.isfinite(halves)]
    # As bits: -0 equals 0 otherwise.
    assert widened(finite).view(np.uint32).tolist() == finite.astype(np.float32).view(np.uint32).tolist()


def test_rows_are_widened_in_their_order() -> None:
    # 1 + 2**-10 is the first number above 1, 2**-24 the first above 0, and 65504 the greatest.
    rows = [[1 + 2**-10, -(2**-24)], [0.5, 65504]]
    assert widened(np.array(rows, dtype=np.float16)).tolist() == rows
