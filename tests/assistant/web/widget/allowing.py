"""A desk that answers the pages of some other sites."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx

from assistant import Assistant
from tests.assistant.web.conftest import NO_KEYS, serving


@contextmanager
def desk_for(assistant: Assistant, *origins: str) -> Iterator[str]:
    """Serve an assistant to the pages of these sites while the block runs; yield the address."""
    with serving(assistant, replace(NO_KEYS, origins=origins)) as address:
        # While the chat page is being made, an answer takes longer than a browser test waits.
        httpx.get(address, timeout=60)
        yield address
