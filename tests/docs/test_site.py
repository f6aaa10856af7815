import re
from pathlib import Path

from docs.pictures import FOLDER, OF_SITE

PAGE = (Path(__file__).parents[2] / "docs" / "site.md").read_text(encoding="utf-8")


def test_the_page_shows_every_picture_and_each_is_small() -> None:
    assert re.findall(r"!\[[^]]+\]\(screenshots/(\w+)\.png\)", PAGE) == list(OF_SITE)
    assert all((FOLDER / f"{name}.png").stat().st_size < 150_000 for name in OF_SITE)
