import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.web.places import BESIDE_CHAT
from assistant.web.slash import slash_router


@pytest.mark.parametrize("path", [one.path for one in BESIDE_CHAT])
def test_a_page_is_found_without_its_last_slash_in_a_folder_of_a_proxy_too(path: str) -> None:
    app = FastAPI()
    app.include_router(slash_router())
    told = TestClient(app, follow_redirects=False).get(path)
    # Of /desk/evaluate, too, "evaluate/" is the page.
    assert told.headers["location"] == f"{path[1:]}/"
