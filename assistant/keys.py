"""API keys: made, listed, revoked and told apart."""

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from filelock import FileLock

from glossary.whole import write_whole

_PREFIX = "gd_"
_RANDOM_BYTES = 32
_SHOWN = len(_PREFIX) + 6
_NAME = re.compile(r"[\w.-]{1,40}", re.ASCII)
_PATIENCE_SECONDS = 10


class KeyNameError(ValueError):
    """A name that no key can have or none has, with the remedy."""


class KeyFileError(Exception):
    """A file of keys that cannot be read, with the remedy."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name, the first characters of its token, the day it was made, and the SHA-256 of its token in hex.

    A token has 256 random bits. No one can guess one from its hash, so that a slow hash would add nothing but time:
    from 112 bits on, an approved one-way function is enough (NIST SP 800-63B, 5.1.2.2).
    """

    name: str
    shown: str
    created: str
    sha256: str


class KeyFile:
    """The keys in a file, which may change at any time."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read: tuple[tuple[int, int, int], tuple[Key, ...]] | None = None

    def all(self) -> tuple[Key, ...]:
        """Return the keys in order of their names; raise KeyFileError."""
        try:
            state = self.file.stat()
        except FileNotFoundError:
            return ()
        # A file that is written whole is another file.
        now = (state.st_ino, state.st_mtime_ns, state.st_size)
        if self._read is None or self._read[0] != now:
            self._read = now, _parse(self.file)
        return self._read[1]

    def find(self, token: str) -> Key | None:
        """Return the key that a token is of; how long it takes tells nothing about the keys there are."""
        own = _hash(token)
        found = [key for key in self.all() if compare_digest(key.sha256, own)]
        return found[0] if found else None

    def create(self, name: str, today: date) -> str:
        """Make a key and return its token, which is kept nowhere; raise KeyNameError or KeyFileError."""
        if not _NAME.fullmatch(name):
            raise KeyNameError(f"{name!r} is no name for a key; take 1 to 40 letters, digits, '.', '_' or '-'")
        with self._locked():
            keys = self.all()
            if any(key.name == name for key in keys):
                raise KeyNameError(f"there is a key {name!r} already; revoke it first, or choose another name")
            token = f"{_PREFIX}{secrets.token_urlsafe(_RANDOM_BYTES)}"
            self._write([*keys, Key(name, token[:_SHOWN], today.isoformat(), _hash(token))])
        return token

    def revoke(self, name: str) -> Key:
        """Delete a key, by its name or the first characters of its token, and return it; raise as `create` does."""
        with self._locked():
            keys = self.all()
            revoked = next((key for key in keys if name in (key.name, key.shown)), None)
            if revoked is None:
                known = f"known are {', '.join(key.name for key in keys)}" if keys else "there is none"
                raise KeyNameError(f"no key is called {name!r}; {known}")
            self._write([key for key in keys if key != revoked])
        return revoked

    def _locked(self) -> FileLock:
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return FileLock(self.file.with_name(f".{self.file.name}.lock"), timeout=_PATIENCE_SECONDS)

    def _write(self, keys: Sequence[Key]) -> None:
        # Before there is anything in it to read; a file that is written whole keeps its permissions.
        self.file.touch(mode=0o600)
        self.file.chmod(0o600)
        ordered = sorted(keys, key=lambda key: key.name)
        write_whole(self.file.resolve(), f"{json.dumps({'keys': [asdict(key) for key in ordered]}, indent=2)}\n")


def _hash(token: str) -> str:
    return sha256(token.encode(errors="surrogatepass")).hexdigest()


def _parse(file: Path) -> tuple[Key, ...]:
    try:
        text = file.read_text(encoding="utf-8")
        return tuple(Key(**one) for one in json.loads(text)["keys"]) if text else ()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise KeyFileError(
            f"{file}: the keys cannot be read ({type(error).__name__}); put a copy of the file back, or delete it and "
            "make new keys"
        ) from error
