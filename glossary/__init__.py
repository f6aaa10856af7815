"""What words mean: a glossary folder, read, checked and cut into sentences."""

from glossary.check import check
from glossary.files import Files
from glossary.fingerprint import fingerprint
from glossary.load import GlossaryError, Reading, load, read
from glossary.model import Entry, Glossary, Mark, Name, Person, Problem, Section, Severity, Source
from glossary.stamp import Stamp, stamp, state_of
from glossary.text import Sentence, normalise, sentences, trim_footnotes

__all__ = [
    "Entry",
    "Files",
    "Glossary",
    "GlossaryError",
    "Mark",
    "Name",
    "Person",
    "Problem",
    "Reading",
    "Section",
    "Sentence",
    "Severity",
    "Source",
    "Stamp",
    "check",
    "fingerprint",
    "load",
    "normalise",
    "read",
    "sentences",
    "stamp",
    "state_of",
    "trim_footnotes",
]
