"""What the tests share: an encoder that is quick and exact, small glossaries, one real assistant and one browser
a session."""

import hashlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

import glossary.files
from assistant import Assistant
from assistant.settings import shipped_glossary
from glossary import Entry, Glossary, Name, Section, load
from glossary.nodes import Node, compose
from index import Index, OnnxEncoder, SentenceTransformerEncoder, open_encoder, open_index
from index.encoder import PACKAGED, Vectors

ROOT = Path(__file__).resolve().parent.parent
DIMENSIONS = 64
_BROWSER = "/usr/bin/chromium"
_BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_configure() -> None:
    """Let the programs that tests start be interrupted: a shell's background jobs ignore SIGINT, and hand that on."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@cache
def token_vector(token: str) -> Vectors:
    """Return a unit vector of shape (64,) that follows from the token alone."""
    digest = hashlib.shake_256(token.encode()).digest(DIMENSIONS)
    vector = np.frombuffer(digest, dtype=np.uint8).astype(np.float32) - 127.5
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def text_vector(text: str) -> Vectors:
    """Return the normalised sum of the vectors of a text's words, shape (64,)."""
    total = np.sum([token_vector(token) for token in re.findall(r"\w+", text.lower()) or [""]], axis=0)
    return np.asarray(total / np.linalg.norm(total), dtype=np.float32)


class FakeEncoder:
    """Sees only which words a text has, and counts what it was given to encode."""

    def __init__(
        self,
        name: str = "fake",
        fingerprint: str = "f" * 64,
        languages: frozenset[str] | None = frozenset({"en"}),
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.languages = languages
        self.encoded: list[str] = []

    def knows(self, word: str) -> bool:  # noqa: ARG002 - the protocol's name
        """Know no word of its own."""
        return False

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        return np.array([text_vector(question) for question in questions], dtype=np.float32)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return self.encode_questions(texts)


def section(name: str, text: str, term: str = "", **names: str) -> Section:
    """Return a section; `names` are keyed by language tag with underscores for hyphens."""
    return Section(name, text, term, _names(names))


def entry(name: str, term: str, *sections: Section | str, **names: str) -> Entry:
    """Return an entry; a text stands for a section of that text."""
    made = (one if isinstance(one, Section) else Section(f"s{at}", one) for at, one in enumerate(sections, start=1))
    return Entry(name, term, tuple(made), _names(names))


def glossary_of(*entries: Entry, language: str = "en", name: str = "small") -> Glossary:
    """Return a glossary of these entries, in order of their ids."""
    ordered = tuple(sorted(entries, key=lambda one: one.id))
    return Glossary(
        name, f"The {name} glossary", language, ordered, "CC-BY-4.0", "Press", "https://example.org/{entry}#{section}"
    )


def _names(names: dict[str, str]) -> tuple[Name, ...]:
    return tuple(Name(text, tag.replace("_", "-")) for tag, texts in names.items() for text in texts.split("|"))


def index_of(folder: Path, *entries: Entry, language: str = "en", encoder: FakeEncoder | None = None) -> Index:
    """Return an index of these entries, built in a folder."""
    return open_index([glossary_of(*entries, language=language)], encoder or FakeEncoder(), folder, lambda _: None)


def python(code: str, **environment: str) -> str:
    """Return what a new Python prints that runs this code in the project's root."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session", autouse=True)
def export_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the tests, and the programs that they start, a cache of their own; return where exports are kept in it."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        yield cache / "glossdesk" / "models"


@pytest.fixture(scope="session")
def pytorch_encoder() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder()


@pytest.fixture(scope="session")
def encoder(shipped: Glossary, export_folder: Path) -> OnnxEncoder:
    """Return the packaged model as it serves, exported once for all tests."""
    opened = open_encoder(PACKAGED, [shipped], [export_folder], lambda _: None)
    assert isinstance(opened, OnnxEncoder)
    return opened


@pytest.fixture(scope="session")
def shipped() -> Glossary:
    return load(shipped_glossary())


@pytest.fixture(scope="session")
def shipped_index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index") / "shipped"


@pytest.fixture(scope="session")
def assistant(encoder: OnnxEncoder, shipped: Glossary, shipped_index_folder: Path) -> Assistant:
    return Assistant(open_index([shipped], encoder, shipped_index_folder, lambda _: None))


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read, as they are read."""
    names: list[str] = []

    def note(file: Path, text: str) -> Node | None:
        names.append(file.name)
        return compose(file, text)

    monkeypatch.setattr(glossary.files, "compose", note)
    return names


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run a browser without a window."""
    # A busy machine is no fault of the page.
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=_BROWSER, args=_BROWSER_FLAGS)
