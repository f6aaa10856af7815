"""Reading Markdown with front matter, as the glossaries of CNCF and Kubernetes are written: an entry a file."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.entry import read_entry
from glossary.exchange.fault import ImportFault
from glossary.exchange.front_matter import Page, split_page
from glossary.exchange.intake import LARGEST_STREAM, Found, Intake
from glossary.exchange.markdown import (
    COMMON_HEADINGS,
    EXACT,
    WRITTEN,
    heading_of,
    is_index,
    is_markdown,
    is_related,
    linked_page,
    pages_of,
)
from glossary.exchange.markdown_losses import OWN, note_front, note_index, note_related
from glossary.exchange.markdown_text import Body, Part, read_body
from glossary.exchange.slug import identifier, numbered, slug
from glossary.exchange.source_line import digest
from glossary.fields import Reader, shorten
from glossary.model import Entry, Glossary, Mark, Name
from glossary.nodes import Fault, Listing, Mapping, Node, Scalar, read_utf8
from glossary.schema import GLOSSARY

_LARGEST_FILE = 1_000_000
_MOST_FILES = 20_000


@dataclass(frozen=True, slots=True)
class _Source:
    """A file: its front matter by key, and its body."""

    file: Path
    front: Table[str, Node]
    page: Page
    body: Body


def read_markdown(intake: Intake) -> Iterator[Found]:
    """Yield the entry of a Markdown file, or those of all of a folder; `_index.md` is the glossary's own page."""
    sources = [source for file in _files(intake) if (source := _source(file, intake))]
    heads = [source for source in sources if is_index(source.file)]
    pages = [source for source in sources if not is_index(source.file)]
    for head in heads:
        note_index(head.front, head.body, Mark(head.file, head.page.line), intake)
    known = {key: _text(heads[0].front.get(key)) for key in GLOSSARY.all} if heads else dict.fromkeys(GLOSSARY.all, "")
    language = intake.begin(Glossary(entries=(), **known))
    counts = Counter(heading for one in pages for heading in {part.heading.casefold() for part in one.body.parts})
    common = COMMON_HEADINGS | {heading for heading, count in counts.items() if count > 1}
    names = {one.file.stem for one in pages} | {_text(one.front.get("id")) for one in pages} - {""}
    stems = {one.casefold(): one for one in sorted(names)} | {one: one for one in names}
    for number, source in enumerate(pages, start=1):
        yield from _entry(source, number, language, common, stems, intake)


def _files(intake: Intake) -> list[Path]:
    """Return the files to read; raise ImportFault where there are none, or too much."""
    if not intake.file.is_dir():
        intake.require_size(_LARGEST_FILE)
        return [intake.file]
    files = pages_of(intake.file)
    sizes = {one: one.stat().st_size for one in files if one.exists()}
    size = sum(sizes.values())
    if len(files) > _MOST_FILES or size > LARGEST_STREAM:
        what = f"{len(files):,} files of {size:,} bytes are too many, {_MOST_FILES:,} of {LARGEST_STREAM:,} at most"
        raise ImportFault(Mark(intake.file), f"{what}; split the folder")
    for one, size in sizes.items():
        if size > _LARGEST_FILE:
            intake.fault(Mark(one), f"over {_LARGEST_FILE:,} bytes are too many for an entry; split the file")
    intake.require_sound()
    for one in sorted(one for one in intake.file.glob("[!.]*/**/*") if is_markdown(one) and one.is_file()):
        intake.loss(Mark(one), "a page in a subfolder is left out; import the subfolder by itself")
    return files


def _source(file: Path, intake: Intake) -> _Source | None:
    try:
        page = split_page(read_utf8(file).replace("\r\n", "\n").replace("\r", "\n"), file)
    except Fault as fault:
        intake.fault(fault.problem.mark, fault.problem.message)
        return None
    except ImportFault as fault:
        intake.fault(fault.mark, fault.message)
        return None
    front: dict[str, Node] = {}
    for key, value in page.front.pairs():
        if isinstance(key, Scalar) and key.value in front:
            intake.fault(key.mark, f"key {key.value!r} stands in the front matter twice; keep one")
        if isinstance(key, Scalar):
            front[key.value] = value
    return _Source(file, front, page, read_body(page.body))


def _entry(
    source: _Source, number: int, language: str, common: frozenset[str], stems: Table[str, str], intake: Intake
) -> Iterator[Found]:
    file, front = source.file, source.front
    mark = Mark(file)
    note_front(front, intake)
    for what, line in source.body.lost:
        intake.loss(Mark(file, source.page.line + line - 1), f"{what} is no text, and is left out")
    title, parts = _titled(source)
    name = identifier(_text(front.get("id")) or file.stem, title, number)
    sections = list(_sections(parts, source, common, stems, intake))
    if not sections:
        intake.loss(mark, "a page without a text is left out")
        return
    reader = Reader(file)
    given: dict[str, Node] = {key: front[key] for key in OWN if key in front}
    term = front.get("title")
    given |= {"id": Scalar(mark, name), "term": term if term and _text(term) else Scalar(mark, title)}
    given["sections"] = Listing(mark, sections)
    entry = read_entry(reader, _mapping(mark, given), name)
    for problem in reader.problems:
        intake.fault(problem.mark, problem.message)
    yield Found(_with_common_keys(entry, source, language, stems, intake), mark, (name, file.stem))


def _with_common_keys(entry: Entry, source: _Source, language: str, stems: Table[str, str], intake: Intake) -> Entry:
    """Return an entry with what its front matter says by the keys that sites have."""
    front, mark = source.front, Mark(source.file)
    others = {one.text for one in entry.names if one.language == language}
    also = [Name(text, language) for text in _texts(front.get("aka")) if text not in {*others, entry.term}]
    order = list(dict.fromkeys(one.language for one in (*entry.names, *also)))
    short, summary = _text(front.get("short_description")).rstrip("\n"), _text(front.get("summary"))
    links = intake.web_links((link for link in _texts(front.get("full_link")) if link not in entry.links), mark)
    tags = _texts(front.get("tags")) or _texts(front.get("category"))
    return replace(
        entry,
        names=tuple(sorted((*entry.names, *also), key=lambda one: order.index(one.language))),
        summary=summary if summary.strip() == short.strip() or not short else short,
        subject=", ".join(tags),
        reviewed=_text(front.get("reviewed")) or _text(front.get("date")),
        links=(*entry.links, *links),
        see_also=_linked(source, entry, stems),
    )


def _titled(source: _Source) -> tuple[str, list[Part]]:
    """Return the title of a page, and its parts; a heading of the whole page says no more than the title."""
    title, parts = _text(source.front.get("title")), list(source.body.parts)
    if parts and parts[0].level == 1 and (not title or parts[0].heading == title):
        return title or parts[0].heading, [replace(parts[0], heading=""), *parts[1:]]
    words = source.file.stem.replace("-", " ").replace("_", " ")
    return title or words[:1].upper() + words[1:], parts


def _sections(
    parts: list[Part], source: _Source, common: frozenset[str], stems: Table[str, str], intake: Intake
) -> Iterator[Node]:
    """Yield the sections of a page as they would stand in an entry's file, with what was noted of each."""
    noted = source.front.get("sections")
    records = [one for one in noted.items if isinstance(one, Mapping)] if isinstance(noted, Listing) else []
    left = [(_heading(_fields(one), first=not at), one) for at, one in enumerate(records)]
    taken = {_text(_fields(one).get("id")) for one in records}
    for number, part in enumerate(parts, start=1):
        mark = Mark(source.file, source.page.line + part.line - 1)
        at = next((at for at, (heading, _) in enumerate(left) if heading == part.heading), None)
        if at is not None:
            yield _noted(left.pop(at)[1], part, mark)
        elif is_related(part.heading):
            note_related(part, mark, stems, intake)
        elif not part.text.strip():
            if part.heading:
                intake.loss(mark, f"the heading {shorten(part.heading)} has no text under it, and is left out")
        else:
            name = next(one for one in numbered(slug(part.heading) or f"p{number}") if one not in taken)
            taken.add(name)
            texts = {"id": name, "text": part.text}
            if part.heading and part.heading.casefold() not in common:
                texts["term"] = part.heading
            yield _mapping(mark, {key: Scalar(mark, text) for key, text in texts.items()})


def _noted(record: Mapping, part: Part, mark: Mark) -> Node:
    """Return what was noted of a section with its text: that of the page, unless Markdown had no way to write it."""
    fields = _fields(record)
    unchanged = digest(part.text) == _text(fields.get(WRITTEN))
    text = Scalar(mark, _text(fields.get(EXACT)) if unchanged else part.text)
    kept = [pair for pair in record.pairs() if not (isinstance(pair[0], Scalar) and pair[0].value in (EXACT, WRITTEN))]
    return Mapping(record.mark, [*(node for pair in kept for node in pair), Scalar(mark, "text"), text])


def _heading(fields: Table[str, Node], *, first: bool) -> str:
    return heading_of(_text(fields.get("term")), _text(fields.get("id")), first=first)


def _linked(source: _Source, entry: Entry, stems: Table[str, str]) -> tuple[str, ...]:
    """Return the pages that a page refers to: of its links, where references are noted, those of a part for them."""
    related = (link for part in source.body.parts if is_related(part.heading) for link in part.links)
    links = related if "see_also" in source.front else source.body.links
    return tuple(dict.fromkeys((*entry.see_also, *filter(None, (linked_page(link, stems) for link in links)))))


def _fields(node: Mapping) -> dict[str, Node]:
    return {key.value: value for key, value in node.pairs() if isinstance(key, Scalar)}


def _mapping(mark: Mark, fields: Table[str, Node]) -> Mapping:
    return Mapping(mark, [part for key, value in fields.items() for part in (Scalar(mark, key), value)])


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""


def _texts(node: Node | None) -> list[str]:
    nodes = node.items if isinstance(node, Listing) else [node]
    return [one.value for one in nodes if isinstance(one, Scalar) and one.value.strip()]
