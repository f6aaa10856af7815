"""The formats that glossaries are imported from and exported to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from glossary.exchange.export import Order
from glossary.exchange.intake import Found, Intake
from glossary.exchange.json_lines import read_lines, write_lines
from glossary.exchange.skos_reader import read_skos
from glossary.exchange.skos_writer import write_skos
from glossary.exchange.tbx import DIALECTS, STYLES
from glossary.exchange.tbx_reader import read_tbx
from glossary.exchange.tbx_writer import write_tbx
from glossary.exchange.text import read_article

Importer = Callable[[Intake], Iterator[Found]]
Exporter = Callable[[Order], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is and what is lost, for people; what reads and writes it, in which styles and dialects.

    The first style and the first dialect are those that are written where none is asked for.
    """

    about: str
    lost: str
    read: Importer | None = None
    write: Exporter | None = None
    styles: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = {
    "text": Format(
        "a plain article in UTF-8: an entry, a section a paragraph",
        "nothing: every paragraph and footnote is kept to the letter",
        read_article,
    ),
    "tbx": Format(
        "TBX (ISO 30042): version 3 as DCA or DCT in the dialects Core, Min and Basic, and version 2 (martif)",
        "summaries, questions, senses and the parts of sources stand in processing instructions, which other programs "
        "skip; definitions in other languages, contexts, grammar and images are not read",
        read_tbx,
        write_tbx,
        tuple(STYLES),
        tuple(DIALECTS),
    ),
    "skos": Format(
        "SKOS in Turtle (.ttl), RDF/XML (.rdf, .xml, .owl) or JSON-LD (.jsonld, .json), by the file's ending",
        "summaries, questions, senses, the parts of sources and the order of names stand in a property that other "
        "programs skip; which source belongs to which definition is not told to them; broader and narrower concepts "
        "are read as references, definitions in other languages are not read",
        read_skos,
        write_skos,
    ),
    "jsonl": Format(
        "JSON Lines: an entry a line, with the keys of the YAML files",
        "nothing",
        read_lines,
        write_lines,
    ),
}
IMPORTERS: Mapping[str, Importer] = {name: one.read for name, one in FORMATS.items() if one.read}
EXPORTERS: Mapping[str, Exporter] = {name: one.write for name, one in FORMATS.items() if one.write}
