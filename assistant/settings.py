"""What can be set: defaults < settings file < environment < command-line flags."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
import yaml
from pydantic import SecretStr

import glossary
from assistant.confidence import THRESHOLD
from assistant.writer import NO_KEY
from index.encoder import PACKAGED

FILE = "glossdesk.yaml"
PREFIX = "GLOSSDESK_"
_ENVIRONMENT = "environment"
_OFF = "off"
_LONGEST_SECONDS = 600


class SettingsError(ValueError):
    """A setting that cannot be used: which, where, the value, and what it should be."""


def shipped_glossary() -> Path:
    """Return the folder of the glossary that ships."""
    return Path(glossary.__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one assistant; `index` is None for a folder of its own in the user's cache.

    `writer` is the base URL of an endpoint that speaks the OpenAI API, "" for none; `writer_timeout` is in seconds.
    """

    glossary: tuple[Path, ...] = field(default_factory=lambda: (shipped_glossary(),))
    index: Path | None = None
    model: str = PACKAGED
    threshold: float = THRESHOLD
    sentences: int = 4
    host: str = "127.0.0.1"
    port: int = 7860
    writer: str = ""
    writer_model: str = ""
    writer_timeout: float = 20.0
    writer_key: SecretStr = NO_KEY

    def index_folder(self) -> Path:
        """Return the folder that holds the index of these glossaries."""
        if self.index:
            return self.index
        folders = b"\n".join(os.fsencode(folder.resolve()) for folder in self.glossary)
        own = hashlib.sha256(folders).hexdigest()[:12]
        return platformdirs.user_cache_path("glossdesk") / f"index-{own}"

    def export_folders(self) -> tuple[Path, Path]:
        """Return the folders that exported models are looked for in: one for all indexes, then one of this index."""
        return platformdirs.user_cache_path("glossdesk") / "models", self.index_folder() / "models"


def settings_path(folder: Path, environment: Mapping[str, str]) -> Path:
    """Return the settings file in force: the one that the environment names, or the one in a working folder."""
    return Path(environment.get(f"{PREFIX}SETTINGS") or folder / FILE)


def load_settings(
    folder: Path, environment: Mapping[str, str], flags: Mapping[str, str | list[str] | None]
) -> Settings:
    """Return the settings in force; raise SettingsError with every fault of the file and the environment."""
    file = settings_path(folder, environment)
    given: dict[str, object] = {}
    faults: list[str] = []
    for where, values in (
        (str(file), _read_file(file, required=bool(environment.get(f"{PREFIX}SETTINGS")))),
        (_ENVIRONMENT, _read_environment(environment)),
        ("command line", {key: value for key, value in flags.items() if value not in (None, [])}),
    ):
        for key, value in values.items():
            kind = _KINDS.get(key)
            if kind is None:
                faults.append(f"{where}: unknown setting {key!r}; known are {', '.join(_KNOWN)}")
                continue
            if kind.secret and where != _ENVIRONMENT:
                faults.append(f"{where}: {key} is a secret; give it in the environment, as {PREFIX}{key.upper()}")
                continue
            try:
                given[key] = kind.parse(value)
            except (TypeError, ValueError):
                shown = "no key" if kind.secret else repr(value)
                faults.append(f"{where}: {key} is {shown}; give {kind.wanted}")
    if given.get("writer") and not given.get("writer_model"):
        faults.append("writer is set and writer_model is not; give the name that the endpoint has for its model")
    if faults:
        raise SettingsError("\n".join(faults))
    return replace(Settings(), **given)  # type: ignore[arg-type]


def _read_file(file: Path, *, required: bool) -> Mapping[str, object]:
    if not file.exists() and not required:
        return {}
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise SettingsError(
            f"{file}: cannot be read as YAML ({reason}); write one setting a line, such as 'threshold: {THRESHOLD}'"
        ) from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: write one setting a line, such as 'threshold: {THRESHOLD}'")
    return {str(key): value for key, value in found.items()}


def _read_environment(environment: Mapping[str, str]) -> Mapping[str, object]:
    known = {f"{PREFIX}{one.name.upper()}": one.name for one in fields(Settings)}
    given = {name: value for name, value in environment.items() if name.startswith(PREFIX) and value}
    given.pop(f"{PREFIX}SETTINGS", None)
    return {known.get(name, name): value for name, value in given.items()}


@dataclass(frozen=True, slots=True)
class _Kind:
    parse: Callable[[object], object]
    wanted: str
    secret: bool = False


def _folders(value: object) -> tuple[Path, ...]:
    values = value if isinstance(value, list) else _text(value).split(os.pathsep)
    if not values:
        raise ValueError
    return tuple(Path(_text(one)).expanduser() for one in values)


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


def _seconds(value: object) -> float:
    number = float(str(value))
    if not 0 < number <= _LONGEST_SECONDS:
        raise ValueError
    return number


def _endpoint(value: object) -> str:
    # YAML reads a plain "off" as false.
    if value is False or value == _OFF:
        return ""
    address = urlsplit(_text(value))
    plain = not (address.query or address.fragment or address.username or address.password)
    # A port that is none raises ValueError when it is asked for.
    if address.scheme not in ("http", "https") or not address.hostname or address.port == 0 or not plain:
        raise ValueError
    return address.geturl()


def _key(value: object) -> SecretStr:
    key = _text(value)
    # What else there is would break the header that carries it.
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ValueError
    return SecretStr(key)


_KINDS: Mapping[str, _Kind] = {
    "glossary": _Kind(_folders, "one glossary folder or a list of them"),
    "index": _Kind(lambda value: Path(_text(value)).expanduser(), "a folder for the index"),
    "model": _Kind(_text, f"{PACKAGED}, a model folder or a hub id"),
    "threshold": _Kind(_share, "a number from 0 to 1"),
    "sentences": _Kind(_whole(1, 4), "a whole number from 1 to 4"),
    "host": _Kind(_text, "a host name or address"),
    "port": _Kind(_whole(0, 65535), "a whole number from 0 to 65535"),
    "writer": _Kind(_endpoint, f"a base URL, such as http://127.0.0.1:11434/v1, or {_OFF}"),
    "writer_model": _Kind(_text, "the name that the endpoint has for its model"),
    "writer_timeout": _Kind(_seconds, f"a number of seconds, {_LONGEST_SECONDS} at most"),
    "writer_key": _Kind(_key, "the endpoint's key: ASCII without spaces", secret=True),
}
_KNOWN = sorted(name for name, kind in _KINDS.items() if not kind.secret)
