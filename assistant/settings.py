"""What can be set: defaults < settings file < environment < command-line flags."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import platformdirs
import yaml
from pydantic import SecretStr

import glossary
from assistant.confidence import THRESHOLD
from assistant.kinds import KINDS
from assistant.writer import NO_KEY
from glossary import Mark
from index.encoder import PACKAGED
from index.stores import FAISS, MILVUS

FILE = "glossdesk.yaml"
PREFIX = "GLOSSDESK_"
_ENVIRONMENT = "environment"
_A_LINE = f"write one setting a line, such as 'threshold: {THRESHOLD}'"
_KNOWN = sorted(name for name, kind in KINDS.items() if not kind.secret)


class SettingsError(ValueError):
    """A setting that cannot be used: which, where, the value, and what it should be."""


def shipped_glossary() -> Path:
    """Return the folder of the glossary that ships."""
    return Path(glossary.__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one assistant and of its server.

    `scripts` are those that the desk runs beside the glossaries' own. `index` is None for a folder of its own in the
    user's cache, `keys` and `editors` for files in the user's configuration, `journal_file` for the one in the user's
    data; `rate` is empty for no limit. docs/access.md tells what those of the server do. `writer` is the base URL of an
    endpoint that speaks the OpenAI API, "" for none; `writer_timeout` is in seconds.
    """

    glossary: tuple[Path, ...] = field(default_factory=lambda: (shipped_glossary(),))
    index: Path | None = None
    model: str = PACKAGED
    threshold: float = THRESHOLD
    sentences: int = 4
    scripts: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    port: int = 7860
    vectors: str = FAISS
    milvus_uri: str = ""
    milvus_token: SecretStr = NO_KEY
    writer: str = ""
    writer_model: str = ""
    writer_timeout: float = 20.0
    writer_key: SecretStr = NO_KEY
    public: bool = False
    keys: Path | None = None
    editors: Path | None = None
    origins: tuple[str, ...] = ()
    frames: tuple[str, ...] = ("'self'",)
    proxies: tuple[str, ...] = ()
    user_header: str = ""
    editor_users: tuple[str, ...] = ()
    rate: str = "120/minute"
    body_limit: int = 4_000_000
    log: tuple[str, ...] = ()
    journal: bool = False
    journal_file: Path | None = None
    journal_days: int = 90

    def index_folder(self) -> Path:
        """Return the folder that holds the index of these glossaries."""
        if self.index:
            return self.index
        folders = b"\n".join(os.fsencode(folder.resolve()) for folder in self.glossary)
        own = hashlib.sha256(folders).hexdigest()[:12]
        return platformdirs.user_cache_path("glossdesk") / f"index-{own}"

    def report_folder(self) -> Path:
        """Return the folder in which the desk keeps reports of runs: beside the index, which may be replaced whole."""
        index = self.index_folder().absolute()
        return index.with_name(f"{index.name}-reports")

    def export_folders(self) -> tuple[Path, Path]:
        """Return the folders that exported models are looked for in: one for all indexes, then one of this index."""
        return platformdirs.user_cache_path("glossdesk") / "models", self.index_folder() / "models"

    def journal_path(self) -> Path:
        """Return the file of the journal."""
        return self.journal_file or platformdirs.user_data_path("glossdesk") / "journal.db"

    def key_file(self) -> Path:
        """Return the file of the API keys."""
        return self.keys or platformdirs.user_config_path("glossdesk") / "keys.json"

    def editor_file(self) -> Path:
        """Return the file of the keys with which editors sign in."""
        return self.editors or platformdirs.user_config_path("glossdesk") / "editors.json"


@dataclass(frozen=True, slots=True)
class _Given:
    """A setting as it is given, and where."""

    where: str
    name: str
    value: object


def settings_path(folder: Path, environment: Mapping[str, str]) -> Path:
    """Return the settings file in force: the one that the environment names, or the one in a working folder."""
    return Path(environment.get(variable("settings")) or folder / FILE)


def load_settings(
    folder: Path, environment: Mapping[str, str], flags: Mapping[str, str | list[str] | None]
) -> Settings:
    """Return the settings in force; raise SettingsError with every fault of the file and the environment."""
    file = settings_path(folder, environment)
    written = _read_file(file, required=bool(environment.get(variable("settings"))))
    given: dict[str, object] = {}
    faults = _set_twice(written)
    for one in (
        *written,
        *_read_environment(environment),
        *(_Given("command line", name, value) for name, value in flags.items() if value not in (None, [])),
    ):
        kind = KINDS.get(one.name)
        if kind is None:
            faults.append(f"{one.where}: unknown setting {one.name!r}; known are {', '.join(_KNOWN)}")
            continue
        if kind.secret and one.where != _ENVIRONMENT:
            faults.append(f"{one.where}: {one.name} is a secret; give it in the environment, as {variable(one.name)}")
            continue
        try:
            given[one.name] = kind.parse(one.value)
        except (TypeError, ValueError):
            shown = "no key" if kind.secret else repr(one.value)
            faults.append(f"{one.where}: {one.name} is {shown}; give {kind.wanted}")
    if given.get("writer") and not given.get("writer_model"):
        faults.append("writer is set and writer_model is not; give the name that the endpoint has for its model")
    if given.get("vectors") == MILVUS and not given.get("milvus_uri"):
        faults.append("vectors is milvus and milvus_uri is not set; give a file such as glossdesk.db, or an address")
    if faults:
        raise SettingsError("\n".join(faults))
    settings = replace(Settings(), **given)  # type: ignore[arg-type]
    if settings.user_header and not settings.proxies:
        raise SettingsError(
            f"user_header is {settings.user_header!r} without proxies, so that no one can send it; list the address of "
            "the proxy that signs people in under proxies, or leave user_header out"
        )
    if settings.editor_users and not settings.user_header:
        raise SettingsError(
            f"editor_users is {', '.join(settings.editor_users)} without user_header, so that no one is signed in by "
            "that name; name the header of your proxy under user_header, or leave editor_users out"
        )
    return settings


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def mark_of(file: Path, node: yaml.Node) -> Mark:
    """Return where a node of a settings file stands."""
    return Mark(file, node.start_mark.line + 1, node.start_mark.column + 1)


def no_yaml(file: Path, error: Exception) -> SettingsError:
    """Return the fault of a settings file that cannot be read."""
    reason = " ".join(str(error).split())
    return SettingsError(f"{file}: cannot be read as YAML ({reason}); {_A_LINE}")


def _read_file(file: Path, *, required: bool) -> list[_Given]:
    if not file.exists():
        if required:
            raise SettingsError(f"{file}: there is no such file; put right or unset {variable('settings')}")
        return []
    try:
        loader = yaml.SafeLoader(file.read_text(encoding="utf-8"))
        root = loader.get_single_node()
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        given = [(key, loader.construct_object(value, deep=True)) for key, value in pairs]
    # A day that the calendar has not is a ValueError, as is what is not UTF-8.
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise no_yaml(file, error) from error
    if root and root.value and not isinstance(root, yaml.MappingNode):
        raise SettingsError(f"{file}: {_A_LINE}")
    return [_Given(str(mark_of(file, key)), str(key.value), value) for key, value in given]


def _set_twice(given: Sequence[_Given]) -> list[str]:
    first: dict[str, str] = {}
    twice = [(one, first.setdefault(one.name, one.where)) for one in given]
    return [
        f"{one.where}: {one.name} is set before, at {where}; delete one" for one, where in twice if where != one.where
    ]


def _read_environment(environment: Mapping[str, str]) -> list[_Given]:
    known = {variable(one.name): one.name for one in fields(Settings)}
    given = {name: value for name, value in environment.items() if name.startswith(PREFIX) and value}
    given.pop(variable("settings"), None)
    return [_Given(_ENVIRONMENT, known.get(name, name), value) for name, value in given.items()]
