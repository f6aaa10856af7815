"""The desk as a server of tools for agents (Model Context Protocol), over HTTP and over standard streams."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import ValidationError
from starlette.types import Receive, Scope, Send

from assistant.annotate import DraftError
from assistant.assistant import Assistant
from assistant.question import QuestionError
from assistant.renewal import Renewal
from assistant.version import PROGRAM, program_version
from assistant.web.desk import Desk
from assistant.web.edits import Edits
from assistant.web.fault import faults_of, tell
from assistant.web.layout import TITLE
from assistant.web.problem import RequestError
from assistant.web.tools import TOOLS

_LOG = logging.getLogger(__name__)
_FAILED = "something went wrong in the desk, whose log has the details; try again"
_READS_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def make_server(desk: Desk) -> Server:
    """Return the server of the desk's tools."""

    async def list_tools(_context: ServerRequestContext, _params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=tools)

    async def call_tool(_context: ServerRequestContext, params: CallToolRequestParams) -> CallToolResult:
        return await _call(desk, params)

    tools = [
        Tool(
            name=name,
            title=one.title,
            description=one.told,
            input_schema=one.input_schema,
            output_schema=one.output_schema,
            annotations=_READS_ONLY,
        )
        for name, one in TOOLS.items()
    ]
    return Server(
        PROGRAM,
        version=program_version(),
        title=TITLE,
        instructions=_instructions(desk),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _instructions(desk: Desk) -> str:
    titles = "; ".join(f"{one.title} ({one.id})" for one in desk.assistant.glossaries)
    return f"A terminology desk for: {titles}. Its answers are quoted from there, word for word, and cited."


class McpHttp:
    """The ASGI app of the streamable HTTP transport: one JSON response to a request, and no sessions.

    It checks neither host nor origin, which the app does for all its faces. On its own it is safe from other sites'
    pages in so far as it takes no content but JSON, which they may not send unasked, and its tools only read.
    """

    def __init__(self, desk: Desk, body_limit: int) -> None:
        """Take the desk that is asked, and the most bytes of a request."""
        self._desk = desk
        self._body_limit = body_limit
        self._manager: StreamableHTTPSessionManager | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if self._manager is None:
            raise RuntimeError("the tools are asked for outside of their server's lifespan")
        # The glossaries may have been edited since.
        self._manager.app.instructions = _instructions(self._desk)
        await self._manager.handle_request(scope, receive, send)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer requests while the block runs."""
        self._manager = StreamableHTTPSessionManager(
            make_server(self._desk), json_response=True, stateless=True, max_request_body_size=self._body_limit
        )
        async with self._manager.run():
            yield


def run_stdio(assistant: Assistant, renewal: Renewal) -> None:
    """Answer over standard input and output until the input ends; what else is printed goes to standard error."""
    desk = Desk(assistant)
    with Edits(desk, renewal).followed():
        asyncio.run(_run_stdio(make_server(desk)))


async def _run_stdio(server: Server) -> None:
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


async def _call(desk: Desk, params: CallToolRequestParams) -> CallToolResult:
    tool = TOOLS.get(params.name)
    if tool is None:
        raise MCPError(INVALID_PARAMS, f"there is no tool {params.name!r}; known are {', '.join(TOOLS)}")
    try:
        text = await tool.answer(desk, params.arguments or {})
    except ValidationError as error:
        return _refused(tell(faults_of(error.errors(), "arguments")))
    except (QuestionError, DraftError, RequestError) as error:
        return _refused(str(error))
    except Exception as error:
        # Of what is asked nothing is logged, and of what went wrong nothing told.
        _LOG.exception("the tool %s failed", params.name)
        raise MCPError(INTERNAL_ERROR, _FAILED) from error
    return CallToolResult(content=[TextContent(text=text)], structured_content=json.loads(text))


def _refused(why: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=why)], is_error=True)
