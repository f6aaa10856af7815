"""The line of an answer that says how the passage was read."""

from dataclasses import replace

from assistant.question import Question
from index import Found, Sense


def with_sense(asked: Question, found: Found) -> Found:
    """Return what was found with the sense that the passage decided for, None where it took no part.

    That is what was taken from the passage, unless its other words tell which sense of that is meant.
    """
    taken = asked.sense if found.hits and found.query.named(found.hits[0].place) else None
    told = found.sense
    if taken and told and not (told.cues or told.general):
        taken = replace(taken, rival=told.rival)
        told = None
    sense = told or taken
    return found if sense is found.sense else replace(found, sense=sense)


def sense_notes(sense: Sense | None) -> tuple[str, ...]:
    """Return the note that says why a sense was taken, or nothing where the passage took no part in it."""
    if sense is None:
        return ()
    if not sense.cues:
        general = "; this is the general one" if sense.general else ""
        return (f"The passage does not tell which sense is meant{general}.",)
    said = ", ".join(f"“{cue}”" for cue in sense.cues)
    close = f" Close: “{sense.rival}”." if sense.rival not in ("", sense.term) else ""
    return (f"Read as “{sense.term}”: the passage says {said}.{close}",)
