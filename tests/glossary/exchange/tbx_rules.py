"""What TBX asks of a file, as far as an export of ours goes: the order of elements, their attributes and categories.

Taken down from the core structure of version 3 (its RELAX NG schema), the Schematron rules of TBX-Basic 1.2.1 and its
modules, and the core structure of version 2, which has the same order by other names.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

TBX = "urn:iso:std:iso:30042:ed-2"
MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
HELD = {"core": (), "min": ("min",), "basic": ("min", "basic")}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What version 2 calls the elements of version 3.
OLD = {
    "martif": "tbx",
    "martifHeader": "tbxHeader",
    "termEntry": "conceptEntry",
    "langSet": "langSec",
    "tig": "termSec",
}

# Patterns of children: names, each followed by a space. "own" is an element of a module, in DCT style.
_ABOUT = (
    "(?:(?:descrip |descripGrp |admin |adminGrp |transacGrp |note |ref |xref )*"
    "|(?:note |adminGrp |descripGrp |transacGrp |own )*)"
)
CHILDREN: Mapping[str, str] = {
    "tbx": "tbxHeader text ",
    "tbxHeader": "fileDesc (?:encodingDesc )?(?:revisionDesc )?",
    "fileDesc": "(?:titleStmt )?(?:publicationStmt )?(?:sourceDesc )+",
    "titleStmt": "title (?:note )*",
    "publicationStmt": "(?:p )+",
    "sourceDesc": "(?:p )+",
    "encodingDesc": "(?:p )+",
    "text": "body (?:back )?",
    "body": "(?:conceptEntry )+",
    "conceptEntry": f"{_ABOUT}(?:langSec )+",
    "langSec": f"{_ABOUT}(?:termSec )+",
    "termSec": f"term (?:(?:termNote |termNoteGrp )*|(?:own )*){_ABOUT}",
    "descripGrp": "(?:descrip (?:descripNote |admin |adminGrp |transacGrp |note |ref |xref )*"
    "|own (?:note |adminGrp |transacGrp |own )*)",
    "transacGrp": "(?:transac (?:transacNote |date |note |ref |xref )*|own (?:date |note |own )*)",
}
TEXTS = {"title", "p", "term", "note", "date", "descrip", "admin", "ref", "xref", "transac", "termNote", "own"}
# The attributes that an element must have, and others that it may have.
ATTRIBUTES: Mapping[str, tuple[set[str], set[str]]] = {
    "tbx": ({"type", LANGUAGE}, {"style"}),
    "p": (set(), {"type"}),
    "conceptEntry": ({"id"}, set()),
    "langSec": ({LANGUAGE}, set()),
    "ref": ({"type", "target"}, set()),
    "xref": ({"type", "target"}, set()),
    **dict.fromkeys(("descrip", "admin", "transac", "termNote"), ({"type"}, set())),
    "own": (set(), {"target"}),
}
_EVERYWHERE = {"conceptEntry", "langSec", "termSec"}
# The element that carries a category, the module that has it, and the levels where it may stand.
CATEGORIES: Mapping[str, tuple[str, str, set[str]]] = {
    "subjectField": ("descrip", "min", {"conceptEntry"}),
    "administrativeStatus": ("termNote", "min", {"termSec"}),
    "externalCrossReference": ("xref", "min", _EVERYWHERE),
    "definition": ("descrip", "basic", {"conceptEntry", "langSec"}),
    "source": ("admin", "basic", _EVERYWHERE),
    "crossReference": ("ref", "basic", {"conceptEntry", "termSec"}),
    "transactionType": ("transac", "basic", _EVERYWHERE),
}
_STATUSES = {f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")}
VALUES = {"administrativeStatus": _STATUSES, "transactionType": {"origination", "modification"}}
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_URI = re.compile(r"https?://[!#-;=?-Z\[\]_a-z~]+")


def faults(content: bytes, style: str, dialect: str) -> list[str]:
    """Return what keeps a file from being TBX of a style and dialect."""
    root = fromstring(content)
    name = "TBX" if style == "martif" and dialect != "basic" else f"TBX-{dialect.capitalize()}"
    found = [] if root.get("type") == name else [f"type {root.get('type')!r}"]
    found += [] if root.get("style", "martif") == style else [f"style {root.get('style')!r}"]
    ids = [one.get("id", "") for one in root.iter() if "id" in one.attrib]
    found += [f"id {one!r}" for one in ids if not _NAME.fullmatch(one) or ids.count(one) > 1]
    return [*found, *_faults_of(root, "", style, dialect, set(ids))]


def _faults_of(element: Element, level: str, style: str, dialect: str, ids: set[str]) -> Iterator[str]:
    name, category, module = _named(element)
    namespace = element.tag.rpartition("}")[0][1:]
    if namespace not in ({""} if style == "martif" else {TBX, *MODULES.values()}):
        yield f"namespace {namespace!r}"
    if style != "dct" and name == "own":
        yield f"<{category}> of a module in {style}"
    children = "".join(f"{_named(child)[0]} " for child in element)
    if not re.fullmatch(CHILDREN.get(name, ""), children):
        yield f"<{name}> with {children!r}"
    if name not in TEXTS and any((text or "").strip() for text in (element.text, *(one.tail for one in element))):
        yield f"<{name}> with text"
    must, may = ATTRIBUTES.get(name, (set(), set()))
    if not must <= set(element.keys()) <= must | may:
        yield f"<{name}> with attributes {sorted(element.keys())}"
    if LANGUAGE in element.attrib and not _TAG.fullmatch(element.attrib[LANGUAGE]):
        yield f"language {element.attrib[LANGUAGE]!r}"
    if name == "date":
        date.fromisoformat(element.text or "")
    if category:
        yield from _faults_of_category(element, name, category, module, level, dialect, ids)
    level = name if name in _EVERYWHERE else level
    for child in element:
        yield from _faults_of(child, level, style, dialect, ids)


def _faults_of_category(
    element: Element, name: str, category: str, module: str, level: str, dialect: str, ids: set[str]
) -> Iterator[str]:
    carrier, holder, levels = CATEGORIES.get(category, ("", "", set()))
    if name not in {carrier, "own"} or module not in {holder, ""}:
        yield f"{category} in <{name}> of {module!r}"
    if holder not in HELD[dialect]:
        yield f"{category} in {dialect}"
    if level not in levels:
        yield f"{category} at {level!r}"
    if element.text not in VALUES.get(category, {element.text}):
        yield f"{category} of {element.text!r}"
    target = element.get("target", "")
    if category == "crossReference" and target not in ids:
        yield f"reference to {target!r}"
    if category == "externalCrossReference" and not _URI.fullmatch(target):
        yield f"link to {target!r}"


def _named(element: Element) -> tuple[str, str, str]:
    """Return what an element is called here, and its category with its module, if it has one."""
    namespace, _, name = element.tag.rpartition("}")
    module = next((one for one, address in MODULES.items() if namespace[1:] == address), "")
    if module:
        return "own", name, module
    name = OLD.get(name, name)
    return name, element.get("type", "") if name not in {"tbx", "p"} else "", ""
