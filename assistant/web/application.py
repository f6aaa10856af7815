"""The ASGI app with all web faces, and the process that runs it."""

import socket
from types import FrameType

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from assistant.assistant import Assistant
from assistant.web.chat import create_chat
from assistant.web.page import STATIC, TITLE, DressedPage

_PATIENCE_SECONDS = 2


def build_app(assistant: Assistant) -> FastAPI:
    """Return the ASGI app through which an assistant is asked: the chat at /."""
    # FastAPI's own pages of documentation are fetched from a third party.
    app = FastAPI(title=TITLE, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(DressedPage)
    app.mount("/desk", StaticFiles(directory=STATIC))
    gr.mount_gradio_app(
        app,
        create_chat(assistant),
        path="/",
        favicon_path=str(STATIC / "icon.svg"),
        # Named fonts are taken from the system; Gradio's default theme would fetch them.
        theme=gr.themes.Base(font=("system-ui", "sans-serif"), font_mono=("ui-monospace", "monospace")),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        ssr_mode=False,
        show_error=False,
        # Nothing is uploaded; this is as little as Gradio lets through.
        max_file_size=1,
    )
    return app


def run(app: FastAPI, listener: socket.socket) -> None:
    """Answer the requests that arrive at a listening socket until the process is interrupted or terminated."""
    _Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_PATIENCE_SECONDS)).run([listener])


class _Server(uvicorn.Server):
    """A server whose open pages do not keep it from stopping."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the streams that open pages listen to, then stop."""
        app = self.config.app
        for route in app.routes if isinstance(app, FastAPI) else ():
            mounted = getattr(route, "app", None)
            if isinstance(mounted, gr.routes.App):
                mounted.stop_event.set()
        super().handle_exit(sig, frame)
