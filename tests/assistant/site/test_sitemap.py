from xml.etree import ElementTree as ET

from assistant.site.address import address_of
from assistant.site.pages import Pages
from assistant.site.sitemap import sitemap
from tests.assistant.site.glossaries import PUBLISHED

_NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_every_page_that_is_to_be_found_is_on_the_map() -> None:
    root = ET.fromstring(sitemap(Pages(PUBLISHED, address_of(PUBLISHED.url))))  # noqa: S314 - our own
    base = "https://example.org/dictionary/"
    addresses = [one.text for one in root.findall("s:url/s:loc", _NAMESPACE)]
    lists = [base, *(f"{base}by/{name}.html" for name in ("subject", "chinese", "relation", "source"))]
    assert addresses == [*lists, f"{base}harbour", f"{base}quay", f"{base}trade"]
    assert [one.text for one in root.findall("s:url/s:lastmod", _NAMESPACE)] == ["2026-01-02"]
