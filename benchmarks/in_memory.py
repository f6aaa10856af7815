"""An index that is made for a measurement, and kept in no folder."""

from glossary import Glossary
from index import Encoder, Index
from index.corpus import Corpus
from index.vectors import FaissVectors


def index_in_memory(glossary: Glossary, encoder: Encoder) -> Index:
    """Return the index of a glossary, all of whose texts are encoded."""
    corpus = Corpus([glossary])
    texts = (corpus.headed_texts(), corpus.line_texts())
    return Index([glossary], encoder, *(FaissVectors.of(encoder.encode_texts(one)) for one in texts), corpus=corpus)
