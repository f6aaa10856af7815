"""Reading an entry, or the head of a glossary, from nodes."""

from glossary.draft import Address
from glossary.fields import Field, Reader
from glossary.model import Entry, Glossary, Name, Person, Section, Source
from glossary.nodes import Listing, Mapping, Node, Scalar
from glossary.schema import CSL_FIELDS, ENTRY, GLOSSARY, GLOSSARY_FILE, NAME, PERSON, SECTION, SOURCE


def read_header(reader: Reader, node: Node) -> Glossary:
    """Return what the node of a `glossary.yaml` says, without entries."""
    found = reader.fields(node, (GLOSSARY_FILE,), GLOSSARY)
    texts = {key: reader.text(found.get(key), required=key in GLOSSARY.required) for key in GLOSSARY.all}
    return Glossary(entries=(), **texts)


def read_entry(reader: Reader, node: Mapping, stem: str) -> Entry:
    """Return the entry of a node; its faults and places go to the reader, addressed by the stem."""
    found = reader.fields(node, (stem,), ENTRY)
    sections = reader.each(found.get("sections"), lambda item, address: _section(reader, item, address))
    if "sections" in found and isinstance(found["sections"].node, (Listing, Scalar)) and not sections:
        reader.fault(found["sections"].node, "empty-field", "'sections' is empty; write at least one section")
    return Entry(
        reader.text(found.get("id"), required=True),
        reader.text(found.get("term"), required=True),
        sections,
        _names(reader, found.get("names")),
        reader.text(found.get("subject")),
        reader.text(found.get("summary")),
        reader.texts(found.get("see_also")),
        _sources(reader, found.get("sources")),
        reader.text(found.get("reviewed")),
        reader.texts(found.get("notes")),
        reader.texts(found.get("links")),
    )


def _section(reader: Reader, node: Node, address: Address) -> Section:
    found = reader.fields(node, address, SECTION)
    return Section(
        reader.text(found.get("id"), required=True),
        reader.text(found.get("text"), required=True),
        reader.text(found.get("term")),
        _names(reader, found.get("names")),
        reader.texts(found.get("sources")),
        reader.texts(found.get("questions")),
        reader.text(found.get("sense")),
    )


def _is_blank(field: Field) -> bool:
    """Tell whether a field has no value: nothing after the colon, `[]` or `{}`."""
    return not (field.node.value if isinstance(field.node, Scalar) else field.node.items)


def _names(reader: Reader, field: Field | None) -> tuple[Name, ...]:
    if field is None or _is_blank(field):
        return ()
    names: list[Name] = []
    for language in reader.pairs(field.node, field.address, "'names'"):
        alone = not isinstance(language.node, Listing)
        for node in [language.node] if alone else reader.items(language):
            names.append(_name(reader, node, (*field.address, len(names)), language.key))
        reader.note(language.address, language.key_node)
    return tuple(names)


def _name(reader: Reader, node: Node, address: Address, language: str) -> Name:
    if not isinstance(node, Mapping):
        return Name(reader.scalar(node, address, language, required=True), language)
    found = reader.fields(node, address, NAME)
    return Name(reader.text(found.get("name"), required=True), language, reader.text(found.get("status")))


def _sources(reader: Reader, field: Field | None) -> tuple[Source, ...]:
    if field is None or _is_blank(field):
        return ()
    return tuple(_source(reader, source) for source in reader.pairs(field.node, field.address, "'sources'"))


def _source(reader: Reader, field: Field) -> Source:
    found = reader.fields(field.node, field.address, SOURCE)
    reader.note(field.address, field.key_node)
    texts = {name: reader.text(found.get(key), required=key in SOURCE.required) for key, name in CSL_FIELDS.items()}
    return Source(
        id=field.key,
        author=reader.each(found.get("author"), lambda item, address: _person(reader, item, address)),
        editor=reader.each(found.get("editor"), lambda item, address: _person(reader, item, address)),
        **{**texts, "type": texts["type"] or "document"},
    )


def _person(reader: Reader, node: Node, address: Address) -> Person:
    found = reader.fields(node, address, PERSON)
    person = Person(**{key: reader.text(found.get(key)) for key in PERSON.all})
    if isinstance(node, Mapping) and not (person.family or person.literal):
        reader.fault(node, "missing-field", "a person has no name; write {family: ..., given: ...} or {literal: ...}")
    return person
