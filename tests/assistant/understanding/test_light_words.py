import pytest

from assistant.understanding.light_words import is_light


@pytest.mark.parametrize(
    ("question", "language", "light"),
    [
        ("What do scholars say?", "en", True),
        ("Which documents say so?", "en", True),
        ("How did the others react, and what is the typical response?", "en", True),
        ("What do bakers say?", "en", False),
        ("Thanks!", "en", False),
        ("Why?", "en", False),
        ("What do scholars say?", "de", False),
    ],
)
def test_some_words_may_be_asked_of_anything(question: str, language: str, *, light: bool) -> None:
    assert is_light(question, language) is light
