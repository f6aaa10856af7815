import base64
import json
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant import Answer, Assistant, QuestionError
from assistant.inquiry import Inquiry
from assistant.keys import KeyFile
from tests.assistant.web.conftest import run_program, serving

PLANTED = "minister"
PLACE = "192.0.2.77"
ASK = "/api/v1/ask"
# Every face asks an assistant that fails with what it was asked in its message.
BROKEN = """
import sys
from pathlib import Path
from assistant import Assistant, Settings
from assistant.web import application, server
from tests.conftest import entry, index_of

class Broken(Assistant):
    def _ask(self, questions):
        try:
            raise KeyError(repr(questions))
        except KeyError as error:
            raise ZeroDivisionError(repr(questions)) from error
    def annotate(self, draft):
        raise ExceptionGroup(draft, [ValueError(draft)])

folder = Path(sys.argv[1])
settings = Settings(port=0, keys=folder / "keys.json", proxies=("127.0.0.1/32",), log=("requests",))
broken = Broken(index_of(folder / "index", entry("net", "Net", "A net is a mesh of cords.")))
build_app = application.build_app
application.build_app = lambda assistant, settings, renewal: build_app(assistant, settings)
server._opened = lambda *_: broken
server.serve(settings, lambda line: print(line, file=sys.stderr, flush=True))
"""


@pytest.fixture
def body() -> dict[str, object]:
    turn = {"question": f"Who is the {PLANTED}?", "answer": f"The {PLANTED}."}
    return {"question": f"What did the {PLANTED} say?", "passage": f"The {PLANTED} said so.", "history": [turn]}


def test_nothing_that_is_asked_is_written_by_the_server_not_even_of_a_fault(
    tmp_path: Path, body: dict[str, object]
) -> None:
    token = KeyFile(tmp_path / "keys.json").create("cms", date(2026, 11, 23))
    given = {"authorization": f"Bearer {token}", "x-forwarded-for": PLACE}
    with run_program("-c", BROKEN, str(tmp_path)) as (server, address):
        said: list[bytes] = []
        assert server.stderr
        reading = threading.Thread(target=lambda: said.append(server.stderr.read()))  # type: ignore[union-attr]
        reading.start()
        with httpx.Client(base_url=address, headers=given, timeout=60) as client:
            for path, asked in ((ASK, body), ("/api/v1/annotate", {"text": f"The {PLANTED} came."})):
                told = client.post(f"{path}?q={PLANTED}", json=asked)
                assert (told.status_code, told.headers["content-type"]) == (500, "application/problem+json")
                assert PLANTED not in told.text
                assert told.json()["request_id"] in told.headers["x-request-id"]
                assert told.headers["content-security-policy"]
            for wrong in (json.dumps({"question": PLANTED, PLANTED: PLANTED}), f'{{"{PLANTED}', f'["{PLANTED}"]'):
                assert client.post(ASK, content=wrong, headers={"content-type": "application/json"}).status_code < 500
            assert client.get(f"/{PLANTED}?{PLANTED}").status_code == 404
            ask_the_page(client)
            basic = base64.b64encode(f"{PLANTED}:gd_{PLANTED}".encode()).decode()
            for credentials in (f"Bearer gd_{PLANTED}", f"Basic {basic}"):
                assert client.post(ASK, json=body, headers={"authorization": credentials}).status_code == 401
        server.terminate()
        reading.join()
    log = said[0].decode()
    assert "builtins.ZeroDivisionError" in log
    assert "builtins.KeyError" in log
    assert log.count("cannot do what the page asks for") == 3
    assert "POST /api/v1/ask 500" in log
    assert "key=cms" in log
    for planted in (PLANTED, PLACE, token, token[:9], basic, "127.0.0.1"):
        assert planted not in log.lower()


def test_a_fault_is_withheld_from_the_log_of_another_server_too(
    small: Assistant, caplog: pytest.LogCaptureFixture, body: dict[str, object]
) -> None:
    class Broken(Assistant):
        def ask_together(self, inquiries: Sequence[Inquiry]) -> list[Answer | QuestionError]:
            raise ZeroDivisionError(repr(inquiries))

    with serving(Broken(small.index)) as address:
        assert httpx.post(f"{address}{ASK}", json=body, timeout=60).status_code == 500
    assert "ZeroDivisionError" in caplog.text
    assert PLANTED not in caplog.text


def ask_the_page(client: httpx.Client) -> None:
    """Ask as the page does, with what it would send, and with what it never would."""
    functions = client.get("/config").json()["dependencies"]
    [submit] = [one["id"] for one in functions if any(event == "submit" for _, event in one["targets"])]
    question = f"What did the {PLANTED} say?"
    turn = {"question": question, "passage": f"The {PLANTED} said so."}
    sent: tuple[object, ...] = ({"question": question}, turn, {"held": [turn], **turn})
    strange: tuple[object, ...] = (PLANTED, {PLANTED: PLANTED}, {"held": PLANTED}, {"file": PLANTED})
    for event in (*sent, *strange):
        asked = {"data": [], "fn_index": submit, "session_hash": "visitor", "trigger_id": None, "event_data": event}
        assert client.post("/gradio_api/queue/join", json=asked).status_code == 200
        told = client.get("/gradio_api/queue/data?session_hash=visitor").text
        assert ('"success":false' in told) == (event in sent)
