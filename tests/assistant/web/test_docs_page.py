from dataclasses import replace

import httpx
import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.web.docs_page import render
from tests.assistant.web.conftest import NO_KEYS, opened, serving


@pytest.fixture(scope="module")
def address(server: httpx.Client) -> str:
    return f"{str(server.base_url).rstrip('/')}/docs"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_operation_is_told_without_a_script_and_fits(
    address: str, browser: Browser, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 844}
    with opened(browser, address, color_scheme=scheme, viewport=size, java_script_enabled=False) as visit:
        for path in ("/api/v1/ask", "/api/v1/search", "/api/v1/annotate", "/api/v1/entries/{id}", "/readyz"):
            expect(visit.page.locator("section .address", has_text=path).first).to_be_visible()
        expect(visit.page.locator("script")).to_have_count(0)
        expect(visit.page.locator("#ask figure").first).to_contain_text(
            f"curl {address.removesuffix('/docs')}/api/v1/ask"
        )
        visit.page.get_by_role("link", name="Ask a question").click()
        expect(visit.page.locator("#ask")).to_be_in_viewport()
    with opened(browser, address, color_scheme=scheme, viewport=size) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width
        assert visit.complaints == []
        assert all(one.startswith(address.removesuffix("docs")) for one in visit.requested)


def test_the_page_may_load_nothing_but_its_icon(address: str) -> None:
    policy = httpx.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_an_address_that_is_markup_does_nothing(assistant: Assistant) -> None:
    with serving(assistant, replace(NO_KEYS, public=True)) as address:
        told = httpx.get(f"{address}/docs", headers={"host": "a\"'><script>alert(1)</script>"})
    assert told.status_code == 200
    assert "<script" not in told.text


def test_what_a_schema_tells_is_text() -> None:
    operation = {"operationId": "a", "summary": "<b>", "description": "`<i>`", "responses": {}}
    schema = {
        "info": {"title": "T", "version": "1", "description": ""},
        "paths": {"/a": {"get": operation}},
        "components": {"schemas": {}},
    }
    page = render(schema, "http://a", "")
    assert "&lt;b&gt;" in page
    assert "<code>&lt;i&gt;</code>" in page
