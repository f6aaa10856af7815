"""Why a case failed, in one sentence: what the search, the confidence or the choice of sentences did."""

from assistant.answer import Answer
from assistant.evaluate.outcome import Reply

_ORDINALS = {1: "first", 2: "second", 3: "third"}


def diagnose(reply: Reply, threshold: float) -> str:
    """Return what kept a reply from being as expected, or "" where nothing did."""
    if not reply.failures():
        return ""
    if reply.asked is None:
        return "The answer does not stand in the glossary word for word, so none was given: a fault of the program."
    answer = reply.asked.answer
    if answer.answered and not reply.step.expect.answered:
        return _answered_wrongly(reply, answer, threshold)
    if not answer.answered:
        return f"{_ranked(reply)}; the confidence in an answer, {answer.confidence:.2f}, is under {threshold:.2f}."
    if answer.partly != reply.step.expect.partly:
        side = "under" if answer.partly else "over"
        return f"The confidence in a whole answer, {answer.confidence:.2f}, is {side} {threshold:.2f}."
    if reply.citation_recall() not in (None, 1.0):
        quoted = len({(one.entry, one.section) for one in answer.citations})
        of = "one section" if quoted == 1 else f"{quoted} sections"
        return f"{_ranked(reply)}, but the sentences that scored best are of {of} without all that was expected."
    if any(quote in one.cited_text for quote in reply.step.expect.avoids for one in answer.citations):
        return "A sentence that is to be avoided scored near enough to the best one to be quoted with it."
    if reply.step.expect.citable:
        return "The expected section is cited, but other sentences of it scored better than the expected one."
    return "Other sentences scored better than the expected one."


def _answered_wrongly(reply: Reply, answer: Answer, threshold: float) -> str:
    if not (reply.asked and reply.asked.found.hits):
        return "It answered although nothing was found: a fault of the program."
    best = reply.asked.found.hits[0]
    asked = best.signals.asked > best.signals.sentence
    line = (
        f"{'reader’s question' if asked else 'sentence'} of cosine {max(best.signals.sentence, best.signals.asked):.2f}"
    )
    return (
        f"{best.place.entry}#{best.place.section} holds {best.signals.coverage:.0%} of the weight of the question's "
        f"words and a {line}, which makes a confidence of "
        f"{answer.confidence:.2f}, over the {threshold:.2f} it takes."
    )


def _ranked(reply: Reply) -> str:
    """Return where the expected place ranks, as the beginning of a sentence."""
    if not reply.step.expect.citable:
        return "The best section was found"
    at = reply.first_rank()
    if at is None:
        return "What was expected is not among the ten sections found"
    return f"What was expected was found {_ORDINALS.get(at, f'in place {at}')}"
