"""What the Markdown files of a glossary are called, and how a section is headed in them."""

from glossary.exchange.markdown_text import title_line

ENDING = ".md"
# Hugo's name for the page of the folder itself.
INDEX = "_index.md"
# Headings that stand on every page of a glossary (CNCF's), and so are no terms.
COMMON_HEADINGS = frozenset({"what it is", "problem it addresses", "how it helps"})
# Headings over nothing but references.
RELATED_HEADINGS = frozenset({"related terms", "see also"})
# What is noted beside the keys of a section: a text that Markdown has no way to write, and what it was written as.
EXACT, WRITTEN = "text", "written"


def heading_of(term: str, identifier: str, *, first: bool) -> str:
    """Return the heading of a section: its term or the words of its id, and nothing for a first one without a term."""
    if term:
        return title_line(term)
    return "" if first else identifier.replace("-", " ").strip().capitalize() or identifier
