"""What measures, signals and changes are called and mean, in a line each, for readers who know none of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.evaluate.comparison import Change


@dataclass(frozen=True, slots=True)
class Meaning:
    """What something is called in plain words, and what it says."""

    label: str
    line: str


MEASURES: Mapping[str, Meaning] = {
    "passed": Meaning("Cases passed", "Everything that was expected of the answer holds."),
    "citation-precision": Meaning(
        "Citations that are right", "Of what an answer cites, how much is among the expected."
    ),
    "citation-recall": Meaning("Expected places cited", "Of the sections that are expected, how many are cited."),
    "hit@1": Meaning("Right section first", "How often an expected section ranks first in the search."),
    "MRR": Meaning(
        "First right section", "1 where it ranks first, a half where second, a third where third; the mean."
    ),
    "nDCG@10": Meaning("Ranking as a whole", "How near to the top the expected sections stand; 100 % is all on top."),
    "abstention-precision": Meaning(
        "Abstentions that are right", "Of the questions left unanswered, how many the glossary does not answer."
    ),
    "abstention-recall": Meaning(
        "Unanswerable and left so", "Of the questions the glossary does not answer, how many are left unanswered."
    ),
    "abstention-F1": Meaning("Abstaining as a whole", "The harmonic mean of the two measures before."),
    "balanced-accuracy": Meaning(
        "Answering or abstaining", "How often the choice is right, both kinds of question weighing the same."
    ),
    "verified": Meaning("Verified", "How many answers stand in the glossary word for word."),
    "latency-p50": Meaning("Usual wait", "Half of the questions that are asked alone take no longer."),
    "latency-p95": Meaning("Long wait", "Of twenty questions that are asked alone, nineteen take no longer."),
    "latency": Meaning("Mean wait", "The mean over the questions that are asked alone."),
}

SIGNALS: Mapping[str, Meaning] = {
    "score": Meaning("score", "orders the sections of one question and means nothing across questions"),
    "section": Meaning("section", "how near the section as a whole is in meaning, 1 at most"),
    "sentence": Meaning("sentence", "how near its best sentence is in meaning, 1 at most"),
    "asked": Meaning("asked", "how near the nearest of its readers' questions is in meaning, 1 at most; 0 without any"),
    "lexical": Meaning("lexical", "the words it shares with the question, rare ones weighing more (BM25)"),
    "name": Meaning("name", "how exactly the question names it, 0 to 1"),
    "coverage": Meaning("coverage", "the share of the question's words, by weight, that it holds, 0 to 1"),
    "foreign": Meaning("foreign", "the share of the question in proper names and quotations that it lacks, 0 to 1"),
    "shared": Meaning("shared", "how many words that no other section has would weigh as much as those it shares"),
}

CHANGES: Mapping[Change, str] = {
    Change.FIXED: "fixed",
    Change.BROKEN: "broken",
    Change.FAILING: "still failing",
    Change.PASSING: "still passing",
    Change.CHANGED: "still passing with other citations",
    Change.EDITED: "edited and not compared",
    Change.ADDED: "only in this run",
    Change.REMOVED: "only in the baseline",
}
