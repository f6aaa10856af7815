import json
import socket
from pathlib import Path

import pytest

from glossary.exchange import Choices, ExportFault, Imported, ImportFault, export_file, import_file
from glossary.load import load
from glossary.model import Entry, Glossary, Name, Section, Source

TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix : <https://example.org/thesaurus/> .

: a skos:ConceptScheme ; dct:title "Trade"@en ; dct:language "en" ; dct:publisher "Press" .
:Free-Trade a skos:Concept ;
  skos:prefLabel "free trade"@en, "Freihandel"@de, "自由贸易"@zh-hans ;
  skos:altLabel "open trade"@en, "Frei-Handel"@de ;
  skos:hiddenLabel "fre trade"@en ;
  skos:definition "Trade without tariffs."@en, "Handel ohne Zölle."@de ;
  skos:scopeNote "Since 1846."@en ;
  skos:notation "T1" ;
  skos:broader :trade ; skos:related :tariff ;
  skos:exactMatch <http://vocab.example.org/ft> ; skos:closeMatch <urn:isbn:1> ;
  dct:source "Roe 2001" ; dct:subject "commerce" ; dct:modified "2020-01-02T10:00:00Z" ;
  skos:inScheme : .
:trade a skos:Concept ; skos:prefLabel "trade"@en ; skos:broader :tariff ;
  skos:definition [ rdf:value "Exchange of goods."@en ; dct:source <https://example.org/source> ] .
:tariff a skos:Concept ; skos:prefLabel "tariff" ; skos:broader :Free-Trade ; dct:description "A tax."@en .
"""


def take(content: str | bytes, folder: Path, name: str = "file.ttl", choices: Choices | None = None) -> Imported:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_file("skos", file, folder / "into", choices)


def test_concepts_of_other_programs_are_read(tmp_path: Path) -> None:
    done = take(TURTLE, tmp_path)
    glossary = load(tmp_path / "into")
    assert (glossary.title, glossary.language, glossary.publisher) == ("Trade", "en", "Press")
    assert glossary.by_id["free-trade"] == Entry(
        "free-trade",
        "free trade",
        (Section("p1", "Trade without tariffs.", sources=("source-1",)),),
        (
            Name("Freihandel", "de"),
            Name("Frei-Handel", "de"),
            Name("自由贸易", "zh-hans"),
            Name("open trade", "en"),
            Name("fre trade", "en", "deprecated"),
        ),
        "commerce",
        see_also=("trade", "tariff"),
        sources=(Source("source-1", "Roe 2001"),),
        reviewed="2020-01-02",
        notes=("Since 1846.",),
        links=("http://vocab.example.org/ft",),
    )
    assert glossary.by_id["trade"].sections == (Section("p1", "Exchange of goods.", sources=("source-1",)),)
    assert glossary.by_id["trade"].sources[0].url == "https://example.org/source"
    assert glossary.by_id["tariff"].sections == (Section("p1", "A tax."),)
    assert {loss.what for loss in done.losses} == {
        "broader links run in a circle: 'Free-Trade → trade → tariff → Free-Trade'",
        "http://www.w3.org/2004/02/skos/core#notation has no place",
        "broader and narrower concepts are kept as references",
        "hidden labels are kept as deprecated names",
        "the link 'urn:isbn:1' is not on the web, and is left out",
        "a definition in 'de' is left out: the texts are in 'en'",
        "a label without a language is taken for 'en'",
    }
    places = {loss.what.split()[0]: loss.first for loss in done.losses}
    assert places["http://www.w3.org/2004/02/skos/core#notation"] == f"{tmp_path}/file.ttl:7:1"


def test_the_syntaxes_say_the_same(tmp_path: Path) -> None:
    from rdflib import Graph

    graph = Graph().parse(data=TURTLE, format="turtle")
    take(TURTLE, tmp_path)
    for name, syntax in (("file.rdf", "xml"), ("file.jsonld", "json-ld")):
        other = tmp_path / syntax
        other.mkdir()
        take(graph.serialize(format=syntax), other, name)
        assert load(other / "into") == load(tmp_path / "into")


def test_the_most_used_language_is_that_of_a_new_glossary_that_does_not_say(tmp_path: Path) -> None:
    take(TURTLE.replace(' ; dct:language "en"', ""), tmp_path, choices=Choices(language="de"))
    assert [entry.term for entry in load(tmp_path / "into").entries] == ["Freihandel"]
    (tmp_path / "b").mkdir()
    prefix = "@prefix s: <http://www.w3.org/2004/02/skos/core#> ."
    bare = f'{prefix} <b> a s:Concept; s:prefLabel "B"@fr; s:definition "x"@fr .'
    take(bare, tmp_path / "b")
    assert load(tmp_path / "b" / "into").language == "fr"


def test_an_export_is_what_other_programs_know(tmp_path: Path) -> None:
    entry = Entry(
        "trade",
        "Trade",
        (Section("p1", "Exchange.", sources=("s",)), Section("fair", "Just.", "Fair trade")),
        (Name("Handel", "de"), Name("Gewerbe", "de", "preferred"), Name("chaffer", "en", "deprecated")),
        sources=(Source("s", "Roe"),),
        links=("https://example.org/a",),
    )
    file = tmp_path / "a.ttl"
    glossary = Glossary("g", "G", "en", (entry,), url="https://example.org/{entry}#{section}")
    losses = export_file("skos", glossary, file)
    assert [loss.what for loss in losses] == ["deprecated names are written as hidden labels"]
    text = "\n".join(line for line in file.read_text().splitlines() if "glossdesk:own" not in line)
    for line in (
        "<https://example.org/trade> a skos:Concept",
        'skos:prefLabel "Gewerbe"@de',
        '"Trade"@en',
        'skos:altLabel "Handel"@de',
        'skos:hiddenLabel "chaffer"@en',
        'skos:definition "Exchange."@en',
        'dct:source "Roe"',
        "rdfs:seeAlso <https://example.org/a>",
        "<https://example.org/trade.fair> a skos:Concept",
        "skos:broader <https://example.org/trade>",
        "<https://example.org> a skos:ConceptScheme",
    ):
        assert line in text


SCHEMES = '<!ENTITY x "http://www.w3.org/2004/02/skos/core#">'


@pytest.mark.parametrize(
    ("name", "content", "place", "words"),
    [
        ("a.ttl", "@prefix a: <b> .\n<c> a ;", ":2:", "not turtle"),
        ("a.ttl", "<a> <b> " + "[<c> " * 100_000, ":1:1", "not turtle"),
        ("a.ttl", b"\xff\xfea", ":1:1", "UTF-16"),
        ("a.ttl", "", ":1:1", "no entry in it"),
        ("a.rdf", f"<!DOCTYPE r [{SCHEMES}]>\n<r/>", ":1:", "declares the entity 'x'"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY x SYSTEM "/etc/passwd">]><r>&x;</r>', ":1:", "declares the entity 'x'"),
        ("a.rdf", "<rdf>\n<a></rdf>", ":2:", "mismatched tag"),
        ("a.jsonld", '{"@context": "https://example.org/c.jsonld"}', ":1:1", "stands elsewhere"),
        ("a.jsonld", '{"a": [{"@context": [{}, "c.jsonld"]}]}', ":1:1", "'c.jsonld' stands elsewhere"),
        ("a.jsonld", '{"@context": {"@import": "https://example.org/c"}}', ":1:1", "stands elsewhere"),
        ("a.jsonld", '{"a":\n,}', ":2:1", "not JSON"),
        ("a.json", "[" * 100_000, ":1:1", "nested too deep"),
        ("a.json", '{"@context": {"a": {"@id": 5}}, "a": "b"}', ":1:1", "not json-ld"),
        ("a.n3x", "", ":1:1", "no kind of RDF"),
    ],
)
def test_hostile_and_broken_files_are_refused_with_their_place(
    tmp_path: Path, name: str, content: str | bytes, place: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(ImportFault) as fault:
        take(content, tmp_path, name)
    assert str(fault.value).startswith(f"{tmp_path}/{name}{place}")
    assert words in str(fault.value)
    assert not (tmp_path / "into").exists()


def test_a_context_in_the_file_itself_is_read(tmp_path: Path) -> None:
    context = {"skos": "http://www.w3.org/2004/02/skos/core#", "label": {"@id": "skos:prefLabel", "@language": "en"}}
    concept = {"@id": "urn:x:trade", "@type": "skos:Concept", "label": "trade", "skos:definition": "Exchange."}
    take(json.dumps({"@context": context, "@graph": [concept]}), tmp_path, "a.jsonld")
    assert load(tmp_path / "into").by_id["trade"].sections == (Section("p1", "Exchange."),)


def test_large_files_and_odd_endings_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(ImportFault, match="200,000,000 bytes are too many, 20,000,000 at most"):
        import_file("skos", file, tmp_path / "into")
    with pytest.raises(ExportFault, match=r"name it \*\.ttl"):
        export_file("skos", Glossary("g", "G", "en", ()), tmp_path / "a.txt")
