import os
from pathlib import Path

from glossary import Mark
from glossary.file_name import file_name


def test_a_name_that_is_not_utf_8_is_text_that_can_be_written() -> None:
    latin = Path(os.fsdecode(b"entries/\xfcbung.yaml"))
    assert file_name(latin) == "entries/\\xfcbung.yaml"
    assert str(Mark(latin, 3, 7)) == "entries/\\xfcbung.yaml:3:7"
    assert file_name(Path("entries/übung.yaml")) == "entries/übung.yaml"
