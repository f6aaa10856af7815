import pytest

from index.folding import fold
from index.stopwords import ASKING_PHRASES, ASKING_WORDS, FUNCTION_WORDS, question_language


@pytest.mark.parametrize("language", sorted(FUNCTION_WORDS))
def test_function_words_are_folded_as_the_words_they_are_compared_with(language: str) -> None:
    assert {fold(word) for word in FUNCTION_WORDS[language]} == FUNCTION_WORDS[language]


def test_asking_words_are_folded() -> None:
    assert {fold(word) for word in ASKING_WORDS} == ASKING_WORDS


@pytest.mark.parametrize("word", ["state", "order", "power", "cooperation", "development", "rule", "law", "party"])
def test_words_that_a_glossary_defines_are_kept(word: str) -> None:
    assert word not in ASKING_WORDS.union(*FUNCTION_WORDS.values())


def test_asking_phrases_are_given_once() -> None:
    assert len(set(ASKING_PHRASES)) == len(ASKING_PHRASES)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("what does the word mean", "en"),
        ("was bedeutet das wort", "de"),
        ("que veut dire le mot dans ce texte", "fr"),
        ("que es el foro y para que sirve", "es"),
        ("che cosa sono gli accordi della", "it"),
        ("wat betekent het woord in de tekst", "nl"),
        ("o que é isso em portugues e quando foi", "pt"),
    ],
)
def test_the_language_with_most_function_words_is_taken(question: str, language: str) -> None:
    assert question_language(question.split(), "en") == language


def test_the_default_wins_a_tie_and_then_the_first_by_code() -> None:
    assert question_language(["cooperation"], "sw") == "sw"
    assert question_language([], "en") == "en"
    assert question_language(["die"], "de") == "de"
    assert question_language(["la", "les"], "fr") == "fr"
    assert question_language(["una"], "en") == min("es", "it")
