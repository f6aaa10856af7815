"""Ask a glossary the questions of its own readers that were kept from the index, and again without their entries.

python -m benchmarks.withheld FOLDER

The first tells how often a new question is answered from the entry that it was written for; the second how often a
question on a topic that is not covered, but akin to what is, is abstained from. Other entries may well answer some.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import Assistant, Settings
from benchmarks.in_memory import index_in_memory
from glossary import Entry, Glossary, load
from index import open_encoder

# Of the questions of a section, every so manyth is kept from the index.
_EVERY = 5


@dataclass(frozen=True, slots=True)
class Withheld:
    """A question, and the entry that it was written for."""

    question: str
    entry: str


def main() -> None:
    """Print both shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with questions of readers")
    arguments = parser.parse_args()
    settings = Settings()
    encoder = open_encoder(settings.model, [], settings.export_folders(), print)
    whole = load(arguments.folder)
    withheld = list(_withheld(whole))
    glossary = replace(whole, entries=tuple(map(_without_withheld, whole.entries)))
    assistant = Assistant(index_in_memory(glossary, encoder), threshold=settings.threshold)
    answered = sum(_is_answered(assistant, one) for one in withheld)
    abstained = sum(_abstained(assistant, withheld))
    print(f"{len(withheld)} questions of readers that the index has not")
    print(f"answered from their entry           {answered / len(withheld):.3f}")
    print(f"abstained from without that entry   {abstained / len(withheld):.3f}")


def _withheld(glossary: Glossary) -> Iterator[Withheld]:
    for entry in glossary.entries:
        for section in entry.sections:
            yield from (Withheld(question, entry.id) for question in section.questions[::_EVERY])


def _without_withheld(entry: Entry) -> Entry:
    sections = (
        replace(one, questions=tuple(asked for at, asked in enumerate(one.questions) if at % _EVERY))
        for one in entry.sections
    )
    return replace(entry, sections=tuple(sections))


def _is_answered(assistant: Assistant, one: Withheld) -> bool:
    return any(citation.entry == one.entry for citation in assistant.ask(one.question).citations)


def _abstained(assistant: Assistant, withheld: list[Withheld]) -> Iterator[bool]:
    """Tell of every question whether nothing is said to answer it where its entry is taken out."""
    for entry in sorted({one.entry for one in withheld}):
        others = assistant.without([entry])
        answers = (others.ask(one.question) for one in withheld if one.entry == entry)
        yield from (not one.answered or one.partly for one in answers)


if __name__ == "__main__":
    main()
