"""What the box of a site searches: names and texts, with what their words are compared by."""

import json
from collections.abc import Iterable, Iterator, Mapping

from assistant.site.address import Address
from assistant.site.folds import folds
from glossary import Entry, Glossary, Name, sentences
from index.document import Place
from index.naming import names_of
from index.romanisations import Romanisations
from index.stopwords import FUNCTION_WORDS
from index.tokens import Analyser, primary_language, tokenise

# In characters: of a glossary with more text, names alone are searched, or readers would wait for megabytes.
MOST_TEXT = 1_000_000


def search_data(glossary: Glossary, address: Address) -> str:
    """Return the data as a script: where a page is read from a disc, a browser loads nothing else."""
    data = json.dumps(_SearchData(glossary, address).told(), ensure_ascii=False, separators=(",", ":"))
    return f"glossdeskData={data}\n"


class _SearchData:
    def __init__(self, glossary: Glossary, address: Address) -> None:
        self._glossary = glossary
        self._address = address
        sections = [section for entry in glossary.entries for section in entry.sections]
        self._has_texts = sum(len(section.text) for section in sections) <= MOST_TEXT
        self._names: dict[Place, list[Name]] = {}
        for place, name in names_of(glossary, Romanisations().of):
            self._names.setdefault(place, []).append(name)
        named = (name.language for names in self._names.values() for name in names)
        languages = dict.fromkeys((glossary.language, *named))
        self._languages = {language: number for number, language in enumerate(languages)}
        self._sentences = {
            (entry.id, section.id): [sentence.text for sentence in sentences(section.text)]
            for entry in glossary.entries
            for section in entry.sections
            if self._has_texts
        }

    def told(self) -> Mapping[str, object]:
        texts = [text for own in self._sentences.values() for text in own]
        names = [name.text for own in self._names.values() for name in own]
        address, language = self._address, primary_language(self._glossary.language)
        return {
            "entry": address.link("", address.file_of("{entry}")),
            "anchor": address.anchor,
            "languages": list(self._languages),
            "texts": self._has_texts,
            "folds": folds((*texts, *names)),
            "forms": list(_forms((*texts, *names), language)) if self._has_texts else [],
            "light": " ".join(sorted(FUNCTION_WORDS.get(language, ()))),
            "entries": [self._entry(entry) for entry in sorted(self._glossary.entries, key=lambda entry: entry.id)],
        }

    def _entry(self, entry: Entry) -> Mapping[str, object]:
        sections = (self._section(entry.id, section.id, section.term) for section in entry.sections)
        told = [section for section in sections if self._has_texts or section["term"] or section["names"]]
        return {
            **self._named(entry.id, "", entry.term),
            "sections": sorted(told, key=lambda section: str(section["id"])),
        }

    def _section(self, entry: str, section: str, term: str) -> Mapping[str, object]:
        own = self._named(entry, section, term)
        return {**own, "sentences": self._sentences[entry, section]} if self._has_texts else own

    def _named(self, entry: str, section: str, term: str) -> Mapping[str, object]:
        """Return a place with its term, and its other names by the number of their language, each once."""
        names: dict[str, str] = {}
        for name in self._names.get(Place(self._glossary.id, entry, section), ()):
            names.setdefault(name.text, name.language)
        found: dict[int, list[str]] = {}
        for text, language in names.items():
            if text != term:
                found.setdefault(self._languages[language], []).append(text)
        return {"id": section or entry, "term": term, "names": found}


def _forms(texts: Iterable[str], language: str) -> Iterator[str]:
    """Yield the words that share a stem, spaced."""
    analyser = Analyser(language)
    words = {token.text for text in texts for token in tokenise(text) if not token.cjk}
    by_stem: dict[str, list[str]] = {}
    for word in sorted(words):
        by_stem.setdefault(analyser.stem(word), []).append(word)
    return (" ".join(forms) for forms in by_stem.values() if len(forms) > 1)
