import numpy as np
import pytest

from index.corpus import Owners
from index.exhaustive import Exhaustive
from index.lexical import Lexical
from index.measure import measure_of
from index.nearest import Nearest
from index.vectors import FaissVectors


@pytest.mark.parametrize(("most", "chosen"), [(3, Exhaustive), (2, Nearest)])
def test_above_a_number_of_lines_only_the_nearest_are_scored(
    monkeypatch: pytest.MonkeyPatch, most: int, chosen: type
) -> None:
    monkeypatch.setattr("index.measure.EXACT", most)
    vectors = FaissVectors.of(np.eye(3, dtype=np.float32))
    words = Lexical.of([["one"], ["two"], ["three"]])
    assert type(measure_of(Owners(np.arange(3), 3), words, vectors, vectors)) is chosen
