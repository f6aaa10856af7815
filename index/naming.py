"""The names of a glossary: those that are given, and those that follow from them."""

from collections.abc import Callable, Iterator, Sequence

from glossary.model import Glossary, Name
from index.chinese import Romanised, derived, romanise
from index.document import Place
from index.german import typed_out
from index.tokens import primary_language


def names_of(glossary: Glossary, romanise: Callable[[str], Romanised] = romanise) -> Iterator[tuple[Place, Name]]:
    """Yield every name of a glossary with the place that carries it."""

    def with_derived(term: str, names: Sequence[Name]) -> tuple[Name, ...]:
        language = glossary.language
        given = (Name(term, language), *names) if term else tuple(names)
        german = [name for name in given if primary_language(name.language) == "de"]
        typed = (Name(text, name.language) for name in german if (text := typed_out(name.text)) != name.text)
        return (*given, *derived(given, romanise), *typed)

    for entry in glossary.entries:
        whole = Place(glossary.id, entry.id)
        yield from ((whole, name) for name in with_derived(entry.term, entry.names))
        for section in entry.sections:
            part = Place(glossary.id, entry.id, section.id)
            yield from ((part, name) for name in with_derived(section.term, section.names))
