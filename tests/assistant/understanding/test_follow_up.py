from pathlib import Path

import pytest

from assistant.question import Alternative, Turn
from assistant.understanding.context import Context
from assistant.understanding.follow_up import replay, resolve
from assistant.understanding.topic import Topic
from index import Index, Place
from tests.conftest import entry, index_of, section

FOOD = Place("small", "aid", "food")


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry("aid", "Aid", section("food", "Ships carry grain to Egypt.", "Food aid"), "Money is lent to kings."),
        entry("trade", "Trade", "Goods are sold for gold and silver by merchants."),
    )


def turns(*questions: str) -> list[Turn]:
    return [Turn(question, "An answer.") for question in questions]


def standalone(index: Index, question: str, *before: str) -> str:
    return resolve(question, replay(turns(*before), index, question), index).standalone


@pytest.mark.parametrize(
    ("question", "resolved"),
    [
        ("Where does it come from?", "Where does food aid come from?"),
        ("And where does it come from?", "where does food aid come from?"),
        ("Why is it called aid?", "Why is food aid called aid?"),
        ("How does it differ from trade?", "How does food aid differ from trade?"),
        ("And trade?", "What is trade?"),
        ("And in 2018?", "What is food aid in 2018?"),
        ("What does it have to do with trade?", "What does food aid have to do with trade?"),
        ("OK. And trade?", "What is trade?"),
        ("Why not?", "Food aid: Why not?"),
        ("Seit wann?", "Food aid: Seit wann?"),
        ("什么时候开始的？", "food aid是什么时候开始的？"),
        ("那么trade呢？", "What is trade?"),
        ("Since when?", "Food aid: Since when?"),
        ("And abroad?", "What is food aid abroad?"),
        ("What do critics say?", "Food aid: What do critics say?"),
        ("And the opposite?", "Food aid: the opposite?"),
        ("Give me an example", "Food aid: Give me an example"),
        ("No, I meant the one with ships.", "food aid with ships."),
        ("No, I meant trade", "What is trade?"),
        ("No, I meant trade. Who lives by it?", "Who lives by trade?"),
    ],
)
def test_a_follow_up_is_asked_of_the_topic(lexicon: Index, question: str, resolved: str) -> None:
    assert standalone(lexicon, question, "What is food aid?") == resolved


def test_what_is_asked_of_the_topic_is_said_in_words_of_the_texts_beside(lexicon: Index) -> None:
    context = replay(turns("What is food aid?"), lexicon)
    asked = "What do critics make of it?"
    assert resolve(asked, context, lexicon).rest == f"{asked} How is it seen and read outside China?"
    asked = "What do kings make of it?"
    assert resolve(asked, context, lexicon).rest == asked


@pytest.mark.parametrize(
    "question",
    [
        "What is trade?",
        "Different subject. What is trade?",
        "What is dual circulation?",
        "What is the best recipe for soup?",
        "Did Cleopatra go to Rome?",
        "Who are you?",
        "Thanks!",
    ],
)
def test_a_question_of_its_own_ignores_the_conversation(lexicon: Index, question: str) -> None:
    resolved = resolve(question, replay(turns("What is food aid?"), lexicon), lexicon)
    assert resolved == resolve(question, Context(), lexicon)
    assert "food aid" not in resolved.standalone


def test_only_a_short_question_that_names_nothing_may_be_about_the_topic(lexicon: Index) -> None:
    context = replay(turns("What is aid?"), lexicon)
    carried = resolve("Who had grain?", context, lexicon)
    assert carried.standalone == "Who had grain?"
    assert carried.alternative == Alternative("Aid: Who had grain?", Place("small", "aid"))
    assert resolve("Who had silver?", context, lexicon).alternative is None
    assert resolve("Who had grain from Egypt?", context, lexicon).alternative is None
    assert resolve("Who had grain, rice, wheat, bread and soup?", context, lexicon).alternative is None


def test_a_question_bound_to_the_one_before_is_asked_of_the_topic_first(lexicon: Index) -> None:
    context = replay(turns("What is aid?"), lexicon)
    for question, standalone in (("And who had grain?", "who had grain?"), ("Who had grain, then?",) * 2):
        bound = resolve(question, context, lexicon)
        assert bound.standalone == standalone
        assert bound.alternative == Alternative(f"Aid: {standalone}", Place("small", "aid"), first=True)


def test_the_idea_behind_a_section_is_its_entry(lexicon: Index) -> None:
    before = "What is food aid?"
    assert standalone(lexicon, "What does the idea behind it say?", before) == "What does Aid say?"
    assert standalone(lexicon, "Since when?", before, "What is the idea behind it?") == "Aid: Since when?"
    # An entry is behind nothing.
    assert standalone(lexicon, "What is the idea behind it?", "What is trade?") == "What is trade?"


def test_half_a_proper_name_is_not_the_topics(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("league", "League", "The African Union joined, and so did Mali."))
    context = replay(turns("What is the league?"), index)
    assert resolve("And the African Union?", context, index).alternative is not None
    assert resolve("And the European Union?", context, index).alternative is None


def test_a_question_in_another_language_is_looked_for_in_the_words_of_the_texts(lexicon: Index) -> None:
    resolved = resolve("Seit wann gibt es trade?", Context(), lexicon)
    assert resolved.standalone == "Seit wann gibt es trade?"
    assert resolved.searched.startswith("Trade: Since when?")
    assert not resolved.asks_on
    # Gold is asked for, too.
    assert resolve("Seit wann gibt es Gold in trade?", Context(), lexicon).searched == ""


def test_the_topic_goes_on_until_another_takes_its_place(lexicon: Index) -> None:
    kept = ("What is food aid?", "Where does it come from?", "Why?", "Who had grain?")
    assert standalone(lexicon, "Since when?", *kept) == "Food aid: Since when?"
    assert standalone(lexicon, "Since when?", *kept, "And trade?") == "Trade: Since when?"
    # What the glossary lacks takes the place of the topic, too.
    assert standalone(lexicon, "Since when?", *kept, "What is dual circulation?") == "Dual circulation: Since when?"
    assert standalone(lexicon, "Since when?", *kept, "Did Xi go to Rome?") == "Since when?"
    assert standalone(lexicon, "Since when?") == "Since when?"


def test_two_hundred_turns_are_resolved_as_their_tail(lexicon: Index) -> None:
    tail = turns("What is food aid?", "Why?", "And in 2018?")
    long = turns(*["What is trade?", "Why?", "And aid?"] * 66) + tail
    assert replay(long, lexicon) == replay(tail, lexicon)
    endless = replay(turns("What is food aid?", *["Why?"] * 199), lexicon)
    assert endless.topic == Topic("food aid", "", (FOOD,))


def test_turns_that_could_not_be_asked_are_passed_over(lexicon: Index) -> None:
    history = turns("What is food aid?", "", "?!", "\ud83d", "a" * 3_000)
    assert replay(history, lexicon) == replay(history[:1], lexicon)


def test_small_talk_is_no_topic(lexicon: Index) -> None:
    assert standalone(lexicon, "Is it lent?", "What is food aid?", "Thank you!", "ok") == "Is food aid lent?"
    assert standalone(lexicon, "Is it lent?", "Hello") == "Is it lent?"


def test_what_grows_too_long_is_asked_as_it_is(lexicon: Index) -> None:
    before = f"What is food aid {'x ' * 985}?"
    assert standalone(lexicon, "And among us?", before) != "And among us?"
    question = f"among {'y ' * 50}?"
    assert standalone(lexicon, question, before) == question


@pytest.mark.parametrize(
    ("question", "before", "resolved"),
    [
        ("Compare it with the first one.", ("What is aid?", "What is trade?"), "Compare trade with aid."),
        ("And the other one?", ("Who pays for aid?", "And trade?"), "Who pays for aid?"),
        ("How do they differ?", ("What is aid?", "And trade?"), "What is the difference between aid and trade?"),
        ("Who pays for the former?", ("How does trade differ from aid?",), "Who pays for trade?"),
        (
            "Who pays for the first one?",
            ("What is aid?", "New subject. What is trade?", "Why?"),
            "Trade: Who pays for the first one?",
        ),
    ],
)
def test_terms_are_picked_by_their_order(lexicon: Index, question: str, before: tuple[str, ...], resolved: str) -> None:
    assert standalone(lexicon, question, *before) == resolved


def test_a_corrected_term_is_not_counted(lexicon: Index) -> None:
    kept = ("What is food aid?", "No, I meant trade.", "What is aid?")
    assert standalone(lexicon, "And the first one?", *kept) == "What is trade?"


def test_a_bare_question_asks_about_all_that_the_question_before_it_says(lexicon: Index) -> None:
    asked = resolve("Why not?", replay(turns("Is grain in food aid?"), lexicon), lexicon)
    assert asked.standalone == "Is grain in food aid? Why not?"
    # What comes after it leaves out what that question said.
    assert standalone(lexicon, "And trade?", "Is grain in food aid?", "Why not?") == "Is grain in trade?"


def test_what_was_quoted_is_the_topic_of_a_question_without_a_name(lexicon: Index) -> None:
    history = [Turn("Who carried grain to Egypt?", "Ships carry grain to Egypt. [1]")]
    context = replay(history, lexicon)
    assert context.topic == Topic("Food aid", "", (FOOD,))
    assert resolve("Since when?", context, lexicon).standalone == "Food aid: Since when?"


def test_what_is_quoted_of_the_topics_own_entry_changes_no_topic(lexicon: Index) -> None:
    history = [*turns("What is aid?"), Turn("Who carried grain to Egypt?", "Ships carry grain to Egypt. [1]")]
    assert standalone(lexicon, "Is it still going on?", "What is aid?") == "Is aid still going on?"
    asked = resolve("Is it still going on?", replay(history, lexicon, "Is it still going on?"), lexicon)
    assert asked.standalone == "Is aid still going on?"


def test_what_was_asked_of_the_topic_is_completed_as_that(lexicon: Index) -> None:
    answer = "Food aid: Ships carry grain to Egypt. [1]"
    before = [*turns("What is food aid?"), Turn("Which ships carry it?", answer), Turn("Who grinds the grain?", answer)]
    question = "And in Egypt?"
    asked = resolve(question, replay(before, lexicon, question), lexicon).standalone
    assert asked == "Food aid: Who grinds the grain in Egypt?"


def test_what_takes_the_place_of_the_topic_must_be_spoken_of(lexicon: Index) -> None:
    context = replay(turns("Who pays for aid?"), lexicon)
    assert resolve("And copper?", context, lexicon).needed == "copper"
    assert resolve("And trade?", context, lexicon).needed == ""
