from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.settings import shipped_glossary
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "glossary" / "scripts").glob("*.yaml"))
GATES = ("passed=95%", "verified=100%", "abstention-F1=0.9", "nDCG@10=0.97")


@pytest.mark.usefixtures("bare_surroundings")
def test_the_glossary_that_ships_answers_its_scripts(built: Sequence[str]) -> None:
    gates = [part for gate in GATES for part in ("--fail-under", gate)]
    assert main(["eval", *map(str, SCRIPTS), *gates, *built]) == 0


def test_the_scripts_stand_in_the_glossary_that_ships() -> None:
    assert shipped_glossary() / "scripts" in {Path(script).parent for script in SCRIPTS}
