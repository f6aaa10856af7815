"""Rules without which nothing can be cited: identifiers, references, language tags."""

import re
from collections.abc import Callable, Iterator

from glossary.draft import Address, Draft
from glossary.fields import shorten
from glossary.language import is_well_formed
from glossary.model import Problem
from glossary.schema import GLOSSARY_FILE, IDENTIFIER, SENSES, STATUSES

_WEB = re.compile(r"https?://[^\s/]+[^\s]*\Z", re.IGNORECASE)
Rule = Callable[[Draft], Iterator[Problem]]


def bad_id(draft: Draft) -> Iterator[Problem]:
    """Report an id of an entry or section that is not made of a to z, 0 to 9 and hyphens."""
    for identifier, address in _identifiers(draft):
        if identifier.strip() and not IDENTIFIER.fullmatch(identifier):
            yield draft.error("bad-id", _bad_id(identifier), *address)
    for stem, entry in draft.entries():
        if any(not source.id.strip() for source in entry.sources):
            yield draft.error("bad-id", "a source's id is empty; write one such as 'qin-2018'", stem, "sources", "")
    # A glossary's id only labels citations, so an odd one keeps nobody from citing.
    if draft.glossary.id.strip() and not IDENTIFIER.fullmatch(draft.glossary.id):
        yield draft.warning("bad-id", _bad_id(draft.glossary.id), GLOSSARY_FILE, "id")


def _bad_id(identifier: str) -> str:
    return f"id {shorten(identifier)} is not made of a-z, 0-9 and '-'; rename it"


def _identifiers(draft: Draft) -> Iterator[tuple[str, Address]]:
    for stem, entry in draft.entries():
        yield entry.id, (stem, "id")
        for index, section in enumerate(entry.sections):
            yield section.id, (stem, "sections", index, "id")


def id_and_file(draft: Draft) -> Iterator[Problem]:
    """Report an entry whose id is not the stem of its file."""
    for stem, entry in draft.entries():
        if entry.id.strip() and entry.id != stem:
            message = f"id {shorten(entry.id)} is not the file's name; rename the file to {entry.id}.yaml or the id"
            yield draft.error("id-and-file", message, stem, "id")


def duplicate_id(draft: Draft) -> Iterator[Problem]:
    """Report the second of two entries, or of two sections of an entry, with one id."""
    entries: dict[str, str] = {}
    for stem, entry in draft.entries():
        if entry.id.strip() and entries.setdefault(entry.id, stem) != stem:
            where = draft.mark(entries[entry.id], "id")
            yield draft.error(
                "duplicate-id", f"entry id {shorten(entry.id)} is taken at {where}; rename it", stem, "id"
            )
        sections: dict[str, int] = {}
        for index, section in enumerate(entry.sections):
            if section.id.strip() and sections.setdefault(section.id, index) != index:
                line = draft.mark(stem, "sections", sections[section.id], "id").line
                message = f"section id {shorten(section.id)} is taken on line {line}; rename it"
                yield draft.error("duplicate-id", message, stem, "sections", index, "id")


def dangling_source(draft: Draft) -> Iterator[Problem]:
    """Report a source of a section that its entry does not have."""
    for stem, entry in draft.entries():
        known = {source.id for source in entry.sources}
        for index, section in enumerate(entry.sections):
            for place, source in enumerate(section.sources):
                if source.strip() and source not in known:
                    message = f"no source {shorten(source)} in this entry; add it under the entry's 'sources'"
                    yield draft.error("dangling-source", message, stem, "sections", index, "sources", place)


def dangling_see_also(draft: Draft) -> Iterator[Problem]:
    """Report a reference to an entry that does not exist."""
    known = {entry.id for entry in draft.glossary.entries} | draft.unread
    for stem, entry in draft.entries():
        for index, other in enumerate(entry.see_also):
            if other.strip() and other not in known:
                message = f"no entry {shorten(other)} in this glossary; correct the id, add the entry or delete it"
                yield draft.error("dangling-see-also", message, stem, "see_also", index)


def own_see_also(draft: Draft) -> Iterator[Problem]:
    """Report an entry that points to itself."""
    for stem, entry in draft.entries():
        for index, other in enumerate(entry.see_also):
            if other == entry.id and other:
                message = f"entry {shorten(other)} points to itself; delete it"
                yield draft.error("own-see-also", message, stem, "see_also", index)


def language_tag(draft: Draft) -> Iterator[Problem]:
    """Report a language tag that breaks the grammar of BCP 47."""
    found: dict[Address, str] = {(GLOSSARY_FILE, "language"): draft.glossary.language}
    for address, names in draft.named():
        found |= {(*address, name.language): name.language for name in names}
    for address, tag in found.items():
        if tag.strip() and not is_well_formed(tag):
            message = f"{shorten(tag)} is no BCP 47 language tag; write one such as 'en', 'zh-Hans' or 'pt-BR'"
            yield draft.error("language-tag", message, *address)


def web_address(draft: Draft) -> Iterator[Problem]:
    """Report an address that is not on the web, such as a script that a reader's click would run."""
    found: dict[Address, str] = {(GLOSSARY_FILE, "url"): draft.glossary.url}
    for stem, entry in draft.entries():
        found |= {(stem, "sources", source.id, "URL"): source.url for source in entry.sources}
        found |= {(stem, "links", index): link for index, link in enumerate(entry.links)}
    for address, url in found.items():
        if url and not _WEB.match(url):
            message = f"{shorten(url)} is no web address; write one that starts with https://"
            yield draft.error("web-address", message, *address)


def unknown_sense(draft: Draft) -> Iterator[Problem]:
    """Report a sense that is none of those a section may tell."""
    for stem, entry in draft.entries():
        for index, section in enumerate(entry.sections):
            if section.sense.strip() and section.sense not in SENSES:
                message = f"sense {shorten(section.sense)} is not known; write {' or '.join(map(repr, SENSES))}"
                yield draft.error("unknown-sense", message, stem, "sections", index, "sense")


def unknown_status(draft: Draft) -> Iterator[Problem]:
    """Report a status that is none of those a name may have."""
    for address, names in draft.named():
        for index, name in enumerate(names):
            if name.status.strip() and name.status not in STATUSES:
                message = f"status {shorten(name.status)} is not known; write {', '.join(map(repr, STATUSES))}"
                yield draft.error("unknown-status", message, *address, index, "status")


RULES: dict[str, Rule] = {
    "bad-id": bad_id,
    "id-and-file": id_and_file,
    "duplicate-id": duplicate_id,
    "dangling-source": dangling_source,
    "dangling-see-also": dangling_see_also,
    "own-see-also": own_see_also,
    "language-tag": language_tag,
    "web-address": web_address,
    "unknown-sense": unknown_sense,
    "unknown-status": unknown_status,
}
