"""Which keys the mappings of a glossary's files may and must have."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one kind of mapping, in the order they are written in."""

    kind: str
    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return every key that is known, the required ones first."""
        return self.required + self.optional


# CSL-JSON's names of the text fields of a source, and the model's.
CSL_FIELDS = {
    "type": "type",
    "title": "title",
    "container-title": "container_title",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "issued": "issued",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "locator": "locator",
    "URL": "url",
    "DOI": "doi",
    "note": "note",
}
CSL_PEOPLE = ("author", "editor")

GLOSSARY = Keys("glossary.yaml", ("id", "title", "language"), ("licence", "publisher", "url"))
ENTRY = Keys(
    "an entry",
    ("id", "term", "sections"),
    ("subject", "summary", "names", "see_also", "links", "notes", "sources", "reviewed"),
)
NAME = Keys("a name", ("name",), ("status",))
SECTION = Keys("a section", ("id", "text"), ("term", "sense", "names", "questions", "sources"))
SOURCE = Keys("a source", ("title",), (*CSL_PEOPLE, *(key for key in CSL_FIELDS if key != "title")))
PERSON = Keys("a person", (), ("family", "given", "literal"))

# The senses of a term that a section may tell: that of officials, and what others understand by it.
SENSES = ("official", "ordinary")
# What an editor may say of a name (TBX: administrativeStatus).
STATUSES = (PREFERRED, ADMITTED, DEPRECATED) = ("preferred", "admitted", "deprecated")

# What stands in a skeleton where an editor has still to write something.
PLACEHOLDER = "FILL IN:"

GLOSSARY_FILE = "glossary.yaml"
ENTRIES_FOLDER = "entries"
IDENTIFIER = re.compile(r"[a-z0-9-]+")
