"""Names that are read from a file."""

from pathlib import Path

import pytest

from index.arrays import write_arrays
from index.name_arrays import name_arrays
from index.name_table import NameTable
from index.names import Names
from index.tokens import Analyser
from tests.conftest import glossary_of
from tests.index.test_names import NAMES, SMALL

STEM = Analyser("en").stem
TEXTS = (
    *("what is win-win cooperation?", "務實合作", "wu4shi2 hezuo", "wu-shih ho-tso", "zero-sum games", "IT or it"),
    *(
        "coperation",
        "Belt and Raod Initiative",
        "Continuous delivery (CD",
        "和",
        "Zusammenarbeit",
        "die Zusammenarbeiten",
        "nothing",
        "",
    ),
)


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("whole", [0, 2**26])
def test_a_table_that_was_saved_finds_the_same_mapped_or_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, whole: int
) -> None:
    monkeypatch.setattr("index.strings._FEW", few)
    monkeypatch.setattr("index.lookalikes._FEW", few)
    monkeypatch.setattr("index.arrays.READ_WHOLE", whole)
    write_arrays(tmp_path / "names", name_arrays([glossary_of(*SMALL)], STEM))
    names = Names(NameTable.load(tmp_path / "names"), STEM, lambda _: False)
    assert [names.find(text) for text in TEXTS] == [NAMES.find(text) for text in TEXTS]
    assert [names.kinds_of(noun) for noun in ("cooperations", "game")] == [
        NAMES.kinds_of(noun) for noun in ("cooperations", "game")
    ]
    assert names.kinds_of("cooperation").keys() == {"Pragmatic cooperation", "Win-win cooperation"}
