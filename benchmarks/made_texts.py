"""The texts and names of a glossary that is made, of words that mean nothing."""

import random
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.made import VOCABULARY, Made
from glossary import Entry, Glossary, Name, Section
from index.lexical import Lexical
from index.tokens import Analyser
from index.words import Words

_SECTIONS = 5
_SYLLABLES = [f"{one}{other}" for one in "bdfgklmnprstvz" for other in "aeiou"]
# Common characters, for names that have to be romanised.
HAN = "中国人大民主合作和平发展经济社会文化政治关系共同安全"
_ASKED = 5


def glossary_of(made: Made) -> Glossary:
    """Return a glossary with the words of one that is made, five sections an entry."""
    entries: list[Entry] = []
    sections: list[Section] = []
    for first in made.firsts:
        for each in made.words_of(first).tolist():
            sentences = [f"{' '.join(map(_word, words)).capitalize()}." for words in each]
            term = _term(each[0])
            sections.append(Section(f"s{len(sections)}", " ".join(sentences), term))
            if len(sections) == _SECTIONS:
                entries.append(_entry(len(entries), sections, each[1]))
                sections.clear()
    return Glossary("made", "A made glossary", "en", tuple(entries))


def write_files(glossary: Glossary, folder: Path) -> None:
    """Write the files of such a glossary."""
    (folder / "entries").mkdir(parents=True)
    head = f"id: {glossary.id}\ntitle: {glossary.title}\nlanguage: {glossary.language}\n"
    (folder / "glossary.yaml").write_text(head, encoding="utf-8")
    for entry in glossary.entries:
        lines = [f"id: {entry.id}", f"term: {entry.term}", "names:"]
        lines += [*(f"  {name.language}: {name.text}" for name in entry.names), "sections:"]
        for one in entry.sections:
            lines += [f"  - id: {one.id}", f"    term: {one.term}", f"    text: {one.text}"]
        (folder / "entries" / f"{entry.id}.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")


def words_of(made: Made, analyser: Analyser) -> Words:
    """Return the words of such a glossary, as `Words.of` would read them from its texts in an hour."""
    terms = [analyser.text_terms(_word(number)) for number in range(VOCABULARY)]
    vocabulary = {term: number for number, term in enumerate(dict.fromkeys(term for [term] in terms))}
    stems = np.array([vocabulary[term] for [term] in terms])
    sections, sentences = [], []
    for first in made.firsts:
        words = made.words_of(first)
        entries = np.repeat(np.arange(first, first + len(words), _SECTIONS) // _SECTIONS, _SECTIONS)[:, None]
        own, of_entry = (np.sort(words[:, at])[:, -2:] for at in (0, 1))
        last = np.arange(len(words)) // _SECTIONS * _SECTIONS + _SECTIONS - 1
        sections.append(stems[np.hstack([words.reshape(len(words), -1), own, of_entry[last], entries])])
        sentences.append(stems[words.reshape(-1, words.shape[2])])
    return Words(*(_counted(np.concatenate(each), vocabulary) for each in (sections, sentences)))


def questions_of(glossary: Glossary, most: int) -> list[str]:
    """Return questions, in turn for the headword of a section and in words of one of its sentences."""
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    questions: list[str] = []
    while len(questions) < most:
        section = chance.choice(chance.choice(glossary.entries).sections)
        words = chance.choice(section.text.rstrip(".").split(". ")).lower().split()
        questions.append(f"What does {section.term} mean?")
        questions.append(f"Which {' '.join(chance.sample(words, _ASKED))}?")
    return questions[:most]


def _counted(terms: NDArray[np.int64], vocabulary: Mapping[str, int]) -> Lexical:
    """Return the words of texts, given by number, shape (texts, words)."""
    size, length = terms.shape
    terms *= size
    terms += np.arange(size)[:, None]
    found, often = np.unique(terms, return_counts=True)
    numbers, documents = (one.astype(np.int32) for one in np.divmod(found, size))
    lengths = np.full(size, length, dtype=np.float32)
    return Lexical.counted(lengths, vocabulary, numbers, documents, often.astype(np.int32))


def _entry(number: int, sections: list[Section], words: list[int]) -> Entry:
    chance = random.Random(number)  # noqa: S311 - nothing is kept secret by it
    names = (Name(f"{_term(words)}ung", "de"), Name("".join(chance.choices(HAN, k=4)), "zh-Hans"))
    return Entry(f"e{number:07}", f"{_term(words)} {_word(number)}".capitalize(), tuple(sections), names)


def _term(words: list[int]) -> str:
    """Return two words as a headword: the two that are rarest."""
    return " ".join(map(_word, sorted(words)[-2:])).capitalize()


def _word(number: int) -> str:
    """Return a word of three syllables or more for a number."""
    syllables: list[str] = []
    while number or len(syllables) < 3:
        number, at = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[at])
    return "".join(syllables)
