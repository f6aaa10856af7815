"""What an editor makes of what readers asked: drafts of entries and of script cases, and tables to take along."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from assistant.document import to_json
from assistant.entry_draft import EntryDraft, entry_draft, identifier_of, yaml_comments
from assistant.evaluate.case import Case, Expectation, Step
from assistant.evaluate.save import dump_yaml
from assistant.grouping import Group
from assistant.journal import Rating
from assistant.spreadsheet import to_csv

_MOST_CASES = 20
_NEW = "new-entry"
_ASKED = "asked"
_COLUMNS = (
    "kind", "group", "question", "understood", "answered", "cites", "face", "day", "times", "thumb", "note"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScriptDraft:
    """The content of a script's file, and its name without the suffix."""

    identifier: str
    content: str


def draft_entry(group: Group, language: str) -> EntryDraft:
    """Return an entry for what a group asks for, with the readers' questions as comments."""
    return entry_draft(identifier_of(group.term, language) or _NEW, group.term, language, list(_told(group)))


def draft_script(group: Group, language: str) -> ScriptDraft:
    """Return a script of a group's questions, which expects what is answered now, for a person to change."""
    name = identifier_of(group.term, language) or _NEW
    expect = Expectation(partly=True, cites=group.cites[:1]) if group.partly else Expectation(answered=False)
    cases = [
        Case(f"readers-{name}-{number}", (Step(one.text, expect),))
        for number, one in enumerate(group.questions[:_MOST_CASES], 1)
    ]
    now = (
        "partly: true holds now. When the glossary tells what was missing, delete it and name all that is to be cited."
        if group.partly
        else f"answered: false holds now. When there is an entry, write cites: [{name}] in its place."
    )
    return ScriptDraft(
        f"readers-{name}", dump_yaml(f"Readers: {group.name}", cases, yaml_comments([*_told(group), now]))
    )


def draft_script_of(rating: Rating, language: str) -> ScriptDraft:
    """Return a script of a question whose answer a reader found wrong, which expects that answer, to be changed."""
    name = identifier_of(rating.standalone, language)[:40].strip("-") or "question"
    expect = Expectation(rating.answered, cites=rating.cites, partly=rating.partly)
    case = Case(f"readers-{name}", (Step(rating.standalone, expect),))
    told = [
        f"A reader found the answer of {rating.day} wrong or incomplete.",
        *([f"The reader's note: {rating.note}"] if rating.note else []),
        "What stands under expect is what was answered then: write what should be in its place.",
    ]
    return ScriptDraft(f"readers-{name}", dump_yaml(f"Readers: {rating.standalone}", [case], yaml_comments(told)))


def to_table(groups: Sequence[Group], ratings: Sequence[Rating]) -> str:
    """Return all that is kept as CSV, a line for each question and day, and each thumb."""
    return to_csv(_COLUMNS, _rows(groups, ratings))


def to_document(groups: Sequence[Group], ratings: Sequence[Rating]) -> str:
    """Return all that is kept as a JSON document."""
    told = [{**asdict(one), "times": one.times, "first": one.first, "last": one.last} for one in groups]
    return to_json({"groups": told, "ratings": [asdict(one) for one in ratings]})


def _told(group: Group) -> Iterator[str]:
    days = f"on {group.first}" if group.first == group.last else f"between {group.first} and {group.last}"
    yield f"Readers asked this {group.often} {days}:"
    yield from (f"- {one.text}" for one in group.questions[:_MOST_CASES])


def _rows(groups: Sequence[Group], ratings: Sequence[Rating]) -> Iterator[tuple[object, ...]]:
    for group in groups:
        for one in group.asked:
            answered = "in part" if one.partly else "no"
            place = (answered, " ".join(one.cites), one.face, one.day, one.times)
            yield (_ASKED, group.name, one.question, one.standalone, *place, "", "")
    for each in ratings:
        answered = "in part" if each.partly else "yes" if each.answered else "no"
        place = (answered, " ".join(each.cites), "chat", each.day, 1)
        yield ("thumb", "", each.question, each.standalone, *place, each.thumb, each.note)
