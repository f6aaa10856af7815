"""The keys and values that an entry, or the head of a glossary, is written as; empty values are left to the writer."""

from glossary.model import Entry, Glossary, Name, Person, Section, Source
from glossary.schema import CSL_FIELDS, CSL_PEOPLE, GLOSSARY

# A mapping, a list or a text as it will stand in the file.
Tree = dict[str, "Tree"] | list["Tree"] | str


def entry_tree(entry: Entry) -> dict[str, Tree]:
    """Return an entry by the keys of its file; the names of one language stand together."""
    tree: dict[str, Tree] = {"id": entry.id, "term": entry.term, "subject": entry.subject, "summary": entry.summary}
    tree |= {"names": _names(entry.names), "sections": [section_tree(section) for section in entry.sections]}
    tree |= {"see_also": list(entry.see_also), "links": list(entry.links), "notes": list(entry.notes)}
    tree["sources"] = {source.id: _source(source) for source in entry.sources}
    tree["reviewed"] = entry.reviewed
    return tree


def header_tree(glossary: Glossary) -> dict[str, Tree]:
    """Return what a glossary says of itself by the keys of `glossary.yaml`."""
    return {key: getattr(glossary, key) for key in GLOSSARY.all}


def _names(names: tuple[Name, ...]) -> dict[str, Tree]:
    tree: dict[str, list[Tree]] = {}
    for name in names:
        plain: Tree = {"name": name.text, "status": name.status} if name.status else name.text
        tree.setdefault(name.language, []).append(plain)
    return {language: texts[0] if len(texts) == 1 else texts for language, texts in tree.items()}


def section_tree(section: Section) -> dict[str, Tree]:
    """Return a section by the keys that it has in an entry's file."""
    return {
        "id": section.id,
        "term": section.term,
        "sense": section.sense,
        "names": _names(section.names),
        "text": section.text,
        "questions": list(section.questions),
        "sources": list(section.sources),
    }


def _source(source: Source) -> dict[str, Tree]:
    tree: dict[str, Tree] = {"type": source.type}
    for key in CSL_PEOPLE:
        people: tuple[Person, ...] = getattr(source, key)
        tree[key] = [{part: getattr(person, part) for part in ("family", "given", "literal")} for person in people]
    return tree | {key: getattr(source, name) for key, name in CSL_FIELDS.items() if key != "type"}
