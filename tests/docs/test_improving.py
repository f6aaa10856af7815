import re
from pathlib import Path

from docs.pictures import FOLDER, of_improving

PAGE = (Path(__file__).parents[2] / "docs" / "improving.md").read_text(encoding="utf-8")


def test_the_page_shows_its_picture_and_it_is_small() -> None:
    shown = re.findall(r"!\[[^]]+\]\(screenshots/(\w+)\.png\)", PAGE)
    assert shown == list(of_improving("key"))
    assert all((FOLDER / f"{name}.png").stat().st_size < 150_000 for name in shown)
