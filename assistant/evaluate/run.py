"""Asking the questions of cases."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from time import perf_counter

from assistant.assistant import Assistant
from assistant.citation import UnverifiedError
from assistant.evaluate.case import Case, Step
from assistant.evaluate.outcome import Outcome, Reply
from assistant.question import Turn

_BATCH = 256
# So many are asked one by one, for what an asker waits is not what a question of a batch takes.
_TIMED = 200


def run(
    assistant: Assistant, cases: Sequence[Case], after_each: Callable[[], object] = lambda: None, batch: int = _BATCH
) -> Iterator[Outcome]:
    """Ask every case's questions and yield the outcomes in order.

    Single questions without a passage are encoded in batches, but for evenly spaced ones that are timed. Cases that
    leave out the same entries are asked together, so that one reduced index is held at a time, and made once.
    `after_each` is called when a case was asked, and may raise what ends the run.
    """
    spacing = max(1, len(cases) // _TIMED)
    if cases:
        # The first question of all would be timed with what is loaded for it.
        assistant.search(cases[0].steps[0].ask)
    groups: dict[frozenset[str], dict[int, Case]] = {}
    for at, case in enumerate(cases):
        groups.setdefault(frozenset(case.without), {})[at] = case
    early: dict[int, Outcome] = {}
    due = 0
    for entries, group in groups.items():
        asked = assistant.without(entries) if entries else assistant
        for at, outcome in _ask_all(asked, group, spacing, batch):
            after_each()
            early[at] = outcome
            while due in early:
                yield early.pop(due)
                due += 1


def _ask_all(
    assistant: Assistant, cases: Mapping[int, Case], spacing: int, batch: int
) -> Iterator[tuple[int, Outcome]]:
    numbers = list(cases)
    for start in range(0, len(numbers), batch):
        own = {at: cases[at] for at in numbers[start : start + batch]}
        plain = {at: case for at, case in own.items() if at % spacing and _is_plain(case)}
        together = _ask_together(assistant, plain)
        for at, case in own.items():
            yield at, together.get(at) or Outcome(case, tuple(_converse(assistant, case)))


def _is_plain(case: Case) -> bool:
    return len(case.steps) == 1 and not case.steps[0].passage


def _ask_together(assistant: Assistant, cases: Mapping[int, Case]) -> dict[int, Outcome]:
    """Return the outcomes of single questions; none of them where one cannot be verified and hides the others."""
    try:
        asked = assistant.ask_all([case.steps[0].ask for case in cases.values()]) if cases else []
    except UnverifiedError:
        return {}
    return {
        at: Outcome(case, (Reply(case.steps[0], one),)) for (at, case), one in zip(cases.items(), asked, strict=True)
    }


def _converse(assistant: Assistant, case: Case) -> Iterator[Reply]:
    history: list[Turn] = []
    for step in case.steps:
        reply = _ask(assistant, step, history)
        if reply.asked:
            history.append(Turn(step.ask, reply.asked.answer.quoting))
        yield reply


def _ask(assistant: Assistant, step: Step, history: Sequence[Turn]) -> Reply:
    start = perf_counter()
    try:
        asked = assistant.trace(step.ask, step.passage or None, history)
    except UnverifiedError as error:
        return Reply(step, None, perf_counter() - start, str(error))
    return Reply(step, asked, perf_counter() - start)
