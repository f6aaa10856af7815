"""Fit the weights of `assistant/confidence.py` and the abstention threshold, and print them.

python -m benchmarks.calibrate --train FOLDER... --test FOLDER...

A folder is a glossary with a `cases.jsonl` beside it. Where all its questions are answerable, FOLDER:half keeps every
second article of it, in order of its cases and beginning with the second, and the other articles' questions become
unanswerable. Each folder weighs the same, and so do its answerable and unanswerable questions.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.confidence import unnamed
from assistant.evaluate.case import Case
from assistant.evaluate.metrics import balanced_accuracy
from assistant.evaluate.script import read_scripts
from glossary import load
from index import Encoder, Found, Index, SentenceTransformerEncoder
from index.corpus import Corpus
from index.vectors import FaissVectors

# Little regularisation: three weights from thousands of questions.
_INVERSE_PENALTY = 100.0
_SIGNALS = ("sentence", "coverage", "unnamed")
_HALF = ":half"


class Evidence:
    """What was found for the questions of one folder, and whether each is answerable."""

    def __init__(self, folder: str, encoder: Encoder) -> None:
        self.name = Path(folder).name
        glossary = load(Path(folder.removesuffix(_HALF)))
        cases = read_scripts([Path(folder.removesuffix(_HALF)) / "cases.jsonl"], [glossary])[0].cases
        if folder.endswith(_HALF):
            kept = set(list(dict.fromkeys(_article(case) for case in cases))[1::2])
            glossary = replace(glossary, entries=tuple(entry for entry in glossary.entries if entry.id in kept))
            self.answerable = np.array([_article(case) in kept for case in cases])
        else:
            self.answerable = np.array([case.steps[0].expect.answered for case in cases])
        corpus = Corpus([glossary])
        texts = [[document.headed_text for document in corpus.documents], corpus.sentence_texts()]
        index = Index([glossary], encoder, *(FaissVectors.of(encoder.encode_texts(one)) for one in texts))
        found = [index.search(query, 1) for query in index.prepare([case.steps[0].ask for case in cases])]
        self.dense = np.array([one.query.dense for one in found])
        self.signals = np.array([list(_signals(one)) for one in found])


def _article(case: Case) -> str:
    return case.steps[0].expect.cites[0].partition("#")[0]


def _signals(found: Found) -> Iterator[float]:
    best = found.hits[0].signals
    yield best.sentence if found.query.dense else 0.0
    yield best.coverage
    yield unnamed(best.name, len(found.query.terms))


def main() -> None:
    """Print weights, threshold, and the balanced accuracy on every folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--test", nargs="*", default=[], metavar="FOLDER")
    arguments = parser.parse_args()
    encoder = SentenceTransformerEncoder()
    train = [Evidence(folder, encoder) for folder in arguments.train]
    test = [Evidence(folder, encoder) for folder in arguments.test]
    models = {dense: _fit(train, dense=dense) for dense in (True, False)}
    for dense, model in models.items():
        weights = "  ".join(f"{name} {weight:.2f}" for name, weight in zip(_SIGNALS, model.coef_[0], strict=True))
        print(f"{'DENSE' if dense else 'LEXICAL':<8} bias {model.intercept_[0]:.2f}  {weights}")
    thresholds = [round(0.05 * step, 2) for step in range(2, 18)]
    best = max(thresholds, key=lambda one: (sum(_accuracy(models, each, one) for each in train), -one))
    print(f"threshold {best}")
    for kind, folders in (("train", train), ("test", test)):
        for one in folders:
            print(f"{kind:<6}{one.name:<20}balanced accuracy {_accuracy(models, one, best):.4f}")


def _fit(folders: Sequence[Evidence], *, dense: bool) -> LogisticRegression:
    signals, answerable, weights = [], [], []
    for folder in folders:
        chosen = folder.dense == dense
        truth = folder.answerable[chosen]
        if truth.all() or not truth.any():
            continue
        signals.append(folder.signals[chosen])
        answerable.append(truth)
        weights.append(np.where(truth, 500 / truth.sum(), 500 / (~truth).sum()))
    model = LogisticRegression(C=_INVERSE_PENALTY, max_iter=10_000)
    return model.fit(np.concatenate(signals), np.concatenate(answerable), sample_weight=np.concatenate(weights))


def _accuracy(models: dict[bool, LogisticRegression], folder: Evidence, threshold: float) -> float:
    made: NDArray[np.float64] = np.where(
        folder.dense,
        models[True].predict_proba(folder.signals)[:, 1],
        models[False].predict_proba(folder.signals)[:, 1],
    )
    return balanced_accuracy(folder.answerable.tolist(), (made >= threshold).tolist())


if __name__ == "__main__":
    main()
