"""What an index folder says of itself."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

FORMAT = 9
FILE = "manifest.json"
PARTS = frozenset(
    {"sections", "sentences", "section_words", "sentence_words", "names", "romanisations", "texts"}
    | {"glossaries", "cuts"}
)


@dataclass(frozen=True, slots=True)
class Content:
    """What an index was made from: if any of it differs, the index is stale."""

    format: int
    model: str
    model_sha256: str
    glossaries: Mapping[str, str]
    vectors: str = "faiss"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of an index, its counts, and its files: what each is for, and its name by SHA-256.

    `state` is that of the glossaries' files when they were read, where it is known; `stamps` tell of what is large
    whether it is still what had the SHA-256.
    """

    content: Content
    dimensions: int
    sections: int
    sentences: int
    files: Mapping[str, str]
    state: str = ""
    stamps: Mapping[str, str] = field(default_factory=dict)

    def write(self, file: Path) -> None:
        """Write the manifest as JSON."""
        file.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


class DamagedIndexError(Exception):
    """An index folder that cannot be used as it is; the message says why."""


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of an index folder; raise DamagedIndexError where it cannot be read as one."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if found["content"]["format"] != FORMAT:
            raise DamagedIndexError(f"its format is {found['content']['format']!r}, this version reads {FORMAT}")
        if found["files"].keys() != PARTS or not all(map(str.isprintable, found["files"].values())):
            raise DamagedIndexError(f"its files are {found['files']!r}")
        return Manifest(**{**found, "content": Content(**found["content"])})
    except FileNotFoundError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedIndexError(f"its {FILE} cannot be read ({error})") from error


def digest(file: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
