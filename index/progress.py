"""How far encoding has come, told to whoever listens: a web page cannot see the terminal's bar."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# How many texts are done, and of how many.
Listener = Callable[[int, int], None]


def _nobody(_done: int, _of: int) -> None:
    pass


_LISTENER: ContextVar[Listener] = ContextVar("listener", default=_nobody)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a listener be told of the progress of what this thread encodes in the block."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def tell_progress(done: int, of: int) -> None:
    """Tell that so many of the texts are encoded."""
    _LISTENER.get()(done, of)
