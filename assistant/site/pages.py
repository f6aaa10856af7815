"""The pages of one glossary, each made when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.pages.page import environment, page_style, plain
from assistant.site.address import HOME, Address, SiteError, page_link
from assistant.site.circle import Circle, circle_of
from assistant.site.entry_page import shown_entry
from assistant.site.linked_data import entry_data, set_data
from assistant.site.listing import Group, Listings
from assistant.site.names import language_label
from assistant.site.relations import Relations
from assistant.site.search_data import search_data
from assistant.site.search_script import search_script
from assistant.site.sorting import letters_key
from glossary import Entry, Glossary
from index.tokens import primary_language

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
_ICON_FILE = Path(__file__).parents[1] / "web" / "static" / "icon.svg"
STYLE, ICON, LOST = "site.css", "icon.svg", "404.html"
SCRIPT, DATA = "search.js", "search-data.js"
# More rows than this are shown on a page for each group.
MOST_ROWS = 1_000
_KINDS = ("entry", "names", "sources", "circle", "lost")
# Their characters say for themselves in which language they are.
_HAN_LANGUAGES = ("zh", "ja", "ko")


@dataclass(frozen=True, slots=True)
class Look:
    """What the pages of a glossary have beyond it.

    `script` is the address of the web component and `desk` the origin that it may ask; both are "" for none. `notes`
    shows those of editors, `search` a box that searches; from the glossary's folder, `lists` leads to other glossaries,
    `ask` to a chat, `check` to where drafts are checked, and `edit` to the pages for editors.
    """

    script: str = ""
    desk: str = ""
    notes: bool = False
    search: bool = False
    lists: str = ""
    ask: str = ""
    check: str = ""
    edit: str = ""

    @property
    def policy(self) -> str:
        """Return the Content-Security-Policy of the pages."""
        scripts = " ".join(filter(None, ("'self'" if self.search else "", self.desk)))
        asks = f"; connect-src {self.desk}" if self.desk else ""
        runs = f"; script-src {scripts}{asks}; require-trusted-types-for 'script'" if scripts else ""
        return f"default-src 'none'; style-src 'self'; img-src 'self'{runs}; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class View:
    """A way into the glossary: its file and headings; where it is long, each group has a file of its own."""

    file: str
    label: str
    title: str
    about: str
    template: str

    def file_of(self, number: int) -> str:
        """Return the file of a group, counted from 1."""
        return self.file.replace(".html", f"-{number}.html").replace("index-", "by/letter-")


ALPHABET = View(HOME, "A to Z", "", "Every name in the language of the glossary.", "names")
SUBJECTS = View("by/subject.html", "Subjects", "By subject", "Entries by what they are about.", "names")
CHINESE = View("by/chinese.html", "Chinese", "By Chinese name", "Chinese names in the order of their pinyin.", "names")
RELATIONS = View(
    "by/relation.html",
    "Related",
    "How entries are related",
    "A line joins two of which one refers to the other.",
    "circle",
)
SOURCES = View("by/source.html", "Sources", "Sources", "What the definitions rest on.", "sources")


class Pages:
    """The pages of a glossary by their files: what is asked for is made then, the same every time."""

    def __init__(self, glossary: Glossary, address: Address, look: Look | None = None) -> None:
        self.glossary = glossary
        self.address = address
        self.look = look or Look()
        self._lists = Listings(glossary)
        self._relations = Relations(glossary)
        self._ordered = sorted(glossary.entries, key=lambda entry: (letters_key(entry.term), entry.id))

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def text(self, file: str) -> str | None:
        """Return the content of a file, or None where there is no such file.

        Raise SiteError where an entry would be one of the other pages.
        """
        make = self._made.get(file)
        return make() if make else None

    def lost(self, file: str) -> str:
        """Return the page that says that there is no such file."""
        common = self._common(file)
        if self.address.base:
            common |= {"link": self.address.root_link}
        return self._templates["lost"].render(data="", canonical="", **common)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """Return the ways into the glossary that lead somewhere."""
        ordered = (ALPHABET, SUBJECTS, CHINESE, RELATIONS, SOURCES)
        return tuple(view for view in ordered if view in self._groups or (view is RELATIONS and self._circle))

    @cached_property
    def _circle(self) -> Circle | None:
        ordered = sorted(self._ordered, key=lambda entry: letters_key(entry.subject))
        return circle_of(ordered, self._relations)

    @cached_property
    def _groups(self) -> Mapping[View, Sequence[Group]]:
        lists = self._lists
        found = {
            ALPHABET: lists.alphabet,
            SUBJECTS: lists.subjects if any(entry.subject for entry in self.glossary.entries) else (),
            CHINESE: lists.chinese,
            SOURCES: lists.sources,
        }
        return {view: groups for view, groups in found.items() if groups}

    @cached_property
    def _made(self) -> Mapping[str, Callable[[], str]]:
        made: dict[str, Callable[[], str]] = {STYLE: _style, ICON: _icon, LOST: partial(self.lost, LOST)}
        if self.look.search:
            made |= {SCRIPT: search_script, DATA: partial(search_data, self.glossary, self.address)}
        if self._circle:
            made[RELATIONS.file] = partial(self._way, RELATIONS, RELATIONS.file, circle=self._circle)
        for view, groups in self._groups.items():
            made[view.file] = partial(self._view, view, groups)
            if _is_long(groups):
                for number, group in enumerate(groups, start=1):
                    made[view.file_of(number)] = partial(self._view, view, groups, group)
        around = dict(zip((entry.id for entry in self._ordered), _neighbours(self._ordered), strict=True))
        for entry in self.glossary.entries:
            file = self.address.file_of(entry.id)
            if file in made:
                raise SiteError(
                    f"entry {entry.id!r} would be the page {file!r}, which the site has already; give it another id, "
                    "or the glossary a url such as https://example.org/dictionary/{entry}#{section}"
                )
            made[file] = partial(self._entry, file, entry, around[entry.id])
        return made

    @cached_property
    def _templates(self) -> Mapping[str, "Template"]:
        made = environment(_TEMPLATES)
        if primary_language(self.glossary.language) in _HAN_LANGUAGES:
            made.filters["told"] = plain
        else:
            made.filters["told"] = made.filters["shown"]
        made.globals |= {
            "glossary": self.glossary,
            "language": language_label(self.glossary.language),
            "look": self.look,
            "entry_file": self.address.file_of,
            "anchor_of": self.address.anchor_of,
            "views": self.views,
            "home": HOME,
            "style": STYLE,
            "icon": ICON,
            "script": SCRIPT,
        }
        return {name: made.get_template(f"{name}.html.jinja") for name in _KINDS}

    def _entry(self, file: str, entry: Entry, around: tuple[Entry | None, Entry | None]) -> str:
        shown = shown_entry(entry, self.glossary, self.address, self._relations, around)
        data = entry_data(entry, self.glossary, self.address.base)
        canonical = page_link(self.glossary, entry.id)
        return self._templates["entry"].render(shown=shown, **self._common(file), data=data, canonical=canonical)

    def _view(self, view: View, groups: Sequence[Group], chosen: Group | None = None) -> str:
        long = _is_long(groups)
        file = view.file_of(groups.index(chosen) + 1) if chosen else view.file
        # Of a long list, the first page has the headings alone.
        shown = [chosen] if chosen else [] if long else groups
        return self._way(view, file, groups=groups, shown=shown, chosen=chosen, long=long)

    def _way(self, view: View, file: str, **shown: object) -> str:
        data, canonical = set_data(self.glossary, self.address.base), self.address.public(file)
        common = self._common(file)
        return self._templates[view.template].render(view=view, data=data, canonical=canonical, **common, **shown)

    def _common(self, file: str) -> dict[str, object]:
        return {"file": file, "link": partial(self.address.link, file)}


def _style() -> str:
    return page_style(_TEMPLATES / STYLE)


def _icon() -> str:
    return _ICON_FILE.read_text(encoding="utf-8")


def _is_long(groups: Sequence[Group]) -> bool:
    return sum(len(group.rows) for group in groups) > MOST_ROWS and len(groups) > 1


def _neighbours(ordered: Sequence[Entry]) -> Iterator[tuple[Entry | None, Entry | None]]:
    framed = (None, *ordered, None)
    for (before, _), (_, after) in pairwise(pairwise(framed)):
        yield before, after
