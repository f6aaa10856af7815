"""The chat page, made while the server answers already: importing Gradio takes seconds."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.types import Receive, Scope, Send

from assistant.web.desk import Desk

if TYPE_CHECKING:
    from fastapi import FastAPI

# Gradio builds a page in the process's one context: two that are made at a time would take each other's parts.
_MAKING = threading.Lock()


class LateChat:
    """An ASGI app whose requests wait until the page is there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: asyncio.Future[FastAPI] | None = None
        self._end_streams: Callable[[], None] = lambda: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if self._made is None:
            raise RuntimeError("the chat is asked outside of its server's lifespan")
        await (await asyncio.shield(self._made))(scope, receive, send)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Make the page beside what the block does, and end it with the block."""
        self._made = asyncio.get_running_loop().create_future()
        over = asyncio.Event()
        living = asyncio.create_task(self._live(self._made, over))
        try:
            yield
        finally:
            over.set()
            await living

    def end_streams(self) -> None:
        """End what open pages listen to, or the server would wait for them to close."""
        self._end_streams()

    async def _live(self, made: "asyncio.Future[FastAPI]", over: asyncio.Event) -> None:
        try:
            page = await asyncio.to_thread(self._make)
        except Exception as error:
            made.set_exception(error)
            raise
        # Gradio's context has to be left by the task that entered it.
        async with page.router.lifespan_context(page):
            made.set_result(page)
            await over.wait()

    def _make(self) -> "FastAPI":
        from assistant.web.chat_app import chat_app, end_streams

        with _MAKING:
            page = chat_app(self._desk)
        self._end_streams = lambda: end_streams(page)
        return page
