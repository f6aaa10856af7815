"""Questions that set two terms against each other."""

import re
from collections.abc import Iterator, Sequence

from assistant.topic import Lexicon, entries_of
from index import Found, NameMatch, Place

_SIDES = r"(?P<both>.+)"
_A, _B = r"(?P<a>.+?)", r"(?P<b>.+)"
# By language; `both` is cut at each of its conjunctions, since a name may have one, too: "Belt and Road Forum".
_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:.*\b)?(?:difference|distinction|contrast)s? between {_SIDES}",
        rf"(?:how|in what way) (?:does|do|is|are) {_A} (?:differ|differs|different|distinct) from {_B}",
        rf"(?:please )?(?:compare|contrast|distinguish) {_SIDES}",
        rf"(?:what|how) (?:distinguishes|sets|separates) {_A} (?:apart )?from {_B}",
        rf"(?:is|are) {_A} the same(?: thing)? as {_B}",
        rf"{_SIDES},? what(?:['’]s| is| are) the differences?",
        rf"{_A} (?:vs\.?|versus) {_B}",
        rf"(?:.*\b)?unterschied(?:e|s)? zwischen {_SIDES}",
        rf"(?:wie|wodurch|worin) unterscheide[nt] sich {_A} von {_B}",
        rf"was unterscheidet {_A} von {_B}",
        rf"(?:vergleiche|vergleich) {_SIDES}",
        rf"(?:ist|sind) {_A} (?:dasselbe|das gleiche|das selbe) wie {_B}",
        rf"{_SIDES},? (?:was ist|wo ist|worin liegt) der unterschied",
        r"(?P<both>.+?)(?:之间)?(?:有什么|有何|有什麼|的)?(?:区别|區別|不同|差异|差異)(?:是什么|是什麼|在哪里)?",
    )
)
_CONJUNCTION = re.compile(r",? (?:and|or|with|to|from|und|oder|mit|von|vom)\b |[和与與跟同]", re.IGNORECASE)
# No name is longer; every way to complete a side is looked up.
_MOST_WORDS = 12
_END = re.compile(r"[\s?.!。？]*$")
_AROUND = re.compile(r"^(?:an?|the|das|de[mnrs]|die|eine?[mnrs]?)\s+|[\s,\"“”„‚‘]+$|^[\s,\"“”„‚‘]+", re.IGNORECASE)


def sides(question: str) -> list[tuple[str, str]]:
    """Return the pairs of texts that a question may set against each other, none where it compares nothing."""
    asked = _END.sub("", question)
    found = next((match for pattern in _PATTERNS if (match := pattern.fullmatch(asked))), None)
    if not found:
        return []
    parts = found.groupdict()
    pairs = _cut(parts["both"]) if parts.get("both") else [(parts["a"], parts["b"])]
    bare = [(_bare(one), _bare(other)) for one, other in pairs]
    return [pair for pair in bare if all(0 < len(side.split()) <= _MOST_WORDS for side in pair)]


def compared(question: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the two names of different places that a question compares, or nothing."""
    for one, other in sides(question):
        for left, right in _completed(one, other):
            first, second = _name(left, lexicon), _name(right, lexicon)
            if first and second and not set(first.places) & set(second.places):
                return left, right
    return ()


def is_compared_in(found: Found, names: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the section found first compares both names itself.

    Its headword has both; or it belongs to neither, and its text has both.
    """
    if not found.hits:
        return False
    hit = found.hits[0]
    places = [_places(name, lexicon) for name in names]
    words = [set(name.casefold().split()) for name in names]
    if all(own <= set(hit.term.casefold().split()) for own in words):
        return True
    text = " ".join(sentence.text for sentence in hit.sentences)
    held = {place for match in lexicon.names_in(text) for place in match.places}
    strange = all(not {hit.place, *entries_of([hit.place])} & set(own) for own in places)
    return strange and all(set(own) & held for own in places)


def _cut(both: str) -> Iterator[tuple[str, str]]:
    for found in _CONJUNCTION.finditer(both):
        yield both[: found.start()], both[found.end() :]


def _bare(side: str) -> str:
    return _AROUND.sub("", _AROUND.sub("", side.strip()))


def _completed(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield both sides as they are, and with the head or the beginning that they share."""
    yield one, other
    first, second = one.split(), other.split()
    for at in range(1, len(second)):
        yield f"{one} {' '.join(second[at:])}", other
    for at in range(len(first) - 1, 0, -1):
        yield one, f"{' '.join(first[:at])} {other}"


def _name(side: str, lexicon: Lexicon) -> NameMatch | None:
    """Return the name that a text is nothing but."""
    return next((match for match in lexicon.names_in(side) if side[: match.start] + side[match.end :] == ""), None)


def _places(name: str, lexicon: Lexicon) -> tuple[Place, ...]:
    match = _name(name, lexicon)
    return match.places if match else ()
