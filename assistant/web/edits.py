"""Edits of the glossaries, taken while the desk answers."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from assistant.renewal import Refusal, Renewal
from assistant.web.desk import Desk
from glossary import Stamp

# An editor's program writes a file in steps, and several files one after the other.
_SETTLED_SECONDS = 0.1
_LOOK_SECONDS = 0.2
# Of many files, looking takes long, and must not take more than so much of the time.
_LOOKING_SHARE = 0.05
_GRACE_SECONDS = 2.0
_STANDS = "the glossary before it still answers"
_FAILED = "something went wrong; the log of the server has the details"
_LOG = logging.getLogger(__name__)


class Edits:
    """Looks at the files of a desk's glossaries and gives the desk a new assistant where they have changed.

    The files are looked at again and again, rather than listened to: so it works on every file system, and whatever
    takes the place of what.
    """

    def __init__(self, desk: Desk, renewal: Renewal) -> None:
        """Take a desk, and what has opened its assistant."""
        self._desk = desk
        self._renewal = renewal
        self._seen = renewal.opened
        self._over = threading.Event()
        self._pause = _LOOK_SECONDS

    @contextmanager
    def followed(self) -> Iterator[None]:
        """Take edits while the block runs; what is being encoded at its end for longer than a moment is left undone."""
        following = threading.Thread(target=self._follow, name="edits", daemon=True)
        following.start()
        try:
            yield
        finally:
            self._over.set()
            following.join(_GRACE_SECONDS)

    def _follow(self) -> None:
        while not self._over.wait(self._pause):
            state = self._look()
            if state != self._seen:
                self._seen = self._settled(state)
                if not self._over.is_set():
                    self._take(self._seen)

    def _look(self) -> Stamp:
        begun = perf_counter()
        state = self._renewal.stamp()
        self._pause = max(_LOOK_SECONDS, (perf_counter() - begun) / _LOOKING_SHARE)
        return state

    def _settled(self, state: Stamp) -> Stamp:
        """Return the state of the files when nothing has changed for a moment."""
        while not self._over.wait(_SETTLED_SECONDS) and (now := self._look()) != state:
            state = now
        return state

    def _take(self, state: Stamp) -> None:
        begun = perf_counter()
        before = self._desk.assistant
        try:
            renewed = self._renewal.renew(before, state)
        except Exception:  # noqa: BLE001 - whatever it is, the desk has an assistant, and the next edit may be a good one
            _LOG.exception("an edit of the glossary cannot be taken; %s", _STANDS)
            self._desk.refused = Refusal((), (_FAILED,))
            return
        if isinstance(renewed, Refusal):
            self._desk.refused = renewed
            for line in renewed.lines:
                _LOG.warning("%s", line)
            _LOG.warning("this edit is not taken; %s; mend it, and it is taken", _STANDS)
        elif renewed is None:
            # It changed while it was read, which is an edit of its own.
            self._seen = ()
        elif renewed is not before or self._desk.refused:
            self._desk.take(renewed)
            entries = sum(len(one.entries) for one in renewed.glossaries)
            _LOG.info("took an edit: %s entries, after %.2f s", f"{entries:,}", perf_counter() - begun)
