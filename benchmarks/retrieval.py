"""Measure retrieval, quoting and abstention on glossary folders that have a `cases.jsonl` beside them.

python -m benchmarks.retrieval FOLDER...
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from assistant import Assistant, Settings
from assistant.evaluate.metrics import balanced_accuracy
from assistant.evaluate.outcome import Outcome, Reply
from assistant.evaluate.run import run
from assistant.evaluate.script import read_scripts


def main() -> None:
    """Print one line a folder, and one a kind of case where cases have kinds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--index", type=Path, help="keep the indexes here (default: build them anew)")
    arguments = parser.parse_args()
    print(f"{'data':<24}{'kind':<12}{'cases':>6}" + "".join(f"{name:>16}" for name in _COLUMNS))
    with TemporaryDirectory() as folder:
        for glossary in arguments.folders:
            settings = Settings(glossary=(glossary,), index=(arguments.index or Path(folder)) / glossary.name)
            assistant = Assistant.open(settings, lambda _: None)
            (script,) = read_scripts([glossary / "cases.jsonl"], assistant.glossaries)
            outcomes = list(run(assistant, script.cases))
            _report(glossary.name, outcomes)


def _report(name: str, outcomes: Sequence[Outcome]) -> None:
    kinds = sorted({outcome.case.kind for outcome in outcomes})
    for kind in ["all", *(kinds if len(kinds) > 1 else [])]:
        chosen = [reply for one in outcomes if kind in ("all", one.case.kind) for reply in one.replies]
        columns = "".join(f"{_shown(measure(chosen)):>16}" for measure in _COLUMNS.values())
        print(f"{name:<24}{kind:<12}{len(chosen):>6}{columns}", flush=True)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _answerable(outcomes: Sequence[Reply]) -> list[Reply]:
    return [one for one in outcomes if one.step.expect.answered]


def _mean(measure: Callable[[Reply], float | None]) -> Callable[[Sequence[Reply]], float | None]:
    def mean(replies: Sequence[Reply]) -> float | None:
        values = [value for one in _answerable(replies) if (value := measure(one)) is not None]
        return fmean(values) if values else None

    return mean


def _quoted(outcomes: Sequence[Reply]) -> float | None:
    quoting = [one for one in _answerable(outcomes) if one.step.expect.quotes]
    return fmean(one.quoted() for one in quoting) if quoting else None


def _quotes(outcomes: Sequence[Reply]) -> float | None:
    answered = [one.asked.answer for one in outcomes if one.asked and one.answered]
    return fmean(len(answer.citations) for answer in answered) if answered else None


def _abstention(outcomes: Sequence[Reply]) -> float:
    expected = [one.step.expect.answered for one in outcomes]
    return balanced_accuracy(expected, [bool(one.answered) for one in outcomes])


_COLUMNS: dict[str, Callable[[Sequence[Reply]], float | None]] = {
    "hit@1": _mean(Reply.hit_at_1),
    "nDCG@10": _mean(Reply.ndcg_at_10),
    "gold in quotes": _quoted,
    "quotes/answer": _quotes,
    "bal. accuracy": _abstention,
}


if __name__ == "__main__":
    main()
