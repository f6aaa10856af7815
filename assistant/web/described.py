"""The app of the web faces, which describes itself in OpenAPI."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.types import Lifespan

from assistant.version import program_version
from assistant.web.layout import TITLE
from assistant.web.problem import problem_schemas

_ABOUT = """\
A terminology desk: ask a glossary what a term means and get its own sentences, each with a citation that can be
checked, or a plain “not in this glossary”.

Every answer is verified: `cited_text` is the section's text at [`start_char`, `end_char`) and the answer's `text` at
[`answer_start`, `answer_end`), counted in Unicode code points. That nothing is found is an answer (`answered: false`),
never an error. Errors are problem documents (RFC 9457) that say what is wrong and how to mend it.

Agents find the same as tools at `/mcp` (Model Context Protocol, streamable HTTP)."""
_TAGS: Mapping[str, str] = {
    "asking": "Questions, searches and drafts.",
    "entries": "The glossaries themselves.",
    "OpenAI-compatible": "The desk as a model, for clients of OpenAI's chat completions.",
    "health": "For whoever supervises the server.",
}


class DescribedApp(FastAPI):
    """A FastAPI app whose schema has plain operation ids and the schema of its problem documents."""

    def __init__(self, lifespan: Lifespan["DescribedApp"]) -> None:
        super().__init__(
            title=TITLE,
            version=program_version(),
            summary="Ask a glossary and get cited answers.",
            description=_ABOUT,
            license_info={"name": "Apache License 2.0", "identifier": "Apache-2.0"},
            openapi_tags=[{"name": name, "description": told} for name, told in _TAGS.items()],
            generate_unique_id_function=_operation_id,
            # FastAPI's own pages of documentation are fetched from a third party.
            docs_url=None,
            redoc_url=None,
            lifespan=lifespan,
        )

    def openapi(self) -> dict[str, Any]:
        """Return the schema (OpenAPI 3.1)."""
        schema = super().openapi()
        shapes = schema["components"]["schemas"]
        shapes |= problem_schemas()
        # FastAPI tells of these where an operation does not tell of its own; none is ever returned.
        for unused in ("HTTPValidationError", "ValidationError"):
            shapes.pop(unused, None)
        for operation in (one for methods in schema["paths"].values() for one in methods.values()):
            if "HTTPValidationError" in str(operation["responses"].get("422")):
                del operation["responses"]["422"]
        return schema


def _operation_id(route: APIRoute) -> str:
    return route.name
