"""The assistant that every face asks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer, compose
from assistant.confidence import THRESHOLD
from assistant.question import Question, Turn, understand
from assistant.settings import Settings, SettingsError
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
        asked = understand(question, passage, history)
        return self._ask(asked, self.index.prepare([asked.standalone])[0])

    def ask_all(self, questions: Sequence[str]) -> list[Asked]:
        """Return the answers to many questions, encoded together, each with what was found for it."""
        asked = [understand(question) for question in questions]
        queries = self.index.prepare([one.standalone for one in asked])
        return [self._ask(one, query) for one, query in zip(asked, queries, strict=True)]

    def search(self, query: str, k: int = 10) -> Found:
        """Return the k best sections with every signal's raw score; raise QuestionError where nothing is asked."""
        return self.index.search(understand(query).standalone, k)

    def _ask(self, asked: Question, query: Query) -> Asked:
        found = self.index.search(query)
        answer = compose(asked, found, self.index.glossaries, threshold=self._threshold, most=self._sentences)
        return Asked(answer, found)


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
