"""Fit the weights of `assistant/confidence.py` so that its threshold is the best one, and print them.

python -m benchmarks.calibrate --train FOLDER... --test FOLDER...

A folder is a glossary with a `cases.jsonl` or a folder of `scripts` in it. Where all its questions are answerable,
FOLDER:half keeps every second article of it, in order of its cases and beginning with the second, and the other
articles' questions become unanswerable. Each folder weighs the same, and so do its answerable and unanswerable
questions.
"""

import argparse
from collections.abc import Sequence
from dataclasses import astuple, fields, replace
from math import log
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.confidence import THRESHOLD, Evidence, gather
from assistant.evaluate.case import Case
from assistant.evaluate.metrics import balanced_accuracy
from assistant.evaluate.script import read_scripts
from assistant.settings import Settings
from benchmarks.in_memory import index_in_memory
from glossary import Glossary, load
from index import Encoder, open_encoder

# Little regularisation: a few weights from thousands of questions.
_INVERSE_PENALTY = 100.0
_HALF = ":half"
_THRESHOLDS = [round(0.05 * step, 2) for step in range(2, 18)]


class Folder:
    """The evidence found for the questions of one folder, and whether each is answerable."""

    def __init__(self, folder: str, encoder: Encoder) -> None:
        self.name = Path(folder).name
        glossary = load(Path(folder.removesuffix(_HALF)))
        cases = _cases(Path(folder.removesuffix(_HALF)), glossary)
        if folder.endswith(_HALF):
            kept = set(list(dict.fromkeys(_article(case) for case in cases))[1::2])
            glossary = replace(glossary, entries=tuple(entry for entry in glossary.entries if entry.id in kept))
            self.answerable = np.array([_article(case) in kept for case in cases])
        else:
            self.answerable = np.array([case.steps[0].expect.answered for case in cases])
        index = index_in_memory(glossary, encoder)
        found = [index.search(query, 1) for query in index.prepare([case.steps[0].ask for case in cases])]
        self.dense = np.array([one.query.dense for one in found])
        self.evidence = np.array([astuple(gather(one)) for one in found])


def _cases(folder: Path, glossary: Glossary) -> list[Case]:
    """Return the cases that are put to the whole glossary by a question alone and answered in full or not at all."""
    lines = folder / "cases.jsonl"
    return [
        case
        for script in read_scripts([lines if lines.exists() else folder / "scripts"], [glossary])
        for case in script.cases
        if not (case.without or case.steps[0].passage or case.steps[0].expect.partly)
    ]


def _article(case: Case) -> str:
    return case.steps[0].expect.cites[0].partition("#")[0]


def main() -> None:
    """Print weights, and the balanced accuracy on every folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--test", nargs="*", default=[], metavar="FOLDER")
    arguments = parser.parse_args()
    settings = Settings()
    encoder = open_encoder(settings.model, [], settings.export_folders(), print)
    train = [Folder(folder, encoder) for folder in arguments.train]
    test = [Folder(folder, encoder) for folder in arguments.test]
    models = {dense: _centred(_fit(train, dense=dense), train, dense=dense) for dense in (True, False)}
    for dense, model in models.items():
        names = (field.name for field in fields(Evidence))
        weights = ", ".join(f"{name}={weight:.2f}" for name, weight in zip(names, model.coef_[0], strict=True))
        print(f"{'DENSE' if dense else 'LEXICAL'} = Weights({model.intercept_[0]:.2f}, Evidence({weights}))")
    for kind, folders in (("train", train), ("test", test)):
        for one in folders:
            accuracy = balanced_accuracy(one.answerable.tolist(), _answered(models, one).tolist())
            print(f"{kind:<6}{one.name:<20}balanced accuracy {accuracy:.4f}")


def _fit(folders: Sequence[Folder], *, dense: bool) -> LogisticRegression:
    told = _told(folders, dense=dense)
    weights = [np.where(truth, 500 / truth.sum(), 500 / (~truth).sum()) for _, truth in told]
    evidence, truths = (np.concatenate(each) for each in zip(*told, strict=True))
    model = LogisticRegression(C=_INVERSE_PENALTY, max_iter=10_000)
    return model.fit(evidence, truths, sample_weight=np.concatenate(weights))


def _centred(model: LogisticRegression, folders: Sequence[Folder], *, dense: bool) -> LogisticRegression:
    """Move the bias of a model so that the best of its thresholds becomes that of all models, and return it."""
    told = [(model.predict_proba(evidence)[:, 1], truth.tolist()) for evidence, truth in _told(folders, dense=dense)]

    def mean(threshold: float) -> float:
        return fmean(balanced_accuracy(truth, (made >= threshold).tolist()) for made, truth in told)

    best = max(_THRESHOLDS, key=mean)
    model.intercept_ += log(THRESHOLD / (1 - THRESHOLD)) - log(best / (1 - best))
    return model


def _told(folders: Sequence[Folder], *, dense: bool) -> list[tuple[NDArray[np.float64], NDArray[np.bool_]]]:
    """Return the evidence for the questions in languages of one kind, and their truth, of folders that have both."""
    chosen = ((one.evidence[one.dense == dense], one.answerable[one.dense == dense]) for one in folders)
    return [(evidence, truth) for evidence, truth in chosen if truth.any() and not truth.all()]


def _answered(models: dict[bool, LogisticRegression], folder: Folder) -> NDArray[np.bool_]:
    made = {dense: model.predict_proba(folder.evidence)[:, 1] for dense, model in models.items()}
    return np.asarray(np.where(folder.dense, made[True], made[False]) >= THRESHOLD)


if __name__ == "__main__":
    main()
