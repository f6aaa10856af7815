from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.grouping import Grouping
from assistant.journal import Unanswered
from index import Index
from index.encoder import Vectors
from tests.conftest import FakeEncoder, entry, index_of


def asked(*questions: str, times: int = 1, partly: bool = False, day: str = "2026-11-01") -> list[Unanswered]:
    cites = ("net#s1",) if partly else ()
    return [
        Unanswered(f"{day}-{question}", question, question, partly, cites, "chat", day, times, 0)
        for question in questions
    ]


class CountingEncoder(FakeEncoder):
    """Keeps the questions that it was given to encode."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        self.asked += questions
        return super().encode_questions(questions)


@pytest.fixture
def counting() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def index(tmp_path: Path, counting: CountingEncoder) -> Index:
    made = index_of(tmp_path, entry("net", "Net", "A net is a mesh of cords."), encoder=counting)
    counting.asked.clear()
    return made


def test_questions_for_the_same_are_counted_and_named_by_the_term(assistant: Assistant) -> None:
    given = [
        *asked("what is social credit?", times=6),
        *asked("What does social credit mean", times=4, day="2026-11-09"),
        *asked("explain the social credit system", "is social credit a score for every citizen?", times=2),
        *asked("what is dual circulation?", "when was dual circulation announced?"),
        *asked("where can I buy the newspaper?"),
    ]
    [credit, circulation, newspaper] = Grouping().groups(given, assistant.index)
    # 6 + 4 + 2 + 2 times.
    assert (credit.name, credit.times, credit.first, credit.last) == ("social credit", 14, "2026-11-01", "2026-11-09")
    assert (circulation.name, circulation.times) == ("dual circulation", 2)
    assert (newspaper.name, newspaper.term, newspaper.times) == ("where can I buy the newspaper?", "", 1)
    assert [one.text for one in credit.questions[:2]] == ["what is social credit?", "What does social credit mean"]


def test_the_order_in_which_they_are_given_changes_nothing(assistant: Assistant) -> None:
    given = asked("what is a kite?", "kites", "how high does a kite fly?", "what is a reef?")
    grouping = Grouping()
    first = grouping.groups(given, assistant.index)
    assert all(grouping.groups(order, assistant.index) == first for order in permutations(given))


def test_a_tie_is_broken_by_name(index: Index) -> None:
    groups = Grouping().groups(asked("what is a reef?", "what is a kite?", "what is a lagoon?"), index)
    assert [one.name for one in groups] == ["kite", "lagoon", "reef"]


def test_what_the_encoder_does_not_know_is_put_together_by_its_words_alone(assistant: Assistant) -> None:
    given = asked("社会信用是什么意思？", "什么是社会信用？", "躺平是什么意思？", "内卷是什么意思？")
    groups = Grouping().groups(given, assistant.index)
    assert [(one.name, one.times) for one in groups] == [("社会信用", 2), ("内卷", 1), ("躺平", 1)]


def test_what_is_answered_in_part_stands_by_itself_with_what_was_cited(index: Index) -> None:
    groups = Grouping().groups([*asked("what is a seine?"), *asked("who made the first net?", partly=True)], index)
    assert [(one.name, one.partly, one.cites) for one in groups] == [
        ("seine", False, ()),
        ("who made the first net?", True, ("net#s1",)),
    ]


def test_a_group_is_done_when_all_of_it_is(index: Index) -> None:
    done = Unanswered("1", "what is a kite?", "what is a kite?", False, (), "chat", "2026-11-01", 2, 2)
    [group] = Grouping().groups([done], index)
    assert group.done
    again = Unanswered("2", "what is a kite?", "what is a kite?", False, (), "api", "2026-11-02", 1, 0)
    [group] = Grouping().groups([done, again], index)
    assert (group.done, group.times) == (False, 3)


def test_nothing_asked_makes_no_groups(index: Index) -> None:
    assert Grouping().groups([], index) == ()


def test_texts_are_encoded_once_and_forgotten_with_their_questions(index: Index, counting: CountingEncoder) -> None:
    grouping = Grouping()
    grouping.groups(asked("what is a kite?", "what is a reef?"), index)
    grouping.groups(asked("what is a kite?"), index)
    assert counting.asked == ["kite", "reef"]
    assert list(grouping._vectors) == ["kite"]
