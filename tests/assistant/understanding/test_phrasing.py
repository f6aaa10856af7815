import re

from assistant.understanding.phrasing import bare, compiled, phrased

ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def test_a_phrasing_is_of_the_whole_question_without_what_ends_it() -> None:
    patterns = compiled(r"list (?P<topic>.+)", r"(?P<topic>.+)有哪些")
    assert [found["topic"] for found in phrased("List terms, please?", patterns)] == ["terms"]
    assert [found["topic"] for found in phrased("術語有哪些？", patterns)] == ["术语"]
    assert list(phrased("Do list terms", patterns)) == []


def test_what_is_asked_about_has_no_marks_and_no_article() -> None:
    assert bare(" “the «Belt»” ", ARTICLE) == "«Belt»"
    assert bare("An ‘axe’,", ARTICLE) == "axe"
