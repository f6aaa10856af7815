import json
from collections.abc import Sequence

import pytest

from assistant import Assistant, Turn
from assistant.conversation import Asking, ConversationError, Recalled, from_file, from_turns, to_file
from assistant.explanation import Explained
from tests.conftest import entry, index_of

TURNS = (Asking("What is a net?"), Asking("And here?", "A net 𠮷 hung there."))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    index = tmp_path_factory.mktemp("index") / "small"
    return Assistant(index_of(index, entry("net", "Net", "A net is a mesh of cords that fish are caught in.")))


def counting(small: Assistant) -> tuple[Recalled, list[tuple[str, int, bool]]]:
    """Return what recalls, and the list of what it had to ask: question, turns before, whether it was the newest."""
    asked: list[tuple[str, int, bool]] = []

    def answer(one: Asking, history: Sequence[Turn], newest: bool) -> Explained:
        asked.append((one.question, len(history), newest))
        return small.explain(one.question, one.passage or None, history)

    return Recalled(answer), asked


def test_every_question_is_asked_after_those_before_it_and_once(small: Assistant) -> None:
    recalled, asked = counting(small)
    assert len(recalled.answers(TURNS)) == 2
    assert asked == [("What is a net?", 0, False), ("And here?", 1, True)]
    recalled.answers(TURNS)
    assert len(asked) == 2


def test_the_last_one_alone_is_asked_again(small: Assistant) -> None:
    recalled, asked = counting(small)
    recalled.answers(TURNS)
    recalled.answers(TURNS, again=True)
    assert asked[2:] == [("And here?", 1, True)]


def test_a_conversation_is_told_as_the_assistant_answers_it(small: Assistant) -> None:
    history = [Turn("What is a net?", small.ask("What is a net?").text)]
    [_, last] = small.converse(TURNS)
    assert last.answer == small.ask("And here?", TURNS[1].passage, history)


def test_a_file_holds_the_answers_and_is_read_back(small: Assistant) -> None:
    text = to_file(TURNS, small.converse(TURNS))
    opened = from_file(text)
    assert opened.asked == TURNS
    assert opened.told == tuple(told.answer.text for told in small.converse(TURNS))
    assert json.loads(text)["turns"][0]["answer"]["text"] == small.ask("What is a net?").text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no conversation"),
        ('{"glossdesk": "conversation", "version": 2}', "version 2"),
        ('{"glossdesk": "conversation", "version": 1}', "no turns"),
        ('{"glossdesk": "conversation", "version": 1, "turns": [{"question": 1}]}', "turn 1 has no question"),
        ('{"glossdesk": "conversation", "version": 1, "turns": [{"question": "a"}, 7]}', "turn 2"),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_remedy(text: str, said: str) -> None:
    with pytest.raises(ConversationError, match=said):
        from_file(text)


def test_turns_are_limited() -> None:
    with pytest.raises(ConversationError, match="51 turns, 50 at most"):
        from_turns([{"question": "a"}] * 51)
    with pytest.raises(ConversationError, match="2,001 characters, 2,000 at most"):
        from_turns([{"question": "a" * 2001}])
    with pytest.raises(ConversationError, match="20,001 characters, 20,000 at most"):
        from_turns([{"question": "a", "passage": "b" * 20_001}])


def test_a_passage_that_is_cut_off_inside_a_character_can_be_kept(small: Assistant) -> None:
    asked = from_turns([{"question": "What is a net?", "passage": "A net hung there. \ud83d"}])
    assert asked == (Asking("What is a net?", "A net hung there. "),)
    assert from_file(to_file(asked, small.converse(asked))).asked == asked
