import re
from pathlib import Path

from docs.pictures import FOLDER, PICTURES

PAGE = (Path(__file__).parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")


def test_the_page_shows_every_picture_and_each_is_small() -> None:
    shown = re.findall(r"!\[[^]]+\]\(screenshots/(\w+)\.png\)", PAGE)
    assert shown == list(PICTURES)
    assert len(shown) >= 6
    assert all((FOLDER / f"{name}.png").stat().st_size < 150_000 for name in shown)
