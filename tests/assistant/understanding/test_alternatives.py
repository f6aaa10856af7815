import re

import pytest

from assistant.understanding.alternatives import any_of

WORDS = "June|centur(?:y|ies)|ſo|1[0-9]\\d\\d"


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
def test_it_finds_what_the_words_do(flags: re.RegexFlag) -> None:
    texts = ["In June", "in JUNE", "centuries ago", "Century", "1999", "so", "ſo", "SO", "jun", "", "year"]
    plain, guarded = re.compile(rf"\b(?:{WORDS})\b", flags), re.compile(rf"\b{any_of(WORDS)}\b", flags)
    found = [plain.search(text) is not None for text in texts]
    assert [guarded.search(text) is not None for text in texts] == found
    assert any(found)
    assert not all(found)


@pytest.mark.parametrize("words", ["(?:laid|set) down", "one|", r"one|\d"])
def test_a_word_must_begin_with_a_letter(words: str) -> None:
    with pytest.raises(ValueError, match="begins with no letter"):
        any_of(words)
