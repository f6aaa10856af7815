"""The faults of a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One of several faults of a request: where in it, as a JSON pointer (RFC 6901), and what is wrong.

    The pointer begins with the part of the request, such as /body or /query.
    """

    pointer: str
    detail: str


def faults_of(errors: Sequence[Mapping[str, object]], root: str = "") -> list[Fault]:
    """Return the faults that pydantic finds; `root` is what their places are counted from, where they do not say."""
    # Of a list with a faulty item, pydantic keeps none, and finds it too short.
    faulty = {_place(one)[:end] for one in errors for end in range(len(_place(one)))}
    return [_fault(one, root) for one in errors if one["type"] != "too_short" or _place(one) not in faulty]


def tell(faults: Sequence[Fault]) -> str:
    """Return all faults in a line."""
    return "; ".join(f"{one.pointer[1:]}: {one.detail}" for one in faults)


def _fault(error: Mapping[str, object], root: str) -> Fault:
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in _place(error))
    start = f"/{root}" if root else ""
    return Fault(start + "".join(f"/{part}" for part in parts), str(error["msg"]))


def _place(error: Mapping[str, object]) -> tuple[object, ...]:
    location = error["loc"]
    assert isinstance(location, tuple)  # noqa: S101 - pydantic's own form
    return location
