"""Words of a question that pick terms of the conversation by their order: "the first one", "the latter", "both"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.understanding.topic import Topic


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a conversation in the order of their mention, and which of them the last question compared."""

    mentioned: tuple[Topic, ...] = ()
    compared: tuple[Topic, ...] = ()

    @property
    def ordered(self) -> tuple[Topic, ...]:
        """Return the terms that are counted: those last compared, or else all."""
        return self.compared or self.mentioned

    def without(self, topic: Topic | None) -> "Terms":
        """Return the terms without one that was not meant."""
        kept = tuple(one for one in self.mentioned if topic is None or not _same(one, topic))
        return Terms(kept, self.compared)

    def after(self, topic: Topic | None, sides: Sequence[Topic]) -> "Terms":
        """Return the terms after a question about a topic that compared these sides."""
        named = [*sides, *([topic] if topic and not sides else [])]
        mentioned = self.mentioned
        for one in named:
            mentioned += () if any(_same(one, other) for other in mentioned) else (one,)
        kept = topic is None or any(_same(topic, one) for one in self.compared)
        return Terms(mentioned, tuple(sides) or (self.compared if kept else ()))


def _same(one: Topic, other: Topic) -> bool:
    return bool(set(one.places) & set(other.places)) or one.text.casefold() == other.text.casefold()


_Pick = Callable[[Terms, Topic | None], tuple[Topic, ...]]


def _at(number: int) -> _Pick:
    return lambda terms, _: terms.ordered[number : number + 1] if number >= 0 else terms.ordered[-1:]


def _of_pair(number: int) -> _Pick:
    return lambda terms, _: terms.ordered[-2:][number : number + 1]


def _other(terms: Terms, topic: Topic | None) -> tuple[Topic, ...]:
    others = [one for one in terms.ordered if topic is None or not _same(one, topic)]
    return tuple(others[-1:])


def _both(terms: Terms, _: Topic | None) -> tuple[Topic, ...]:
    return terms.ordered[-2:]


# A noun or a verb that follows is counted itself: "the first conference", "the first one to ...".
_END = (
    r"(?=\s*(?:[?.!,;:]|$)|\s+(?:and|are|be|come|came|did|differ|do|does|from|had|has|have|in|is|mean|means|of|or|then|used"
    r"|was|were|with|\w{2,}ed|begun|held|made|said|set|written)\b)"
)
_ONE = r"\s+(?:one|term|concept|expression|word|idea|of\s+(?:them|these|those|the\s+two))"
_GERMAN_END = (
    r"(?=\s*(?:[?.!,;:]|$)|\s+(?:aus|bei|bedeutet|hat|haben|ist|in|mit|oder|sind|und|unterscheidet|von|war|waren"
    r"|wird|zu)\b)"
)
_GERMAN_ONE = r"(?:\s+(?:Begriff|Ausdruck|Konzept|Wort))?"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _nth(words: str) -> re.Pattern[str]:
    return _words(rf"\bthe\s+(?:{words})(?:{_ONE}{_END}|(?=\s*(?:[?.!,;:]|$)))")


@dataclass(frozen=True, slots=True)
class _Counting:
    """How a language counts terms; how it joins two; and what leaves out both, with the question that has them."""

    words: tuple[tuple[re.Pattern[str], _Pick], ...]
    joined: str
    differing: tuple[tuple[re.Pattern[str], str], ...]


_COUNTING: Mapping[str, _Counting] = {
    "en": _Counting(
        (
            (_nth("first|1st"), _at(0)),
            (_nth("second|2nd"), _at(1)),
            (_nth("third|3rd"), _at(2)),
            (_nth("last"), _at(-1)),
            (_words(rf"\bthe\s+former(?:{_ONE})?{_END}"), _of_pair(0)),
            (_words(rf"\bthe\s+latter(?:{_ONE})?{_END}"), _of_pair(1)),
            (_words(rf"\bthe\s+other\s+(?:one|term|concept|expression){_END}|\bthe\s+other(?=\s*[?.!]*$)"), _other),
            (
                _words(
                    rf"\b(?:both(?:\s+of\s+(?:them|these|those))?|(?:the|these|those)\s+two(?:\s+(?:of\s+them|terms|concepts))?"
                    rf"|either(?:\s+of\s+(?:them|these))?){_END}|(?<=\bof\s)(?:them|these|those)\b(?!\s+two)"
                    r"|(?<=\bcompare\s)them\b|(?<=\bbetween\s)(?:them|these|those)\b"
                ),
                _both,
            ),
        ),
        " and ",
        (
            (
                _words(
                    r"(?:(?:so\s+)?what(?:['’]s|\s+is|\s+are)|where(?:['’]s|\s+is)|is\s+there\s+(?:a|any))\s+the\s+"
                    r"(?:differences?|distinction)(?:\s+between\s+(?:them|the\s+two|these|those))?"
                    r"|is\s+there\s+(?:a|any)\s+difference|(?:how|in\s+what\s+way)\s+(?:do|are)\s+(?:they|these|the\s+two)\s+"
                    r"(?:differ|different)(?:\s+from\s+each\s+other)?"
                ),
                "What is the difference between {}?",
            ),
            (
                _words(r"are\s+(?:they|these|the\s+two)\s+the\s+same(?:\s+thing)?"),
                "What is the difference between {}?",
            ),
        ),
    ),
    "de": _Counting(
        (
            (_words(rf"\b(?:das|de[mnrs]|die)\s+erste[mnrs]?{_GERMAN_ONE}{_GERMAN_END}"), _at(0)),
            (_words(rf"\b(?:das|de[mnrs]|die)\s+zweite[mnrs]?{_GERMAN_ONE}{_GERMAN_END}"), _at(1)),
            (_words(rf"\b(?:das|de[mnrs]|die)\s+dritte[mnrs]?{_GERMAN_ONE}{_GERMAN_END}"), _at(2)),
            (_words(rf"\b(?:das|de[mnrs]|die)\s+letzte[mnrs]?{_GERMAN_ONE}{_GERMAN_END}"), _at(-1)),
            (_words(rf"\b(?:(?:das|de[mnrs]|die)\s+)?erstere[mnrs]?{_GERMAN_ONE}\b"), _of_pair(0)),
            (_words(rf"\b(?:(?:das|de[mnrs]|die)\s+)?letztere[mnrs]?{_GERMAN_ONE}\b"), _of_pair(1)),
            (_words(rf"\b(?:das|de[mnrs]|die)\s+andere[mnrs]?{_GERMAN_ONE}{_GERMAN_END}"), _other),
            (_words(rf"\b(?:(?:die|den|der)\s+)?beide[nrs]?(?:\s+Begriffe[n]?)?{_GERMAN_END}"), _both),
        ),
        " und ",
        (
            (
                _words(
                    r"(?:was|wo|worin)\s+(?:ist|liegt|besteht)\s+(?:da\s+)?der\s+unterschied(?:\s+(?:zwischen\s+(?:ihnen|beiden|den"
                    r"\s+beiden)|dazwischen))?|(?:wie|worin|wodurch)\s+unterscheiden\s+(?:sie\s+sich|sich\s+(?:die\s+)?beiden?)"
                ),
                "Was ist der Unterschied zwischen {}?",
            ),
        ),
    ),
    "zh": _Counting(
        (
            (_words("第一[个個](?:词|概念|术语)?"), _at(0)),
            (_words("第二[个個](?:词|概念|术语)?"), _at(1)),
            (_words("第三[个個](?:词|概念|术语)?"), _at(2)),
            (_words("前者"), _of_pair(0)),
            (_words("[后後]者"), _of_pair(1)),
            (_words("另(?:外)?一[个個](?:词|概念|术语)?"), _other),
            (
                _words(
                    "[两兩二]者(?:之间)?|[这這][两兩][个個者](?:词|概念|术语)?(?:之间)?|它[们們](?:之间|[俩兩两个]*)?"
                ),
                _both,
            ),
        ),
        "和",
        (
            (
                _words(
                    "(?:有什么|有何|有什麼|有哪些)?(?:区别|區別|不同|差异|差異|差别)(?:是什么|在哪里?|何在|呢)?|有什么不一样(?:的地方)?"
                ),
                "{}有什么区别？",
            ),
        ),
    ),
}
_SPARE_END = re.compile(r"[\s?.!。？！,;]*$")


def counts(question: str, language: str) -> bool:
    """Tell whether a question picks terms by their order."""
    counting = _COUNTING.get(language)
    if not counting:
        return False
    asked = _SPARE_END.sub("", question)
    return any(words.search(question) for words, _ in counting.words) or any(
        words.fullmatch(asked) for words, _ in counting.differing
    )


def put_terms(question: str, terms: Terms, topic: Topic | None, language: str) -> str:
    """Return a question with terms in place of what counts them; as it is where there are less than two."""
    counting = _COUNTING.get(language)
    if not counting or len(terms.ordered) < 2:
        return question
    asked = _SPARE_END.sub("", question)
    for words, whole in counting.differing:
        if words.fullmatch(asked):
            return whole.format(counting.joined.join(one.phrase for one in _both(terms, topic)))
    for words, pick in counting.words:
        if (found := words.search(question)) and (picked := pick(terms, topic)):
            put = counting.joined.join(one.phrase for one in picked)
            question = f"{question[: found.start()]}{put}{question[found.end() :]}"
    return question
