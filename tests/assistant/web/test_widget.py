from collections.abc import Iterator

import httpx
import pytest

from assistant import Assistant
from assistant.web.widget import widget_script
from tests.assistant.web.conftest import serving
from tests.conftest import entry, index_of


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    assistant = Assistant(index_of(tmp_path_factory.mktemp("index"), entry("net", "Net", "A net is a mesh of cords.")))
    with serving(assistant) as address:
        yield address


def test_the_script_is_small() -> None:
    assert len(widget_script().encode()) < 30_000


def test_the_script_keeps_its_names_to_itself_and_writes_no_markup() -> None:
    script = widget_script()
    assert script.startswith("(()=>{'use strict';")
    assert script.endswith("})();")
    for written in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function(", "document.write", ".cookie"):
        assert written not in script
    assert "'style'" not in script


def test_any_page_may_load_the_script_and_need_not_load_it_again(desk: str) -> None:
    told = httpx.get(f"{desk}/widget.js")
    assert told.status_code == 200
    assert told.headers["content-type"] == "text/javascript; charset=utf-8"
    assert told.headers["cross-origin-resource-policy"] == "cross-origin"
    assert told.headers["cache-control"] == "public, max-age=300"
    assert told.text == widget_script()
    again = httpx.get(f"{desk}/widget.js", headers={"if-none-match": told.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cross-origin-resource-policy"] == "cross-origin"
    head = httpx.head(f"{desk}/widget.js")
    assert (head.status_code, head.content) == (200, b"")
