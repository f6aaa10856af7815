"""Making a question that can be understood on its own of what was typed."""

from collections.abc import Sequence

from assistant.anaphor import points_here
from assistant.comparison import compared
from assistant.follow_up import Resolved, replay, resolve
from assistant.passage import ask_here, make_specific, near, read_passage
from assistant.question import Question, Turn, clean_question
from assistant.topic import Lexicon


def understand(typed: str, lexicon: Lexicon, passage: str | None = None, history: Sequence[Turn] = ()) -> Question:
    """Return what is asked after a conversation, in front of a passage; raise QuestionError where nothing is.

    What the question points at is looked for in the passage where it points there or the conversation has no topic.
    """
    question = clean_question(typed)
    text = read_passage(passage, lexicon) if passage else None
    context = replay(history, lexicon)
    here = ask_here(question, text, lexicon) if text and (points_here(question) or not context.topic) else None
    resolved = Resolved(here.question, None, here.rest) if here else resolve(question, context, lexicon)
    taken = (make_specific(resolved.standalone, text, lexicon) if text else None) or here
    standalone = taken.question if taken else resolved.standalone
    return Question(
        typed,
        standalone,
        rest=resolved.rest,
        passage=near(standalone, text, lexicon) if text else "",
        sides=compared(standalone, lexicon),
        alternative=resolved.alternative,
        sense=taken.sense if taken else None,
    )
