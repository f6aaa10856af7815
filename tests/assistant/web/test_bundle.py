from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.pages.markup import house_style
from assistant.web import bundle
from assistant.web.bundle import STATIC, bundle_router, chat_script, chat_style, script_address


def test_every_file_is_a_part_of_the_bundle() -> None:
    files = {file.name for file in STATIC.iterdir() if file.suffix in (".css", ".js")}
    assert files == {*bundle._STYLES, *bundle._SCRIPTS}


def test_the_style_has_the_colours_of_the_house() -> None:
    assert "--paper:" in house_style()
    assert "--paper:" in chat_style()


def test_the_script_may_be_kept_for_good_because_another_has_another_address() -> None:
    app = FastAPI()
    app.include_router(bundle_router())
    got = TestClient(app).get(f"/{script_address()}")
    assert got.text == chat_script()
    assert "immutable" in got.headers["cache-control"]
