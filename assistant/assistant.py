"""The assistant that every face asks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.annotate import Mention, annotate
from assistant.answer import Answer, compose, compose_sides
from assistant.comparison import is_compared_in
from assistant.confidence import THRESHOLD
from assistant.follow_up import is_about_topic
from assistant.question import Question, Turn, clean_question
from assistant.settings import Settings, SettingsError
from assistant.understanding import understand
from glossary import Glossary, GlossaryError, Problem, load
from index import Found, Index, Query, SentenceTransformerEncoder, open_index
from index.build import Notify

_MOST_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer and the search that it was made from."""

    answer: Answer
    found: Found


class Assistant:
    """Answers questions from an index."""

    def __init__(self, index: Index, *, threshold: float = THRESHOLD, sentences: int = _MOST_SENTENCES) -> None:
        self.index = index
        self._threshold = threshold
        self._sentences = sentences

    @classmethod
    def open(
        cls, settings: Settings | None = None, notify: Notify = lambda _: None, *, force: bool = False
    ) -> "Assistant":
        """Return an assistant for the configured glossaries; the index is built where it is not up to date.

        Raise SettingsError, GlossaryError, EncoderError or IndexFolderError, each with its remedy; `notify` gets lines
        of progress.
        """
        chosen = settings or Settings()
        glossaries = load_all(chosen.glossary)
        encoder = SentenceTransformerEncoder(chosen.model)
        index = open_index(glossaries, encoder, chosen.index_folder(), notify, force=force)
        return cls(index, threshold=chosen.threshold, sentences=chosen.sentences)

    @property
    def glossaries(self) -> tuple[Glossary, ...]:
        """Return the glossaries that are asked."""
        return tuple(self.index.glossaries.values())

    def without(self, entries: Collection[str]) -> "Assistant":
        """Return an assistant that answers as if the glossaries had no such entries."""
        return Assistant(self.index.without(entries), threshold=self._threshold, sentences=self._sentences)

    def ask(self, question: str, passage: str | None = None, history: Sequence[Turn] = ()) -> Answer:
        """Return a verified answer with citations, or an abstention; raise QuestionError where nothing is asked."""
        return self.trace(question, passage, history).answer

    def trace(self, question: str, passage: str | None = None, history: Sequence[Turn] = ()) -> Asked:
        """Answer as `ask` does, and return the answer with what was found for it."""
        return self._ask([understand(question, self.index, passage, history)])[0]

    def ask_all(self, questions: Sequence[str]) -> list[Asked]:
        """Return the answers to many questions, encoded together, each with what was found for it."""
        return self._ask([understand(question, self.index) for question in questions])

    def search(self, query: str, k: int = 10) -> Found:
        """Return the k best sections with every signal's raw score; raise QuestionError where nothing is asked."""
        return self.index.search(clean_question(query), k)

    def annotate(self, draft: str) -> tuple[Mention, ...]:
        """Return every mention of a name in a draft, in order of place; raise DraftError where that cannot be done."""
        return annotate(draft, self.index)

    def _ask(self, questions: Sequence[Question]) -> list[Asked]:
        texts = list(dict.fromkeys(text for asked in questions for text in asked.texts))
        queries = dict(zip(texts, self.index.prepare(texts), strict=True))
        return [self._answer(asked, queries) for asked in questions]

    def _answer(self, asked: Question, queries: Mapping[str, Query]) -> Asked:
        found = self.index.search(queries[asked.standalone], passage=asked.passage, rest=queries.get(asked.rest))
        if asked.sides and not is_compared_in(found, asked.sides, self.index):
            sides = [self.index.search(queries[side]) for side in asked.sides]
            both = compose_sides(
                asked, found, sides, self.index.glossaries, threshold=self._threshold, most=self._sentences
            )
            if both:
                return Asked(both, found)
        answer = self._compose(asked, found)
        if asked.alternative and not answer.answered:
            rest = queries[asked.standalone]
            again = self.index.search(queries[asked.alternative.standalone], passage=asked.passage, rest=rest)
            other = self._compose(asked, again)
            if other.answered and is_about_topic(asked.standalone, asked.alternative, found, again, self.index):
                return Asked(other, again)
        return Asked(answer, found)

    def _compose(self, asked: Question, found: Found) -> Answer:
        return compose(asked, found, self.index.glossaries, threshold=self._threshold, most=self._sentences)


def load_all(folders: Sequence[Path]) -> list[Glossary]:
    """Load glossaries; raise GlossaryError with the problems of all of them, SettingsError where two share an id."""
    problems: list[Problem] = []
    loaded: dict[str, Path] = {}
    glossaries: list[Glossary] = []
    for folder in folders:
        try:
            glossary = load(folder)
        except GlossaryError as error:
            problems += error.problems
            continue
        if glossary.id in loaded:
            raise SettingsError(
                f"{loaded[glossary.id]} and {folder} both have the id {glossary.id!r}; "
                "give one of them another id in its glossary.yaml, or leave one out"
            )
        loaded[glossary.id] = folder
        glossaries.append(glossary)
    if problems:
        raise GlossaryError(tuple(problems))
    return glossaries
