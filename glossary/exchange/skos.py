"""The words of SKOS (W3C Recommendation, 2009) and of Dublin Core that are read and written."""

SKOS = "http://www.w3.org/2004/02/skos/core#"
XL = "http://www.w3.org/2008/05/skos-xl#"
TERMS = "http://purl.org/dc/terms/"
ELEMENTS = "http://purl.org/dc/elements/1.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
HOUSE = "urn:glossdesk:words:"

PREFIXES = {"skos": SKOS, "dct": TERMS, "rdfs": RDFS, "rdf": RDF, "glossdesk": HOUSE}
TYPE = f"{RDF}type"
CONCEPT = f"{SKOS}Concept"
SCHEME = f"{SKOS}ConceptScheme"
PREFERRED, ALTERNATIVE, HIDDEN = (f"{SKOS}{kind}Label" for kind in ("pref", "alt", "hidden"))
DEFINITION, BROADER, NARROWER, RELATED = (f"{SKOS}{word}" for word in ("definition", "broader", "narrower", "related"))
NOTE, IN_SCHEME = f"{SKOS}note", f"{SKOS}inScheme"
SOURCE, SUBJECT, MODIFIED, TITLE = (f"{TERMS}{word}" for word in ("source", "subject", "modified", "title"))
LANGUAGE, PUBLISHER, LICENCE = f"{TERMS}language", f"{TERMS}publisher", f"{TERMS}license"
SEE_ALSO = f"{RDFS}seeAlso"
# What Glossdesk notes for itself.
OWN = f"{HOUSE}own"
