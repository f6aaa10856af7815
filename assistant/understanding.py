"""Making a question that can be understood on its own of what was typed."""

from collections.abc import Sequence

from assistant.comparison import compared
from assistant.follow_up import Context, replay, resolve
from assistant.passage import ask_here, make_specific, near, topic_here
from assistant.question import Question, Turn, clean_question, clean_text
from assistant.topic import Lexicon


def understand(typed: str, lexicon: Lexicon, passage: str | None = None, history: Sequence[Turn] = ()) -> Question:
    """Return what is asked after a conversation, in front of a passage; raise QuestionError where nothing is.

    What the question points at is looked for in the passage where it points there, and else in the conversation.
    """
    question = clean_question(typed)
    text = clean_text(passage or "")
    here = topic_here(question, text, lexicon) if text else None
    context = replay(history, lexicon) if history and not here else Context()
    resolved = resolve(question, context, lexicon)
    standalone = ask_here(question, here) if here else resolved.standalone
    if text and not here:
        standalone = make_specific(standalone, text, lexicon)
    return Question(
        typed,
        standalone,
        rest=question if here else resolved.rest,
        passage=near(standalone, text, lexicon) if text else "",
        sides=compared(standalone, lexicon),
        alternative=None if here else resolved.alternative,
    )
