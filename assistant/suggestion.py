"""What to ask about next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.citation import Citation
from glossary import Glossary


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry (`section` is None) or a section to ask about: instead of what is not answered, or in contrast to it."""

    entry: str
    section: str | None
    term: str

    @property
    def question(self) -> str:
        """Return the question that is answered by it."""
        # A headword such as "Cooperation in the United Nations’ sense" has no meaning to ask for, and is a question.
        return self.term if self.section else f"What does {self.term} mean?"


def contrast(citations: Sequence[Citation], glossaries: Mapping[str, Glossary]) -> Suggestion | None:
    """Return the section that tells the other sense of the first term that is cited in only one of its senses."""
    cited = {(citation.glossary, citation.entry, citation.section) for citation in citations}
    for glossary, name in dict.fromkeys((citation.glossary, citation.entry) for citation in citations):
        entry = glossaries[glossary].by_id[name]
        told = {section.sense for section in entry.sections if (glossary, name, section.id) in cited} - {""}
        other = next((section for section in entry.sections if section.sense and section.sense not in told), None)
        if told and other:
            return Suggestion(name, other.id, entry.term_of(other))
    return None
