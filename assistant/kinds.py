"""The kinds of values that settings take: how each is read from a file, the environment or a flag."""

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from index.encoder import PACKAGED
from index.stores import STORES

_YES_OR_NO: Mapping[str, bool] = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}
_FRAME_WORDS: Mapping[str, str] = {"self": "'self'", "'self'": "'self'", "none": "'none'", "'none'": "'none'"}
_LOGGED = ("requests", "addresses")
_HOST = r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?"
_ORIGIN = re.compile(rf"https?://{_HOST}")
_FRAME = re.compile(rf"https?://(?:\*\.)?{_HOST}")
_RATE = re.compile(r"[1-9][0-9]{0,8}/(?:second|minute|hour|day)")
_HEADER = re.compile(r"[A-Za-z0-9-]+")
# YAML reads a plain `off` as false.
_OFF = ("off", "false")
_LONGEST_SECONDS = 600
_LONGEST_DAYS = 3_650
_MILVUS_FILE = ".db"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is read, and what is said to be wanted where it cannot be: `parse` raises TypeError or ValueError.

    A `secret` is taken from the environment alone, and never shown.
    """

    parse: Callable[[object], object]
    wanted: str
    secret: bool = False


def _folders(value: object) -> tuple[Path, ...]:
    values = value if isinstance(value, list) else _text(value).split(os.pathsep)
    if not values:
        raise ValueError
    return tuple(_path(one) for one in values)


def _path(value: object) -> Path:
    return Path(_text(value)).expanduser()


def _share(value: object) -> float:
    number = float(str(value))
    if not 0 <= number <= 1:
        raise ValueError
    return number


def _whole(lowest: int, highest: int) -> Callable[[object], int]:
    def parse(value: object) -> int:
        number = int(str(value))
        if not lowest <= number <= highest:
            raise ValueError
        return number

    return parse


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError
    return value


def _flag(value: object) -> bool:
    try:
        return _YES_OR_NO[str(value).lower()]
    except KeyError as error:
        raise ValueError from error


def _several(parse: Callable[[str], str]) -> Callable[[object], tuple[str, ...]]:
    """Read a list, or a text with commas or spaces between its parts."""

    def parse_all(value: object) -> tuple[str, ...]:
        values = value if isinstance(value, list) else re.split(r"[,\s]+", _text(value).strip())
        return tuple(dict.fromkeys(parse(_text(one)) for one in values))

    return parse_all


def _matching(pattern: re.Pattern[str], change: Callable[[str], str] = str) -> Callable[[object], str]:
    def parse(value: object) -> str:
        text = change(_text(value))
        if not pattern.fullmatch(text):
            raise ValueError
        return text

    return parse


def _frame(text: str) -> str:
    return _FRAME_WORDS.get(text.lower()) or _matching(_FRAME, _origin)(text)


def _origin(text: str) -> str:
    # People copy it from the address bar.
    return text.lower().removesuffix("/")


def _logged(text: str) -> str:
    return _LOGGED[_LOGGED.index(text.lower())]


def _rate(value: object) -> str:
    return "" if str(value).lower() in _OFF else _matching(_RATE, str.lower)(value)


def _seconds(value: object) -> float:
    number = float(str(value))
    if not 0 < number <= _LONGEST_SECONDS:
        raise ValueError
    return number


def _endpoint(value: object) -> str:
    if str(value).lower() in _OFF:
        return ""
    address = urlsplit(_text(value))
    plain = not (address.query or address.fragment or address.username or address.password)
    # A port that is none raises ValueError when it is asked for.
    if address.scheme not in ("http", "https") or not address.hostname or address.port == 0 or not plain:
        raise ValueError
    return address.geturl()


def _one_of(words: Collection[str]) -> Callable[[object], str]:
    def parse(value: object) -> str:
        word = _text(value).lower()
        if word not in words:
            raise ValueError
        return word

    return parse


def _milvus(value: object) -> str:
    text = _text(value)
    return str(Path(text).expanduser()) if text.endswith(_MILVUS_FILE) else _endpoint(text)


def _key(value: object) -> SecretStr:
    key = _text(value)
    # What else there is would break the header that carries it.
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ValueError
    return SecretStr(key)


KINDS: Mapping[str, Kind] = {
    "glossary": Kind(_folders, "one glossary folder or a list of them"),
    "index": Kind(_path, "a folder for the index"),
    "model": Kind(_text, f"{PACKAGED}, a model folder or a hub id"),
    "threshold": Kind(_share, "a number from 0 to 1"),
    "sentences": Kind(_whole(1, 4), "a whole number from 1 to 4"),
    "scripts": Kind(_folders, "a script, a folder of scripts, or a list of them"),
    "vectors": Kind(_one_of(STORES), f"one of {', '.join(STORES)}"),
    "milvus_uri": Kind(_milvus, "a file whose name ends with .db, or an address such as http://127.0.0.1:19530"),
    "milvus_token": Kind(_key, "the token of the Milvus: ASCII without spaces", secret=True),
    "host": Kind(_text, "a host name or address"),
    "port": Kind(_whole(0, 65535), "a whole number from 0 to 65535"),
    "public": Kind(_flag, "yes or no"),
    "keys": Kind(_path, "a file for API keys"),
    "editors": Kind(_path, "a file for the keys of editors"),
    "origins": Kind(_several(_matching(_ORIGIN, _origin)), "origins of web pages, such as https://cms.example"),
    "frames": Kind(_several(_frame), "self, none, or origins of web pages, such as https://cms.example"),
    "proxies": Kind(
        _several(lambda text: str(ip_network(text))), "addresses or networks, such as 10.0.0.5 or 10.0.0.0/24"
    ),
    "user_header": Kind(_matching(_HEADER), "the name of a header, such as X-Remote-User"),
    "editor_users": Kind(_several(str), "names of users that the proxy signs in"),
    "rate": Kind(_rate, "a number of requests in a second, minute, hour or day, such as 120/minute, or off"),
    "body_limit": Kind(_whole(1_000, 1_000_000_000), "a whole number of bytes from 1000 to 1000000000"),
    "log": Kind(_several(_logged), f"{' and '.join(_LOGGED)}, one of them or both"),
    "journal": Kind(_flag, "on or off"),
    "journal_file": Kind(_path, "a file for the journal"),
    "journal_days": Kind(_whole(1, _LONGEST_DAYS), f"a whole number of days from 1 to {_LONGEST_DAYS}"),
    "writer": Kind(_endpoint, "a base URL, such as http://127.0.0.1:11434/v1, or off"),
    "writer_model": Kind(_text, "the name that the endpoint has for its model"),
    "writer_timeout": Kind(_seconds, f"a number of seconds, {_LONGEST_SECONDS} at most"),
    "writer_key": Kind(_key, "the endpoint's key: ASCII without spaces", secret=True),
}
