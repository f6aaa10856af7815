"""Importing a plain article as an entry, verbatim to the letter."""

import re
from collections.abc import Iterator
from pathlib import Path

from glossary.exchange.article import Article, take_apart
from glossary.exchange.chinese import names_in
from glossary.exchange.fault import ImportFault
from glossary.exchange.intake import Found, Intake
from glossary.exchange.slug import slug
from glossary.model import Entry, Glossary, Mark, Name, Section, Source
from glossary.nodes import Fault, place, read_utf8

ATTRIBUTION = "attribution"

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def read_article(intake: Intake) -> Iterator[Found]:
    """Yield the entry that an article in a UTF-8 file makes; its headword is the one chosen or the file's name."""
    file, term = intake.file, intake.choices.term
    try:
        text = read_utf8(file)
    except Fault as fault:
        raise ImportFault(fault.problem.mark, fault.problem.message) from None
    headword = (term if term is not None else file.stem.replace("-", " ").replace("_", " ")).strip()
    if not headword:
        raise ImportFault(Mark(file), "the headword is empty; give one with --term")
    headword = headword if term is not None else headword[0].upper() + headword[1:]
    language = intake.begin(Glossary("", "", "", ()))
    yield Found(read_text(text, headword, language, file), Mark(file))


def read_text(text: str, term: str, language: str = "en", file: Path = Path("article.txt")) -> Entry:
    """Return the entry that an article makes: a section a paragraph, a source a footnote.

    The names that a paragraph gives beside Chinese terms are names of its section, and those of the headword names of
    the entry too. A closing attribution is a source of every section, so that each citation carries it. `file` is only
    named in faults; raise ImportFault where the text is binary, has no paragraph, or gives no id.
    """
    if binary := _BINARY.search(text):
        message = f"character U+{ord(binary.group()):04X}: it is not plain text; export it as a UTF-8 text file"
        raise ImportFault(place(file, text, binary.start()), message)
    article = take_apart(text.removeprefix("\ufeff"), file)
    paragraphs = article.paragraphs
    if len(paragraphs) > 1 and paragraphs[0].text.casefold() == term.casefold():
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise ImportFault(Mark(file), "there is no paragraph in it; give an article with text")
    identifier = slug(term) or slug(file.stem)
    if not identifier:
        raise ImportFault(Mark(file), f"no id can be made of {term!r}; name the file in a-z, 0-9 and '-'")
    sections: list[Section] = []
    own: dict[Name, None] = {}
    known = {note.number for note in article.notes}
    for number, paragraph in enumerate(paragraphs, start=1):
        names, of_headword = names_in(paragraph.text, language, term)
        own |= dict.fromkeys(of_headword)
        sources = [f"note-{note}" for note in paragraph.notes() if note in known]
        sources += [ATTRIBUTION] if article.attribution else []
        sections.append(Section(f"p{number}", paragraph.text, "", names, tuple(sources)))
    return Entry(identifier, term, tuple(sections), _by_language(list(own)), sources=_sources(article))


def _sources(article: Article) -> tuple[Source, ...]:
    notes = [Source(f"note-{note.number}", note.text) for note in article.notes]
    return (*notes, *([Source(ATTRIBUTION, article.attribution)] if article.attribution else []))


def _by_language(names: list[Name]) -> tuple[Name, ...]:
    languages = list(dict.fromkeys(name.language for name in names))
    return tuple(sorted(names, key=lambda name: languages.index(name.language)))
