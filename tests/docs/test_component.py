import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "component.md").read_text(encoding="utf-8")
WIDGET = ROOT / "assistant" / "web" / "static" / "widget"


def test_every_custom_property_is_told() -> None:
    used = set(re.findall(r"--glossdesk-[a-z]+", (WIDGET / "widget.css").read_text(encoding="utf-8")))
    assert used == set(re.findall(r"--glossdesk-[a-z]+", PAGE))


def test_every_attribute_is_told() -> None:
    scripts = "".join(file.read_text(encoding="utf-8") for file in WIDGET.glob("*.js"))
    read = set(re.findall(r"(?:this|element)\.(?:get|has)Attribute\('(\w+)'\)", scripts)) | {"entry", "section"}
    assert read == {"inline", "within", "glossary", "desk", "entry", "section"}
    assert all(f"`{name}`" in PAGE for name in read - {"section"})
