from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.assistant.web.widget.conftest import LONG, QUOTED
from tests.assistant.web.widget.embedded import reading
from tests.assistant.web.widget.site import Site
from tests.assistant.web.widget.test_chat import ask, opened

# Nothing but the text fragment leads further than the heading.
DICTIONARY = "<h1 id={section}>Net</h1>" + "<p>Other words.</p>" * 200 + "<p id=here>Before. {text} After.</p>"

# What Chromium puts behind a text that a fragment names.
MARKED = bytes((233, 210, 253))


def marked(picture: bytes) -> float:
    """Return the share of a picture that is marked."""
    image = Image.open(BytesIO(picture)).convert("RGB").tobytes()
    pixels = [image[at : at + 3] for at in range(0, len(image), 3)]
    return pixels.count(MARKED) / len(pixels)


@pytest.mark.parametrize(
    ("question", "section", "text", "encoded"),
    [
        # "-" would part a prefix, "," the beginning from the end, "&" two fragments.
        (
            "Was ist ein Netz?",
            "gear",
            QUOTED,
            ":~:text=A%20net%20%F0%9F%98%80%20of%20%F0%A0%AE%B7%E9%87%8E%E5%AE%B6%20is%20a%20mesh%20of%20cords",
        ),
        ("黑网是什么意思？", "black", LONG, ":~:text=%E9%BB%91%E7%BD%91"),
    ],
    ids=["beyond 16 bits", "long Chinese"],
)
def test_the_permalink_leads_to_the_quoted_sentence(
    browser: Browser, site: Site, open_desk: str, question: str, section: str, text: str, encoded: str
) -> None:
    assert open_desk
    site.page("/entry/net", DICTIONARY.format(section=section, text=text))
    with reading(browser, site.page("/fragment", "<glossdesk-chat></glossdesk-chat>")) as visit:
        panel = opened(visit.page)
        ask(visit.page, question)
        panel.locator("article q", has_text=text[:5]).locator("+ sup button").click()
        link = panel.get_by_role("link", name="Permalink")
        address = str(link.get_attribute("href"))
        assert address.startswith(f"{site.origin}/entry/net#{section}{encoded}")
        assert address.endswith("tied%2C%20knotted%20%26%20half%2Ddried.") == (text is QUOTED)
        # A long sentence is named by its first and last words, parted by the only bare comma.
        assert address.count(",") == (1 if text is LONG else 0)
        assert len(address) < 1_000
        with visit.page.context.expect_page() as followed:
            link.click()
        target = followed.value.locator("#here")
        expect(target).to_be_in_viewport()
        assert marked(target.screenshot()) > 0.1
