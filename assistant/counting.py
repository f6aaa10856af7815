"""Whether texts count what a question asks the number of."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from assistant.understanding.shape import asks_number, holds_number, without_dates
from assistant.understanding.stems import LANGUAGE, stem, stems_of
from index.stopwords import asking_words
from index.tokens import tokenise

_COUNTED = re.compile(r"\bhow (?:many|much) ([^?.,;]+)", re.IGNORECASE)
_BESIDE = asking_words(LANGUAGE)
# "Fifty-three of the African member states": a number stands so many words before what it counts, at most.
_REACH = 5


def is_uncounted(question: str, sentences: Iterable[str]) -> bool:
    """Tell whether a number is asked for that no sentence has: before the thing asked for, where the question names it.

    What is counted is told in English only; for other languages, any number will do.
    """
    if not asks_number(question):
        return False
    things = frozenset(_things(question))
    return not any(counts(one, things) if things else holds_number(one) for one in sentences)


def leaves_uncounted(question: str, sentences: Collection[str]) -> bool:
    """Tell whether sentences speak of what is asked the number of, and count it nowhere.

    What they do not speak of may be counted in another word.
    """
    if not asks_number(question):
        return False
    things = frozenset(_things(question))
    spoken = any(not things.isdisjoint(stems_of(one)) for one in sentences)
    return spoken and not any(counts(one, things) for one in sentences)


def counted_in(question: str, named: Collection[str]) -> frozenset[str]:
    """Return the stems of what a question asks the number of, beside what has a name.

    `named` are the stems of names: of the four confidences, one knows the number who knows what they are.
    """
    return frozenset(_things(question)).difference(named) if asks_number(question) else frozenset()


def counts(sentence: str, things: frozenset[str]) -> bool:
    """Tell whether a sentence counts one of the things of these stems."""
    return not things.isdisjoint(_counted(sentence))


def _things(question: str) -> Iterator[str]:
    """Yield the stems of the words right behind "how many"."""
    found = _COUNTED.search(question)
    for word in tokenise(found.group(1)) if found else ():
        if word.text in _BESIDE:
            return
        yield stem(word.text)


# The sentences of a glossary are found again with other questions.
@lru_cache(2_000)
def _counted(sentence: str) -> frozenset[str]:
    """Return the stems of the words that stand so near behind a number that it may count them."""
    words = [word.text for word in tokenise(without_dates(sentence))]
    numbers = [at for at, word in enumerate(words) if holds_number(word)]
    return frozenset(stem(word) for number in numbers for word in words[number + 1 : number + 1 + _REACH])
