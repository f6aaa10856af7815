from assistant.web.clipping import clipping
from tests.assistant.web.test_render import answered


def test_references_stand_once_for_each_section_with_the_marks_they_explain() -> None:
    assert clipping(answered()) == (
        "Term: Both <b>win</b> & share. [1] 合作共赢。 [2]\n"
        "\n"
        "References\n"
        "[1] [2] “Term <i>”, in: G.\n"
        "    https://example.org/e?a=1&b=2#s\n"
        "    Source: Author <script>, https://example.org/a.\n"
    )
