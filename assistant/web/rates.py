"""How often one may ask."""

from dataclasses import dataclass
from math import ceil
from time import time

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

_POLICY = '"asking"'


@dataclass(frozen=True, slots=True)
class Standing:
    """How someone stands: whether this request is within the limit, how many more are, and for how many seconds."""

    within: bool
    left: int
    seconds: int


class Rate:
    """Counts the requests of everyone in a moving window, such as 120/minute."""

    def __init__(self, rate: str) -> None:
        self.rate = rate
        self._limit = parse(rate)
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def count(self, who: str) -> Standing:
        """Count a request, and return how its sender stands then."""
        within = self._counts.hit(self._limit, who)
        window = self._counts.get_window_stats(self._limit, who)
        return Standing(within, window.remaining, max(1, ceil(window.reset_time - time())))

    def headers(self, standing: Standing) -> dict[str, str]:
        """Return the headers that tell of a limit (draft-ietf-httpapi-ratelimit-headers-10)."""
        return {
            "RateLimit-Policy": f"{_POLICY};q={self._limit.amount};w={self._limit.get_expiry()}",
            "RateLimit": f"{_POLICY};r={standing.left};t={standing.seconds}",
        }
