"""The look of Gradio's own parts: system fonts, so that none is fetched; everything else is in desk.css."""

import gradio as gr

_SANS = ("system-ui", "sans-serif")
_MONO = ("ui-monospace", "monospace")


def create_theme() -> gr.themes.Base:
    """Return a theme without fonts to fetch."""
    return gr.themes.Base(font=_SANS, font_mono=_MONO)
