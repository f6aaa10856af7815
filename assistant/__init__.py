"""Asking a glossary and getting cited answers."""

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.citation import Citation
from assistant.question import QuestionError, Turn
from assistant.settings import Settings
from assistant.suggestion import Suggestion

__all__ = ["Answer", "Assistant", "Citation", "QuestionError", "Settings", "Suggestion", "Turn"]
