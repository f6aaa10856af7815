"""Checking what a writer wrote against the quotes that it cites.

A sentence may leave phrases out, join what is left and put in small words; it may neither add a word that says
something nor put the words in another order. What cannot be told for sure counts against it: a wrong statement is worse
than a plain quotation.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.citation import Citation, UnverifiedError, verify_quote
from assistant.pieced import is_pieced
from assistant.qualifiers import NEUTRAL, SAYING
from assistant.statement import Statement, read, stems
from glossary import Glossary
from index import NameMatch

# Measured by `python -m benchmarks.writer`: one word more than the quotes have is enough to turn a statement round.
LEAST_HELD = 1.0
_LEAST_WORDS = 2
_ALLOWED = re.compile(r"[^\W_]|[\s.,;:!?'’‘“”\"„«»()—–\-…/、。，；：？！（）《》「」]")
_DOTTED = re.compile(r"\S*\w\.\w\S*")
# Not even where the quotes have them.
_LINK = re.compile(r"[<>\[\]`@]|//|www\.", re.IGNORECASE)

# Finds the names of the glossary in a text.
Names = Callable[[str], Sequence[NameMatch]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A written sentence beside the quotes that it cites and their headwords; `names` are the glossary's in it."""

    sentence: str
    said: Statement
    cited: str
    quoted: Statement
    headed: Statement
    names: tuple[str, ...]

    def held(self) -> float:
        """Return the share of the content words, 0 to 1, that stand in the quotes or their headwords."""
        own = [word.stem for word in self.said.words]
        lacking = [one for one in own if not (self.quoted.like(one) or self.headed.like(one) or one in NEUTRAL)]
        return 1 - len(lacking) / len(own) if own else 0.0

    def has_markup(self) -> bool:
        """Tell whether there is markup, an address, or a sign that the quotes have not."""
        strange = [*_ALLOWED.sub("", self.sentence), *_DOTTED.findall(self.sentence)]
        return bool(_LINK.search(self.sentence)) or any(one not in self.cited for one in strange)

    def says_nothing(self) -> bool:
        """Tell whether there is hardly a word of the quotes."""
        return sum(bool(self.quoted.like(word.stem)) for word in self.said.words) < _LEAST_WORDS

    def has_other_numbers(self) -> bool:
        """Tell whether a number, or what it counts, is not that of the quotes."""
        known = self.said.numbers <= self.quoted.numbers | self.headed.numbers
        return not (known and self.said.counted <= self.quoted.countable | self.headed.countable)

    def has_other_names(self) -> bool:
        """Tell whether a name does not stand in the quotes or their headwords."""
        known = self.quoted.names | self.headed.names | self.quoted.folded | self.headed.folded
        texts = (self.quoted.stems, self.headed.stems)
        return not self.said.names <= known or any(
            all(stems(name) not in text for text in texts) for name in self.names
        )

    def has_other_quotations(self) -> bool:
        """Tell whether something stands in quotation marks that does not in the quotes."""
        known = [quotation.casefold() for quotation in self.quoted.quotations]
        return any(not one or all(one.casefold() not in other for other in known) for one in self.said.quotations)

    def is_turned(self) -> bool:
        """Tell whether something is denied, limited or widened that is not in the quotes, or no longer is."""
        if not self.quoted.kept <= self.said.groups <= self.quoted.groups:
            return True
        ways = ((word.qualified, self.quoted.qualified(word.stem)) for word in self.said.words)
        return any(known and way not in known for way, known in ways)

    def lacks_saying(self) -> bool:
        """Tell whether the writer says of itself what the quotes put into somebody's mouth."""
        return any(map(self.quoted.like, SAYING)) and not any(map(self.said.like, SAYING))

    def is_torn(self) -> bool:
        """Tell whether the words are in another order than in the quotes, or cut off from what they belong to."""
        return not is_pieced(self.said.words, self.quoted.words, self.headed.words)


_RULES: Sequence[tuple[Callable[[Claim], bool], str]] = (
    (Claim.has_markup, "has markup or an address"),
    (Claim.has_other_numbers, "gives a number otherwise than what it cites"),
    (Claim.has_other_names, "gives a name otherwise than what it cites"),
    (Claim.has_other_quotations, "quotes what does not stand so in what it cites"),
    (Claim.is_turned, "denies or qualifies otherwise than what it cites"),
    (Claim.lacks_saying, "leaves out who says what it cites"),
    (Claim.says_nothing, "has hardly a word of what it cites"),
    (Claim.is_torn, "moves or cuts off words of what it cites"),
)
_MORE = "says more than what it cites"


def fault_of(sentence: str, quotes: Sequence[Citation], names: Names, least: float = LEAST_HELD) -> str:
    """Return what is wrong with an English sentence that cites some quotes, as the rest of a clause; "" if nothing is.

    `least` is the share of its content words that must stand in them.
    """
    claim = Claim(
        sentence=sentence,
        said=read(sentence, begins=True),
        cited="\n".join(quote.cited_text for quote in quotes),
        quoted=read("\n".join(quote.cited_text for quote in quotes)),
        headed=read(" ; ".join(quote.term for quote in quotes)),
        names=tuple(sentence[match.start : match.end] for match in names(sentence)),
    )
    broken = next((what for is_broken, what in _RULES if is_broken(claim)), "")
    return broken or (_MORE if claim.held() < least else "")


def verify_written(
    text: str, citations: Sequence[Citation], glossaries: Mapping[str, Glossary], names: Names, opening: str = ""
) -> None:
    """Raise UnverifiedError unless every sentence after `opening` is supported by the citations marked after it.

    The citations of a sentence share its span of the text, and each stands verbatim in its section.
    """
    if not text.startswith(opening):
        raise UnverifiedError(f"the answer does not start with {opening!r}")
    end = len(opening)
    for number, citation in enumerate(citations, start=1):
        verify_quote(number, citation, glossaries)
    for (start, stop), group in groupby(citations, key=lambda one: (one.answer_start, one.answer_end)):
        quotes = tuple(group)
        if text[end:start] not in ("", " ") or start >= stop:
            raise UnverifiedError(f"the answer says something before {start} that it does not cite")
        marks = f" {''.join(f'[{quote.number}]' for quote in quotes)}"
        end = stop + len(marks)
        if text[stop:end] != marks:
            raise UnverifiedError(f"the answer does not mark what it cites at {stop}")
        if fault := fault_of(text[start:stop], quotes, names):
            raise UnverifiedError(f"the sentence at {start} {fault}")
    if text[end:]:
        raise UnverifiedError("the answer says something after its last citation that it does not cite")
