"""The words of all sections, and of all sentences."""

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
            Lexical.of(analyser.text_terms(document.searched_text) for document in corpus.documents),
            Lexical.of(analyser.text_terms(text) for text in corpus.sentence_texts()),
        )

    def only(self, sections: NDArray[np.bool_], sentences: NDArray[np.bool_]) -> "Words":
        """Return the words of some sections and sentences alone."""
        return Words(self.sections.only(sections), self.sentences.only(sentences))
