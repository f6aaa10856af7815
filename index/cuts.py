"""Where the sections of entries and the sentences of sections stand, in numbers."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from glossary.model import Entry, Glossary, Section
from glossary.text import sentences

Numbers = NDArray[np.int64]
Offsets = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Cuts:
    """How glossaries are cut.

    The sections of entry i are those from `sections[i]` up to `sections[i + 1]`, the sentences of section j those from
    `sentences[j]` up to `sentences[j + 1]`; sentence k is its text from `starts[k]` up to `ends[k]`, in code points.
    `asked` are the sections of all readers' questions, ascending.
    """

    sections: Numbers
    sentences: Numbers
    asked: Numbers
    starts: Offsets
    ends: Offsets

    @classmethod
    def of(cls, glossaries: Sequence[Glossary], texts: Sequence[str] = (), earlier: "Cuts | None" = None) -> "Cuts":
        """Cut glossaries; how the texts of other sections, in their order, were cut earlier is taken over."""
        known = {text: number for number, text in enumerate(texts)} if earlier else {}
        counts: list[int] = []
        asked: list[int] = []
        starts, ends = array("i"), array("i")
        for number, (_, _, section) in enumerate(sections_of(glossaries)):
            before = known.get(section.text)
            if earlier and before is not None:
                own = slice(earlier.sentences[before], earlier.sentences[before + 1])
                starts.frombytes(earlier.starts[own].tobytes())
                ends.frombytes(earlier.ends[own].tobytes())
            else:
                found = sentences(section.text)
                starts.extend(one.start for one in found)
                ends.extend(one.end for one in found)
            counts.append(len(starts))
            asked += [number] * len(section.questions)
        entries = (len(entry.sections) for glossary in glossaries for entry in glossary.entries)
        return cls(
            np.array([0, *accumulate(entries)], dtype=np.int64),
            np.array([0, *counts], dtype=np.int64),
            np.array(asked, dtype=np.int64),
            np.array(starts, dtype=np.int32),
            np.array(ends, dtype=np.int32),
        )


def sections_of(glossaries: Sequence[Glossary]) -> Iterator[tuple[Glossary, Entry, Section]]:
    """Yield all sections, each with its entry and glossary, as they are numbered."""
    for glossary in glossaries:
        for entry in glossary.entries:
            for section in entry.sections:
                yield glossary, entry, section
