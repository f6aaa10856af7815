"""Write the pages of the documentation that are made from the code: `python -m docs.generate`."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from assistant.assistant import Assistant
from assistant.cli import parsers
from assistant.evaluate.document import json_schema
from assistant.web.application import build_app
from glossary.exchange import FORMATS
from glossary.json_schema import entry_schema, header_schema

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


def entry_file_schema() -> str:
    """Return the JSON Schema of an entry's file, for editors."""
    return f"{json.dumps(entry_schema(), ensure_ascii=False, indent=2)}\n"


def header_file_schema() -> str:
    """Return the JSON Schema of `glossary.yaml`, for editors."""
    return f"{json.dumps(header_schema(), ensure_ascii=False, indent=2)}\n"


def exchange() -> str:
    """Return what is read, written and lost in each format, as Markdown."""
    rows = (
        (f"`{name}`: {one.about}", one.reads or "not read", one.writes or "not written", one.lost)
        for name, one in FORMATS.items()
    )
    table = "\n".join(
        f"| {' | '.join(cells)} |" for cells in (("format", "read", "written", "lost"), ("---",) * 4, *rows)
    )
    return f"""# Import and export

<!-- Made by `{COMMAND}`: change `glossary/exchange/formats.py` or the text there, not this page. -->

```console
$ glossdesk import tbx termbase.tbx --into my-glossary
$ glossdesk export skos --glossary my-glossary --to my-glossary.ttl
$ glossdesk import markdown site/content/en --into my-glossary
```

All of a file is taken in or nothing: its faults are shown together, each with its place, and the folder is written
when all entries can be read back. An entry that exists stays as it is; with `--replace`, the old one is kept as
`.yaml.bak`. What a format or a glossary has no place for is listed on standard error (`not the same: …`), each kind
once, with where it was met first and how often.

A glossary has texts in one language. A new one takes that of the file, or of `--language`; definitions in it become
sections, terms in all languages names. An entry that has none is left out, and listed.

{table}

An export in TBX, SKOS, JSON Lines or Markdown that is imported again is the same glossary, to the letter (but for
control characters, which XML cannot hold); what another program changed in between is kept, as long as it left the ids.

Files are not trusted: entities, what is outside a file (DTDs, JSON-LD contexts on the web), deep nesting and files
that are too large are refused with a line that says what and where. Text that was read in a wrong encoding is told.
`python -m benchmarks.exchange` times the import of 10,000 entries.
"""


def api_schema() -> str:
    """Return the OpenAPI schema of the HTTP API."""
    # Who answers does not show in the schema, and opening an assistant takes an index.
    nobody = cast("Assistant", None)
    return f"{json.dumps(build_app(nobody).openapi(), ensure_ascii=False, indent=2)}\n"


PAGES: Mapping[Path, Callable[[], str]] = {
    _FOLDER / "cli.md": command_line,
    _FOLDER / "entry.schema.json": entry_file_schema,
    _FOLDER / "exchange.md": exchange,
    _FOLDER / "glossary.schema.json": header_file_schema,
    _FOLDER / "openapi.json": api_schema,
    _FOLDER / "report.schema.json": report_schema,
}

if __name__ == "__main__":
    for page, content in PAGES.items():
        page.write_text(content(), encoding="utf-8")
