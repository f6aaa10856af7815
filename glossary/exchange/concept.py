"""What formats that are made of concepts say of one of them."""

from dataclasses import dataclass

from glossary.model import Mark, Name


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition, its language where one is said, and its sources in a line of text each."""

    text: str
    language: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a file: `key` is what the file calls it and `related` the keys of others.

    `own` is what Glossdesk wrote for itself, where the format has no place for it: an entry in JSON, with digests in
    place of texts and without what the file says anyhow. `inner` are the keys that others may call parts of it by.
    """

    key: str
    mark: Mark
    terms: tuple[Name, ...] = ()
    definitions: tuple[Definition, ...] = ()
    subject: str = ""
    notes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reviewed: str = ""
    own: str = ""
    inner: tuple[str, ...] = ()
