"""How a passage was read, in the words of the page."""

from assistant.web.words import Words
from index import Sense


def sense_told(sense: Sense | None, words: Words) -> tuple[str, ...]:
    """Return the sentence that says why a sense was taken, or nothing where the passage took no part in it."""
    if sense is None:
        return ()
    if not sense.cues:
        return (words.plain("sense_general" if sense.general else "sense_untold"),)
    key = "sense_close" if sense.rival else "sense_read"
    cues = ", ".join(map(words.quoted, sense.cues))
    return (words.plain(key, term=sense.term, cues=cues, rival=sense.rival),)
