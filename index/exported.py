"""What the folder of an exported model says of itself."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from index.encoder import Model
from index.manifest import digest

FILE = "export.json"
GRAPH, WEIGHTS, TOKENIZER = "model.onnx", "model.onnx.data", "tokenizer.json"
# Raised when what is exported, or how it is run, changes.
_FORMAT = 2
_MAKERS = ("onnxruntime", "onnxscript", "sentence-transformers", "tokenizers", "torch", "transformers")


@dataclass(frozen=True, slots=True)
class Exported:
    """A model exported to ONNX: what it was made from, its files by SHA-256, and how it is asked.

    Prompts go before what is encoded. `least_cosine` is that of the vectors to the model's own when it was made. Where
    `refused` tells why it could not be made, with which `versions`, there are no files.
    """

    format: int
    model_sha256: str
    configuration_sha256: str
    versions: str
    files: Mapping[str, str]
    question_prompt: str = ""
    text_prompt: str = ""
    least_cosine: float = 0.0
    refused: str = ""

    @classmethod
    def of(
        cls,
        model: Model,
        files: Mapping[str, str] | None = None,
        question_prompt: str = "",
        text_prompt: str = "",
        refused: str = "",
    ) -> "Exported":
        """Return the description of an export of a model that is made now."""
        made_from = (_FORMAT, model.fingerprint, model.configuration, _versions())
        return cls(*made_from, files or {}, question_prompt, text_prompt, refused=refused)

    def write(self, folder: Path) -> None:
        """Write the description into the folder that holds the files."""
        (folder / FILE).write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def export_folder(model: Model, folder: Path) -> Path:
    """Return where in a folder of exports that of a model is kept."""
    return folder / f"{model.fingerprint[:16]}-{model.configuration[:16]}"


def read_exported(model: Model, folder: Path) -> Exported | None:
    """Return what a folder of exports has of a model; None where it has nothing, or what is damaged or foreign.

    What was refused with other versions is not refused for good.
    """
    own = export_folder(model, folder)
    try:
        found = Exported(**json.loads((own / FILE).read_text(encoding="utf-8")))
        if (found.format, found.model_sha256, found.configuration_sha256) != (
            _FORMAT,
            model.fingerprint,
            model.configuration,
        ):
            return None
        if found.refused:
            return found if found.versions == _versions() else None
        whole = set(found.files) == {GRAPH, WEIGHTS, TOKENIZER}
        return found if whole and all(digest(own / name) == sha for name, sha in found.files.items()) else None
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _versions() -> str:
    return ", ".join(f"{name} {version(name)}" for name in _MAKERS)
