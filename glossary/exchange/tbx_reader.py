"""Reading TBX of any dialect, style and version, as a stream."""

from collections.abc import Iterator
from itertools import chain

from glossary.entry import read_header
from glossary.exchange.fault import ImportFault
from glossary.exchange.gather import gather
from glossary.exchange.intake import LARGEST_STREAM, Found, Intake
from glossary.exchange.json_nodes import parse_json
from glossary.exchange.tbx import STYLES
from glossary.exchange.tbx_entry import Entries
from glossary.exchange.tbx_field import OWN, tidy
from glossary.exchange.xml_stream import Element, elements
from glossary.fields import Reader, shorten
from glossary.language import tag_of
from glossary.model import Glossary
from glossary.nodes import Mapping

_ROOTS = {style.root for style in STYLES.values()}
_ENTRIES = {style.entry for style in STYLES.values()}
_HEADERS = {style.header for style in STYLES.values()}
# The people, books and files that follow the entries.
_BACK = {"refObjectSec", "refObjectList"}


def read_tbx(intake: Intake) -> Iterator[Found]:
    """Yield the entries of a TBX file: its definitions in the glossary's language are sections, its terms names."""
    intake.require_size(LARGEST_STREAM)
    stream = elements(intake.file, _ENTRIES | _HEADERS | _BACK | {OWN})
    head, exact, first = Glossary("", "", "", ()), False, None
    for element in stream:
        if element.name in _ENTRIES | _BACK:
            first = element
            break
        if element.name in _ROOTS:
            head = Glossary("", "", tag_of(element.attributes.get("lang", "")), ())
        elif element.name in _HEADERS:
            head = head if exact else Glossary("", _title(element, intake), head.language, ())
        elif element.name == OWN:
            head, exact = _own_head(element, intake), True
        else:
            raise ImportFault(element.mark, f"the root is <{element.name}>, not <tbx> or <martif>; is it TBX?")
    language = intake.begin(head)
    entries = Entries(intake, head.language or language, exact=exact)
    rest = _entries(chain([first] if first else [], stream), intake)
    yield from gather(map(entries.concept, rest), language, intake)


def _entries(stream: Iterator[Element], intake: Intake) -> Iterator[Element]:
    for element in stream:
        if element.name in _ENTRIES:
            yield element
        elif element.name in _BACK:
            kind = shorten(element.attributes.get("type", ""))
            intake.loss(element.mark, f"the list {kind} after the entries has no place")


def _own_head(element: Element, intake: Intake) -> Glossary:
    node = parse_json(element.text_of_instruction(), element.mark)
    reader = Reader(intake.file)
    head = read_header(reader, node) if isinstance(node, Mapping) else Glossary("", "", "", ())
    for problem in reader.problems:
        intake.fault(problem.mark, problem.message)
    return head


def _title(element: Element, intake: Intake) -> str:
    """Return the title in a header; what it says beside has no place."""
    title = ""
    for child in element.children():
        if child.name in {"fileDesc", "titleStmt"}:
            title = _title(child, intake) or title
        elif child.name == "title":
            title = tidy(child.text())
        else:
            intake.loss(child.mark, f"{child.name} of the header has no place")
    return title
