"""A table of commands made into a parser of command lines."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from assistant.settings import Settings
from assistant.version import program_version


class UsageError(ValueError):
    """A command line that cannot be understood, with the remedy."""


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: its names and what argparse is to make of it."""

    names: tuple[str, ...]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in a line, the function that does it and returns the exit status, and what it takes."""

    summary: str
    run: Callable[[argparse.Namespace, Settings], int]
    arguments: tuple[Argument, ...] = ()


def argument(*names: str, **options: Any) -> Argument:  # noqa: ANN401 - whatever argparse takes
    """Return an argument, described as `ArgumentParser.add_argument` wants it."""
    return Argument(names, options)


JSON = argument("--json", action="store_true", help="print one JSON document, and nothing else, on standard output")
WRITING = (
    argument("--writer", metavar="URL", help="base URL of a language model that may shorten what is quoted, or off"),
    argument("--writer-model", metavar="NAME", help="the name that it has at that URL"),
    argument("--writer-timeout", metavar="S", help="seconds after which the quotes are shown instead (default: 20)"),
)


def whole_number(text: str) -> int:
    """Return a number of things, 1 or more."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 up")
    return number


def make_parsers(
    prog: str,
    about: Mapping[str, str],
    commands: Mapping[str, Command],
    common: tuple[Argument, ...],
    width: int | None = None,
) -> Mapping[str, argparse.ArgumentParser]:
    """Return the parser of the program, by its name, and those of its commands, each by how it is called.

    Every command takes the `common` arguments too; `width` is that of help texts, by default the terminal's.
    """

    def layout(prog: str) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(prog, width=width)

    parser = _Parser(prog=prog, formatter_class=layout, **about)
    parser.add_argument(
        "--version", action="version", version=f"{prog} {program_version()}", help="show the version and exit"
    )
    made: dict[str, argparse.ArgumentParser] = {prog: parser}
    choices = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    for name, command in commands.items():
        description = f"{command.summary[0].upper()}{command.summary[1:]}."
        own = choices.add_parser(name, help=command.summary, description=description, formatter_class=layout)
        made[f"{prog} {name}"] = own
        for one in (*command.arguments, *common):
            own.add_argument(*one.names, **one.options)
    return made


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        # An abbreviation that works today would mean something else once another option starts like it.
        super().__init__(**options, allow_abbrev=False)

    def _match_arguments_partial(self, actions: Sequence[argparse.Action], arg_strings_pattern: str) -> list[int]:
        counts = super()._match_arguments_partial(actions, arg_strings_pattern)
        # Python 3.11 takes an optional argument to be left out as soon as an option comes before it (bpo-15112).
        while "O" in arg_strings_pattern and counts and counts[-1] == 0:
            counts.pop()
        return counts

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")
