from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import Site

ARTICLE = (
    "<article><h1>𠮷 😀 The net</h1>"
    "<p id=first>𝒜 net, a <b>net</b> and 😀😀 boats; a ne<i>t</i> is not one word,"
    " a <a href='#'>boat</a> is a link.</p>"
    "<p id=second><code>net</code><br>𠮷渔网 <span contenteditable>net</span> <button>boat</button>"
    " <glossdesk-term entry=boat>boats</glossdesk-term>"
    "<noscript>net</noscript></p><p id=end>Line one of a ne</p><p>t of two paragraphs. A boat.</p></article>"
)
MARKED = "[...document.querySelectorAll('article glossdesk-term[section]')].map((one) => one.textContent)"
# Every text node by itself: what is undone has to be undone to the last node.
STATE = """(() => {
    const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_ALL);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode.nodeValue ?? walker.currentNode.nodeName);
    return nodes;
})()"""


@pytest.fixture
def visit(browser: Browser, site: Site, open_desk: str) -> Iterator[Embedded]:
    assert open_desk
    with reading(browser, site.page("/annotate", ARTICLE)) as embedded:
        yield embedded


def annotate(visit: Embedded, options: str = "{}") -> int:
    count = visit.page.evaluate(f"Glossdesk.annotate(document.querySelector('article'), {options})")
    assert isinstance(count, int)
    return count


def test_every_name_is_marked_where_it_stands(visit: Embedded) -> None:
    text = visit.page.locator("article").text_content()
    assert annotate(visit) == 6
    assert visit.page.evaluate(MARKED) == ["net", "net", "net", "boats", "渔网", "boat"]
    assert visit.page.locator("article").text_content() == text
    marked = visit.page.locator("article glossdesk-term[section]")
    expect(marked.first).to_have_attribute("entry", "net")
    expect(marked.first).to_have_attribute("section", "gear")
    expect(marked.first).to_have_attribute("glossary", "fishing")
    marked.nth(4).hover()
    expect(marked.nth(4).locator(".definition")).to_have_text("𠮷 😀 𝒜 come first.")
    visit.keep("widget-annotated")
    assert visit.complaints == []


def test_only_the_first_mention_of_each_section_is_marked_if_asked(visit: Embedded) -> None:
    assert annotate(visit, "{first: true}") == 2
    assert visit.page.evaluate(MARKED) == ["net", "boats"]
    assert annotate(visit, "{first: true}") == 0


def test_what_is_marked_is_not_marked_again(visit: Embedded) -> None:
    annotate(visit)
    state = visit.page.evaluate(STATE)
    assert annotate(visit) == 0
    assert visit.page.evaluate(STATE) == state


def test_two_at_once_mark_once(visit: Embedded) -> None:
    counts = visit.page.evaluate(
        "(() => { const one = document.querySelector('article');"
        " return Promise.all([Glossdesk.annotate(one), Glossdesk.annotate(one)]); })()"
    )
    # Which of the two comes first is for the network to say.
    assert sorted(counts) == [0, 6]


def test_clear_undoes_it_to_the_last_node(visit: Embedded) -> None:
    before = visit.page.evaluate(STATE)
    annotate(visit)
    assert visit.page.evaluate(STATE) != before
    visit.page.evaluate("Glossdesk.clear(document.querySelector('article'))")
    assert visit.page.evaluate(STATE) == before
    assert annotate(visit) == 6


def test_the_nodes_of_the_page_stay_the_same_and_keep_their_listeners(visit: Embedded) -> None:
    visit.page.evaluate(
        """() => {
            window.bold = document.querySelector('b');
            window.text = document.querySelector('#first').firstChild;
            bold.addEventListener('click', () => { window.clicked = true; });
        }"""
    )
    annotate(visit)
    visit.page.locator("b").click()
    assert visit.page.evaluate("clicked && bold === document.querySelector('b') && bold.textContent === 'net'")
    assert visit.page.evaluate("text === document.querySelector('#first').firstChild")
    visit.page.evaluate("Glossdesk.clear(document.querySelector('article'))")
    assert visit.page.evaluate("text === document.querySelector('#first').firstChild && text.data === '𝒜 net, a '")


def test_a_text_that_changes_in_the_meantime_is_left_alone(visit: Embedded) -> None:
    count = visit.page.evaluate(
        """async () => {
            const marking = Glossdesk.annotate(document.querySelector('article'));
            document.querySelector('#first').textContent = 'Nothing of that kind.';
            return marking;
        }"""
    )
    # The names of the heading, the second paragraph and the last one.
    assert count == 3
    expect(visit.page.locator("#first")).to_have_text("Nothing of that kind.")


def test_an_element_without_text_is_not_sent(visit: Embedded) -> None:
    assert visit.page.evaluate("Glossdesk.annotate(document.createElement('p'))") == 0


def test_a_fault_is_told_to_the_script_that_asked(visit: Embedded) -> None:
    with pytest.raises(Exception, match="known are fishing"):
        annotate(visit, "{glossary: 'none'}")
    visit.page.route("**/*", lambda route: route.abort())
    with pytest.raises(Exception, match="The desk cannot be reached"):
        annotate(visit)


def test_a_name_over_two_nodes_of_the_same_text_stays_as_it_is(visit: Embedded) -> None:
    visit.page.evaluate("document.querySelector('#end').firstChild.splitText(5).data = ' net'")
    visit.page.evaluate("document.querySelector('#end').append('s')")
    annotate(visit)
    assert "nets" not in visit.page.evaluate(MARKED)


def test_what_the_page_has_changed_since_is_left_as_it_is(visit: Embedded) -> None:
    annotate(visit)
    visit.page.evaluate("document.querySelector('#first').firstChild.remove()")
    visit.page.evaluate("Glossdesk.clear(document.querySelector('article'))")
    expect(visit.page.locator("glossdesk-term")).to_have_count(1)
    expect(visit.page.locator("#first")).to_have_text(
        "net, a net and 😀😀 boats; a net is not one word, a boat is a link."
    )
