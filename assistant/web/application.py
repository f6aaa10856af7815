"""The ASGI app with all web faces, and the process that runs it."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from types import FrameType
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from assistant.assistant import Assistant
from assistant.renewal import Renewal
from assistant.settings import Settings
from assistant.web import access_log, edits
from assistant.web.api import api_router
from assistant.web.bundle import STATIC, bundle_router
from assistant.web.check import check_router
from assistant.web.described import DescribedApp
from assistant.web.desk import Desk
from assistant.web.docs_page import docs_router
from assistant.web.editors import Editors
from assistant.web.edits import Edits
from assistant.web.elsewhere import Elsewhere
from assistant.web.evaluate import evaluate_router
from assistant.web.evaluation import Evaluation
from assistant.web.feedback import feedback_router
from assistant.web.guard import guard
from assistant.web.head import Head
from assistant.web.health import health_router
from assistant.web.improve import improve_router
from assistant.web.late_chat import LateChat
from assistant.web.mcp import McpHttp
from assistant.web.openai_api import openai_router
from assistant.web.problem import tell_problems
from assistant.web.protocol import PatientProtocol
from assistant.web.read import read_router
from assistant.web.saved import saved_router
from assistant.web.sign_in import sign_in_router
from assistant.web.slash import slash_router
from assistant.web.suggest import suggest_router
from assistant.web.widget import widget_router
from assistant.web.withheld import WithholdingFormatter

_PATIENCE_SECONDS = 2
_WORTH_PACKING = 1_000
_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"withholding": {"()": WithholdingFormatter, "format": "glossdesk: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "withholding"}},
    "loggers": {access_log.__name__: {"level": "INFO"}, edits.__name__: {"level": "INFO"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
}


def build_app(assistant: Assistant, settings: Settings | None = None, renewal: Renewal | None = None) -> FastAPI:
    """Return the ASGI app through which those whom the settings let ask an assistant: its APIs, and the chat at /.

    With a renewal, edits of the glossaries are taken while it runs.
    """
    chosen = settings or Settings()
    desk = Desk(assistant)
    editors = Editors(chosen)
    evaluation = Evaluation(desk, chosen)
    chat = LateChat(desk)
    mcp = McpHttp(desk, chosen.body_limit)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        following = Edits(desk, renewal).followed() if renewal else nullcontext()
        with following, assistant.journal.kept() if assistant.journal else nullcontext():
            async with chat.running(), mcp.running():
                yield
        evaluation.cancel()

    app = DescribedApp(lifespan)
    app.state.chat = chat
    tell_problems(app)
    app.add_middleware(Head)
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING)
    guard(app, chosen)
    app.include_router(api_router(desk))
    app.include_router(openai_router(desk))
    app.include_router(health_router(desk, chosen))
    app.include_router(widget_router())
    app.include_router(docs_router())
    app.include_router(suggest_router(desk))
    app.include_router(saved_router(desk))
    app.include_router(feedback_router(desk))
    app.include_router(slash_router())
    app.include_router(read_router(desk))
    app.include_router(check_router(desk, chosen.body_limit))
    app.include_router(sign_in_router(editors))
    app.include_router(evaluate_router(desk, chosen, editors, evaluation))
    app.include_router(improve_router(desk, editors))
    app.router.routes.append(Route("/mcp", mcp, methods=["POST"]))
    app.include_router(bundle_router())
    app.mount("/desk", StaticFiles(directory=STATIC))
    # A mount at / would answer for every address that is asked in the wrong way, and no 405 would be told.
    app.router.default = Elsewhere(chat)
    return app


def run(app: FastAPI, listener: socket.socket) -> None:
    """Answer the requests that arrive at a listening socket until the process is interrupted or terminated."""
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        log_config=_LOGGING,
        log_level="warning",
        access_log=False,
        # It would believe every client on this machine.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE_SECONDS,
    )
    _Server(config).run([listener])


class _Server(uvicorn.Server):
    """A server whose open pages do not keep it from stopping."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the streams that open pages listen to, then stop."""
        app = self.config.app
        if isinstance(app, FastAPI):
            app.state.chat.end_streams()
        super().handle_exit(sig, frame)
