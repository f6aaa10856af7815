"""Scripted questions with what is expected of their answers."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold of an answer; `cites` names entries or entry#section, the rest verbatim substrings.

    A `partly` answer is one that says that the glossary does not say what was asked of something that it covers.
    """

    answered: bool = True
    cites: tuple[str, ...] = ()
    cites_any: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    quotes_any: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    partly: bool = False

    @property
    def citable(self) -> tuple[str, ...]:
        """Return all that must or may be cited."""
        return self.cites + self.cites_any


@dataclass(frozen=True, slots=True)
class Step:
    """A question, the text in front of the asker ("" where there is none) and what is expected of the answer."""

    ask: str
    expect: Expectation = Expectation()
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One question, or the turns of a dialogue; ids of one kind share what stands before their first hyphen.

    It is asked as if the glossaries had none of the entries `without`.
    """

    id: str
    steps: tuple[Step, ...]
    without: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Return the kind of a case, or "" where its id names none."""
        kind, hyphen, _ = self.id.partition("-")
        return kind if hyphen else ""


@dataclass(frozen=True, slots=True)
class Script:
    """The cases of one file."""

    file: Path
    title: str
    cases: tuple[Case, ...]
