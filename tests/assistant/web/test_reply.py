from assistant.conversation import Asking
from assistant.web.reply import failed, told

ASKED = (Asking("a?"), Asking("b?"))


def test_only_turns_that_the_page_does_not_show_are_sent() -> None:
    first = told(1, ASKED[:1], ["<article>a</article>"], ())
    assert first.turns == ("<article>a</article>",)
    second = told(2, ASKED, ["<article>a</article>", "<article>b</article>"], first.tags)
    assert second.turns == (None, "<article>b</article>")
    assert second.tags[0] == first.tags[0]
    assert second.held == ASKED


def test_a_turn_that_has_changed_is_sent_again() -> None:
    before = told(1, ASKED[:1], ["<article>a</article>"], ())
    assert told(2, ASKED[:1], ["<article>other</article>"], before.tags).turns == ("<article>other</article>",)


def test_a_problem_begins_with_a_capital() -> None:
    assert failed(3, "the question is empty").problem == "The question is empty"
