"""Opening the configured model: its export, which is made where there is none, or the model itself."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock

from glossary import Glossary
from index.build import Notify
from index.corpus import Corpus
from index.encoder import Encoder, Model, SentenceTransformerEncoder, find_model
from index.export import export
from index.exported import Exported, export_folder, read_exported
from index.onnx import OnnxEncoder

_LOCK = ".lock"
_BESIDE = ".building"


def open_encoder(name: str, glossaries: Sequence[Glossary], folders: Sequence[Path], notify: Notify) -> Encoder:
    """Return the encoder of a model, run by ONNX Runtime; by PyTorch where it cannot be exported faithfully.

    Exports are looked for in all of the folders, and made in the first that can be written to; they are tried on
    sentences of the glossaries. `notify` gets a line that says what is done, and why. Raise EncoderError with the
    remedy where the model cannot be used.
    """
    model = find_model(name)
    kept = {folder: exported for folder in folders if (exported := read_exported(model, folder))}
    for folder, exported in kept.items():
        if not exported.refused:
            return OnnxEncoder(model, exported, export_folder(model, folder))
    own = SentenceTransformerEncoder(model)
    if kept:
        return own
    notify(f"model {name}: exporting it to ONNX, once; it starts quickly from then on")
    reason = "there is no folder for it"
    for folder in folders:
        try:
            exported = _export(model, own, glossaries, folder)
        except OSError as error:
            reason = f"{folder}: {error.strerror or error}; free some space, or make it a folder that can be written to"
            continue
        if not exported.refused:
            return OnnxEncoder(model, exported, export_folder(model, folder))
        reason = exported.refused
        break
    notify(f"model {name}: not exported: {reason}; PyTorch runs it, which starts slowly")
    return own


def _export(model: Model, own: SentenceTransformerEncoder, glossaries: Sequence[Glossary], folder: Path) -> Exported:
    """Export a model into a folder of exports, unless another process has done so meanwhile; raise OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / _LOCK):
        exported = read_exported(model, folder)
        if exported:
            return exported
        # An export that was stopped may have left what this one needs the space of.
        beside, place = folder / _BESIDE, export_folder(model, folder)
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        try:
            exported = export(model, own, Corpus(glossaries).sentence_texts(), beside)
            # What is damaged there is of no use to anybody.
            shutil.rmtree(place, ignore_errors=True)
            beside.rename(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return exported
