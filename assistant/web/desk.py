"""The assistant that the web faces ask, and the threads that it answers in."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TypeVar

from assistant.assistant import Assistant
from assistant.renewal import Refusal
from assistant.web.problem import RequestError
from assistant.writer import AT_ONCE

_Result = TypeVar("_Result")
_PATIENCE_SECONDS = 30.0
_MOST_WAITING = 1_000


class Desk:
    """Answers in as many threads as there are cores: more would only take the cores from one another.

    Where a writer writes, threads mostly wait for it, so that there are more. Another assistant may take the place of
    `assistant` at any time: whoever answers a request takes it once. `refused` says why the last edit of the glossaries
    was not taken.
    """

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.refused: Refusal | None = None
        threads = AT_ONCE if assistant and assistant.writer else os.cpu_count()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="desk")
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Tell whether something is being answered."""
        return self._waiting > 0

    def take(self, assistant: Assistant) -> None:
        """Let an assistant answer what is asked from now on; what is being answered is answered by the one before."""
        self.assistant = assistant
        self.refused = None

    async def run(self, work: Callable[[Assistant], _Result], glossary: str | None = None) -> _Result:
        """Return what a piece of work makes of the assistant, or of the assistant of one glossary.

        Raise RequestError where too much waits already or it takes too long, else what the work raises.
        """
        if self._waiting >= _MOST_WAITING:
            raise _busy(f"{self._waiting:,} questions wait already")
        self._waiting += 1
        try:
            running = asyncio.get_running_loop().run_in_executor(self._threads, self._work, work, glossary)
            return await asyncio.wait_for(running, _PATIENCE_SECONDS)
        except TimeoutError as error:
            raise _busy(f"there was no answer within {_PATIENCE_SECONDS:.0f} seconds") from error
        finally:
            self._waiting -= 1

    def _work(self, work: Callable[[Assistant], _Result], glossary: str | None) -> _Result:
        assistant = self.assistant
        return work(assistant if glossary is None else assistant.only(glossary))


def _busy(why: str) -> RequestError:
    return RequestError(HTTPStatus.SERVICE_UNAVAILABLE, f"{why}; try again in a moment", {"Retry-After": "1"})
