from pathlib import Path

from glossary.exchange import Imported, import_file
from glossary.load import load
from glossary.model import Name, Section

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://example.org/ports/> .
"""


def take(content: str, folder: Path) -> Imported:
    (folder / "file.ttl").write_text(content)
    return import_file("skos", folder / "file.ttl", folder / "into")


def test_labels_that_are_resources_stand_beside_plain_ones(tmp_path: Path) -> None:
    content = f"""{PREFIXES}
:quay a skos:Concept ; skos:prefLabel "quay"@en ; rdfs:label "not read"@en ; skos:definition "Where ships lie."@en ;
  xl:prefLabel [ xl:literalForm "quay"@en, "Kai"@de ; dct:created "2001-02-03" ] ;
  xl:altLabel :wharf, :bare ; xl:hiddenLabel [ a xl:Label ; xl:literalForm "key"@en ] .
:wharf a xl:Label ; xl:literalForm "wharf"@en .
"""
    done = take(content, tmp_path)
    entry = load(tmp_path / "into").by_id["quay"]
    assert entry.term == "quay"
    assert set(entry.names) == {Name("Kai", "de"), Name("wharf", "en"), Name("key", "en", "deprecated")}
    assert {loss.what for loss in done.losses} == {
        "what is said of a label itself has no place",
        "a label without a literal form is left out",
        "hidden labels are kept as deprecated names",
    }


def test_notes_and_definitions_may_be_resources(tmp_path: Path) -> None:
    content = f"""{PREFIXES}
:quay a skos:Concept ; skos:prefLabel "quay"@en ;
  skos:definition [ rdf:value "Where ships lie."@en, "Wo Schiffe liegen."@de ; dct:source "Pilot" ],
    [ rdfs:label "x" ] ;
  skos:scopeNote [ rdf:value "Of harbours."@en ; dct:creator "Jo" ], <https://example.org/scope> ;
  skos:example "At the quay."@en ;
  skos:editorialNote [ dct:creator "Jo" ] ; skos:historyNote "Once keye."@en .
:berths a skos:Collection ; skos:prefLabel "berths"@en ; skos:member :quay .
"""
    done = take(content, tmp_path)
    entry = load(tmp_path / "into").by_id["quay"]
    assert entry.sections == (Section("p1", "Where ships lie.", sources=("source-1",)),)
    assert set(entry.notes) == {"Of harbours.", "https://example.org/scope", "At the quay.", "Once keye."}
    assert {loss.what: loss.count for loss in done.losses} == {
        "a collection of concepts has no place": 1,
        "http://www.w3.org/2004/02/skos/core#definition has no text in the file": 1,
        "what is said of a note itself has no place": 1,
        "http://www.w3.org/2004/02/skos/core#editorialNote has no text in the file": 1,
        "a definition in 'de' is left out: the texts are in 'en'": 1,
    }


def test_a_label_of_two_kinds_is_the_name_that_it_is_said_to_be_first(tmp_path: Path) -> None:
    labels = 'skos:prefLabel "a"@en ; skos:altLabel "a"@en, "b"@en ; skos:hiddenLabel "b"@EN, "a"@de'
    done = take(f'{PREFIXES}:x a skos:Concept ; {labels} ; skos:definition "X."@en .', tmp_path)
    assert load(tmp_path / "into").by_id["x"].names == (Name("b", "en"), Name("a", "de", "deprecated"))
    assert [(loss.what, loss.count) for loss in done.losses] == [("hidden labels are kept as deprecated names", 1)]


def test_what_a_scheme_says_beside_its_title_is_told(tmp_path: Path) -> None:
    content = f"""{PREFIXES}
: a skos:ConceptScheme ; dct:title "Ports" ; dct:creator "Jo" ; dct:created "2001" ; skos:hasTopConcept :quay .
:more a skos:ConceptScheme .
:quay a skos:Concept ; skos:prefLabel "quay"@en ; skos:definition "Where ships lie."@en ; skos:inScheme :, :more .
"""
    done = take(content, tmp_path)
    assert load(tmp_path / "into").title == "Ports"
    assert [loss.what for loss in done.losses] == [
        "http://purl.org/dc/terms/created of the scheme has no place",
        "http://purl.org/dc/terms/creator of the scheme has no place",
        "schemes after the first have no place",
    ]
