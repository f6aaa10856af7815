from collections.abc import Sequence

import pytest

from assistant.cli import main
from tests.conftest import ROOT

SCRIPTS = ROOT / "glossary" / "scripts"
APART = SCRIPTS / "apart"


@pytest.mark.usefixtures("bare_surroundings")
@pytest.mark.parametrize(
    ("folders", "gates"),
    [
        ([SCRIPTS, APART], ["passed=95%", "verified=100%", "abstention-F1=0.92", "nDCG@10=0.97"]),
        ([APART], ["passed=92%"]),
    ],
)
def test_the_glossary_that_ships_answers_its_scripts(
    folders: Sequence[object], gates: Sequence[str], built: Sequence[str]
) -> None:
    given = [part for gate in gates for part in ("--fail-under", gate)]
    assert main(["eval", *map(str, folders), *given, *built]) == 0
