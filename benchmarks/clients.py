"""Many clients that ask one server at once, each with its next question as soon as it has the answer to the last."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import quantiles
from time import perf_counter

_OK = b"HTTP/1.1 200"


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a load: the seconds that each answer took, how many requests failed, and the seconds in all."""

    seconds: float
    answered: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Return the answers a second."""
        return len(self.answered) / self.seconds

    def percentile(self, share: int) -> float:
        """Return the seconds within which a share of the answers came, in per cent."""
        return quantiles(self.answered, n=100)[share - 1]


def put_load(
    port: int, questions: Iterator[str], request: Callable[[str], bytes], *, clients: int, seconds: float
) -> Load:
    """Return what came of asking a local server; `request` makes the bytes of a request, HTTP/1.1 without `close`."""
    load = Load(seconds)

    async def client(until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (start := perf_counter()) < until:
            writer.write(request(next(questions)))
            head = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(_length(head))
            if head.startswith(_OK):
                load.answered.append(perf_counter() - start)
            else:
                load.failed.append(head.partition(b"\r\n")[0].decode())
        writer.close()

    async def all_clients() -> None:
        until = perf_counter() + seconds
        for end in await asyncio.gather(*(client(until) for _ in range(clients)), return_exceptions=True):
            if isinstance(end, BaseException):
                load.failed.append(repr(end))

    asyncio.run(all_clients())
    return load


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
