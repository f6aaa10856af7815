"""What an answer cites as references for programs that keep them: RIS, BibTeX and CSL-JSON."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import Answer
from assistant.citation import by_section, find_section
from assistant.document import to_json
from assistant.reference import inverted
from glossary import Glossary, Person, Source

_ENTRY = "entry-dictionary"
# By the types of CSL; what is not listed is of no particular kind.
_RIS_TYPES: Mapping[str, str] = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    _ENTRY: "DICT",
    "legislation": "STAT",
    "report": "RPRT",
    "speech": "CONF",
    "thesis": "THES",
    "webpage": "ELEC",
}
_BIBTEX_TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    _ENTRY: "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
}
_TEX = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NO_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class BibliographyFormat:
    """A format of references: the end of a file's name, its media type, and what writes it."""

    extension: str
    media_type: str
    write: Callable[[Sequence[Source]], str]


def references(answer: Answer, glossaries: Mapping[str, Glossary]) -> tuple[Source, ...]:
    """Return the sections that an answer cites, each followed by its sources; every one once, under an id of its own.

    A section is an entry of a dictionary, issued when it was reviewed.
    """
    found: dict[str, Source] = {}
    for citations in by_section(answer.citations):
        first = citations[0]
        glossary = glossaries[first.glossary]
        entry, section = glossary.by_id[first.entry], find_section(glossary, first.entry, first.section)
        known = {source.id: source for source in entry.sources}
        whole = Source(
            id=f"{glossary.id}-{entry.id}-{first.section}",
            type=_ENTRY,
            title=first.term,
            container_title=glossary.title,
            publisher=glossary.publisher,
            issued=entry.reviewed,
            url=first.url or "",
            note=glossary.licence,
        )
        cited = [known[name] for name in section.sources] if section else []
        for one in (whole, *(replace(one, id=f"{glossary.id}-{entry.id}-{one.id}") for one in cited)):
            # Entries may share a source, each under an id of its own.
            found.setdefault(repr(replace(one, id="")), one)
    return tuple(found.values())


def to_csl(sources: Sequence[Source]) -> str:
    """Return references as CSL-JSON."""
    return f"{to_json([_csl(one) for one in sources])}\n"


def to_ris(sources: Sequence[Source]) -> str:
    """Return references as RIS."""
    written = (f"{tag}  - {' '.join(value.split())}" for one in sources for tag, value in _ris(one))
    return "".join(f"{line}\r\n" for line in written if not line.endswith("- ") or line.startswith("ER"))


def to_bibtex(sources: Sequence[Source]) -> str:
    """Return references as BibTeX, in UTF-8."""
    return "\n".join(map(_bibtex, sources))


FORMATS: Mapping[str, BibliographyFormat] = {
    "ris": BibliographyFormat("ris", "application/x-research-info-systems", to_ris),
    "bibtex": BibliographyFormat("bib", "application/x-bibtex", to_bibtex),
    "csl": BibliographyFormat("json", "application/vnd.citationstyles.csl+json", to_csl),
}


def _csl(source: Source) -> dict[str, Any]:
    def people(given: Sequence[Person]) -> list[dict[str, str]]:
        return [_named(literal=one.literal, family=one.family, given=one.given) for one in given]

    date = _DATE.fullmatch(source.issued)
    parts = [[int(part) for part in date.groups() if part]] if date else []
    issued = {"date-parts": parts} if parts else {"literal": source.issued} if source.issued else {}
    note = "; ".join(part for part in (source.locator, source.note) if part)
    texts = _named(
        **{
            "container-title": source.container_title,
            "publisher": source.publisher,
            "publisher-place": source.publisher_place,
            "volume": source.volume,
            "issue": source.issue,
            "page": source.page,
            "URL": source.url,
            "DOI": source.doi,
            "note": note,
        }
    )
    held = {"author": people(source.author), "editor": people(source.editor), "issued": issued}
    return {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        **{key: value for key, value in held.items() if value},
        **texts,
    }


def _named(**texts: str) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}


def _ris(source: Source) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES.get(source.type, "GEN")
    yield "ID", source.id
    yield "TI", source.title
    yield from (("AU", inverted(one)) for one in source.author)
    yield from (("ED", inverted(one)) for one in source.editor)
    yield "T2", source.container_title
    yield "PY", source.issued[:4]
    yield "DA", source.issued.replace("-", "/")
    yield "PB", source.publisher
    yield "CY", source.publisher_place
    yield "VL", source.volume
    yield "IS", source.issue
    first, _, last = re.sub(r"[-–]+", "-", source.page).partition("-")
    yield "SP", first
    yield "EP", last
    yield "DO", source.doi
    yield "UR", source.url
    yield from (("N1", one) for one in (source.locator, source.note))
    yield "ER", ""


def _bibtex(source: Source) -> str:
    year, _, rest = source.issued.partition("-")
    fields = {
        "title": _braced(source.title),
        "author": _people(source.author),
        "editor": _people(source.editor),
        "journal" if source.type.startswith("article") else "booktitle": _tex(source.container_title),
        "year": _tex(year),
        "month": _tex(rest.partition("-")[0]),
        "institution" if source.type == "report" else "publisher": _tex(source.publisher),
        "address": _tex(source.publisher_place),
        "volume": _tex(source.volume),
        "number": _tex(source.issue),
        "pages": _tex(source.page).replace("–", "--"),
        "doi": _tex(source.doi),
        "url": re.sub(r"[{}\\\s]", "", source.url),
        "note": _tex("; ".join(part for part in (source.locator, source.note) if part)),
    }
    written = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{_BIBTEX_TYPES.get(source.type, 'misc')}{{{_key(source.id)},\n{written}\n}}\n"


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return _NO_KEY.sub("-", plain).strip("-") or "reference"


def _people(people: Sequence[Person]) -> str:
    # Braces keep the name of an institution whole, whatever words are in it.
    return " and ".join(f"{{{_tex(one.literal)}}}" if one.literal else _tex(inverted(one)) for one in people)


def _braced(title: str) -> str:
    """Return a title whose capitals no style changes."""
    return f"{{{_tex(title)}}}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(text.split()))
