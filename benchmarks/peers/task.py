"""What every contender is given: the same texts and the same model.

A peer's own Python reads this, so it imports nothing but the standard library.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

# What every contender is asked for.
HITS = 10


@dataclass(frozen=True, slots=True)
class Task:
    """The folder of a sentence-transformers model, that of a glossary, and its sections: their texts and places.

    A place is written `entry#section`; the text of a section comes after its headword.
    """

    model: str
    glossary: str
    texts: tuple[str, ...]
    places: tuple[str, ...]

    def write(self, file: Path) -> None:
        """Write the task as JSON."""
        file.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")


def read_task(file: Path) -> Task:
    """Read what `write` wrote."""
    found = json.loads(file.read_text(encoding="utf-8"))
    return Task(found["model"], found["glossary"], tuple(found["texts"]), tuple(found["places"]))
