"""Names that are read from a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.name_table import NameTable
from index.names import Names
from index.spelling import Spelling, spelling_of
from index.tokens import Analyser
from tests.conftest import glossary_of
from tests.index.test_names import NAMES, SMALL

STEM = Analyser("en").stem
TEXTS = (
    *("what is win-win cooperation?", "務實合作", "wu4shi2 hezuo", "wu-shih ho-tso", "zero-sum games", "IT or it"),
    *("coperation", "Belt and Raod Initiative", "Continuous delivery (CD", "和", "Zusammenarbeit", "nothing", ""),
)


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("whole", [0, 2**26])
def test_a_table_that_was_saved_finds_the_same_mapped_or_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, whole: int
) -> None:
    monkeypatch.setattr("index.strings._FEW", few)
    monkeypatch.setattr("index.lookalikes._FEW", few)
    monkeypatch.setattr("index.arrays.READ_WHOLE", whole)
    NameTable.of([glossary_of(*SMALL)], STEM).save(tmp_path / "names")
    names = Names(NameTable.load(tmp_path / "names"), STEM, lambda _: False)
    assert [names.find(text) for text in TEXTS] == [NAMES.find(text) for text in TEXTS]
    assert [names.kinds_of(noun) for noun in ("cooperations", "game")] == [
        NAMES.kinds_of(noun) for noun in ("cooperations", "game")
    ]
    assert names.kinds_of("cooperation").keys() == {"Pragmatic cooperation", "Win-win cooperation"}


def test_names_that_an_earlier_table_has_are_not_spelt_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = NameTable.of([glossary_of(*SMALL[:3])], STEM)
    spelt: list[str] = []

    def noted(form: str, stem: Callable[[str], str]) -> Spelling | None:
        spelt.append(form)
        return spelling_of(form, stem)

    monkeypatch.setattr("index.name_table.spelling_of", noted)
    second = NameTable.of([glossary_of(*SMALL)], STEM, earlier=first)
    assert set(spelt) == {"IT", "和", "Zero-sum game", "State-owned enterprise", "SOE"}
    second.save(tmp_path / "taken over")
    NameTable.of([glossary_of(*SMALL)], STEM).save(tmp_path / "anew")
    assert (tmp_path / "taken over").read_bytes() == (tmp_path / "anew").read_bytes()
