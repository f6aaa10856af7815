"""The stems of English words, by which questions and sentences are compared."""

from functools import lru_cache

from index.tokens import analyser_of

LANGUAGE = "en"
_ANALYSER = analyser_of(LANGUAGE)
stem = _ANALYSER.stem
stems_in_order = _ANALYSER.text_stems


# The sentences of a glossary are found again with other questions.
@lru_cache(2_000)
def stems_of(sentence: str) -> frozenset[str]:
    """Return the stems of the words of a sentence, which is remembered."""
    return frozenset(stems_in_order(sentence))
