"""Requests to begin with, which a test sends: they suit the glossary that ships."""

from fastapi.openapi.models import Example

ASK: dict[str, Example] = {
    "question": {
        "summary": "Ask what a term means",
        "value": {"question": "what does pragmatic cooperation mean here?"},
    },
    "passage": {
        "summary": "Ask about a passage: it decides which sense is meant",
        "value": {
            "question": "what does cooperation mean here?",
            "passage": "The two sides agreed to deepen cooperation in health; masks came in March.",
        },
    },
    "follow-up": {
        "summary": "Ask on: what was asked before completes the question",
        "value": {
            "question": "And in German?",
            "history": [
                {"question": "What does pragmatic cooperation mean?", "answer": "Pragmatic cooperation is work …"}
            ],
        },
    },
    "abstention": {
        "summary": "Ask what the glossary does not cover",
        "value": {"question": "Who won the 1998 World Cup?", "glossary": "china-official"},
    },
}
SEARCH: dict[str, Example] = {
    "words": {"summary": "Find sections by words of them", "value": {"query": "masks sold to France", "k": 3}}
}
ANNOTATE: dict[str, Example] = {
    "draft": {
        "summary": "Find the terms of a draft",
        "value": {"text": "Both sides praised their pragmatic cooperation (务实合作)."},
    }
}
COMPLETE: dict[str, Example] = {
    "chat": {
        "summary": "Ask as a client of OpenAI does",
        "value": {
            "model": "glossdesk",
            "messages": [{"role": "user", "content": "What does pragmatic cooperation mean?"}],
        },
    },
    "stream": {
        "summary": "Have it streamed, with a passage",
        "value": {
            "model": "glossdesk",
            "messages": [{"role": "user", "content": "What does cooperation mean here?"}],
            "passage": "The two sides agreed to deepen cooperation in health; masks came in March.",
            "stream": True,
            "stream_options": {"include_usage": True},
        },
    },
}
