"""Markdown made into plain text under its headings, and plain text into Markdown."""

import re
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_MORE = re.compile(r"<!--\s*more\s*-->\Z")
# What Hugo fills in: {{< glossary_tooltip text="a pod" term_id="pod" >}}.
_SHORTCODE = re.compile(r"(?<!\\)\{\{[<%]\s*(/?\w[\w-]*)([^{}]*?)[>%]\}\}")
_TOOLTIP = "glossary_tooltip"
_ARGUMENT = re.compile(r"(\w+)=\"([^\"]*)\"")
_SPECIAL = re.compile(r"[\\`*_\[\]<#{]|&(?=[#A-Za-z])")
_LEADING = re.compile(r"(?:[-+=~>|:]|\d+(?=[.)]))")
_LINE_END = re.compile(r"\r\n?|\n")
# A line break is a space but between Chinese or Japanese characters; two spaces or a backslash before it keep it one.
_BREAKS = {"softbreak": "\x00", "hardbreak": "\x01"}
_TIGHT = re.compile("(?<=[\u2e80-\uffef])\x00(?=[\u2e80-\uffef])")
_SOFT = re.compile("\x00")
_HARD = re.compile(" *\x01 *")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
# What a site gives the address of a heading: ## Pods {#pods}.
_ANCHOR = re.compile(r"\{#[^{}\s]+\}\Z")
# The text of a link, and where it leads, until both are taken apart.
_LINK = re.compile("\x02([^\x02\x03]*)\x02([^\x02\x03]*)\x03")


@dataclass(frozen=True, slots=True)
class Part:
    """The text under a heading, "" before the first; `level` is 1 to 6, and `line` counts from 1 in the body.

    `links` are where its links lead, and `more` tells whether there are words beside those.
    """

    heading: str
    text: str
    line: int = 1
    level: int = 0
    links: tuple[str, ...] = ()
    more: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a body, where its links lead, and what of it is no text: each once, with the line of the first."""

    parts: tuple[Part, ...]
    links: tuple[str, ...] = ()
    lost: tuple[tuple[str, int], ...] = ()


def read_body(text: str) -> Body:
    """Return the text of a Markdown body by its headings: paragraphs are lines, list items start with a hyphen."""
    return _Reader().read(text)


def markdown(text: str) -> str:
    """Return a text as Markdown: a paragraph a line, with what Markdown would take for more escaped."""
    return "\n\n".join(_escaped(line.strip(" \t")) for line in _LINE_END.split(text))


def title_line(heading: str) -> str:
    """Return what a heading is when it stands on one line."""
    return " ".join(heading.split())


def _escaped(line: str) -> str:
    made = _SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    lead = _LEADING.match(made)
    if not lead:
        return made
    at = lead.end() if lead[0][0].isdigit() else 0
    return f"{made[:at]}\\{made[at:]}"


class _Reader:
    """Walk the tokens of a body once."""

    def __init__(self) -> None:
        self.links: dict[str, None] = {}
        self.lost: dict[str, int] = {}
        self.parts: list[Part] = []
        self.blocks: list[str] = []
        self.linked = ""
        self.row: list[str] | None = None
        self.marker = ""

    def read(self, text: str) -> Body:
        """Return what a body says."""
        head = Part("", "")
        found: dict[str, dict[str, dict[str, list[int]]]] = {}
        tokens = _MARKDOWN.parse(_SHORTCODE.sub(self._filled_in, text), found)
        for label, reference in found.get("references", {}).items():
            if label.startswith("^"):
                self.lost.setdefault("a footnote of an address alone", reference["map"][0] + 1)
        in_heading = False
        for token in tokens:
            line = token.map[0] + 1 if token.map else 1
            if token.type == "heading_open" and token.level == 0:
                self._close(head)
                head, in_heading = Part("", "", line, int(token.tag[1])), True
            elif in_heading and token.type == "inline":
                anchor = _ANCHOR.search(token.content)
                heading = self._inline(token, line).removesuffix(anchor[0] if anchor else "")
                head, in_heading = replace(head, heading=title_line(heading)), False
                self.linked = ""
            else:
                self._take(token, line)
        self._close(head)
        return Body(tuple(self.parts), tuple(self.links), tuple(self.lost.items()))

    def _close(self, head: Part) -> None:
        if self.blocks or head.heading:
            links = tuple(leads for _, leads in _LINK.findall(self.linked))
            more = any(map(str.isalpha, _LINK.sub("", self.linked)))
            self.parts.append(replace(head, text="\n".join(self.blocks), links=links, more=more))
        self.blocks, self.linked = [], ""

    def _take(self, token: Token, line: int) -> None:
        if token.type == "inline" and self.row is not None:
            self.row.append(self._inline(token, line))
        elif token.type == "inline":
            if text := self._inline(token, line).strip():
                self.blocks.append(f"{self.marker}{text}")
                self.marker = ""
        elif token.type in ("fence", "code_block"):
            self.blocks.append(f"{self.marker}{self._shown(token.content).strip()}")
        elif token.type == "html_block" and not _MORE.match(token.content.strip()):
            self.lost.setdefault("HTML", line)
        elif token.type == "list_item_open":
            self.marker = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "tr_open":
            self.lost.setdefault("the columns of a table", line)
            self.row = []
        elif token.type == "tr_close" and self.row is not None:
            self.blocks.append(" | ".join(self.row))
            self.row = None

    def _inline(self, token: Token, line: int) -> str:
        text, leads = "", ""
        for part in token.children or ():
            if part.type in ("text", "code_inline"):
                text += part.content
            elif part.type in _BREAKS:
                text += _BREAKS[part.type]
            elif part.type == "link_open":
                leads = str(part.attrs.get("href", ""))
                self.links[leads] = None
                text += "\x02"
            elif part.type == "link_close":
                text += f"\x02{leads}\x03"
            elif part.type == "image":
                self.lost.setdefault("an image", line)
            elif part.type == "html_inline" and _BREAK_TAG.fullmatch(part.content):
                text += _BREAKS["hardbreak"]
            elif part.type == "html_inline":
                self.lost.setdefault("HTML", line)
        return _HARD.sub("\n", _SOFT.sub(" ", _TIGHT.sub("", self._shown(text))))

    def _shown(self, text: str) -> str:
        """Return a text without where its links lead, which is kept for the part that it stands in."""
        self.linked += text
        return _LINK.sub(r"\1", text)

    def _filled_in(self, shortcode: re.Match[str]) -> str:
        """Return what Hugo would show, as far as the shortcode says it itself."""
        given = dict(_ARGUMENT.findall(shortcode[2]))
        if "term_id" not in given or shortcode[1] != _TOOLTIP:
            line = shortcode.string.count("\n", 0, shortcode.start()) + 1
            self.lost.setdefault(f"the shortcode {shortcode[1]!r}", line)
            return ""
        self.links[given["term_id"]] = None
        shown = given.get("text") or given["term_id"].replace("-", " ")
        return f"\x02{shown}\x02{given['term_id']}\x03"
