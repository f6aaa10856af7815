"""Checking a glossary like a linter: what the loader reports, and what an editor should look at."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from glossary.draft import Address, Draft
from glossary.fields import shorten
from glossary.load import in_order, read
from glossary.model import Problem
from glossary.schema import GLOSSARY_FILE, PLACEHOLDER, SENSES
from glossary.text import normalise

LONGEST_SECTION = 2_000
REVIEWED_FOR_YEARS = 2

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ufffd]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")

Rule = Callable[[Draft, date], Iterator[Problem]]


def check(folder: Path, today: date) -> tuple[Problem, ...]:
    """Return every problem of a glossary folder, ordered by file, line and column."""
    reading = read(folder)
    found = [problem for rule in RULES.values() for problem in rule(reading.draft, today)]
    return in_order([*reading.problems, *found])


def shared_name(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a name that an entry before claims: readers who look it up get two entries."""
    owners: dict[str, tuple[str, Address]] = {}
    for stem, entry in draft.entries():
        claims: list[tuple[str, Address]] = [(entry.term, (stem, "term"))]
        claims += [(name.text, (stem, "names", index)) for index, name in enumerate(entry.names)]
        for name, address in claims:
            owner, where = owners.setdefault(_folded(name), (stem, address)) if name.strip() else (stem, address)
            if owner != stem:
                message = f"{shorten(name)} is a name at {draft.mark(*where)} too; keep it where readers look for it"
                yield draft.warning("shared-name", message, *address)


def repeated_name(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a name that stands twice in one language of an entry or section."""
    for address, names in draft.named():
        seen: set[tuple[str, str]] = set()
        for index, name in enumerate(names):
            key = (name.language.lower(), _folded(name.text))
            if key in seen:
                message = f"name {shorten(name.text)} stands twice in {name.language!r}; delete one"
                yield draft.warning("repeated-name", message, *address, index)
            seen.add(key)


def repeated_reference(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report an entry or a source that one list names twice."""
    for stem, entry in draft.entries():
        lists: list[tuple[tuple[str, ...], Address]] = [(entry.see_also, (stem, "see_also"))]
        lists += [
            (section.sources, (stem, "sections", index, "sources")) for index, section in enumerate(entry.sections)
        ]
        for references, address in lists:
            for index, reference in enumerate(references):
                if reference in references[:index]:
                    message = f"{shorten(reference)} stands twice in the list; delete one"
                    yield draft.warning("repeated-reference", message, *address, index)


def repeated_question(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a question that a section before claims to answer: readers who ask it get one of the two."""
    owners: dict[str, Address] = {}
    for stem, entry in draft.entries():
        for index, section in enumerate(entry.sections):
            for place, question in enumerate(section.questions):
                address = (stem, "sections", index, "questions", place)
                first = owners.setdefault(_folded(question), address)
                if first != address:
                    message = f"{shorten(question)} stands at {draft.mark(*first)} too; keep it where it is answered"
                    yield draft.warning("repeated-question", message, *address)


def unused_source(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a source that no section of its entry uses."""
    for stem, entry in draft.entries():
        used = {source for section in entry.sections for source in section.sources}
        for source in entry.sources:
            if source.id not in used:
                message = f"no section uses source {shorten(source.id)}; add it to a section's 'sources' or delete it"
                yield draft.warning("unused-source", message, stem, "sources", source.id)


def lone_sense(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a sense that stands in contrast to no other: readers are shown the one beside the other."""
    for stem, entry in draft.entries():
        told = {section.sense for section in entry.sections} - {""}
        for index, section in enumerate(entry.sections):
            if section.sense in SENSES and told == {section.sense}:
                other = next(sense for sense in SENSES if sense != section.sense)
                message = f"no section of the entry tells the {other} sense; mark the one that does, or delete this"
                yield draft.warning("lone-sense", message, stem, "sections", index, "sense")


def placeholder(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report what a skeleton asks for, and nobody has written yet."""
    for text in draft.texts():
        if PLACEHOLDER in text.value:
            yield draft.warning("placeholder", f"{shorten(text.value)} is still to be written", *text.address)


def not_nfc(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a text that is not in Unicode Normalization Form C: it may not match what readers type."""
    for text in draft.texts():
        if normalise(text.value) != text.value:
            formed = zip(normalise(text.value), text.value, strict=False)
            at = next((at for at, (new, old) in enumerate(formed) if new != old), len(text.value))
            message = f"{_around(text.value, at)} is not in Unicode form NFC; type the character anew"
            yield draft.warning("not-nfc", message, *text.address)


def spacing(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report white space before or after a text."""
    for text in draft.texts():
        if text.value != text.value.strip() and text.value.strip():
            message = f"white space before or after {shorten(text.value)}; delete it (a '>-' text has none after it)"
            yield draft.warning("spacing", message, *text.address)


def control_character(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report control characters, and others that are never seen."""
    yield from _odd_characters(draft, "control-character", _CONTROL, "control or invisible character")


def direction_character(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report characters that reorder the text around them (Trojan Source, CVE-2021-42574)."""
    yield from _odd_characters(draft, "direction-character", _DIRECTION, "bidirectional control character")


def long_section(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a section that is too long to answer one question."""
    for stem, entry in draft.entries():
        for index, section in enumerate(entry.sections):
            if len(section.text) > LONGEST_SECTION:
                message = (
                    f"section {shorten(section.id)} has {len(section.text):,} characters, over {LONGEST_SECTION:,}; "
                    "split it by nuance"
                )
                yield draft.warning("long-section", message, stem, "sections", index, "text")


def reviewed(draft: Draft, today: date) -> Iterator[Problem]:
    """Report a review that is no date, is yet to come, or is over two years old."""
    for stem, entry in draft.entries():
        if entry.reviewed:
            message = _review_fault(entry.reviewed, today)
            if message:
                yield draft.warning("reviewed", message, stem, "reviewed")


def url_template(draft: Draft, _today: date) -> Iterator[Problem]:
    """Report a permalink that would be the same for every entry."""
    url = draft.glossary.url
    if url and "{entry}" not in url:
        message = f"url {shorten(url)} has no '{{entry}}'; write one such as https://example.org/{{entry}}#{{section}}"
        yield draft.warning("url-template", message, GLOSSARY_FILE, "url")


RULES: dict[str, Rule] = {
    "shared-name": shared_name,
    "repeated-name": repeated_name,
    "repeated-reference": repeated_reference,
    "repeated-question": repeated_question,
    "unused-source": unused_source,
    "lone-sense": lone_sense,
    "placeholder": placeholder,
    "not-nfc": not_nfc,
    "spacing": spacing,
    "control-character": control_character,
    "direction-character": direction_character,
    "long-section": long_section,
    "reviewed": reviewed,
    "url-template": url_template,
}


def _folded(name: str) -> str:
    return normalise(normalise(name).casefold()).strip()


def _around(text: str, at: int) -> str:
    return shorten(text[max(0, at - 10) : at + 10])


def _odd_characters(draft: Draft, rule: str, odd: re.Pattern[str], what: str) -> Iterator[Problem]:
    for text in draft.texts():
        if match := odd.search(text.value):
            message = f"{what} U+{ord(match.group()):04X} in {_around(text.value, match.start())}; delete it"
            yield draft.warning(rule, message, *text.address)


def _review_fault(written: str, today: date) -> str | None:
    try:
        day = date.fromisoformat(written) if _DATE.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None:
        return f"{shorten(written)} is no date; write YYYY-MM-DD"
    if day > today:
        return f"reviewed on {written}, which is yet to come; write the day of the last review"
    if (day.year + REVIEWED_FOR_YEARS, day.month, day.day) < (today.year, today.month, today.day):
        return f"last reviewed on {written}, over {REVIEWED_FOR_YEARS} years ago; review the entry"
    return None
