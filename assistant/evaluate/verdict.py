"""Why an answer is not the expected one, a sentence for each expectation that it does not meet."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.evaluate.case import Expectation


def unmet(expect: Expectation, answer: Answer) -> tuple[str, ...]:
    """Return what is wrong with an answer; nothing where everything expected holds."""
    return tuple(sentence for check in _CHECKS.values() for sentence in check(expect, answer))


def is_at(citation: Citation, place: str) -> bool:
    """Tell whether a citation is of an entry, or of an entry#section."""
    return place in (citation.entry, f"{citation.entry}#{citation.section}")


def _answered(expect: Expectation, answer: Answer) -> Iterator[str]:
    if expect.answered and not answer.answered:
        yield f"It abstained, with confidence {answer.confidence:.2f}, where an answer was expected."
    if answer.answered and not expect.answered:
        yield f"It answered, with confidence {answer.confidence:.2f}, where an abstention was expected."


def _partly(expect: Expectation, answer: Answer) -> Iterator[str]:
    if expect.partly and answer.answered and not answer.partly:
        yield "It answers, where it was expected to say that the glossary does not say this."
    if answer.partly and expect.answered and not expect.partly:
        yield "It says that the glossary does not say this, where a whole answer was expected."


def _cites(expect: Expectation, answer: Answer) -> Iterator[str]:
    for place in expect.cites:
        if not any(is_at(citation, place) for citation in answer.citations):
            yield f"It does not cite {place}, but {_cited(answer)}."


def _cites_any(expect: Expectation, answer: Answer) -> Iterator[str]:
    if expect.cites_any and not any(is_at(one, place) for one in answer.citations for place in expect.cites_any):
        yield f"It cites none of {', '.join(expect.cites_any)}, but {_cited(answer)}."


def _quotes(expect: Expectation, answer: Answer) -> Iterator[str]:
    for quote in expect.quotes:
        if not _quoting(answer, quote):
            yield f"It does not quote “{quote}”."


def _quotes_any(expect: Expectation, answer: Answer) -> Iterator[str]:
    if expect.quotes_any and not any(_quoting(answer, quote) for quote in expect.quotes_any):
        yield f"It quotes none of {', '.join(f'“{quote}”' for quote in expect.quotes_any)}."


def _avoids(expect: Expectation, answer: Answer) -> Iterator[str]:
    for quote in expect.avoids:
        if found := _quoting(answer, quote):
            yield f"It quotes “{quote}”, which it is to avoid, in [{found[0].number}]."


def _quoting(answer: Answer, quote: str) -> list[Citation]:
    return [citation for citation in answer.citations if quote in citation.cited_text]


def _cited(answer: Answer) -> str:
    return ", ".join(dict.fromkeys(f"{one.entry}#{one.section}" for one in answer.citations)) or "nothing"


_CHECKS: Mapping[str, Callable[[Expectation, Answer], Iterable[str]]] = {
    "answered": _answered,
    "partly": _partly,
    "cites": _cites,
    "cites_any": _cites_any,
    "quotes": _quotes,
    "quotes_any": _quotes_any,
    "avoids": _avoids,
}
