"""Asking the questions of cases and comparing answers with expectations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqdm import tqdm

from assistant.assistant import Asked, Assistant
from assistant.evaluate.case import Case
from assistant.evaluate.metrics import ndcg, rank

_BATCH = 256


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    case: Case
    asked: Asked

    def ranked(self) -> list[str]:
        """Return the ids found, best first, as precise as the case expects them: entry#section or entry."""
        wanted = self.case.expect.cites or self.case.expect.cites_any
        sections = any("#" in one for one in wanted)
        places = (hit.place for hit in self.asked.found.hits)
        return [f"{place.entry}#{place.section}" if sections else place.entry for place in places]

    def hit_at_1(self) -> float:
        """Return 1 where the first section found is an expected one, else 0."""
        return float(rank(self.ranked(), self.case.expect.cites or self.case.expect.cites_any) == 1)

    def ndcg_at_10(self) -> float:
        """Return the nDCG@10 of the sections found; any one of `cites_any` is the ideal."""
        expect = self.case.expect
        if expect.cites:
            return ndcg(self.ranked(), expect.cites)
        first = rank(self.ranked(), expect.cites_any)
        return ndcg(self.ranked()[:first], self.ranked()[first - 1 : first]) if first else 0.0

    def quoted(self) -> bool:
        """Tell whether every expected quote stands inside some cited text."""
        cited = [citation.cited_text for citation in self.asked.answer.citations]
        return all(any(quote in text for text in cited) for quote in self.case.expect.quotes)


def run(assistant: Assistant, cases: Sequence[Case]) -> Iterator[Outcome]:
    """Ask every case's question, encoded in batches, and yield the outcomes in order."""
    with tqdm(total=len(cases), desc="Asking", unit=" cases", delay=2) as progress:
        for at in range(0, len(cases), _BATCH):
            batch = cases[at : at + _BATCH]
            asked = assistant.ask_all([case.ask for case in batch])
            yield from (Outcome(case, one) for case, one in zip(batch, asked, strict=True))
            progress.update(len(batch))
