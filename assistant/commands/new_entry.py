"""Starting an entry: its id and file, and where the term that an editor typed belongs in it."""

from dataclasses import dataclass
from pathlib import Path

from assistant.commands.arguments import UsageError
from assistant.entry_draft import entry_draft, identifier_of
from assistant.question import clean_text
from glossary import GlossaryError, Mark, Reading, Severity, normalise, read
from glossary.exchange.slug import slug
from glossary.language import is_well_formed
from glossary.schema import GLOSSARY_FILE, IDENTIFIER
from glossary.skeleton import header_skeleton, write_skeleton

_DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Started:
    """The files that were written, the entry's last, and where the term is a name already."""

    files: tuple[Path, ...]
    named: tuple[Mark, ...]


def start_entry(folder: Path, typed: str, identifier: str = "", language: str = "") -> Started:
    """Write the skeleton of an entry for a term; a folder without a `glossary.yaml` gets one, in `language`.

    Raise UsageError for a term, id or language that cannot be used, FileExistsError where the entry exists, and
    GlossaryError where the folder's `glossary.yaml` has faults.
    """
    term = normalise(clean_text(typed))
    if not term:
        raise UsageError("the term is empty; give one such as 'Fair trade'")
    new = not (folder / GLOSSARY_FILE).exists()
    reading = None if new else _read(folder)
    if reading and language:
        raise UsageError(f"{folder} is in {reading.draft.glossary.language!r} already; leave --language out")
    language = reading.draft.glossary.language if reading else language or _DEFAULT_LANGUAGE
    if not is_well_formed(language):
        raise UsageError(f"{language!r} is no BCP 47 language tag; give one such as 'en', 'zh-Hans' or 'pt-BR'")
    identifier = identifier or identifier_of(term, language)
    if not IDENTIFIER.fullmatch(identifier):
        what = f"{identifier!r} is no id" if identifier else f"no id can be made of {term!r}"
        raise UsageError(f"{what}; give one with --id, made of a-z, 0-9 and '-'")
    content = entry_draft(identifier, term, language).content
    header = header_skeleton(slug(folder.resolve().name) or "glossary", language) if new else ""
    return Started(write_skeleton(folder, identifier, content, header), _named(term, reading) if reading else ())


def _read(folder: Path) -> Reading:
    reading = read(folder)
    own = (found for found in reading.problems if found.mark.file == folder / GLOSSARY_FILE)
    if faults := tuple(found for found in own if found.severity is Severity.ERROR):
        raise GlossaryError(faults)
    return reading


def _named(term: str, reading: Reading) -> tuple[Mark, ...]:
    """Return where a term is a name of an entry or section already."""
    wanted = term.casefold()
    places = {(stem, "term"): entry.term for stem, entry in reading.draft.entries()}
    marks = [reading.mark(*address) for address, text in places.items() if text.casefold() == wanted]
    for address, names in reading.draft.named():
        marks += [reading.mark(*address, at) for at, name in enumerate(names) if name.text.casefold() == wanted]
    return tuple(marks)
