"""The formats that glossaries are imported from and exported to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from glossary.exchange.export import Files, Order
from glossary.exchange.intake import Found, Intake
from glossary.exchange.json_lines import read_lines, write_lines
from glossary.exchange.markdown_reader import read_markdown
from glossary.exchange.markdown_writer import write_markdown
from glossary.exchange.schema_org import write_schema_org
from glossary.exchange.skos_reader import read_skos
from glossary.exchange.skos_writer import write_skos
from glossary.exchange.table_reader import read_table
from glossary.exchange.table_writer import write_table
from glossary.exchange.tbx import DIALECTS, STYLES
from glossary.exchange.tbx_reader import read_tbx
from glossary.exchange.tbx_writer import write_tbx
from glossary.exchange.text import read_article

Importer = Callable[[Intake], Iterator[Found]]
Exporter = Callable[[Order], bytes | Files]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, what is read, written and lost, for people; what reads and writes it, in which variants.

    The first style and the first dialect are those that are written where none is asked for.
    """

    about: str
    reads: str = ""
    writes: str = ""
    lost: str = ""
    read: Importer | None = None
    write: Exporter | None = None
    styles: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = {
    "text": Format(
        "a plain article in UTF-8",
        reads="One entry: a section a paragraph, a source a footnote, names beside Chinese terms in brackets.",
        lost="Nothing.",
        read=read_article,
    ),
    "tbx": Format(
        "TBX (ISO 30042), for termbases and translation tools",
        reads="Version 3 in DCA and DCT style and version 2 (martif), any dialect, up to 100 MB, as a stream. Terms "
        "with their languages and administrative or usage status, definitions in the glossary's language, subject "
        "field, references to other concepts or terms, links, the sources of definitions, notes, the last date of a "
        "transaction, at every level and in every group where they may stand. Where a dialect has no definitions, "
        "notes stand for them.",
        writes="`--style dca`, `dct` or `martif`; `--dialect basic`, `min` or `core`, valid by the schemas of "
        "TBX-Basic 1.2.1 and its modules. A concept for each entry and each section with a term or names of its own.",
        lost="In: definitions in other languages, contexts, grammar, images, subsets, who did what, the sources of "
        "terms, emphasis and markup in texts, the header beside its title, the lists after the entries. Out: nothing "
        "for Glossdesk; summaries, questions, senses and the parts of sources stand in processing instructions, which "
        "other programs skip, and so does what the dialect has no place for.",
        read=read_tbx,
        write=write_tbx,
        styles=tuple(STYLES),
        dialects=tuple(DIALECTS),
    ),
    "skos": Format(
        "SKOS (W3C) as Turtle, RDF/XML or JSON-LD, for thesauri and linked data",
        reads="The file's ending says which: .ttl; .rdf, .xml, .owl; .jsonld, .json; up to 20 MB. Labels (SKOS-XL "
        "too, beside plain ones), definitions in the glossary's language and notes of all kinds (those too that are "
        "resources with a value), related, broader and narrower concepts as references, mappings as links, sources, "
        "subject, date of modification.",
        writes="The same three, by the ending. A concept for each entry and, below it, one for each section with a "
        "term or names of its own; the first name of a language is its preferred label, deprecated ones are "
        "hidden labels.",
        lost="In: definitions in other languages, notations, collections, what is said of a label or of the scheme. "
        "Out: nothing for Glossdesk; summaries, questions, senses, the parts of sources and all order stand in a "
        "property that other programs skip.",
        read=read_skos,
        write=write_skos,
    ),
    "csv": Format(
        "a table as CSV, TSV or XLSX, for spreadsheets",
        reads="A row a definition; rows of one id, or of one term, one after the other are an entry. Columns are "
        "guessed by their heads, also below a title, in English, German and Chinese, shown, and chosen with "
        "`--column term=Begriff` (or a language tag: `--column de=Deutsch`). CSV in any encoding, which is shown where "
        "it is not UTF-8; `.xlsx`: the first sheet that is shown; up to 20 MB. Several names, links or references in "
        "a cell are parted by a vertical bar, a semicolon or a line break; sources and notes not by a semicolon, "
        "links only by one before white space or another link. A reference is an id or a term.",
        writes="A row a section, a column a language; `.tsv` with tabs, `.xlsx` as a workbook, anything else as CSV.",
        lost="In: columns that are not understood, rows without a term. Out: terms, names, senses and questions of "
        "sections, their ids, the summary, the status of names and the order of languages, the ids and parts "
        "of sources.",
        read=read_table,
        write=write_table,
    ),
    "jsonl": Format(
        "JSON Lines with the keys of the YAML files, for programs",
        reads="An entry a line, up to 100 MB; a first line with a title is the head of the glossary.",
        writes="The same, with the head first.",
        lost="Nothing.",
        read=read_lines,
        write=write_lines,
    ),
    "markdown": Format(
        "Markdown with front matter, for the sites of glossaries",
        reads="A file of up to 1 MB, or a folder of `.md` or `.markdown` files with an entry each, as the glossaries "
        "of CNCF and Kubernetes are written. Front matter: title, id, date, full_link, short_description, aka, tags or "
        "category; `_index.md` is the glossary's own page. What stands before the first heading, and under each, is a "
        "section; a heading that several pages have is no term. Links to other pages, and `Related terms`, are "
        "references.",
        writes="A folder with a file an entry and `_index.md`, or one `.md` file of a glossary of one entry.",
        lost="In: emphasis, the addresses of links, images, HTML, shortcodes, columns of tables, depth of headings, "
        "other front matter, what stands under `Related terms` beside links to pages, pages in subfolders. Out: "
        "nothing for Glossdesk; names, sources, notes and what a section is beside its heading and text stand in front "
        "matter that other programs skip.",
        read=read_markdown,
        write=write_markdown,
    ),
    "schema-org": Format(
        "a schema.org DefinedTermSet in JSON-LD, for the page that shows a glossary",
        writes="A DefinedTerm for each entry and each section with a term or names of its own: name, other names, "
        "description, address, links.",
        lost="Subject, references, sources, notes, dates, questions, senses, status, a summary beside a definition; "
        "deprecated names are left out.",
        write=write_schema_org,
    ),
}
IMPORTERS: Mapping[str, Importer] = {name: one.read for name, one in FORMATS.items() if one.read}
EXPORTERS: Mapping[str, Exporter] = {name: one.write for name, one in FORMATS.items() if one.write}
