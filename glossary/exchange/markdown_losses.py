"""What Markdown pages say that has no place in an entry, or in the head of a glossary."""

from collections.abc import Mapping

from glossary.exchange.intake import Intake
from glossary.exchange.markdown import linked_page
from glossary.exchange.markdown_text import Body, Part
from glossary.fields import shorten
from glossary.model import Mark
from glossary.nodes import Listing, Node, Scalar
from glossary.schema import GLOSSARY

# Front matter that is read as it stands in Glossdesk's own files.
OWN = ("names", "see_also", "links", "notes", "sources")
_TEXTS = ("title", "id", "date", "reviewed", "short_description", "summary")
_LISTS = ("full_link", "aka", "tags")


def note_front(front: Mapping[str, Node], intake: Intake) -> None:
    """Note what of a page's front matter is not read."""
    # A category stands for tags that are missing.
    lists = _LISTS if _is_filled(front.get("tags")) else (*_LISTS, "category")
    for key, value in front.items():
        if key in lists or key in _TEXTS:
            parts = value.items if key in lists and isinstance(value, Listing) else [value]
            for part in parts:
                if not isinstance(part, Scalar):
                    intake.loss(part.mark, f"{key!r} in the front matter has more than text, which is left out")
        elif key not in OWN and key != "sections":
            _note_key(key, value, intake)


def note_index(front: Mapping[str, Node], body: Body, mark: Mark, intake: Intake) -> None:
    """Note what the page of a glossary says beside what a glossary says of itself."""
    for key, value in front.items():
        if key not in GLOSSARY.all:
            _note_key(key, value, intake)
    if body.parts:
        intake.loss(mark, "the text of the glossary's own page has no place")


def note_related(part: Part, mark: Mark, pages: Mapping[str, str], intake: Intake) -> None:
    """Note what is dropped of a part that is read for its references alone."""
    for link in dict.fromkeys(part.links):
        if not linked_page(link, pages):
            intake.loss(mark, f"the link {shorten(link)} under {part.heading!r} leads to no page, and is left out")
    if part.more:
        intake.loss(mark, f"the text under {part.heading!r}, but for its links, is left out")


def _note_key(key: str, value: Node, intake: Intake) -> None:
    if _is_filled(value):
        intake.loss(value.mark, f"{key!r} in the front matter has no place")


def _is_filled(node: Node | None) -> bool:
    """Tell whether a value is more than nothing, or a list of nothing."""
    if isinstance(node, Listing):
        return any(map(_is_filled, node.items))
    return bool(node.value.strip()) if isinstance(node, Scalar) else node is not None and bool(node.pairs())
