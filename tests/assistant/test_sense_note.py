from dataclasses import replace

from assistant import Assistant
from assistant.question import Question
from assistant.sense_note import sense_notes, with_sense
from index import Sense


def test_a_note_names_the_cues_and_what_came_close() -> None:
    assert sense_notes(None) == ()
    assert sense_notes(Sense("A", ("b", "c"))) == ("Read as “A”: the passage says “b”, “c”.",)
    assert sense_notes(Sense("A", ("b",), "D")) == ("Read as “A”: the passage says “b”. Close: “D”.",)
    # Sections of two entries may have one headword.
    assert sense_notes(Sense("A", ("b",), "A")) == ("Read as “A”: the passage says “b”.",)
    undecided = "The passage does not tell which sense is meant"
    assert sense_notes(Sense("A", (), general=True)) == (f"{undecided}; this is the general one.",)
    assert sense_notes(Sense("A", ())) == (f"{undecided}.",)


def test_what_the_passage_tells_goes_before_what_was_taken_from_it(assistant: Assistant) -> None:
    found = assistant.search("What is cooperation?")
    taken = Sense("Cooperation", ("cooperation",))
    asked = Question("What is this?", "What is cooperation?", sense=taken)
    told = Sense("Win-win cooperation", ("gain",))
    assert with_sense(asked, found).sense == taken
    assert with_sense(asked, replace(found, sense=told)).sense == told
    undecided = Sense("Cooperation", (), general=True)
    assert with_sense(asked, replace(found, sense=undecided)).sense == undecided
    close = Sense("Cooperation", (), "Win-win cooperation")
    assert with_sense(asked, replace(found, sense=close)).sense == replace(taken, rival="Win-win cooperation")


def test_what_was_taken_is_no_sense_of_an_answer_about_something_else(assistant: Assistant) -> None:
    asked = Question("What is this?", "x", sense=Sense("Aid", ("aid",)))
    assert with_sense(asked, assistant.search("Who won the football cup?")).sense is None


def test_where_there_is_no_passage_what_was_found_stays_as_it_is(assistant: Assistant) -> None:
    found = assistant.search("What is cooperation?")
    assert with_sense(Question("What is cooperation?", "What is cooperation?"), found) is found
