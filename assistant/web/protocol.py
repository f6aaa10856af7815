"""HTTP connections whose requests must begin in time."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """Closes a connection where the head of a request is not there in time; Uvicorn itself would wait for ever.

    `patience` is for how many seconds the head is waited for.
    """

    patience = 10.0

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401 - handed on to Uvicorn as they are
        super().__init__(*given, **options)
        self._closing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Wait on, or no longer."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        super().connection_lost(exc)
        self._wait_no_longer()

    def _watch(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._wait_no_longer()
        elif self._closing is None:
            self._closing = self.loop.call_later(self.patience, self.transport.close)

    def _wait_no_longer(self) -> None:
        if self._closing:
            self._closing.cancel()
            self._closing = None
