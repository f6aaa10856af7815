import random
from collections.abc import Iterator

import pytest
from rapidfuzz.distance import OSA

from index.lookalikes import Lookalikes, most_edits, parts_of

LETTERS = "abc合 "


@pytest.mark.parametrize(("length", "edits"), [(3, 0), (4, 1), (7, 1), (8, 2), (20, 2)])
def test_longer_words_may_have_more_wrong_letters(length: int, edits: int) -> None:
    assert most_edits(length) == edits


def made_up(chance: random.Random, shortest: int, longest: int) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randint(shortest, longest)))


def misspelt(chance: random.Random, text: str, edits: int) -> str:
    """Return a text with so many letters left out, put in, replaced or swapped with the next, some of them again."""
    letters = list(text)
    for _ in range(edits):
        at = chance.randrange(len(letters) - 1)
        swapped = [letters[at + 1], letters[at]]
        new = chance.choice(LETTERS)
        letters[at : at + 2] = chance.choice((swapped, swapped, letters[at + 1 : at + 2], [new, *letters[at : at + 2]]))
    return "".join(letters)


def near(text: str, others: list[str]) -> Iterator[str]:
    """Yield the texts that are near, by looking at each."""
    for other in others:
        most = min(most_edits(len(text)), most_edits(len(other)))
        if most and OSA.distance(text, other) <= most:
            yield other


@pytest.mark.parametrize("few", [0, 10**6])
def test_no_text_that_is_near_is_missed(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """Of letters so few, every text is near to some others; all kinds of edits fall on all borders of the parts."""
    monkeypatch.setattr("index.lookalikes._FEW", few)
    chance = random.Random(5)  # noqa: S311 - nothing is kept secret by it
    texts = sorted({made_up(chance, 1, 14) for _ in range(2000)})
    lookalikes = Lookalikes(texts, *parts_of(texts))
    asked = [made_up(chance, 1, 14) for _ in range(500)]
    asked += [misspelt(chance, text, chance.randint(1, 3)) for text in texts if len(text) > 3]
    found = 0
    for text in asked:
        expected = list(near(text, texts))
        assert set(expected) <= set(lookalikes.of(text)), text
        found += len(expected)
    assert found > len(asked)


def test_every_edit_of_long_texts_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.lookalikes._FEW", 0)
    text = "commonground"
    lookalikes = Lookalikes([text], *parts_of([text]))
    once = list(_edited(text))
    assert all(lookalikes.of(one) == [text] for one in once)
    twice = [other for one in once for other in _edited(one) if OSA.distance(text, other) <= 2]
    assert all(lookalikes.of(one) == [text] for one in twice)


def _edited(text: str) -> Iterator[str]:
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
        yield text[:at] + "x" + text[at:]
        yield text[:at] + "x" + text[at + 1 :]
        yield text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def test_texts_that_are_far_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.lookalikes._FEW", 0)
    texts = ["agriculture", "cooperation", "corporation", "development"]
    assert Lookalikes(texts, *parts_of(texts)).of("coperation") == ["cooperation", "corporation"]


def test_any_text_can_be_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.lookalikes._FEW", 0)
    texts = ["", "a", "\ud800bcde", "合作共赢"]
    lookalikes = Lookalikes(texts, *parts_of(texts))
    assert lookalikes.of("\ud800bcdf") == ["\ud800bcde"]
    assert lookalikes.of("合作共羸") == ["合作共赢"]
    assert [lookalikes.of(text) for text in ("", "a", "x" * 20_000)] == [[], [], []]
    assert Lookalikes([], *parts_of([])).of("anything") == []
