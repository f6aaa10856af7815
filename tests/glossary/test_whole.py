import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from glossary.whole import is_stream, write_whole


def test_what_only_passes_on_what_is_written_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor() as pool:
        read = pool.submit((tmp_path / "pipe").read_text)
        write_whole(tmp_path / "pipe", "Ships.")
        assert read.result(60) == "Ships."
    assert is_stream(tmp_path / "pipe")
    assert is_stream(Path("/dev/null"))
    assert not is_stream(tmp_path)
