"""The assistant that the web faces ask, and the threads that it answers in."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TypeVar

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.inquiry import Inquiry
from assistant.question import QuestionError
from assistant.renewal import Refusal
from assistant.web.problem import RequestError
from assistant.web.together import Together
from assistant.writer import AT_ONCE

_Result = TypeVar("_Result")
_PATIENCE_SECONDS = 30.0
_MOST_WAITING = 1_000


class Desk:
    """Answers in as many threads as there are cores: more would only take the cores from one another.

    What may take seconds has one thread beside them. Where a writer writes, threads mostly wait for it, so that there
    are more. Another assistant may take the place of `assistant` at any time: whoever answers a request takes it once.
    `refused` says why the last edit of the glossaries was not taken.
    """

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.refused: Refusal | None = None
        threads = AT_ONCE if assistant and assistant.writer else os.cpu_count() or 1
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="desk")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="desk-long")
        self._together = Together(self._ask_together, threads)
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Tell whether something is being answered."""
        return self._waiting > 0

    def take(self, assistant: Assistant) -> None:
        """Let an assistant answer what is asked from now on; what is being answered is answered by the one before."""
        self.assistant = assistant
        self.refused = None

    async def ask(self, inquiry: Inquiry, glossary: str | None = None) -> Answer:
        """Return the answer to an inquiry, made together with those that wait at the same time.

        Raise QuestionError where nothing is asked, else what `run` raises.
        """
        if glossary is None and not self.assistant.writer:
            async with self._admitted():
                return await self._together.ask(inquiry)
        return await self.run(
            lambda assistant: assistant.ask(inquiry.question, inquiry.passage, inquiry.history, face=inquiry.face),
            glossary,
        )

    async def run(self, work: Callable[[Assistant], _Result], glossary: str | None = None) -> _Result:
        """Return what a piece of work makes of the assistant, or of the assistant of one glossary.

        Raise RequestError where too much waits already or it takes too long, else what the work raises.
        """
        async with self._admitted():
            return await self._in_thread(self._threads, work, glossary)

    async def run_long(self, work: Callable[[Assistant], _Result], glossary: str | None = None) -> _Result:
        """Do as `run` does with what may take seconds, one at a time, so that no question waits for it."""
        async with self._admitted():
            return await self._in_thread(self._long, work, glossary)

    @asynccontextmanager
    async def _admitted(self) -> AsyncIterator[None]:
        if self._waiting >= _MOST_WAITING:
            raise _busy(f"{self._waiting:,} questions wait already")
        self._waiting += 1
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                yield
        except TimeoutError as error:
            raise _busy(f"there was no answer within {_PATIENCE_SECONDS:.0f} seconds") from error
        finally:
            self._waiting -= 1

    async def _ask_together(self, inquiries: Sequence[Inquiry]) -> list[Answer | QuestionError]:
        return await self._in_thread(self._threads, lambda assistant: assistant.ask_together(inquiries))

    async def _in_thread(
        self, threads: ThreadPoolExecutor, work: Callable[[Assistant], _Result], glossary: str | None = None
    ) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(threads, self._work, work, glossary)

    def _work(self, work: Callable[[Assistant], _Result], glossary: str | None) -> _Result:
        assistant = self.assistant
        return work(assistant if glossary is None else assistant.only(glossary))


def _busy(why: str) -> RequestError:
    return RequestError(HTTPStatus.SERVICE_UNAVAILABLE, f"{why}; try again in a moment", {"Retry-After": "1"})
