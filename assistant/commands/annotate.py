"""The `annotate` command: it reads a draft and shows the mentions in it."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.annotate import Mention, require_draft
from assistant.assistant import Assistant
from assistant.citation import find_section
from assistant.commands.arguments import Command, argument
from assistant.commands.console import STDIN, read_text, write, write_document, write_json, write_log
from assistant.commands.faults import DONE
from assistant.commands.terminal import terminal_width, visible, wrap
from assistant.document import Annotation
from assistant.pages.annotation import render
from assistant.settings import Settings
from glossary import Glossary, sentences

_INDENT = "    "


def show_mentions(
    text: str, mentions: Sequence[Mention], glossaries: Mapping[str, Glossary], width: int
) -> Iterator[str]:
    """Yield the lines of mentions, each with its line and column, and with what it means where it is the first."""
    line, line_start = 1, 0
    for one in mentions:
        line += text.count("\n", line_start, one.start)
        line_start = max(text.rfind("\n", line_start, one.start) + 1, line_start)
        name = visible(" ".join(one.name.split()))
        place = f"{visible(one.term)} ({one.entry}#{one.section})"
        close = f"; close: {visible(one.runner_up.term)}" if one.runner_up else ""
        yield f"{line}:{one.start - line_start + 1}  {name}: {place}{close}"
        section = find_section(glossaries[one.glossary], one.entry, one.section)
        if one.first and section:
            yield wrap(sentences(section.text)[0].text, width, _INDENT)


def _annotate(given: argparse.Namespace, settings: Settings) -> int:
    text = read_text(None if given.file == STDIN else given.file, "draft")
    # Opening takes seconds; a draft that cannot be annotated should not be found out after that.
    require_draft(text)
    assistant = Assistant.open(settings, write_log)
    _FORMATS[given.format](text, assistant.annotate(text), assistant.index.glossaries)
    return DONE


def _write_text(text: str, mentions: Sequence[Mention], glossaries: Mapping[str, Glossary]) -> None:
    if mentions:
        write("\n".join(show_mentions(text, mentions, glossaries, terminal_width())))
    else:
        write_log("the draft has no name of the glossary in it")


def _write_json(_text: str, mentions: Sequence[Mention], _glossaries: Mapping[str, Glossary]) -> None:
    write_json(Annotation(tuple(mentions)))


def _write_html(text: str, mentions: Sequence[Mention], glossaries: Mapping[str, Glossary]) -> None:
    write_document(render(text, mentions, glossaries))


_FORMATS: Mapping[str, Callable[[str, Sequence[Mention], Mapping[str, Glossary]], None]] = {
    "text": _write_text,
    "json": _write_json,
    "html": _write_html,
}
ANNOTATE = Command(
    "find the names of the glossary in a draft, and show what each of them means there",
    _annotate,
    (
        argument("file", metavar="FILE", help="the draft, plain text in UTF-8; - for standard input"),
        argument(
            "--format",
            choices=list(_FORMATS),
            default="text",
            help="text for a terminal, one JSON document, or one HTML page that needs no network (default: text)",
        ),
    ),
)
