import pytest

from assistant.counting import counted_in, counts, is_uncounted, leaves_uncounted


@pytest.mark.parametrize(
    ("question", "sentence", "uncounted"),
    [
        ("How many states take part?", "It has ten states.", False),
        ("How many states take part?", "Fifty-three of the African member states came.", False),
        ("How many states take part?", "The states met three times.", True),
        ("How many states take part?", "The states met in 2015.", True),
        ("How many states take part?", "Many states take part.", True),
        # Six words lie between the number and what is asked for, one more than are looked at.
        ("How many states take part?", "Ten large, old, rich, proud and free states came.", True),
        ("How many white papers did it publish?", "It published two papers.", False),
        ("How many did it publish?", "It published two papers.", False),
        ("How often does it meet?", "It meets every three years.", False),
        ("How often does it meet?", "It meets in Beijing.", True),
        ("Wie viele Staaten nehmen teil?", "It met three times.", False),
        ("有多少成员国？", "It met three times.", False),
        ("Who takes part?", "States do.", False),
    ],
)
def test_a_number_is_missing_unless_it_stands_before_what_is_counted(
    question: str, sentence: str, uncounted: bool
) -> None:
    assert is_uncounted(question, [sentence]) is uncounted


def test_one_sentence_that_counts_is_enough() -> None:
    sentences = ["The states met in Beijing.", "There were ten states."]
    assert not is_uncounted("How many states met?", sentences)
    assert is_uncounted("How many states met?", sentences[:1])
    assert is_uncounted("How many states met?", [])


@pytest.mark.parametrize(
    ("question", "uncounted"),
    [
        ("How many states are there?", False),
        ("How many kings are there?", True),
        # They may be counted in another word.
        ("How many monarchs are there?", False),
        ("Which kings are there?", False),
    ],
)
def test_only_what_is_spoken_of_is_left_uncounted(question: str, *, uncounted: bool) -> None:
    assert leaves_uncounted(question, ["Kings feared the ten states.", "The states met."]) is uncounted


@pytest.mark.parametrize(
    ("sentence", "named", "counted"),
    [
        ("It has ten states.", set(), True),
        ("The states met three times.", set(), False),
        # Of the ten states, one knows the number who knows what they are.
        ("Kings feared the ten states.", {"state"}, False),
    ],
)
def test_a_sentence_counts_what_is_named_and_no_name(sentence: str, named: set[str], *, counted: bool) -> None:
    assert counts(sentence, counted_in("How many states are there?", named)) is counted


@pytest.mark.parametrize("question", ["How many are there?", "Which states are there?"])
def test_where_no_number_of_something_is_asked_for_nothing_is_counted(question: str) -> None:
    assert counted_in(question, ()) == frozenset()
