"""Asking a glossary and getting cited answers."""

from assistant.answer import Answer, Suggestion
from assistant.assistant import Assistant
from assistant.citation import Citation
from assistant.question import QuestionError, Turn
from assistant.settings import Settings

__all__ = ["Answer", "Assistant", "Citation", "QuestionError", "Settings", "Suggestion", "Turn"]
