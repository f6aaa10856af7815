"""What became of a case."""

from dataclasses import dataclass

from assistant.evaluate.case import Case, Step
from assistant.evaluate.metrics import ndcg, rank
from assistant.evaluate.verdict import is_at, unmet
from assistant.responder import Asked
from index import Place


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question; `seconds` is None where it was asked together with others.

    `asked` is None where the answer could not be verified, which `fault` then tells.
    """

    step: Step
    asked: Asked | None
    seconds: float | None = None
    fault: str = ""

    @property
    def answered(self) -> bool | None:
        """Tell whether there is an answer or an abstention; None where there is neither."""
        return self.asked.answer.answered if self.asked else None

    @property
    def verified(self) -> float:
        """Return 1 where every citation stands in the glossary word for word, else 0."""
        return float(self.asked is not None)

    def failures(self) -> tuple[str, ...]:
        """Return a sentence for each expectation that is not met."""
        return unmet(self.step.expect, self.asked.answer) if self.asked else (f"It is not verified: {self.fault}.",)

    def ranked(self) -> list[str]:
        """Return the distinct ids found, best first, each as precise as it is expected: entry#section or entry."""
        wanted = self.step.expect.citable
        sections = not wanted or any("#" in one for one in wanted)
        hits = self.asked.found.hits if self.asked else ()
        return list(dict.fromkeys(_label(hit.place, wanted, sections=sections) for hit in hits))

    def citation_precision(self) -> float | None:
        """Return the share of citations of an expected place; None where none is expected or nothing is cited."""
        expect = self.step.expect
        if not (self.asked and self.asked.answer.citations and expect.citable):
            return None
        cited = self.asked.answer.citations
        return sum(any(is_at(one, place) for place in expect.citable) for one in cited) / len(cited)

    def citation_recall(self) -> float | None:
        """Return the share of expected places that are cited, `cites_any` being one; None where none is expected."""
        expect = self.step.expect
        wanted = [(place,) for place in expect.cites] + ([expect.cites_any] if expect.cites_any else [])
        cited = self.asked.answer.citations if self.asked else ()
        met = sum(any(is_at(one, place) for one in cited for place in places) for places in wanted)
        return met / len(wanted) if wanted else None

    def hit_at_1(self) -> float | None:
        """Return 1 where the first section found is an expected one, else 0; None where none is expected."""
        return float(self.first_rank() == 1) if self.step.expect.citable else None

    def reciprocal_rank(self) -> float | None:
        """Return 1 over the rank of the first expected section, 0 where none is found; None where none is expected."""
        at = self.first_rank()
        return (1 / at if at else 0.0) if self.step.expect.citable else None

    def ndcg_at_10(self) -> float | None:
        """Return the nDCG@10 of the sections, None where none is expected; any one of `cites_any` is the ideal."""
        expect = self.step.expect
        if expect.cites:
            return ndcg(self.ranked(), expect.cites)
        first = self.first_rank()
        if not expect.cites_any:
            return None
        return ndcg(self.ranked()[:first], self.ranked()[first - 1 : first]) if first else 0.0

    def quoted(self) -> bool:
        """Tell whether every expected quote stands inside some cited text."""
        cited = [citation.cited_text for citation in self.asked.answer.citations] if self.asked else []
        return all(any(quote in text for text in cited) for quote in self.step.expect.quotes)

    def first_rank(self) -> int | None:
        """Return the rank, from 1, of the first expected section; None where none is found or expected."""
        expect = self.step.expect
        return rank(self.ranked(), expect.cites or expect.cites_any)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: a reply to each of its questions."""

    case: Case
    replies: tuple[Reply, ...]

    @property
    def passed(self) -> bool:
        """Tell whether everything that is expected holds."""
        return not any(reply.failures() for reply in self.replies)


def _label(place: Place, wanted: tuple[str, ...], *, sections: bool) -> str:
    section = f"{place.entry}#{place.section}"
    return place.entry if section not in wanted and (place.entry in wanted or not sections) else section
