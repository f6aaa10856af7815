from assistant.explanation import Explanation, Measure, NameFound, SectionFound, Weighed
from assistant.web.explained import explained
from assistant.web.words import words_for

SECTION = SectionFound("g", "e", "s", "Term <i>", (Measure("name", "Its name", 0.5),))
WEIGHED = Weighed("bias", "Start", 1.0, -2.0, -2.0)
READ = Explanation(
    "What is <b>?",
    (NameFound("<b>", "misspelt", ("B",)),),
    None,
    (SECTION, SECTION),
    (WEIGHED,),
    0.1,
    0.4,
    answered=False,
)


def test_a_fold_is_closed_and_shows_everything_letter_for_letter() -> None:
    html = explained(READ, words_for("en"))
    assert html.startswith('<details class="why"><summary>Why no answer?</summary>')
    assert "Understood as: What is &lt;b&gt;?" in html
    assert "<li>Term &lt;i&gt;</li>" in html
    assert '<th scope="row">Its name</th><td>0.50</td><td>0.50</td>' in html
    assert '<th scope="row">Start</th><td>1.00</td><td>-2.00</td><td>-2.00</td>' in html
    assert "10 %, less than the threshold of 40 %" in html


def test_where_nothing_was_found_nothing_is_listed() -> None:
    html = explained(Explanation("q", (), None, (), (), 0.0, 0.4, answered=False), words_for("en"))
    assert "<table" not in html
    assert "Best sections" not in html
