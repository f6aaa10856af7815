"""Questions that wait at the same time, and are answered together."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from math import ceil

from assistant.answer import Answer
from assistant.inquiry import Inquiry
from assistant.question import QuestionError

# More hardly take less time each, and have the first of them wait.
_MOST_TOGETHER = 32

_Outcomes = Sequence[Answer | QuestionError]


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    inquiry: Inquiry
    answer: asyncio.Future[Answer]


class Together:
    """Puts what waits to `answer` in groups, so many groups at once; what is asked while none waits does not wait."""

    def __init__(self, answer: Callable[[Sequence[Inquiry]], Awaitable[_Outcomes]], at_once: int) -> None:
        self._answer = answer
        self._at_once = at_once
        self._waiting: deque[_Waiting] = deque()
        self._asking = 0
        self._working: set[asyncio.Task[None]] = set()

    async def ask(self, inquiry: Inquiry) -> Answer:
        """Return the answer to an inquiry; raise QuestionError, or what went wrong with it."""
        waiting = _Waiting(inquiry, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._asking += 1
        if len(self._working) < self._at_once:
            self._working.add(asyncio.create_task(self._work()))
        try:
            return await waiting.answer
        except asyncio.CancelledError:
            if waiting in self._waiting:
                # Whoever has gone is not answered, and nobody would come for what only they wait for.
                self._waiting.remove(waiting)
            raise
        finally:
            self._asking -= 1

    async def _work(self) -> None:
        """Answer groups until nothing waits."""
        try:
            while self._waiting:
                # No group takes what would keep another at work.
                share = ceil(self._asking / self._at_once)
                number = min(len(self._waiting), share, _MOST_TOGETHER)
                await self._settle([self._waiting.popleft() for _ in range(number)])
        finally:
            # At once: what is asked next must not take this for somebody who would still come for it.
            self._working.discard(asyncio.current_task())

    async def _settle(self, group: Sequence[_Waiting]) -> None:
        # Who has gone meanwhile wants no answer.
        group = [one for one in group if not one.answer.done()]
        [told] = await asyncio.gather(self._answer([one.inquiry for one in group]), return_exceptions=True)
        if isinstance(told, BaseException) and len(group) > 1:
            # What goes wrong with one question is no matter of those beside it.
            for one in group:
                await self._settle([one])
            return
        outcomes = [told] * len(group) if isinstance(told, BaseException) else told
        for one, outcome in zip(group, outcomes, strict=True):
            if one.answer.done():
                continue
            if isinstance(outcome, Answer):
                one.answer.set_result(outcome)
            else:
                one.answer.set_exception(outcome)
