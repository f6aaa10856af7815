"""What is not taken along from one format to another."""

from dataclasses import dataclass

from glossary.model import Mark


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format or the model has no place for: what, how often, and where first."""

    what: str
    count: int
    first: str

    def __str__(self) -> str:
        return f"{self.first}: {self.what}{f' (and {self.count - 1:,} more)' if self.count > 1 else ''}"


class Losses:
    """Count losses as they are met, each kind once."""

    def __init__(self) -> None:
        self._found: dict[str, Loss] = {}

    def note(self, what: str, where: Mark | str) -> None:
        """Note that something is lost at a place of a file, or of the entry with an id."""
        known = self._found.get(what)
        self._found[what] = Loss(what, known.count + 1, known.first) if known else Loss(what, 1, str(where))

    def all(self) -> tuple[Loss, ...]:
        """Return the losses in the order in which they were first met."""
        return tuple(self._found.values())
