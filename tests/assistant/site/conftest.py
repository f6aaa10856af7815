"""Sites in folders, served by a plain web server, and what a browser marks on them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from assistant.cli import main
from assistant.settings import shipped_glossary

_HIGHLIGHT = bytes((252, 239, 189))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs; yield the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def write(folder: Path, glossary: Path, *options: str) -> Path:
    assert main(["site", "--to", str(folder), "--glossary", str(glossary), *options]) == 0
    return folder


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the glossary that ships, with a url that gives every entry a folder; yield the address of the site."""
    root = tmp_path_factory.mktemp("site")
    glossary = root / "glossary"
    (glossary / "entries").mkdir(parents=True)
    for file in shipped_glossary().glob("entries/*.yaml"):
        (glossary / "entries" / file.name).write_bytes(file.read_bytes())
    head = (shipped_glossary() / "glossary.yaml").read_text(encoding="utf-8")
    (glossary / "glossary.yaml").write_text(
        f"{head}url: 'https://a.org/words/{{entry}}#{{section}}'\n", encoding="utf-8"
    )
    write(root / "served" / "words", glossary)
    with served(root / "served") as address:
        yield f"{address}/words/"


def highlighted(picture: bytes) -> float:
    """Return the share of a picture that has the colour of what is marked."""
    image = Image.open(BytesIO(picture)).convert("RGB").tobytes()
    pixels = [image[at : at + 3] for at in range(0, len(image), 3)]
    return pixels.count(_HIGHLIGHT) / len(pixels)
