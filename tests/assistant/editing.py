"""A small glossary that is edited, in which every entry tells its edition."""

from pathlib import Path

from assistant import Settings
from tests.assistant.web.conftest import NO_KEYS

ENTRIES = {
    "net": "A net of edition {edition} is a mesh of cords that fish are caught in.",
    "boat": "A boat of edition {edition} carries people over water.",
}


def write_entry(folder: Path, name: str, text: str, *, term: str = "") -> Path:
    """Write an entry as an editor's program does, beside the file and then in its place; return the file."""
    file = folder / "entries" / f"{name}.yaml"
    beside = file.with_suffix(".tmp")
    title = term or name.capitalize()
    beside.write_text(f"id: {name}\nterm: {title}\nsections:\n  - id: s1\n    text: {text}\n", encoding="utf-8")
    return beside.replace(file)


def write_edition(folder: Path, edition: int) -> None:
    """Write the glossary, or a new edition of all its entries."""
    (folder / "entries").mkdir(parents=True, exist_ok=True)
    if not (folder / "glossary.yaml").exists():
        (folder / "glossary.yaml").write_text("id: sea\ntitle: The sea\nlanguage: en\n", encoding="utf-8")
    for name, text in ENTRIES.items():
        write_entry(folder, name, text.format(edition=edition))


def settings_of(folder: Path) -> Settings:
    """Return settings with a glossary of edition 1 below a folder, and an index beside it."""
    write_edition(folder / "sea", 1)
    return Settings(glossary=(folder / "sea",), index=folder / "index", keys=NO_KEYS.keys)
