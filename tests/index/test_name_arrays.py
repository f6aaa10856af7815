from collections.abc import Callable

import pytest

from index.name_arrays import name_arrays
from index.name_table import NameTable
from index.spelling import Spelling, spelling_of
from index.tokens import Analyser
from tests.conftest import glossary_of
from tests.index.test_names import SMALL

STEM = Analyser("en").stem


def test_names_that_an_earlier_table_has_are_not_spelt_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = NameTable.of([glossary_of(*SMALL[:3])], STEM)
    spelt: list[str] = []

    def noted(form: str, stem: Callable[[str], str]) -> Spelling | None:
        spelt.append(form)
        return spelling_of(form, stem)

    monkeypatch.setattr("index.name_arrays.spelling_of", noted)
    second = name_arrays([glossary_of(*SMALL)], STEM, spelt=first.spelt())
    assert set(spelt) == {"IT", "和", "Zero-sum game", "State-owned enterprise", "SOE"}
    anew = name_arrays([glossary_of(*SMALL)], STEM)
    assert [one.tolist() for one in second] == [one.tolist() for one in anew]
