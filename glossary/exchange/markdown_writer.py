"""Writing a glossary as Markdown with front matter, an entry a file."""

import re

from glossary.exchange.export import ExportFault, Files, Order
from glossary.exchange.markdown import ENDING, EXACT, INDEX, WRITTEN, heading_of, is_index, is_markdown, pages_of
from glossary.exchange.markdown_text import markdown, read_body
from glossary.exchange.source_line import digest
from glossary.model import Entry, Section
from glossary.save import dump_tree
from glossary.schema import DEPRECATED
from glossary.tree import Tree, entry_tree, header_tree, section_tree

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def write_markdown(order: Order) -> bytes | Files:
    """Return the files of a folder or, where one Markdown file is asked for, the content of that.

    Raise ExportFault where several entries are to go into one file.
    """
    glossary = order.glossary
    pages = {f"{entry.id}{ENDING}": _page(entry, order) for entry in glossary.entries}
    if not is_markdown(order.file):
        for file in pages_of(order.file) if order.file.is_dir() else ():
            if file.name not in pages and not is_index(file):
                # It may be somebody's own, and is not for an export to delete.
                what = "a page in the folder is of no entry, and stays; delete it, or it is imported with the others"
                order.losses.note(what, str(file))
        head = {"title": glossary.title, **header_tree(glossary)}
        return Files({INDEX: f"---\n{dump_tree(head)}---\n".encode(), **pages})
    if len(pages) > 1:
        raise ExportFault(f"{len(pages):,} entries do not go into one file; give a folder with --to")
    order.losses.note("what the glossary says of itself, but for its entries, has no file", "glossary.yaml")
    return next(iter(pages.values()))


def _page(entry: Entry, order: Order) -> bytes:
    _note_alone(entry, order)
    body = "\n".join(
        (f"## {markdown(heading)}\n\n" if heading else "") + f"{markdown(section.text)}\n"
        for section, heading in _headed(entry)
    )
    return f"---\n{dump_tree(_front(entry, order.glossary.language))}---\n\n{body}".encode()


def _headed(entry: Entry) -> list[tuple[Section, str]]:
    return [(one, heading_of(one.term, one.id, first=not at)) for at, one in enumerate(entry.sections)]


def _front(entry: Entry, language: str) -> dict[str, Tree]:
    """Return the front matter: keys that sites know, then those of Glossdesk's own files that they have no key for."""
    tree = entry_tree(entry)
    front: dict[str, Tree] = {"title": entry.term, "id": entry.id}
    dated = "date" if _DATE.fullmatch(entry.reviewed) else "reviewed"
    front |= {dated: entry.reviewed, "full_link": next(iter(entry.links), "")}
    front |= {"short_description": entry.summary.strip()}
    front |= {"aka": [one.text for one in entry.names if one.language == language and one.status != DEPRECATED]}
    front |= {"tags": [entry.subject] if entry.subject else []}
    front |= {"summary": entry.summary if entry.summary != entry.summary.strip() else ""}
    front |= {"links": tree["links"] if len(entry.links) > 1 else []}
    front |= {key: tree[key] for key in ("names", "see_also", "notes", "sources")}
    front["sections"] = [_record(section) for section in entry.sections]
    return front


def _record(section: Section) -> Tree:
    """Return what a section is beside its heading and text, and its text where Markdown has no way to write it."""
    record = {key: value for key, value in section_tree(section).items() if key != EXACT}
    read = read_body(f"x\n\n{markdown(section.text)}\n").parts
    written = "\n".join(one.text for one in read).removeprefix("x\n")
    return (
        record
        if written == section.text and len(read) == 1
        else record | {EXACT: section.text, WRITTEN: digest(written)}
    )


def _note_alone(entry: Entry, order: Order) -> None:
    """Note what of an entry no other program will read."""
    parts = {
        "names in other languages": any(name.language != order.glossary.language for name in entry.names),
        "references": entry.see_also,
        "notes": entry.notes,
        "sources": entry.sources,
        "links after the first": entry.links[1:],
        "what a section is beside its term and text": any(
            section.names or section.questions or section.sense for section in entry.sections
        ),
    }
    for what, there in parts.items():
        if there:
            order.losses.note(f"{what}: in front matter that Glossdesk alone reads", entry.id)
