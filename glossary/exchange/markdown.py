"""What the Markdown files of a glossary are called, and how a section is headed in them."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from glossary.exchange.markdown_text import title_line
from glossary.nodes import is_no_file

ENDING = ".md"
_ENDINGS = re.compile(r"\.(?:md|markdown)\Z", re.IGNORECASE)
# Hugo's name for the page of the folder itself.
INDEX = "_index.md"
# Headings that stand on every page of a glossary (CNCF's), and so are no terms.
COMMON_HEADINGS = frozenset({"what it is", "problem it addresses", "how it helps"})
# Headings over nothing but references.
_RELATED_HEADINGS = frozenset({"related terms", "see also"})
# What is noted beside the keys of a section: a text that Markdown has no way to write, and what it was written as.
EXACT, WRITTEN = "text", "written"


def is_markdown(file: Path) -> bool:
    """Tell whether a file is called as one of Markdown is."""
    return bool(_ENDINGS.search(file.name))


def is_index(file: Path) -> bool:
    """Tell whether a file is the page of the folder itself."""
    return without_ending(file.name) == without_ending(INDEX)


def pages_of(folder: Path) -> list[Path]:
    """Return the files of a folder that are read, in order: templates and hidden ones are not."""
    found = sorted(filter(is_markdown, folder.iterdir()))
    # A link to nowhere is to be told, and not to be skipped.
    return [one for one in found if is_index(one) or (not is_no_file(one) and one.name[0] not in "._")]


def linked_page(link: str, pages: Mapping[str, str]) -> str:
    """Return the page that a link leads to, of pages by the names of their files without ending, and ids; or ""."""
    name = without_ending(unquote(re.split("[?#]", link, maxsplit=1)[0]).rstrip("/").rpartition("/")[2])
    # Sites write addresses in lower case.
    return pages.get(name) or pages.get(name.casefold(), "")


def is_related(heading: str) -> bool:
    """Tell whether a heading stands over nothing but references."""
    return heading.casefold().rstrip(":： ") in _RELATED_HEADINGS


def without_ending(name: str) -> str:
    """Return what a file of Markdown is called but for its ending."""
    return _ENDINGS.sub("", name)


def heading_of(term: str, identifier: str, *, first: bool) -> str:
    """Return the heading of a section: its term or the words of its id, and nothing for a first one without a term."""
    if term:
        return title_line(term)
    return "" if first else identifier.replace("-", " ").strip().capitalize() or identifier
