"""The vectors of many texts: those that are kept, and those that have to be encoded."""

from collections.abc import Callable, Sequence

import numpy as np
from tqdm import tqdm

from index.encoder import Encoder, Vectors
from index.kept import Kept
from index.progress import tell_progress

_BATCH = 256
_SHOW_AFTER_SECONDS = 2


def vectors_of(encoder: Encoder, texts: Sequence[str], kept: Kept | None, tell: Callable[[str], None]) -> Vectors:
    """Return the vectors of texts, shape (texts, dimensions): what is kept is read, and equal texts are encoded once.

    Where not all are encoded, `tell` gets a line that says how many are. A build from scratch would give the same
    vectors; where PyTorch encodes, they differ by less than 0.000001 with what is encoded beside them.
    """
    numbers = kept.numbers(texts) if kept else np.full(len(texts), -1)
    unknown: list[int] = np.flatnonzero(numbers < 0).tolist()
    rows = {text: row for row, text in enumerate(dict.fromkeys(texts[at] for at in unknown))}
    if kept is None or len(unknown) == len(texts):
        return _encode(encoder, list(rows))[[rows[text] for text in texts]]
    tell(f"encoding {len(rows):,} of {len(texts):,} texts; the vectors of the others are kept")
    known = np.flatnonzero(numbers >= 0)
    taken = kept.read(numbers[known])
    vectors = np.empty((len(texts), taken.shape[1]), dtype=np.float32)
    vectors[known] = taken
    if rows:
        vectors[unknown] = _encode(encoder, list(rows))[[rows[texts[at]] for at in unknown]]
    return vectors


def _encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Encode texts, the longest first, so that the end time shown is never too early."""
    order = sorted(range(len(texts)), key=lambda number: (-len(texts[number]), number))
    encoded: list[Vectors] = []
    with tqdm(total=len(texts), desc="Encoding", unit=" texts", delay=_SHOW_AFTER_SECONDS) as progress:
        tell_progress(0, len(order))
        for at in range(0, len(order), _BATCH):
            batch = [texts[number] for number in order[at : at + _BATCH]]
            encoded.append(encoder.encode_texts(batch))
            progress.update(len(batch))
            tell_progress(at + len(batch), len(order))
    return np.asarray(np.concatenate(encoded)[np.argsort(order)], dtype=np.float32)
