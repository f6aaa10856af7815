from collections.abc import Sequence

from tests.conftest import python


def test_every_cell_runs(built: Sequence[str]) -> None:
    _, index = built
    printed = python("import runpy; runpy.run_path('examples/notebook.py')", GLOSSDESK_INDEX=index)
    assert "What is pragmatic cooperation in German?" in printed
    assert "务实合作 means cooperation#pragmatic" in printed
    assert "'verified': 1.0" in printed
