"""Arrays in one file, one after the other, that can be mapped into memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

# A larger file is mapped, and read where it is needed.
READ_WHOLE = 2**26
# Each begins at a multiple of it, so that all are aligned.
_ALIGNED = 64


def write_arrays(file: Path, arrays: Sequence[NDArray[np.generic]]) -> None:
    """Write arrays as NumPy does, aligned."""
    with file.open("wb") as stream:
        for array in arrays:
            np.save(stream, array, allow_pickle=False)
            stream.write(bytes(-stream.tell() % _ALIGNED))


def read_arrays(file: Path) -> Iterator[NDArray[np.generic]]:
    """Yield what `write_arrays` wrote, in order; the arrays of a large file are mapped and cannot be written to."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        while stream.tell() < size:
            yield np.load(stream, allow_pickle=False) if size <= READ_WHOLE else _mapped(file, stream)
            stream.seek(-stream.tell() % _ALIGNED, 1)


def _mapped(file: Path, stream: BinaryIO) -> NDArray[np.generic]:
    np.lib.format.read_magic(stream)
    shape, _, kind = np.lib.format.read_array_header_1_0(stream)
    start = stream.tell()
    stream.seek(int(np.prod(shape)) * kind.itemsize, 1)
    # What is empty cannot be mapped; of a plain array, a part is taken sooner than of a memmap.
    return np.asarray(np.memmap(file, kind, "r", start, shape)) if np.prod(shape) else np.empty(shape, kind)
