from dataclasses import replace
from pathlib import Path

from assistant import Assistant, Settings
from assistant.evaluate.report import Made
from assistant.evaluate.surroundings import surroundings
from glossary import fingerprint
from tests.conftest import FakeEncoder, entry, index_of


def test_a_run_depends_on_the_edit_the_model_and_the_settings(tmp_path: Path) -> None:
    encoder = FakeEncoder("fake", "e" * 64)
    assistant = Assistant(index_of(tmp_path, entry("net", "Net", "A net is a mesh."), encoder=encoder))
    made = surroundings(assistant, Settings(threshold=0.25, sentences=2))
    [glossary] = assistant.glossaries
    assert made.glossaries == (Made("small", fingerprint(glossary)),)
    assert made.model == Made("fake", "e" * 64)
    assert (made.threshold, made.sentences, made.writer) == (0.25, 2, "")


def test_a_writer_counts_only_where_there_is_one(tmp_path: Path) -> None:
    assistant = Assistant(index_of(tmp_path, entry("net", "Net", "A net is a mesh.")))
    named = Settings(writer_model="small-model")
    assert surroundings(assistant, named).writer == ""
    assert surroundings(assistant, replace(named, writer="http://127.0.0.1:1/v1")).writer == "small-model"
