"""The assistant that every face asks."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from threading import Lock

from assistant.annotate import Mention, annotate
from assistant.answer import Answer
from assistant.confidence import THRESHOLD
from assistant.conversation import Asking, Conversation, Recalled
from assistant.explanation import Explained, explain
from assistant.glossaries import load_all
from assistant.inquiry import Inquiry
from assistant.journal import Face, Journal
from assistant.next_question import candidates, novel
from assistant.question import Question, QuestionError, Turn, clean_question
from assistant.recent import Recent
from assistant.responder import Asked, Responder
from assistant.rewrite import rewrite
from assistant.settings import Settings
from assistant.store import store_of
from assistant.understanding.standalone import understand
from assistant.version import program_version
from assistant.writer import Writer
from glossary import Files, Glossary, Stamp, stamp, state_of
from index import Found, Index, Store, open_encoder, open_glossaries, open_index
from index.build import Notify

_MOST_SENTENCES = 4
# Answers of some 10 kB each.
_REMEMBERED = 2_000


class Assistant:
    """Answers questions from an index; a writer, where there is one, may shorten what is quoted."""

    def __init__(
        self,
        index: Index,
        *,
        threshold: float = THRESHOLD,
        sentences: int = _MOST_SENTENCES,
        writer: Writer | None = None,
        journal: Journal | None = None,
    ) -> None:
        self.index = index
        self.writer = writer
        self.journal = journal
        self._responder = Responder(index, threshold, sentences)
        # What a writer writes differs from time to time.
        self._remembered: Recent[str, Answer] = Recent(0 if writer else _REMEMBERED)
        self._recalled = Recalled(self._tell)
        self._of_one: dict[str, Assistant] = {}
        self._making = Lock()

    @classmethod
    def open(
        cls,
        settings: Settings | None = None,
        notify: Notify = lambda _: None,
        *,
        force: bool = False,
        files: Files | None = None,
        store: Store | None = None,
        found: Stamp | None = None,
    ) -> "Assistant":
        """Return an assistant for the configured glossaries; the index is built where it is not up to date.

        The glossaries' files are read where they are not those that it was built from. Raise SettingsError,
        GlossaryError, EncoderError, StoreError or IndexFolderError, each with its remedy; `notify` gets lines of
        progress, `files` what was read; `store` is the configured one, and `found` the stamp of the files, where that
        is there already.
        """
        chosen = settings or Settings()
        folder, kept_in = chosen.index_folder(), store or store_of(chosen)
        found = stamp(chosen.glossary) if found is None else found
        state = state_of(found, chosen.glossary, program_version())
        stored = None if force else open_glossaries(folder, state)
        if stored and files:
            for place, glossary in zip(chosen.glossary, stored, strict=True):
                files.trust(place, glossary, found)
        glossaries = stored or load_all(chosen.glossary, files)
        encoder = open_encoder(chosen.model, glossaries, chosen.export_folders(), notify)
        index = open_index(glossaries, encoder, folder, notify, force=force, store=kept_in, state=state)
        writer = Writer(chosen.writer, chosen.writer_model, chosen.writer_timeout, chosen.writer_key)
        return cls(
            index,
            threshold=chosen.threshold,
            sentences=chosen.sentences,
            writer=writer if chosen.writer else None,
            journal=Journal(chosen.journal_path(), chosen.journal_days) if chosen.journal else None,
        )

    @property
    def glossaries(self) -> tuple[Glossary, ...]:
        """Return the glossaries that are asked."""
        return tuple(self.index.glossaries.values())

    @property
    def days_kept(self) -> int:
        """Return for how many days the journal keeps what it is told, 0 where there is none."""
        return self.journal.days if self.journal else 0

    def without(self, entries: Collection[str]) -> "Assistant":
        """Return an assistant that answers as if the glossaries had no such entries."""
        return self.over(self.index.without(entries))

    def only(self, glossary: str) -> "Assistant":
        """Return the assistant that is asked one of the glossaries; raise QuestionError where none has the id."""
        if glossary not in self.index.glossaries:
            raise QuestionError(f"there is no glossary {glossary!r}; known are {', '.join(self.index.glossaries)}")
        with self._making:
            if len(self.index.glossaries) > 1 and glossary not in self._of_one:
                self._of_one[glossary] = self.over(self.index.only(glossary))
        return self._of_one.get(glossary, self)

    def over(self, index: Index) -> "Assistant":
        """Return an assistant that answers as this one does, from another index."""
        chosen = self._responder
        return Assistant(
            index, threshold=chosen.threshold, sentences=chosen.sentences, writer=self.writer, journal=self.journal
        )

    def ask(
        self, question: str, passage: str | None = None, history: Sequence[Turn] = (), *, face: Face | None = None
    ) -> Answer:
        """Return a verified answer with citations, or an abstention; raise QuestionError where nothing is asked.

        A question alone that was asked lately is answered from memory, unless a writer writes. The journal, where there
        is one, is told of what a reader asks at a face, and of nothing else.
        """
        [answer] = self.ask_together([Inquiry(question, passage, history, face)])
        if isinstance(answer, QuestionError):
            raise answer
        return answer

    def ask_together(self, inquiries: Sequence[Inquiry]) -> list[Answer | QuestionError]:
        """Return what `ask` returns, or raises, for each of some inquiries; together they take less time than apart."""
        read = [self._recalled_or_understood(one) for one in inquiries]
        made = iter(self._ask([one for one in read if isinstance(one, Question)]))
        answers = [next(made).answer if isinstance(one, Question) else one for one in read]
        for inquiry, answer in zip(inquiries, answers, strict=True):
            if isinstance(answer, Answer):
                self._note(answer, inquiry.passage, inquiry.face)
                if inquiry.alone:
                    self._remembered.put(inquiry.question, answer)
        return answers

    def stream(
        self, question: str, passage: str | None = None, history: Sequence[Turn] = (), *, face: Face | None = None
    ) -> Iterator[str | Answer]:
        """Return an iterator over the text of an answer as it comes, every part of it verified, and last the Answer.

        The last item always counts: where the texts before it are not its text, it takes their place, for a writer may
        fail after some of its sentences have been yielded. Raise what `ask` raises, at once.
        """
        quoted = self._find([understand(question, self.index, passage, history)])[0].answer
        self._note(quoted, passage, face)
        return self._words(quoted)

    def trace(self, question: str, passage: str | None = None, history: Sequence[Turn] = ()) -> Asked:
        """Answer as `ask` does, and return the answer with what was found for it."""
        return self._ask([understand(question, self.index, passage, history)])[0]

    def explain(
        self, question: str, passage: str | None = None, history: Sequence[Turn] = (), *, face: Face | None = None
    ) -> Explained:
        """Answer as `ask` does, and return the answer with its explanation."""
        traced = self.trace(question, passage, history)
        self._note(traced.answer, passage, face)
        return explain(traced, self.index, self._responder.threshold)

    def converse(self, asked: Conversation, *, again: bool = False, face: Face | None = None) -> tuple[Explained, ...]:
        """Return the explained answers to a conversation; raise QuestionError where one of its questions is none.

        What was answered lately is remembered, but the last answer is made anew where it is wanted `again`. Only the
        last one is put to a writer, and told to the journal as by `ask`.
        """
        answers = self._recalled.answers(asked, again=again)
        if answers:
            self._note(answers[-1].answer, asked[-1].passage, face)
        return answers

    def ask_next(self, asked: Conversation, language: str = "") -> tuple[str, ...]:
        """Return up to three questions that a conversation can go on with: each has an answer that cites new sentences.

        They are in the language of the last question; where that cannot be told, in the given one, by default the
        glossary's. They are asked without a writer, all at a time, and not remembered.
        """
        answers = [told.answer for told in self.converse(asked)]
        if not answers:
            return ()
        history = [Turn(one.question, one.quoting) for one in answers]
        questions = candidates(answers[-1], self.index.glossaries, language)
        found = self._find([understand(one, self.index, asked[-1].passage or None, history) for one in questions])
        offered = zip(questions, (one.answer for one in found), strict=True)
        return novel(offered, (citation for one in answers for citation in one.citations))

    def ask_all(self, questions: Sequence[str]) -> list[Asked]:
        """Return the answers to many questions, encoded together, each with what was found for it."""
        return self._ask([understand(question, self.index) for question in questions])

    def search(self, query: str, k: int = 10) -> Found:
        """Return the k best sections with every signal's raw score; raise QuestionError where nothing is asked."""
        return self.index.search(clean_question(query), k)

    def annotate(self, draft: str) -> tuple[Mention, ...]:
        """Return every mention of a name in a draft, in order of place; raise DraftError where that cannot be done."""
        return annotate(draft, self.index)

    def _recalled_or_understood(self, inquiry: Inquiry) -> Answer | Question | QuestionError:
        try:
            known = self._remembered.get(inquiry.question) if inquiry.alone else None
            return known or understand(inquiry.question, self.index, inquiry.passage, inquiry.history)
        except QuestionError as error:
            return error

    def _note(self, answer: Answer, passage: str | None, face: Face | None) -> None:
        if self.journal and face:
            self.journal.note(answer, face, beside_passage=bool(passage))

    def _tell(self, one: Asking, history: Sequence[Turn], newest: bool) -> Explained:
        if newest:
            return self.explain(one.question, one.passage or None, history)
        [quoted] = self._find([understand(one.question, self.index, one.passage or None, history)])
        return explain(quoted, self.index, self._responder.threshold)

    def _ask(self, questions: Sequence[Question]) -> list[Asked]:
        found = self._find(questions)
        return [replace(asked, answer=self._worded(asked.answer)) for asked in found] if self.writer else found

    def _find(self, questions: Sequence[Question]) -> list[Asked]:
        """Return the answers to some questions, as they are quoted."""
        texts = list(dict.fromkeys(text for asked in questions for text in asked.texts))
        queries = dict(zip(texts, self.index.prepare(texts), strict=True))
        return [self._responder.respond(asked, queries) for asked in questions]

    def _worded(self, answer: Answer) -> Answer:
        return next(one for one in self._words(answer) if isinstance(one, Answer))

    def _words(self, answer: Answer) -> Iterator[str | Answer]:
        """Yield what `stream` does; what says that something is missing, or whose each quote is, is left as it is."""
        contrasts = len({citation.glossary for citation in answer.citations}) > 1
        if self.writer and answer.answered and not (answer.partly or contrasts):
            yield from rewrite(answer, self.writer, self.index.glossaries, self.index.names_in)
        else:
            yield answer.text
            yield answer
