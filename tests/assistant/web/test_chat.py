import logging
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.explanation import Explained
from tests.assistant.stub import endpoint, says, waits
from tests.assistant.web.conftest import serving, visiting

ASKED = "what does pragmatic cooperation mean here?"
FIRST_SENTENCE = (
    "In official Chinese usage, pragmatic cooperation (务实合作) means cooperation on concrete matters, such as trade "
    "or public health, that can go ahead whatever else the parties disagree about."
)


class Broken(Assistant):
    """An assistant with a fault in its program."""

    def explain(
        self, question: str, passage: str | None = None, history: object = (), *, face: object = None
    ) -> Explained:
        raise ZeroDivisionError(f"{question} {passage} {history} {face}")


def test_a_question_typed_into_the_page_shows_a_cited_and_highlighted_answer(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        said = visit.page.locator(".said")
        expect(said).to_contain_text(FIRST_SENTENCE)
        section = visit.page.locator("details.section", has_text="Pragmatic cooperation").first
        expect(section.locator("mark").first).to_have_text(FIRST_SENTENCE)
        assert said.locator("q").all_text_contents() == visit.page.locator("mark").all_text_contents()
        expect(section).to_contain_text("The Decoding China Dictionary")
        expect(visit.page.get_by_label("Your question")).to_have_value("")
        visit.keep("answer")


def test_a_follow_up_says_as_what_it_was_understood(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask("What does pragmatic cooperation mean?")
        expect(visit.page.locator(".said")).to_be_visible()
        expect(visit.page.locator(".understood")).to_have_count(0)
        visit.ask("And in health?")
        expect(visit.page.locator(".understood")).to_have_text(
            "Understood as: What does pragmatic cooperation in health mean?"
        )
        visit.keep("follow-up")


def test_a_mark_opens_its_section_and_focuses_the_quoted_sentence(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        section = visit.page.locator("details.section").first
        section.locator("summary").click()
        expect(section).not_to_have_attribute("open", "")
        visit.page.locator(".said .number").first.press("Enter")
        expect(section).to_have_attribute("open", "")
        expect(section.locator("mark").first).to_be_focused()
        expect(section.locator("mark").first).to_be_in_viewport()
        section.locator("a.number").first.click()
        expect(visit.page.locator(".said .number").first).to_be_focused()


def test_nothing_is_requested_from_anyone_else_and_nothing_fails(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_be_visible()
        visit.ask("what is panda diplomacy?")
        expect(visit.page.locator(".abstention")).to_be_visible()
        visit.page.wait_for_timeout(1_000)
        hosts = {urlsplit(url).netloc for url in visit.requested if urlsplit(url).scheme not in ("data", "blob")}
        assert hosts == {urlsplit(desk).netloc}
        assert visit.complaints == []


def test_an_abstention_cites_nothing_and_its_suggestion_asks(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask("what is panda diplomacy?")
        abstained = visit.page.locator(".turn.abstained")
        expect(abstained).to_contain_text("Not in this glossary")
        expect(abstained.locator(".number, mark, .copy")).to_have_count(0)
        visit.keep("abstention")
        visit.page.get_by_label("Your question").fill("half a thought")
        suggestion = abstained.locator("button").first
        term = suggestion.text_content()
        suggestion.click()
        answered = visit.page.locator(".turn.answered")
        expect(answered.locator(".asked")).to_have_text(f"What does {term} mean?")
        expect(answered.locator(".term").first).to_have_text(str(term))
        expect(visit.page.get_by_label("Your question")).to_have_value("half a thought")


def test_markup_in_the_question_and_in_the_glossary_is_text(hostile: Assistant, browser: Browser) -> None:
    question = (
        """What is hostile markup <img src=x onerror="window.hacked='asked'"> <script>1</script> ${1} {{value}}?"""
    )
    with serving(hostile) as address, visiting(browser, address) as visit:
        expect(visit.page.locator(".landing h2")).to_have_text('Glossary <script>window.hacked = "title"</script>')
        visit.ask(question)
        expect(visit.page.locator(".asked")).to_have_text(question)
        expect(visit.page.locator("mark").first).to_contain_text('<script>window.hacked = "text"</script>')
        expect(visit.page.locator(".section")).to_contain_text("""<img src=x onerror="window.hacked='name'">""")
        expect(visit.page.locator(".section")).to_contain_text('<script>window.hacked = "source"</script>')
        expect(visit.page.locator("#desk :is(script, img, i, [href^=javascript])")).to_have_count(0)
        assert visit.page.evaluate("window.hacked") is None
        assert visit.complaints == []


@pytest.mark.parametrize(
    ("question", "said"),
    [("", "The question is empty"), ("x" * 20_000, "20,000 characters"), ("\x00\x1b", "The question is empty")],
    ids=["empty", "long", "control"],
)
def test_what_cannot_be_asked_gets_a_line_and_is_not_lost(
    desk: str, browser: Browser, question: str, said: str
) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(question)
        expect(visit.page.get_by_role("alert")).to_contain_text(said)
        expect(visit.page.get_by_label("Your question")).to_have_value(question)
        expect(visit.page.locator(".turn")).to_have_count(0)
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_be_visible()
        expect(visit.page.locator("#problem")).to_be_empty()


def test_a_question_from_right_to_left_is_shown_from_the_right(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask("ما هو التعاون؟")
        asked = visit.page.locator(".asked")
        expect(asked).to_have_text("ما هو التعاون؟")
        assert asked.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_a_fault_is_shown_as_a_fault_and_logged(
    hostile: Assistant, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(Broken(hostile.index)) as address, visiting(browser, address) as visit:
        visit.ask(ASKED)
        expect(visit.page.get_by_role("alert")).to_contain_text("Something went wrong on the server")
        expect(visit.page.get_by_label("Your question")).to_have_value(ASKED)
        assert "ZeroDivisionError" not in visit.page.content()
        assert "Not in this glossary" not in visit.page.content()
        fault = next(record for record in caplog.records if record.name == "assistant.web.chat")
        assert fault.levelno == logging.ERROR
        assert fault.exc_info


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_and_follows_the_scheme(desk: str, browser: Browser, scheme: str, width: int) -> None:
    with visiting(browser, desk, color_scheme=scheme, viewport={"width": width, "height": 844}) as visit:
        visit.keep(f"landing-{scheme}-{width}")
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_be_visible()
        visit.keep(f"answer-{scheme}-{width}")
        why = visit.page.locator(".why")
        expect(why.locator("table").first).not_to_be_visible()
        why.locator("summary").click()
        expect(why).to_contain_text("Name found: “pragmatic cooperation”")
        expect(why.locator("table").first).to_be_visible()
        visit.keep(f"why-{scheme}-{width}")
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # The sum of the background's red, green and blue, of 3 x 255 = 765.
        brightness = visit.page.evaluate(
            "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => +a + +b)"
        )
        assert (brightness > 600) == (scheme == "light")


def test_a_dark_page_can_be_asked_for(desk: str, browser: Browser) -> None:
    with visiting(browser, f"{desk}/?__theme=dark", color_scheme="light") as visit:
        expect(visit.page.locator("body.dark")).to_have_css("background-color", "rgb(24, 23, 21)")


@pytest.mark.parametrize("place", range(4))
def test_the_example_questions_are_answered(desk: str, browser: Browser, place: int) -> None:
    with visiting(browser, desk) as visit:
        example = visit.page.get_by_label("Example questions").get_by_role("button").nth(place)
        question = str(example.text_content())
        example.click()
        expect(visit.page.locator(".turn.answered .asked")).to_have_text(question)
        expect(example).to_have_count(0)


def test_a_conversation_keeps_its_turns_and_can_be_begun_anew(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".turn")).to_have_count(1)
        visit.ask("什么是多边主义？")
        expect(visit.page.locator(".turn")).to_have_count(2)
        expect(visit.page.locator(".asked").last).to_be_in_viewport()
        expect(visit.page.locator(".asked").last.locator("span")).to_have_attribute("lang", "zh-Hans")
        expect(visit.page.locator("#turn-1 details[open]")).to_have_count(0)
        visit.page.get_by_role("button", name="New conversation").click()
        expect(visit.page.locator(".landing")).to_be_visible()
        expect(visit.page.locator(".turn")).to_have_count(0)


def test_enter_that_chooses_a_chinese_word_does_not_send(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        box = visit.page.get_by_label("Your question")
        box.fill("务实合作")
        box.evaluate(
            "box => box.dispatchEvent(new KeyboardEvent('keydown',"
            " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
        )
        visit.page.wait_for_timeout(500)
        expect(visit.page.locator(".turn")).to_have_count(0)
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator(".turn")).to_have_count(1)


def test_the_page_is_ours(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        assert visit.page.title() == "Glossdesk"
        assert visit.page.locator("html").get_attribute("lang") == "en"
        assert visit.page.locator("meta[name=description]").get_attribute("content")
        expect(visit.page.locator("footer:visible")).to_have_count(0)
        assert "gradio" not in visit.page.locator("body").inner_text().lower()


def test_no_function_of_the_page_is_an_interface_for_programs(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        info = visit.page.request.get(f"{desk}/gradio_api/info").json()
        assert info["named_endpoints"] == {}
        assert info["unnamed_endpoints"] == {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_why_the_words_of_a_writer_are_not_shown_is_said_quietly(
    assistant: Assistant, browser: Browser, scheme: str, width: int
) -> None:
    with (
        endpoint(says("Pragmatic cooperation means war. [1]")) as served,
        serving(Assistant(assistant.index, writer=served.writer())) as address,
        visiting(browser, address, color_scheme=scheme, viewport={"width": width, "height": 844}) as visit,
    ):
        visit.ask(ASKED)
        expect(visit.page.locator(".said q").first).to_have_text(FIRST_SENTENCE)
        line = visit.page.locator(".writer")
        expect(line).to_have_text(
            "The writer’s words are not shown: one of its sentences leaves out who says what it cites."
        )
        line.scroll_into_view_if_needed()
        visit.keep(f"writer-{scheme}-{width}")
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_written_answer_stands_beside_its_quotes(assistant: Assistant, browser: Browser) -> None:
    said = "In official Chinese usage, pragmatic cooperation means cooperation on concrete matters."
    with (
        endpoint(says(f"{said} [1] {said} [1]")) as served,
        serving(Assistant(assistant.index, writer=served.writer())) as address,
        visiting(browser, address) as visit,
    ):
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_contain_text(said)
        expect(visit.page.locator(".said q")).to_have_count(0)
        expect(visit.page.locator("mark")).to_have_text([FIRST_SENTENCE])
        visit.page.locator(".said .number").nth(1).press("Enter")
        expect(visit.page.locator("#turn-1-quote-2")).to_be_focused()
        visit.keep("written")
        visit.ask("And in health?")
        expect(visit.page.locator(".understood")).to_contain_text("pragmatic cooperation in health")
        assert visit.complaints == []


def test_who_waits_for_a_writer_keeps_nobody_waiting(assistant: Assistant, browser: Browser) -> None:
    with (
        endpoint(waits(10)) as served,
        serving(Assistant(assistant.index, writer=served.writer(timeout=10))) as address,
        visiting(browser, address) as waiting,
        visiting(browser, address) as other,
    ):
        waiting.ask(ASKED)
        waiting.page.wait_for_timeout(500)
        other.ask("what is panda diplomacy?")
        expect(other.page.locator(".abstention")).to_be_visible(timeout=5_000)
        expect(waiting.page.locator(".turn")).to_have_count(0)
