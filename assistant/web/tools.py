"""What agents may ask of the desk (MCP tools), and how each of them is done."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter

from assistant.answer import Answer
from assistant.document import Annotation, SearchResult, search_document, to_json
from assistant.inquiry import Inquiry
from assistant.journal import Face
from assistant.web.bodies import AnnotateBody, AskBody, EntryBody, SearchBody
from assistant.web.desk import Desk
from assistant.web.entries import EntryShown, find_entry

_Body = TypeVar("_Body", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Tool(Generic[_Body]):
    """A tool: when an agent should use it, what it takes and returns, and how its JSON document is made."""

    title: str
    told: str
    takes: type[_Body]
    returns: type[Answer | SearchResult | EntryShown | Annotation]
    use: Callable[[Desk, _Body], Awaitable[str]]

    @property
    def input_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of what the tool takes."""
        return self.takes.model_json_schema()

    @property
    def output_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of what the tool returns."""
        return TypeAdapter(self.returns).json_schema(mode="serialization")

    async def answer(self, desk: Desk, arguments: Mapping[str, object]) -> str:
        """Return a JSON document; raise ValidationError where the arguments are not what the tool takes.

        Raise what the desk raises.
        """
        return await self.use(desk, self.takes.model_validate(arguments))


async def _ask(desk: Desk, body: AskBody) -> str:
    answer = await desk.ask(Inquiry(body.question, body.passage, body.turns, Face.MCP), body.glossary)
    return answer.to_json()


async def _search(desk: Desk, body: SearchBody) -> str:
    found = await desk.run(lambda assistant: assistant.search(body.query, body.k), body.glossary)
    return to_json(search_document(found))


async def _get_entry(desk: Desk, body: EntryBody) -> str:
    return to_json(asdict(find_entry(desk, body.id, body.glossary)))


async def _annotate(desk: Desk, body: AnnotateBody) -> str:
    mentions = await desk.run_long(lambda assistant: assistant.annotate(body.text), body.glossary)
    return to_json(Annotation(mentions))


TOOLS: Mapping[str, Tool[Any]] = {
    "ask_glossary": Tool(
        "Ask the glossary",
        "Answer what a term means, or what the glossary says of it, in the glossary's own sentences with citations. "
        "Use it whenever the meaning of a term matters, before you explain it from memory; give the text in which the "
        "term stands as the passage, so that the sense that is meant there is chosen, and what was asked before as the "
        "history. Quote `cited_text` unchanged and name its `reference`. `answered: false` means that the glossary "
        "does not cover it: say so, and do not fill in; `partly: true` that `notes` tell what of it is not answered.",
        AskBody,
        Answer,
        _ask,
    ),
    "search_glossary": Tool(
        "Search the glossary",
        "Find the sections of the glossary that are nearest to a term or some words, best first, with their scores. "
        "Use it to look around, or to find the id of an entry; to learn what a term means, ask_glossary is better.",
        SearchBody,
        SearchResult,
        _search,
    ),
    "get_entry": Tool(
        "Read an entry",
        "Read a whole entry of the glossary: its names in all languages, its sections in full and their sources. "
        "Use it after ask_glossary or search_glossary, with the `entry` that they give.",
        EntryBody,
        EntryShown,
        _get_entry,
    ),
    "annotate_text": Tool(
        "Annotate a text",
        "Find every term of the glossary in a text, with its place in code points and the section that is meant there. "
        "Use it to see which words of a draft have a meaning of their own, before you rewrite, translate or check it.",
        AnnotateBody,
        Annotation,
        _annotate,
    ),
}
