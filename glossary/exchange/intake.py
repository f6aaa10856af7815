"""What an importer is given, and where it says what it found, what is wrong and what is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from glossary.exchange.fault import ImportFault
from glossary.exchange.loss import Losses
from glossary.fields import shorten
from glossary.load import GlossaryError
from glossary.model import Entry, Glossary, Mark, Problem

# A file of this size is read within a gigabyte of memory, entry by entry.
LARGEST_STREAM = 100_000_000
MOST_FAULTS = 50
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user may say of a file: a headword, the language of the texts, and which column a field stands in."""

    term: str | None = None
    language: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a file, where it stands, and what the file's other entries may call it in their `see_also`."""

    entry: Entry
    mark: Mark
    keys: tuple[str, ...] = ()


class Intake:
    """Collect what is known of one file while it is imported; `header` is that of the glossary it goes into."""

    def __init__(self, file: Path, header: Glossary, choices: Choices, *, new: bool) -> None:
        self.file = file
        self.header = header
        self.choices = choices
        self.losses = Losses()
        self.problems: list[Problem] = []
        self.told: list[str] = []
        self._new = new

    def begin(self, found: Glossary) -> str:
        """Take what a file says of its glossary, as far as a new one needs it; return the language of the texts."""
        if self._new:
            self.header = Glossary(
                found.id or self.header.id,
                found.title or self.header.title,
                self.choices.language or found.language or self.header.language,
                (),
                found.licence,
                found.publisher,
                found.url,
            )
        return self.header.language

    def fault(self, mark: Mark, message: str) -> None:
        """Note a fault that keeps the file from being imported; raise GlossaryError where there are too many."""
        self.problems.append(Problem(mark, "import", message))
        if len(self.problems) >= MOST_FAULTS:
            self.problems.append(Problem(mark, "import", f"{MOST_FAULTS} faults so far; the rest is not looked at"))
            self.require_sound()

    def tell(self, line: str) -> None:
        """Note how the file was understood, for the user to look at."""
        self.told.append(f"{self.file}: {line}")

    def loss(self, mark: Mark, what: str) -> None:
        """Note what the model has no place for."""
        self.losses.note(what, mark)

    def web_links(self, links: Iterable[str], mark: Mark) -> tuple[str, ...]:
        """Return the links that are on the web; others are losses."""
        kept = []
        for link in links:
            if link.lower().startswith(("http://", "https://")):
                kept.append(link)
            else:
                self.loss(mark, f"the link {shorten(link)} is not on the web, and is left out")
        return tuple(kept)

    def require_sound(self) -> None:
        """Raise GlossaryError where a fault was noted."""
        if self.problems:
            raise GlossaryError(tuple(self.problems))

    def require_size(self, most: int) -> None:
        """Raise ImportFault where the file cannot be read, or is over `most` bytes."""
        try:
            size = self.file.stat().st_size
        except OSError as error:
            raise ImportFault(Mark(self.file), f"cannot read it: {error.strerror}; check the path") from None
        if not self.file.is_file():
            raise ImportFault(Mark(self.file), "it is not a file; give one")
        if size > most:
            raise ImportFault(Mark(self.file), f"{size:,} bytes are too many, {most:,} at most; split the file")
