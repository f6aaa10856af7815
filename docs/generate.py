"""Write the pages of the documentation that are made from the code: `python -m docs.generate`."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from assistant.assistant import Assistant
from assistant.cli import parsers
from assistant.evaluate.document import json_schema
from assistant.web.application import build_app

COMMAND = "python -m docs.generate"
_FOLDER = Path(__file__).parent
_WIDTH = 100


def command_line() -> str:
    """Return the help texts of all commands as Markdown."""
    texts = (f"## {name}\n\n```text\n{parser.format_help()}```\n" for name, parser in parsers(_WIDTH).items())
    return "\n".join(
        ["# Command line\n", f"<!-- Made by `{COMMAND}`: change the help texts, not this page. -->\n", *texts]
    )


def report_schema() -> str:
    """Return the JSON Schema of the report that `glossdesk eval --json` writes."""
    return f"{json.dumps(json_schema(), indent=2)}\n"


def api_schema() -> str:
    """Return the OpenAPI schema of the HTTP API."""
    # Who answers does not show in the schema, and opening an assistant takes an index.
    nobody = cast("Assistant", None)
    return f"{json.dumps(build_app(nobody).openapi(), ensure_ascii=False, indent=2)}\n"


PAGES: Mapping[Path, Callable[[], str]] = {
    _FOLDER / "cli.md": command_line,
    _FOLDER / "openapi.json": api_schema,
    _FOLDER / "report.schema.json": report_schema,
}

if __name__ == "__main__":
    for page, content in PAGES.items():
        page.write_text(content(), encoding="utf-8")
