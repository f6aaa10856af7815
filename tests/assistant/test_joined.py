from dataclasses import replace

from assistant import Assistant
from assistant.joined import join


def test_answers_are_joined_without_saying_anything_twice(assistant: Assistant) -> None:
    glossaries = assistant.index.glossaries
    one, other = assistant.ask("What is FOCAC?"), assistant.ask("What is true multilateralism?")
    joined = join("both?", [one, other, replace(one, notes=("Well.",), partly=True)], ["who won?"], glossaries)
    assert joined.text.startswith("Well.\n\nNot in this glossary: “who won?”.\n\n")
    assert len(joined.citations) == len(one.citations) + len(other.citations)
    assert (joined.question, joined.partly, joined.confidence) == ("both?", True, min(one.confidence, other.confidence))
