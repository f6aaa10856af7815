from pathlib import Path

from glossary.exchange import import_file
from glossary.exchange.slug import identifier, slug
from glossary.load import load


def test_an_id_is_not_longer_than_a_file_name_may_be(tmp_path: Path) -> None:
    assert slug(f"{'a' * 199} b") == identifier("a" * 199 + "-" * 200, "", 1) == "a" * 199
    long = "word " * 60
    (tmp_path / "a.csv").write_text(f"term,definition\n{long}one,A.\n{long}two,B.\n")
    import_file("csv", tmp_path / "a.csv", tmp_path / "into")
    first, second = load(tmp_path / "into").entries
    assert second.id == f"{first.id}-2"
    assert len(first.id) <= 200
