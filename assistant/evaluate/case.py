"""Scripted questions with what is expected of their answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold of an answer; `cites` names entries or entry#section, the rest verbatim substrings."""

    answered: bool = True
    cites: tuple[str, ...] = ()
    cites_any: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    quotes_any: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A question and its expectation; ids of one kind share what stands before their last hyphen."""

    id: str
    ask: str
    expect: Expectation

    @property
    def kind(self) -> str:
        """Return the kind of a case, or "" where its id names none."""
        return self.id.rpartition("-")[0]


class CaseError(ValueError):
    """A case that cannot be read: `file:line`, what, and the remedy."""


def read_cases(file: Path) -> tuple[Case, ...]:
    """Return the cases of a `cases.jsonl`; raise CaseError with every fault."""
    cases: list[Case] = []
    faults: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cases.append(_case(json.loads(line)))
        except (ValueError, TypeError, KeyError) as error:
            faults.append(f"{file}:{number}: not a case ({error}); give id, ask and expect as one JSON object a line")
    if faults:
        raise CaseError("\n".join(faults))
    return tuple(cases)


def _case(found: Mapping[str, object]) -> Case:
    expect = found["expect"]
    if not isinstance(expect, dict):
        raise TypeError("expect is no object")
    unknown = (expect.keys() - {one.name for one in fields(Expectation)}) | (found.keys() - {"id", "ask", "expect"})
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}")
    answered = expect.get("answered", True)
    lists = {key: value for key, value in expect.items() if key != "answered"}
    if not isinstance(answered, bool) or not all(isinstance(value, list) for value in lists.values()):
        raise TypeError("answered is true or false, all else in expect is a list")
    texts = {key: tuple(map(str, value)) for key, value in lists.items()}
    return Case(str(found["id"]), str(found["ask"]), Expectation(answered, **texts))
