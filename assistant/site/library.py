"""The page that leads to several glossaries."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.pages.page import template
from assistant.site.pages import ICON, STYLE, Look
from glossary import Glossary

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A glossary and the address of its first page."""

    glossary: Glossary
    address: str


def library(glossaries: Mapping[str, Glossary], assets: str) -> str:
    """Return the page of glossaries, which are given by the links to them; `assets` is where style and icon are."""
    return template(_TEMPLATES, "library").render(
        glossaries=[Shelved(glossary, address) for address, glossary in glossaries.items()],
        policy=Look().policy,
        style=f"{assets}{STYLE}",
        icon=f"{assets}{ICON}",
    )
