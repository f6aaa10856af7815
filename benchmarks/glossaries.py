"""Glossaries that are made up, of any size: what they say means nothing."""

import random
from pathlib import Path

from benchmarks.made_texts import HAN

_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_VOCABULARY = 5_000
_SENTENCES = 2, 5
_WORDS = 8, 20


def write_made_up(folder: Path, entries: int, sections: int) -> None:
    """Write a glossary of so many entries, each of so many sections of two to five sentences; always the same ones."""
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    words = made_up_words(chance, _VOCABULARY)
    (folder / "entries").mkdir(parents=True)
    head = "id: made-up\ntitle: A made-up glossary\nlanguage: en\n"
    (folder / "glossary.yaml").write_text(head, encoding="utf-8")
    for number in range(entries):
        entry = _entry(chance, words, number, sections)
        (folder / "entries" / f"e{number}.yaml").write_text(entry, encoding="utf-8")


def made_up_words(chance: random.Random, count: int) -> list[str]:
    """Return so many words, some of them alike."""
    syllables = [f"{one}{other}" for one in _CONSONANTS for other in _VOWELS]
    return ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(count)]


def _entry(chance: random.Random, words: list[str], number: int, sections: int) -> str:
    def phrase(count: int) -> str:
        return " ".join(chance.choices(words, k=count)).capitalize()

    lines = [f"id: e{number}", f"term: {phrase(2)} {number}"]
    lines += ["names:", f"  de: {phrase(1)} {number}", f"  zh-Hans: {''.join(chance.choices(HAN, k=4))}", "sections:"]
    for at in range(sections):
        lines += [f"  - id: s{at}", f"    term: {phrase(2)} {number} {at}", "    text: >-"]
        lines += [f"      {phrase(chance.randint(*_WORDS))}." for _ in range(chance.randint(*_SENTENCES))]
    return "\n".join([*lines, ""])
