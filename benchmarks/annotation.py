"""Time the annotation of a draft, and compare the mentions in all definitions with those of a plain reading.

python -m benchmarks.annotation GLOSSARY_DIR

The plain reading knows nothing of the index: every name of the glossary's files is a pattern, in any case but for
abbreviations in capitals, of whole words in singular or plural, spaced, hyphenated or joined; longer names come first.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant import Assistant, Settings
from glossary import Glossary

_LENGTH = 100_000
_SHOWN = 20
_BRACKETED = re.compile(r"(.+?)\s*[(（](.*[^\W\d_].*)[)）]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# A letter or digit that is no Chinese character: where one stands beside a name, that is a part of a word.
_LETTER = r"[^\W_\u3400-\u9fff]"
_GAP = r"[\s\u2010-\u2015-]*"
# How a word of a name may end, and what stands for that in singular and plural.
_ENDINGS = (
    *(("ies", "(?:y|ies)"), ("y", "(?:y|ies)")),
    *((f"{hiss}{end}", f"{hiss}(?:es)?") for end in ("es", "") for hiss in ("ss", "x", "ch", "sh")),
    *(("s", "s?"), ("", "s?")),
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A name at [start, end) of a text, and the id of an entry that carries it."""

    start: int
    end: int
    entry: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """The spans that two readings agree on, those that only the index found, and those that only the pattern found."""

    both: int
    extra: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Return the share of what was found that the reference has too."""
        return self.both / max(self.both + len(self.extra), 1)

    @property
    def recall(self) -> float:
        """Return the share of the reference that was found."""
        return self.both / max(self.both + len(self.missed), 1)


def compare(assistant: Assistant) -> Agreement:
    """Return how far the mentions in all definitions agree with a plain reading of them."""
    both, extra, missed = 0, [], []
    for glossary in assistant.glossaries:
        patterns = sorted(_patterns(glossary), key=lambda one: (-len(one[0]), one))
        for entry in glossary.entries:
            for section in entry.sections:
                mentions = assistant.annotate(section.text)
                found = {Span(one.start, one.end, one.entry) for one in mentions}
                wanted = _read(section.text, patterns)
                where = f"{entry.id}#{section.id}"
                right = {one for one in found if one.entry in wanted.get((one.start, one.end), ())}
                both += len(right)
                extra += [_show(section.text, one, where) for one in sorted(found - right)]
                spans = {(one.start, one.end) for one in right}
                missed += [
                    _show(section.text, Span(*span, min(wanted[span])), where) for span in sorted(wanted.keys() - spans)
                ]
    return Agreement(both, tuple(extra), tuple(missed))


def _read(text: str, patterns: list[tuple[str, str]]) -> dict[tuple[int, int], set[str]]:
    """Return the spans of names in a text, longer names first and none inside another, with the entries of each."""
    found: dict[tuple[int, int], set[str]] = {}
    for name, entry in patterns:
        for match in _pattern(name).finditer(text):
            span = match.span()
            if span in found or not any(span[0] < end and start < span[1] for start, end in found):
                found.setdefault(span, set()).add(entry)
    return found


def _patterns(glossary: Glossary) -> Iterator[tuple[str, str]]:
    for entry in glossary.entries:
        terms = [entry.term, *(section.term for section in entry.sections if section.term)]
        names = [*entry.names, *(name for section in entry.sections for name in section.names)]
        for name in {*terms, *(name.text for name in names)}:
            bracketed = _BRACKETED.fullmatch(name)
            yield from ((one, entry.id) for one in (name, *(bracketed.groups() if bracketed else ())))


# There are more names than patterns that `re` keeps.
@cache
def _pattern(name: str) -> re.Pattern[str]:
    if _CHINESE.search(name):
        return re.compile(re.escape(name))
    words = _GAP.join(map(_word, re.split(r"[\s-]+", name)))
    return re.compile(rf"(?<!{_LETTER}){words}(?:['’]s)?(?!{_LETTER})", 0 if name.isupper() else re.IGNORECASE)


def _word(word: str) -> str:
    """Return a pattern of a word in singular and in plural."""
    stem, ending = next((word.removesuffix(one), two) for one, two in _ENDINGS if _has_ending(word, one))
    return re.escape(stem) + ending


def _has_ending(word: str, ending: str) -> bool:
    before = word.removesuffix(ending)[-1:]
    return word.endswith(ending) and before != "" and (ending not in ("y", "s") or before not in "aiousAIOUS")


def _show(text: str, span: Span, where: str) -> str:
    around = " ".join(text[max(span.start - 30, 0) : span.end + 30].split())
    return f"{where}: {text[span.start : span.end]!r} ({span.entry}) in …{around}…"


def main() -> None:
    """Print the seconds that a long draft takes, precision and recall, and where the two readings differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="GLOSSARY_DIR")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        assistant = Assistant.open(Settings(glossary=(arguments.folder,), index=Path(folder)), lambda _: None)
        texts = [section.text for one in assistant.glossaries for entry in one.entries for section in entry.sections]
        body = "\n".join(texts)
        draft = (body * (1 + _LENGTH // len(body)))[:_LENGTH]
        for kind in ("first", "again"):
            start = perf_counter()
            mentions = assistant.annotate(draft)
            seconds = perf_counter() - start
            print(f"{len(draft):,} characters, {kind}: {seconds:.2f} s, {len(mentions):,} mentions")
        agreement = compare(assistant)
    total = agreement.both + len(agreement.extra)
    print(f"mentions in the definitions: {total:,}, precision {agreement.precision:.4f}, recall {agreement.recall:.4f}")
    for kind, lines in (("not in the plain reading", agreement.extra), ("only there", agreement.missed)):
        print(f"{kind}: {len(lines)}")
        print("".join(f"  {line}\n" for line in lines[:_SHOWN]), end="")


if __name__ == "__main__":
    main()
