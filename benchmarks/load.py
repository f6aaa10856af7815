"""Put the same load on our server and on a peer's own, with the same model and glossary, one after the other.

python -m benchmarks.load FOLDER

The peer is txtai's API over a hybrid index. The clients run on the same machine and take their share of it.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from benchmarks.clients import Load, put_load
from benchmarks.peers.contenders import Contender, install
from benchmarks.peers.data import task_of
from benchmarks.peers.process import build, index_folder, task_file
from benchmarks.peers.task import HITS
from benchmarks.server import free_port, running, serving
from glossary import load

_WARM_UP_SECONDS = 5


@dataclass(frozen=True, slots=True)
class _Server:
    """A server: its name, what runs it and yields its port, and the request that asks it a question."""

    title: str
    serving: Callable[[], AbstractContextManager[int]]
    request: Callable[[str], bytes]


def main() -> None:
    """Print for each server the answers a second, p50 and p95 in milliseconds and the failures, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with a cases.jsonl")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--unique", action="store_true", help="ask no question twice: each ends with a number")
    parser.add_argument("--ours-alone", action="store_true", help="leave the peer out")
    given = parser.parse_args()
    with (given.folder / "cases.jsonl").open(encoding="utf-8") as lines:
        questions = [json.loads(line)["ask"] for line in lines]
    rates = []
    with TemporaryDirectory() as name:
        for one in islice(_servers(given.folder, Path(name)), 1 if given.ours_alone else None):
            with one.serving() as port:
                over_and_over = cycle(questions)
                # No number is of the warm-up and of what is measured, for a server remembers.
                asked = (f"{next(over_and_over)} {number}" for number in count()) if given.unique else over_and_over
                put_load(port, asked, one.request, seconds=_WARM_UP_SECONDS, clients=given.clients)
                put = put_load(port, asked, one.request, seconds=given.seconds, clients=given.clients)
            print(_line(one.title, put), flush=True)
            rates.append(put.rate)
    if len(rates) > 1:
        print(f"ours / peer, answers a second: {rates[0] / rates[1]:.1f}")


def _line(title: str, put: Load) -> str:
    p50, p95 = (put.percentile(share) * 1000 for share in (50, 95))
    failed = ", first: ".join([f"{len(put.failed)} failed", *put.failed[:1]])
    return f"{title:<28}{put.rate:7.1f} answers/s   p50 {p50:7.1f} ms   p95 {p95:7.1f} ms   {failed}"


def _servers(folder: Path, work: Path) -> Iterator[_Server]:
    yield _Server("glossdesk ask", lambda: serving(folder, work), _ask)
    peer = install("txtai")
    yield _Server(f"{peer.title} search", lambda: _txtai(peer, folder, work), _search)


def _ask(question: str) -> bytes:
    body = json.dumps({"question": question}).encode()
    return (
        b"POST /api/v1/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    )


def _search(question: str) -> bytes:
    return f"GET /search?query={quote(question)}&limit={HITS} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


@contextmanager
def _txtai(peer: Contender, folder: Path, work: Path) -> Iterator[int]:
    task = task_of(folder, load(folder))
    task.write(task_file(work))
    build(peer, work)
    settings = f"path: {index_folder(peer, work)}\nembeddings:\n  path: {task.model}\n"
    (work / "txtai.yml").write_text(settings, encoding="utf-8")
    port = free_port()
    serve = [str(peer.python), "-m", "uvicorn", "txtai.api:app", "--port", str(port), "--log-level", "warning"]
    with running(serve, port, {"CONFIG": str(work / "txtai.yml")}):
        yield port


if __name__ == "__main__":
    main()
