"""What a conversation has come to."""

from dataclasses import dataclass, field

from assistant.question import Alternative
from assistant.understanding.comparison import compare
from assistant.understanding.ordinal import Terms
from assistant.understanding.topic import Lexicon, Topic, most_specific
from index import Place


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands on its own, and what it is about.

    `before` is what a question after it may leave out where that is not all of it; `asks_on` tells whether it asks more
    about the topic, `corrects` whether another topic was meant before. The rest are those of Question.
    """

    standalone: str
    topic: Topic | None
    rest: str = ""
    alternative: Alternative | None = None
    needed: str = ""
    searched: str = ""
    before: str = ""
    asks_on: bool = False
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation has come to: its last question, on its own, its topic, its terms and what was quoted last."""

    before: str = ""
    topic: Topic | None = None
    terms: Terms = field(default_factory=Terms)
    quoted: tuple[Place, ...] = ()

    def after(self, resolved: Resolved, answer: str, lexicon: Lexicon) -> "Context":
        """Return what the conversation has come to after a question and its answer."""
        quoted = lexicon.quoted_in(answer)
        topic = resolved.topic
        if topic is None and quoted:
            # What a question without a name was about is what its answer speaks of, which may be the topic still.
            same = self.topic is not None and quoted[0].whole in self.topic.places
            topic = self.topic if same else Topic(lexicon.headword(quoted[0]), "", quoted[:1])
        sides = ((side, most_specific(lexicon.names_in(side))) for side in compare(resolved.standalone, lexicon).sides)
        two = tuple(Topic(side, "", match.places if match else ()) for side, match in sides)
        terms = self.terms.without(self.topic) if resolved.corrects else self.terms
        if resolved.needed:
            terms = terms.after(Topic(resolved.needed), ())
        before = resolved.before or resolved.standalone
        other = resolved.alternative
        if other and not lexicon.names_in(before) and any(place.whole == other.topic.whole for place in quoted):
            before = other.standalone
        return Context(before, topic, terms.after(topic, two), quoted)

    def place_of(self, topic: Topic) -> Place:
        """Return the place of a topic: of its entry the section that was quoted last, where it was."""
        of_topic = (place for place in self.quoted if place.whole in topic.places)
        return next(of_topic, min(topic.places))
