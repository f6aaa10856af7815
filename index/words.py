"""The words of all sections, and of all sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.corpus import Corpus
from index.lexical import Lexical
from index.tokens import Analyser


@dataclass(frozen=True, slots=True)
class Words:
    """Finds sections by what they, their names and their questions say, and sentences by what they say."""

    sections: Lexical
    sentences: Lexical

    @classmethod
    def of(cls, corpus: Corpus, analyser: Analyser) -> "Words":
        """Read all texts."""
        return cls(
            Lexical.of(analyser.text_terms(text) for text in corpus.searched_texts()),
            Lexical.of(analyser.text_terms(text) for text in corpus.sentence_texts()),
        )

    def only(self, sections: NDArray[np.bool_], sentences: NDArray[np.bool_]) -> "Words":
        """Return the words of some sections and sentences alone."""
        return Words(self.sections.only(sections), self.sentences.only(sentences))

    def taken_over(self, before: Corpus, after: Corpus, analyser: Analyser) -> "Words":
        """Return the words of another corpus; of its texts, those that the one before has are not read again.

        `analyser` is one that reads as that of these words did.
        """
        return Words(
            _taken_over(self.sections, before.searched_texts(), after.searched_texts(), analyser),
            _taken_over(self.sentences, before.sentence_texts(), after.sentence_texts(), analyser),
        )


def _taken_over(words: Lexical, before: Sequence[str], after: Sequence[str], analyser: Analyser) -> Lexical:
    # Of equal texts, each of the one corpus takes over another of the other.
    free: dict[str, list[int]] = {}
    for number, text in enumerate(before):
        free.setdefault(text, []).append(number)
    numbers = [free[text].pop() if free.get(text) else -1 for text in after]
    fresh = [analyser.text_terms(text) for text, number in zip(after, numbers, strict=True) if number < 0]
    return words.taken_over(numbers, fresh)
