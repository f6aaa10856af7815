from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import RDF, SKOS, Graph, Literal

from glossary.exchange import export_file
from glossary.load import load
from glossary.model import Glossary
from tests.conftest import ROOT
from tests.glossary.exchange.test_identity import QUICK, glossaries


def require_integrity(graph: Graph) -> None:
    """Check S9, S13, S14 and S27 of the SKOS Reference, and that labels and notes are texts."""
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 1
    assert not schemes & concepts
    for concept in concepts:
        labels = [set(graph.objects(concept, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert sum(map(len, labels)) == len(set().union(*labels))
        tags = [str(label.language).lower() for label in labels[0] if isinstance(label, Literal)]
        assert len(tags) == len(set(tags)) == len(labels[0])
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        assert not above.intersection(graph.objects(concept, SKOS.related))
        assert not above.intersection(graph.subjects(SKOS.related, concept))
        assert above <= concepts
        documents = [*graph.objects(concept, SKOS.definition), *graph.objects(concept, SKOS.note)]
        assert all(isinstance(one, Literal) for one in documents)
        assert set(graph.objects(concept, SKOS.inScheme)) == schemes


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(glossary=glossaries())
def test_any_export_keeps_the_integrity_conditions_of_skos(glossary: Glossary) -> None:
    with TemporaryDirectory() as folder:
        export_file("skos", glossary, Path(folder) / "a.ttl")
        require_integrity(Graph().parse(Path(folder) / "a.ttl"))


def test_the_glossary_that_ships_keeps_the_integrity_conditions_of_skos(tmp_path: Path) -> None:
    export_file("skos", load(ROOT / "glossary"), tmp_path / "a.ttl")
    require_integrity(Graph().parse(tmp_path / "a.ttl"))


BROKEN = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:s a skos:ConceptScheme .
:a a skos:Concept ; skos:prefLabel "a"@en ; skos:inScheme :s .
:b a skos:Concept ; skos:prefLabel "b"@en ; skos:inScheme :s ; skos:broader :a .
:c a skos:Concept ; skos:prefLabel "c"@en ; skos:inScheme :s ; skos:broader :b .
"""


@pytest.mark.parametrize(
    "more", [":s a skos:Concept", ':a skos:altLabel "a"@en', ':a skos:prefLabel "b"@EN', ":a skos:related :c"]
)
def test_what_breaks_a_condition_is_noticed(more: str) -> None:
    require_integrity(Graph().parse(data=BROKEN))
    with pytest.raises(AssertionError):
        require_integrity(Graph().parse(data=f"{BROKEN}{more} ."))
