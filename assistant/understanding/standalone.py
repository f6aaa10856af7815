"""Making a question that can be understood on its own of what was typed."""

from collections.abc import Sequence

from assistant.question import Question, Turn, clean_question
from assistant.understanding.anaphor import points_here
from assistant.understanding.comparison import compare
from assistant.understanding.context import Resolved
from assistant.understanding.follow_up import replay, resolve
from assistant.understanding.passage import ask_here, make_specific, near, read_passage
from assistant.understanding.several import cut
from assistant.understanding.small_talk import reply_unless_named
from assistant.understanding.topic import Lexicon


def understand(typed: str, lexicon: Lexicon, passage: str | None = None, history: Sequence[Turn] = ()) -> Question:
    """Return what is asked after a conversation, in front of a passage; raise QuestionError where nothing is.

    What the question points at is looked for in the passage where it points there or the conversation has no topic.
    """
    question = clean_question(typed)
    if reply := reply_unless_named(question, lexicon):
        return Question(typed, question, reply=reply)
    text = read_passage(passage, lexicon) if passage else None
    context = replay(history, lexicon, question)
    about_passage = points_here(question) or not context.topic
    here = ask_here(question, text, lexicon) if text and about_passage else None
    named = lexicon.names_in(question) or (here and here.named)
    resolved = Resolved(here.question, None, here.rest) if here else resolve(question, context, lexicon)
    taken = (make_specific(resolved.standalone, text, lexicon) if text else None) or here
    standalone = taken.question if taken else resolved.standalone
    return Question(
        typed,
        standalone,
        rest=resolved.rest,
        passage=near(standalone, text, lexicon) if text else "",
        comparison=compare(standalone, lexicon),
        alternative=resolved.alternative,
        parts=_parts(question, lexicon, passage, history),
        needed=resolved.needed,
        searched=resolved.searched,
        given=history[-1].answer if resolved.asks_on else "",
        sense=taken.sense if taken else None,
        retold=bool(taken and taken.retold),
        unnamed=question if text and about_passage and not named else "",
    )


def _parts(question: str, lexicon: Lexicon, passage: str | None, history: Sequence[Turn]) -> tuple[Question, ...]:
    """Return the questions that are put in one, each understood after those before it."""
    before = list(history)
    parts: list[Question] = []
    for part in cut(question):
        parts.append(understand(part, lexicon, passage, before))
        before.append(Turn(part, ""))
    return tuple(parts)
