from pathlib import Path

import pytest

import index.romanisations
from index.chinese import Romanised
from index.romanisations import Romanisations

BOTH = Romanised("wù shí hé zuò", "wu shih ho tso")


def test_what_was_romanised_is_loaded_and_not_romanised_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Romanisations()
    assert first.of("务实合作") == BOTH
    first.save(tmp_path / "kept.json")
    romanised: list[str] = []

    def romanise(text: str) -> Romanised:
        romanised.append(text)
        return Romanised("x", "y")

    monkeypatch.setattr(index.romanisations, "romanise", romanise)
    kept = Romanisations.load(tmp_path / "kept.json")
    assert kept.of("务实合作") == BOTH
    assert kept.of("合作") == kept.of("合作") == Romanised("x", "y")
    assert romanised == ["合作"]
