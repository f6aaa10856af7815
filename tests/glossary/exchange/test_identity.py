"""What is exported and imported again is what it was: for any glossary, in every format that can hold it."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from glossary.exchange import export_file, import_file
from glossary.load import load
from glossary.model import Entry, Glossary, Name, Person, Section, Source
from glossary.schema import SENSES, STATUSES

# Half of a surrogate pair is no text, and XML has no place for most control characters.
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\r\t\x85")
TEXTS = st.text(LETTERS, min_size=1, max_size=20).filter(str.strip)
OPTIONAL = st.just("") | TEXTS
IDS = st.from_regex(r"[a-z0-9-]{1,6}", fullmatch=True)
TAGS = st.sampled_from(["en", "EN", "en-GB", "de", "zh-Hans", "zh-Latn-pinyin", "x-house"])
# rdflib leaves out a "?" or "#" that nothing follows, or the other, when it reads RDF/XML.
LINKS = st.builds("https://example.org/{}a".format, st.text("ab&?=\"'<>#é%", max_size=6)).filter(
    lambda link: "?#" not in link
)
WORDS = st.tuples(TEXTS, st.sampled_from(["", *STATUSES]))
NAMES = st.dictionaries(TAGS, st.lists(WORDS, min_size=1, max_size=3), max_size=3).map(
    lambda found: tuple(Name(text, tag, status) for tag, words in found.items() for text, status in words)
)
PEOPLE = st.lists(st.builds(Person, TEXTS, OPTIONAL, OPTIONAL) | st.builds(Person, literal=TEXTS), max_size=2).map(
    tuple
)
SOURCES = st.dictionaries(
    TEXTS,
    st.builds(
        Source,
        st.just(""),
        TEXTS,
        st.sampled_from(["book", "document"]),
        PEOPLE,
        PEOPLE,
        **dict.fromkeys(["issued", "container_title", "publisher", "page", "doi", "note"], OPTIONAL),
        url=st.just("") | LINKS,
    ),
    max_size=3,
)

# A failing glossary is small as it is; to make it smaller takes minutes.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)


@st.composite
def entries(draw: st.DrawFn, identifier: str, others: list[str]) -> Entry:
    sources = {key: replace(source, id=key) for key, source in draw(SOURCES).items()}
    used = st.lists(st.sampled_from(sorted(sources)), unique=True).map(tuple) if sources else st.just(())
    sections = tuple(
        Section(
            name,
            draw(TEXTS | st.just("Twice.")),
            draw(OPTIONAL),
            draw(st.just(()) | NAMES),
            draw(used),
            tuple(draw(st.lists(TEXTS, max_size=2))),
            draw(st.sampled_from(["", *SENSES])),
        )
        for name in draw(st.lists(IDS | st.just("p1"), min_size=1, max_size=4, unique=True))
    )
    return Entry(
        identifier,
        draw(TEXTS),
        sections,
        draw(NAMES),
        draw(OPTIONAL),
        draw(OPTIONAL),
        tuple(draw(st.lists(st.sampled_from(others), unique=True))) if others else (),
        tuple(sources.values()),
        draw(st.just("") | st.dates().map(str) | TEXTS),
        tuple(draw(st.lists(TEXTS, max_size=2))),
        tuple(draw(st.lists(LINKS, max_size=2, unique=True))),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    ids = sorted(draw(st.lists(IDS, min_size=1, max_size=3, unique=True)))
    made = tuple(draw(entries(one, [other for other in ids if other != one])) for one in ids)
    url = draw(st.just("") | st.just("https://example.org/{entry}#{section}"))
    return Glossary(draw(IDS), draw(TEXTS), draw(TAGS), made, draw(OPTIONAL), draw(OPTIONAL), url)


STYLES = [
    ("tbx", "a.tbx", style, dialect) for style in ("dca", "dct", "martif") for dialect in ("basic", "min", "core")
]
SYNTAXES = [("skos", name, "", "") for name in ("a.ttl", "a.rdf", "a.jsonld")]
FORMATS = [("jsonl", "a.jsonl", "", ""), ("markdown", "a", "", ""), *STYLES, *SYNTAXES]


@pytest.mark.parametrize(("form", "name", "style", "dialect"), FORMATS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(glossary=glossaries())
def test_what_is_exported_and_imported_is_what_it_was(
    form: str, name: str, style: str, dialect: str, glossary: Glossary
) -> None:
    with TemporaryDirectory() as folder:
        file, into = Path(folder) / name, Path(folder) / "into"
        export_file(form, glossary, file, style, dialect)
        imported = import_file(form, file, into)
        assert [loss for loss in imported.losses if "misread" not in loss.what] == []
        assert load(into) == glossary


@pytest.mark.parametrize(("form", "name", "style", "dialect"), FORMATS)
def test_sections_of_one_text_keep_their_own_sources(
    form: str, name: str, style: str, dialect: str, tmp_path: Path
) -> None:
    sections = tuple(
        Section(f"s{at}", "Twice.", sources=used) for at, used in enumerate((("a", "b"), ("a", "b"), ("a",)))
    )
    entry = Entry("one", "One", sections, sources=(Source("a", "A"), Source("b", "B")))
    glossary = Glossary("g", "G", "en", (entry,))
    export_file(form, glossary, tmp_path / name, style, dialect)
    import_file(form, tmp_path / name, tmp_path / "into")
    assert load(tmp_path / "into") == glossary


CELLS = st.text(LETTERS, min_size=1, max_size=20).map(lambda text: re.sub(r"[|;；\n]", "", text).strip()).filter(bool)


@st.composite
def tables(draw: st.DrawFn) -> Glossary:
    """Draw a glossary that a table has a column for all of."""
    ids = sorted(draw(st.lists(IDS, min_size=1, max_size=3, unique=True)))
    made = []
    for one in ids:
        names = draw(st.dictionaries(TAGS, st.lists(CELLS, min_size=1, max_size=2, unique=True), max_size=3))
        ordered = sorted(names, key=lambda tag: (tag != "en", tag))
        texts = draw(st.lists(CELLS, min_size=1, max_size=3))
        made.append(
            Entry(
                one,
                draw(CELLS),
                tuple(Section(f"p{at}", text) for at, text in enumerate(texts, start=1)),
                tuple(Name(text, tag) for tag in ordered for text in names[tag]),
                draw(st.just("") | CELLS),
                see_also=tuple(other for other in ids if other != one and draw(st.booleans())),
                reviewed=draw(st.just("") | st.dates().map(str)),
                notes=tuple(draw(st.lists(CELLS, max_size=2, unique=True))),
            )
        )
    return Glossary("g", "G", "en", tuple(made))


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(glossary=tables())
def test_a_table_of_which_no_loss_is_told_is_what_it_was(name: str, glossary: Glossary) -> None:
    with TemporaryDirectory() as folder:
        file, into = Path(folder) / name, Path(folder) / "into"
        assert [loss.first for loss in export_file("csv", glossary, file)] == ["glossary.yaml"]
        import_file("csv", file, into)
        assert load(into).entries == glossary.entries
