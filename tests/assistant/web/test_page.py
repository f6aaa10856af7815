import re

from assistant.markup import house_style
from assistant.web.page import STATIC, dress

PAGE = """<html><head><meta charset="utf-8">
<meta property="og:image" content="https://elsewhere.example/image.jpg"
/>
<meta name="twitter:creator" content="@Maker" />
<link rel="manifest" href="/manifest.json" /></head><body>&amp;</body></html>"""


def test_the_page_is_dressed_and_names_no_one_else() -> None:
    dressed = dress(PAGE)
    assert "elsewhere" not in dressed
    assert "@Maker" not in dressed
    assert "manifest" not in dressed
    assert dressed.count("<title>Glossdesk</title>") == 1
    assert f"<style>{house_style()}</style>" in dressed
    files = {file.name for file in STATIC.iterdir() if file.suffix in (".css", ".js")}
    assert set(re.findall(r"desk/([\w.]+)\?", dressed)) == {*files, "icon.svg"}
    assert dressed.endswith("</head><body>&amp;</body></html>")
