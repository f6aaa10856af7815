"""JSON Lines: the head of the glossary on the first line, then an entry a line, with the keys of the YAML files."""

from collections.abc import Iterator

from glossary.entry import read_entry, read_header
from glossary.exchange.export import Order
from glossary.exchange.fault import ImportFault
from glossary.exchange.intake import LARGEST_STREAM, Found, Intake
from glossary.exchange.json_nodes import dump_json, parse_json
from glossary.fields import Reader, shorten
from glossary.model import Glossary, Mark
from glossary.nodes import Mapping, Node, Scalar
from glossary.tree import entry_tree, header_tree


def read_lines(intake: Intake) -> Iterator[Found]:
    """Yield the entries of a file; a first line with a title and without a term is the head of the glossary."""
    intake.require_size(LARGEST_STREAM)
    seen: dict[str, int] = {}
    begun = False
    for mark, node in _nodes(intake):
        if not isinstance(node, Mapping):
            intake.fault(mark, "the line is no JSON object; write an entry, '{\"id\": ...}'")
            continue
        reader = Reader(intake.file)
        keys = {key.value for key, _ in node.pairs() if isinstance(key, Scalar)}
        heads = not begun and "title" in keys and "term" not in keys
        if not begun:
            intake.begin(read_header(reader, node) if heads else Glossary("", "", "", ()))
            begun = True
        if not heads:
            entry = read_entry(reader, node, "entry")
            if entry.id in seen:
                intake.fault(mark, f"id {shorten(entry.id)} stands on line {seen[entry.id]} already; rename one")
            seen.setdefault(entry.id, mark.line)
            yield Found(entry, mark)
        for problem in reader.problems:
            intake.fault(problem.mark, problem.message)


def write_lines(order: Order) -> bytes:
    """Return a glossary as JSON Lines; nothing of it is lost."""
    trees = (header_tree(order.glossary), *map(entry_tree, order.glossary.entries))
    return "".join(f"{dump_json(tree)}\n" for tree in trees).encode()


def _nodes(intake: Intake) -> Iterator[tuple[Mark, Node]]:
    with intake.file.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            mark = Mark(intake.file, number)
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                if text.strip():
                    yield mark, parse_json(text.rstrip(), mark)
            except UnicodeDecodeError as error:
                before = line[: error.start].decode()
                where = Mark(intake.file, number, len(before) + 1)
                intake.fault(where, f"byte 0x{line[error.start]:02x} is not UTF-8; save the file as UTF-8")
            except ImportFault as fault:
                intake.fault(fault.mark, fault.message)
