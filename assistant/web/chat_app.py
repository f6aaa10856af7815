"""The chat page as an ASGI app."""

from collections.abc import Iterator

import gradio as gr
from fastapi import FastAPI

from assistant.web.bundle import STATIC
from assistant.web.chat import create_chat
from assistant.web.desk import Desk
from assistant.web.layout import layout
from assistant.web.page import DressedPage
from assistant.web.page_only import PageOnly
from assistant.web.problem import tell_problems
from assistant.web.words import Words


def chat_app(desk: Desk) -> FastAPI:
    """Return the ASGI app of the page on which a person asks a desk."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    def laid_out(words: Words) -> str:
        assistant = desk.assistant
        return layout(assistant.glossaries, words, assistant.days_kept)

    app.add_middleware(DressedPage, layout=laid_out)
    app.add_middleware(PageOnly)
    gr.mount_gradio_app(
        app,
        create_chat(desk),
        path="/",
        favicon_path=str(STATIC / "icon.svg"),
        # Gradio's default theme would fetch fonts.
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
    for page in _pages(app):
        tell_problems(page)
    return app


def end_streams(app: FastAPI) -> None:
    """End the streams that open pages listen to."""
    for page in _pages(app):
        page.stop_event.set()


def _pages(app: FastAPI) -> Iterator[gr.routes.App]:
    for route in app.routes:
        mounted = getattr(route, "app", None)
        if isinstance(mounted, gr.routes.App):
            yield mounted
