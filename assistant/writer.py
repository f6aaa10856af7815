"""A language model behind an endpoint that speaks the OpenAI chat completions API."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

if TYPE_CHECKING:
    import httpx

# As long as a few sentences may be; a model that goes on and on is not waited for.
_MOST_TOKENS = 500
_MOST_CHARACTERS = 4_000
_MOST_BYTES = 1_000_000
_OK = 200
_DATA = b"data:"
_DONE = b"[DONE]"
_STOPPED = "stop"
NO_KEY = SecretStr("")
# How many answers may wait for a writer together.
AT_ONCE = 16


class WriterError(Exception):
    """An endpoint that gives no whole reply; the message is the rest of a sentence that starts with "it"."""


@dataclass(frozen=True, slots=True)
class Message:
    """A part of the prompt; `role` is "system" or "user"."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Writer:
    """An endpoint, by its base URL, and one of its models; `timeout` is in seconds."""

    url: str
    model: str
    timeout: float
    key: SecretStr = field(default=NO_KEY, repr=False)

    def write(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield the reply as it comes; raise WriterError where it does not come, or not to its end.

        It must be under way within the timeout, and at its end by then or with the next that comes.
        """
        # Only a desk that has a writer pays for what this imports.
        import httpx

        deadline = monotonic() + self.timeout
        try:
            with (
                # What an address leads on to was chosen by nobody.
                httpx.Client(timeout=self.timeout, follow_redirects=False) as client,
                client.stream("POST", self._address, json=self._asked(messages), headers=self._headers()) as response,
            ):
                if response.status_code != _OK:
                    raise WriterError(f"it answered with status {response.status_code}")
                yield from self._reply(response, deadline)
        except httpx.TimeoutException as error:
            raise self._late() from error
        except httpx.ConnectError as error:
            raise WriterError("it cannot be reached") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise WriterError("its reply broke off") from error

    @property
    def _address(self) -> str:
        return f"{self.url.rstrip('/')}/chat/completions"

    def _asked(self, messages: Sequence[Message]) -> dict[str, Any]:
        return {
            "model": self.model,
            "messages": [{"role": one.role, "content": one.content} for one in messages],
            "max_tokens": _MOST_TOKENS,
            "temperature": 0,
            "stream": True,
        }

    def _headers(self) -> dict[str, str]:
        key = self.key.get_secret_value()
        # What is not compressed cannot grow out of all bounds.
        return {"Accept-Encoding": "identity", **({"Authorization": f"Bearer {key}"} if key else {})}

    def _reply(self, response: "httpx.Response", deadline: float) -> Iterator[str]:
        """Yield the text of an event stream to its end."""
        size = 0
        for line in self._lines(response, deadline):
            if not line.startswith(_DATA):
                continue
            data = line.removeprefix(_DATA).strip()
            if data == _DONE:
                return
            text, reason = _delta(data)
            size += len(text)
            if size > _MOST_CHARACTERS:
                raise WriterError("its reply does not end")
            if text:
                yield text
            if reason == _STOPPED:
                return
            if reason:
                raise WriterError("its reply was cut off")
        raise WriterError("its reply broke off")

    def _lines(self, response: "httpx.Response", deadline: float) -> Iterator[bytes]:
        size, rest = 0, b""
        for chunk in response.iter_raw():
            size += len(chunk)
            if monotonic() > deadline:
                raise self._late()
            if size > _MOST_BYTES:
                raise WriterError("its reply does not end")
            *lines, rest = (rest + chunk).split(b"\n")
            yield from lines
        yield rest

    def _late(self) -> WriterError:
        return WriterError(f"it was not done within {self.timeout:g} s")


def _delta(data: bytes) -> tuple[str, str]:
    """Return the text that an event adds, and why the reply ends with it ("" where it goes on)."""
    try:
        event = json.loads(data)
        # The last event of some servers counts tokens and has no choice.
        choices = event["choices"]
        if not choices:
            return "", ""
        text, reason = choices[0]["delta"].get("content") or "", choices[0].get("finish_reason") or ""
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise WriterError("its reply makes no sense") from error
    if not (isinstance(text, str) and isinstance(reason, str)):
        raise WriterError("its reply makes no sense")
    return text, reason
