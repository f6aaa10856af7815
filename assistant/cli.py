"""The `glossdesk` command: it reads arguments, asks the Assistant and prints."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path

from assistant.assistant import Assistant
from assistant.citation import UnverifiedError
from assistant.commands.annotate import ANNOTATE
from assistant.commands.arguments import JSON, WRITING, Command, argument, make_parsers, whole_number
from assistant.commands.check import CHECK
from assistant.commands.console import be_lenient, read_passage, require_text, typed_lines, write, write_json, write_log
from assistant.commands.exchange import EXPORT, IMPORT
from assistant.commands.faults import DONE, FAULTS, INTERRUPTED, describe, status_of
from assistant.commands.journal import JOURNAL
from assistant.commands.keys import KEY_FILE, KEYS
from assistant.commands.new import NEW
from assistant.commands.terminal import (
    count,
    show_answer,
    show_explanation,
    show_hits,
    terminal_width,
)
from assistant.document import search_document
from assistant.evaluate.command import EVAL
from assistant.journal import Face
from assistant.question import QuestionError, Turn, clean_question
from assistant.settings import Settings, load_settings
from assistant.site.command import SITE
from assistant.version import PROGRAM
from assistant.web.server import serve, serve_stdio

_PROMPT = "> "


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; only --help and --version raise SystemExit."""
    be_lenient()
    try:
        try:
            return _run(sys.argv[1:] if arguments is None else arguments)
        finally:
            # Help was printed without a flush.
            write("", end="")
    except KeyboardInterrupt:
        write_log("interrupted; the index there was before still stands")
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except FAULTS as fault:
        write_log(describe(fault))
        return status_of(fault)


def parsers(width: int | None = None) -> Mapping[str, argparse.ArgumentParser]:
    """Return the parser of the program and those of its commands, each by how it is called.

    `width` is that of help texts, by default the terminal's.
    """
    return make_parsers(PROGRAM, _ABOUT, _COMMANDS, _COMMON, width)


def _run(arguments: Sequence[str]) -> int:
    for one in arguments:
        require_text(one, f"argument {one!r}")
    given = parsers()[PROGRAM].parse_args(arguments)
    settings = {one.name for one in fields(Settings)}
    flags = {name: value for name, value in vars(given).items() if name in settings}
    return _COMMANDS[given.command].run(given, load_settings(Path.cwd(), os.environ, flags))


def _ask(given: argparse.Namespace, settings: Settings) -> int:
    passage = read_passage(given.passage)
    # Opening takes seconds; a question that cannot be asked should not be found out after that.
    clean_question(given.question)
    explained = Assistant.open(settings, write_log).explain(given.question, passage, face=Face.TERMINAL)
    if given.json:
        explanation = {"explanation": asdict(explained.explanation)} if given.explain else {}
        write_json({**asdict(explained.answer), **explanation})
        return DONE
    write(show_answer(explained.answer, terminal_width()))
    if given.explain:
        write(f"\n{show_explanation(explained.explanation, terminal_width())}")
    return DONE


def _search(given: argparse.Namespace, settings: Settings) -> int:
    clean_question(given.query)
    found = Assistant.open(settings, write_log).search(given.query, given.k)
    if given.json:
        write_json(search_document(found))
    else:
        write(show_hits(found))
    return DONE


def _chat(_given: argparse.Namespace, settings: Settings) -> int:
    assistant = Assistant.open(settings, write_log)
    typing = sys.stdin.isatty()
    if typing:
        write_log("ask a question; Ctrl-D ends the conversation")
    history: list[Turn] = []
    with suppress(KeyboardInterrupt):
        for question in typed_lines(_PROMPT):
            try:
                answer = assistant.ask(question, history=history, face=Face.TERMINAL)
            except (QuestionError, UnverifiedError) as error:
                write_log(describe(error))
                continue
            history.append(Turn(question, answer.quoting))
            write(f"\n{show_answer(answer, terminal_width())}\n")
    if typing:
        write("")
    return DONE


def _index(given: argparse.Namespace, settings: Settings) -> int:
    assistant = Assistant.open(settings, write_log, force=given.force)
    entries = sum(len(one.entries) for one in assistant.glossaries)
    sections = assistant.index.size
    write(f"{settings.index_folder()}: {count(entries, 'entry', 'entries')}, {count(sections, 'section')}")
    return DONE


def _serve(_given: argparse.Namespace, settings: Settings) -> int:
    serve(settings, write_log)
    return DONE


def _mcp(_given: argparse.Namespace, settings: Settings) -> int:
    serve_stdio(settings, write_log)
    return DONE


_COMMON = (
    argument(
        "--glossary",
        action="append",
        metavar="DIR",
        help="glossary folder, once for each (default: the one that ships)",
    ),
    argument("--index", metavar="DIR", help="folder of the index (default: one in your cache for these glossaries)"),
    argument("--model", metavar="MODEL", help="embedding model: a folder or a hub id (default: the packaged one)"),
    argument("--threshold", metavar="X", help="confidence, 0 to 1, below which it is said that there is no answer"),
)
_COMMANDS: Mapping[str, Command] = {
    "ask": Command(
        "answer a question from the glossary, sentence by cited sentence",
        _ask,
        (
            argument("question", metavar="QUESTION", help='a question or a term, such as "what is hezuo?"'),
            argument(
                "--passage", metavar="TEXT|@FILE|-", help="text that you are reading: itself, a file, or - for stdin"
            ),
            argument(
                "--explain", action="store_true", help="tell, too, how the question was read and what was weighed"
            ),
            JSON,
            *WRITING,
        ),
    ),
    "search": Command(
        "list the sections that a question finds, with every signal's score",
        _search,
        (
            argument("query", metavar="QUERY", help="a question, a term or words of a definition"),
            argument("-k", type=whole_number, default=10, metavar="N", help="how many sections (default: 10)"),
            JSON,
        ),
    ),
    "chat": Command("ask one question after another; Ctrl-D or the end of the input ends it", _chat, WRITING),
    "annotate": ANNOTATE,
    "eval": EVAL,
    "new": NEW,
    "check": CHECK,
    "index": Command(
        "build the index where it is not up to date, before anything is asked",
        _index,
        (argument("--force", action="store_true", help="build it even if it is up to date"),),
    ),
    "import": IMPORT,
    "export": EXPORT,
    "site": SITE,
    "keys": KEYS,
    "journal": JOURNAL,
    "serve": Command(
        "serve the chat page, the glossary at /read/, the HTTP API at /api and /v1, and MCP at /mcp",
        _serve,
        (
            argument("--host", metavar="HOST", help="address to listen at (default: 127.0.0.1, this machine only)"),
            argument("--port", metavar="PORT", help="port to listen at (default: 7860; 0 takes a free one)"),
            argument("--public", action="store_const", const="yes", help="answer anyone who reaches it, without a key"),
            KEY_FILE,
            argument(
                "--origin",
                action="append",
                dest="origins",
                metavar="ORIGIN",
                help="origin of a web page that may ask from its readers' browsers, once for each (default: none)",
            ),
            *WRITING,
        ),
    ),
    "mcp": Command("answer an agent over standard input and output (MCP), until the input ends", _mcp),
}
_ABOUT = {
    "description": "Ask a glossary and get a cited answer that you can check.",
    "epilog": "Exit status: 0 done, 1 the answer is no (a failed case, problems found), 2 usage, 3 a fault. Settings "
    "may also stand in glossdesk.yaml in the working folder, or in the environment, such as GLOSSDESK_INDEX.",
}


if __name__ == "__main__":
    sys.exit(main())
