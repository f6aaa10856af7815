import os
from dataclasses import asdict, fields
from pathlib import Path

import platformdirs
import pytest

from assistant.confidence import THRESHOLD
from assistant.kinds import KINDS
from assistant.settings import FILE, Settings, SettingsError, load_settings, shipped_glossary
from glossary import load
from index.encoder import PACKAGED

KNOWN = tuple(one.name for one in fields(Settings) if not KINDS[one.name].secret)
ENDPOINT = "http://127.0.0.1:11434/v1"


def file(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path, environment: dict[str, str] | None = None, **flags: str | list[str] | None) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_settings(folder, environment or {}, flags)
    return str(caught.value).splitlines()


def test_without_any_setting_the_defaults_are_in_force(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {}, {})
    assert settings == Settings()
    assert (settings.model, settings.threshold, settings.sentences) == (PACKAGED, THRESHOLD, 4)
    assert (settings.host, settings.index) == ("127.0.0.1", None)
    assert settings.glossary == (shipped_glossary(),)
    assert load(shipped_glossary()).id == "china-official"


def test_file_then_environment_then_flags(tmp_path: Path) -> None:
    folder = file(tmp_path, "threshold: 0.1\nport: 1\nhost: file\nsentences: 1\n")
    environment = {"GLOSSDESK_THRESHOLD": "0.2", "GLOSSDESK_PORT": "2", "GLOSSDESK_HOST": "environment"}
    settings = load_settings(folder, environment, {"threshold": "0.3", "port": "3", "host": None})
    assert (settings.threshold, settings.port, settings.host, settings.sentences) == (0.3, 3, "environment", 1)


def test_a_flag_that_was_not_given_and_an_empty_variable_set_nothing(tmp_path: Path) -> None:
    folder = file(tmp_path, "port: 5\nglossary: here\n")
    environment = {"GLOSSDESK_PORT": "", "GLOSSDESK_SETTINGS": ""}
    settings = load_settings(folder, environment, {"port": None, "glossary": []})
    assert (settings.port, settings.glossary) == (5, (Path("here"),))
    assert load_settings(tmp_path / "elsewhere", environment, {}) == Settings()


def test_glossaries_are_one_or_several(tmp_path: Path) -> None:
    both = (Path("a"), Path("b"))
    assert load_settings(file(tmp_path, "glossary: [a, b]"), {}, {}).glossary == both
    assert load_settings(tmp_path, {"GLOSSDESK_GLOSSARY": f"a{os.pathsep}b"}, {}).glossary == both
    assert load_settings(tmp_path, {}, {"glossary": ["a", "b"]}).glossary == both
    assert load_settings(tmp_path, {}, {"glossary": ["~"]}).glossary == (Path.home(),)


def test_the_settings_file_may_lie_elsewhere(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("port: 7\n")
    assert load_settings(file(tmp_path, "port: 5"), {"GLOSSDESK_SETTINGS": str(other)}, {}).port == 7
    missing = tmp_path / "missing"
    assert faults(tmp_path, {"GLOSSDESK_SETTINGS": str(missing)}) == [
        f"{missing}: there is no such file; put right or unset GLOSSDESK_SETTINGS"
    ]


def test_a_setting_that_is_set_twice_is_told(tmp_path: Path) -> None:
    folder = file(tmp_path, "port: 5\nhost: here\nport: 6\n")
    assert faults(folder) == [f"{folder / FILE}:3:1: port is set before, at {folder / FILE}:1:1; delete one"]


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    for text in ("", "# port: 5\n", "---\n"):
        assert load_settings(file(tmp_path, text), {}, {}) == Settings()


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("threshold", "1.5", "a number from 0 to 1"),
        ("threshold", "-0.1", "a number from 0 to 1"),
        ("threshold", ".nan", "a number from 0 to 1"),
        ("threshold", "high", "a number from 0 to 1"),
        ("threshold", "", "a number from 0 to 1"),
        ("sentences", "0", "a whole number from 1 to 4"),
        ("sentences", "5", "a whole number from 1 to 4"),
        ("sentences", "2.5", "a whole number from 1 to 4"),
        ("sentences", "yes", "a whole number from 1 to 4"),
        ("port", "65536", "a whole number from 0 to 65535"),
        ("port", "-1", "a whole number from 0 to 65535"),
        ("host", "", "a host name or address"),
        ("host", "5", "a host name or address"),
        ("writer", "localhost:11434/v1", f"a base URL, such as {ENDPOINT}, or off"),
        ("writer", "ftp://127.0.0.1/v1", f"a base URL, such as {ENDPOINT}, or off"),
        ("writer", "http://127.0.0.1:port/v1", f"a base URL, such as {ENDPOINT}, or off"),
        ("writer", "http://me:word@127.0.0.1/v1", f"a base URL, such as {ENDPOINT}, or off"),
        ("writer", "http://127.0.0.1/v1?key=word", f"a base URL, such as {ENDPOINT}, or off"),
        ("writer_model", "''", "the name that the endpoint has for its model"),
        ("writer_timeout", "0", "a number of seconds, 600 at most"),
        ("writer_timeout", ".inf", "a number of seconds, 600 at most"),
        ("writer_timeout", ".nan", "a number of seconds, 600 at most"),
        ("model", "[a]", f"{PACKAGED}, a model folder or a hub id"),
        ("index", "''", "a folder for the index"),
        ("glossary", "", "one glossary folder or a list of them"),
        ("glossary", "[]", "one glossary folder or a list of them"),
        ("glossary", "['']", "one glossary folder or a list of them"),
        ("glossary", "{a: b}", "one glossary folder or a list of them"),
        ("public", "perhaps", "yes or no"),
        ("origins", "cms.example", "origins of web pages, such as https://cms.example"),
        ("origins", "'*'", "origins of web pages, such as https://cms.example"),
        ("origins", "https://cms.example/path", "origins of web pages, such as https://cms.example"),
        ("origins", "https://*.example", "origins of web pages, such as https://cms.example"),
        ("frames", "https://a.example;script-src", "self, none, or origins of web pages, such as https://cms.example"),
        ("proxies", "proxy", "addresses or networks, such as 10.0.0.5 or 10.0.0.0/24"),
        ("user_header", "'X User'", "the name of a header, such as X-Remote-User"),
        ("rate", "0/minute", "a number of requests in a second, minute, hour or day, such as 120/minute, or off"),
        ("rate", "120", "a number of requests in a second, minute, hour or day, such as 120/minute, or off"),
        ("body_limit", "1", "a whole number of bytes from 1000 to 1000000000"),
        ("log", "questions", "requests and addresses, one of them or both"),
        ("vectors", "pinecone", "one of faiss, milvus"),
        ("milvus_uri", "glossdesk", "a file whose name ends with .db, or an address such as http://127.0.0.1:19530"),
        (
            "milvus_uri",
            "http://me:w@a",
            "a file whose name ends with .db, or an address such as http://127.0.0.1:19530",
        ),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_what_it_should_be(
    tmp_path: Path, key: str, value: str, wanted: str
) -> None:
    [fault] = faults(file(tmp_path, f"{key}: {value}\n"))
    assert fault.startswith(f"{tmp_path / FILE}:1:1: {key} is ")
    assert fault.endswith(f"; give {wanted}")


def test_all_faults_of_all_origins_are_told_together(tmp_path: Path) -> None:
    folder = file(tmp_path, "prot: 5\nthreshold: 2\n")
    assert faults(folder, {"GLOSSDESK_PORT": "x"}, sentences="many") == [
        f"{tmp_path / FILE}:1:1: unknown setting 'prot'; known are {', '.join(sorted(KNOWN))}",
        f"{tmp_path / FILE}:2:1: threshold is 2; give a number from 0 to 1",
        "environment: port is 'x'; give a whole number from 0 to 65535",
        "command line: sentences is 'many'; give a whole number from 1 to 4",
    ]


@pytest.mark.parametrize("text", ["a: [", "\tport: 5", "\x00", "port: !python/object:os.system 5", "port: 2020-13-45"])
def test_a_file_that_is_no_yaml_is_told(tmp_path: Path, text: str) -> None:
    assert faults(file(tmp_path, text))[0].startswith(f"{tmp_path / FILE}: cannot be read as YAML")


def test_a_file_that_is_not_text_or_not_settings_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    assert "cannot be read as YAML" in faults(tmp_path)[0]
    for text in ("- port", "port", "5"):
        assert faults(file(tmp_path, text)) == [
            f"{tmp_path / FILE}: write one setting a line, such as 'threshold: {THRESHOLD}'"
        ]


def test_every_set_of_glossaries_has_an_index_folder_of_its_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    sets = [(one,), (two,), (one, two), (two, one)]
    folders = [Settings(glossary=folders).index_folder() for folders in sets]
    assert len(set(folders)) == 4
    assert all(folder.parent == platformdirs.user_cache_path("glossdesk") for folder in folders)
    assert Settings(glossary=(tmp_path / "two" / ".." / "one",)).index_folder() == folders[0]
    assert Settings(glossary=(one,), index=two).index_folder() == two


def test_exported_models_are_shared_by_all_indexes_or_kept_in_one(tmp_path: Path) -> None:
    shared = platformdirs.user_cache_path("glossdesk") / "models"
    assert Settings(index=tmp_path).export_folders() == (shared, tmp_path / "models")
    assert Settings().export_folders()[0] == shared


def test_an_unknown_variable_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, {"GLOSSDESK_TRESHOLD": "0.2"})[0].startswith(
        "environment: unknown setting 'GLOSSDESK_TRESHOLD'; known are "
    )


def test_a_writer_can_be_set_everywhere_and_put_off(tmp_path: Path) -> None:
    folder = file(tmp_path, f"writer: {ENDPOINT}\nwriter_model: small\nwriter_timeout: 2.5\n")
    settings = load_settings(folder, {"GLOSSDESK_WRITER_MODEL": "large"}, {"writer_timeout": "3"})
    assert (settings.writer, settings.writer_model, settings.writer_timeout) == (ENDPOINT, "large", 3)
    assert load_settings(folder, {}, {"writer": "off"}).writer == ""
    assert load_settings(file(tmp_path, "writer: off"), {}, {}) == Settings()


def test_a_writer_without_a_model_is_a_fault(tmp_path: Path) -> None:
    assert faults(file(tmp_path, f"writer: {ENDPOINT}")) == [
        "writer is set and writer_model is not; give the name that the endpoint has for its model"
    ]


def test_vectors_in_milvus_need_an_address_or_a_file(tmp_path: Path) -> None:
    assert faults(file(tmp_path, "vectors: milvus")) == [
        "vectors is milvus and milvus_uri is not set; give a file such as glossdesk.db, or an address"
    ]
    given = file(tmp_path, "vectors: Milvus\nmilvus_uri: ~/words.db")
    settings = load_settings(given, {"GLOSSDESK_MILVUS_TOKEN": "root:word"}, {})
    assert (settings.vectors, settings.milvus_uri) == ("milvus", str(Path.home() / "words.db"))
    assert settings.milvus_token.get_secret_value() == "root:word"
    assert "root:word" not in repr(settings)
    address = load_settings(given, {"GLOSSDESK_MILVUS_URI": "http://127.0.0.1:19530"}, {}).milvus_uri
    assert address == "http://127.0.0.1:19530"


def test_the_key_comes_from_the_environment_alone_and_is_never_shown(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {"GLOSSDESK_WRITER_KEY": "sk-123"}, {})
    assert settings.writer_key.get_secret_value() == "sk-123"
    assert "sk-123" not in f"{settings!r} {settings} {asdict(settings)}"
    [fault] = faults(file(tmp_path, "writer_key: sk-123"))
    assert (
        fault == f"{tmp_path / FILE}:1:1: writer_key is a secret; give it in the environment, as GLOSSDESK_WRITER_KEY"
    )
    for key in ("sk 123", "sk-123\n", "sk-123é"):
        [fault] = faults(tmp_path / "elsewhere", {"GLOSSDESK_WRITER_KEY": key})
        assert fault == "environment: writer_key is no key; give the endpoint's key: ASCII without spaces"


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("public", "yes", True),
        ("public", "'0'", False),
        ("origins", "https://CMS.example/", ("https://cms.example",)),
        ("origins", "https://a.example, http://[::1]:80", ("https://a.example", "http://[::1]:80")),
        ("origins", "[https://a.example, https://a.example]", ("https://a.example",)),
        ("frames", "[self, 'https://*.example.org']", ("'self'", "https://*.example.org")),
        ("frames", "none", ("'none'",)),
        ("proxies", "[10.0.0.5, '::1', 10.1.0.0/16]", ("10.0.0.5/32", "::1/128", "10.1.0.0/16")),
        ("scripts", "[a.yaml, b]", (Path("a.yaml"), Path("b"))),
        ("rate", "30/Second", "30/second"),
        ("rate", "off", ""),
        ("log", "requests addresses", ("requests", "addresses")),
    ],
)
def test_settings_of_the_server_are_read_as_people_write_them(
    tmp_path: Path, key: str, value: str, read: object
) -> None:
    assert getattr(load_settings(file(tmp_path, f"{key}: {value}\n"), {}, {}), key) == read


def test_editors_whom_no_proxy_names_are_a_fault(tmp_path: Path) -> None:
    [fault] = faults(file(tmp_path, "editor_users: [ana, ben]\n"))
    assert "editor_users is ana, ben without user_header" in fault
    whole = "editor_users: ana, ben\nuser_header: X-Remote-User\nproxies: 127.0.0.1\n"
    assert load_settings(file(tmp_path, whole), {}, {}).editor_users == ("ana", "ben")


def test_a_header_that_no_proxy_can_send_is_a_fault(tmp_path: Path) -> None:
    [fault] = faults(file(tmp_path, "user_header: X-Remote-User\n"))
    assert "list the address of the proxy" in fault
