from assistant.web.clipping import clipping
from tests.assistant.web.test_render import answered, written


def test_references_stand_once_for_each_section_with_the_marks_they_explain() -> None:
    assert clipping(answered()) == (
        "Term: Both <b>win</b> & share. [1] 合作共赢。 [2]\n"
        "\n"
        "References\n"
        "[1] [2] “Term <i>”, in: G.\n"
        "    https://example.org/e?a=1&b=2#s\n"
        "    Source: Author <script>, https://example.org/a.\n"
    )


def test_a_written_answer_says_so_and_takes_its_quotes_along() -> None:
    assert clipping(written()) == (
        "Both win. [1][2] Again, both. [3]\n"
        "Shortened by a language model; each sentence is checked against the quotes that it cites.\n"
        "\n"
        "References\n"
        "[1] [2] [3] “Term <i>”, in: G.\n"
        "    [1][3] “Both <b>win</b> & share.”\n"
        "    [2] “合作共赢。”\n"
        "    https://example.org/e?a=1&b=2#s\n"
        "    Source: Author <script>, https://example.org/a.\n"
    )
