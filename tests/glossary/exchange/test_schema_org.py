import json
from pathlib import Path

from glossary.exchange import export_file
from glossary.model import Entry, Glossary, Name, Section


def test_a_glossary_is_a_set_of_terms(tmp_path: Path) -> None:
    entry = Entry(
        "trade",
        "Trade",
        (
            Section("p1", "Exchange."),
            Section("p2", "It is old."),
            Section("fair", "Just.", "Fair trade", sense="official"),
        ),
        (Name("贸易", "zh-Hans"), Name("chaffer", "en", "deprecated")),
        summary="In short.",
        notes=("Ask Bern.",),
        links=("https://example.org/t",),
    )
    glossary = Glossary("g", "G", "en", (entry,), "CC0", "Press", "https://example.org/{entry}#{section}")
    losses = export_file("schema-org", glossary, tmp_path / "g.jsonld")
    assert [loss.what for loss in losses] == [
        "'notes' has no place in schema.org",
        "a summary has no place in schema.org beside a definition",
        "questions and senses have no place in schema.org",
        "deprecated names are left out",
    ]
    assert json.loads((tmp_path / "g.jsonld").read_text()) == {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "identifier": "g",
        "name": "G",
        "inLanguage": "en",
        "license": "CC0",
        "publisher": {"@type": "Organization", "name": "Press"},
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "termCode": "trade",
                "name": "Trade",
                "alternateName": [{"@value": "贸易", "@language": "zh-Hans"}],
                "description": "Exchange.\n\nIt is old.",
                "url": "https://example.org/trade",
                "sameAs": ["https://example.org/t"],
            },
            {
                "@type": "DefinedTerm",
                "termCode": "trade#fair",
                "name": "Fair trade",
                "description": "Just.",
                "url": "https://example.org/trade#fair",
            },
        ],
    }


def test_an_entry_without_a_text_of_its_own_has_its_summary(tmp_path: Path) -> None:
    entry = Entry("trade", "Trade", (Section("fair", "Just.", "Fair trade"),), summary="In short.")
    assert export_file("schema-org", Glossary("g", "G", "en", (entry,)), tmp_path / "g.jsonld") == ()
    terms = json.loads((tmp_path / "g.jsonld").read_text())["hasDefinedTerm"]
    assert [term["description"] for term in terms] == ["In short.", "Just."]
