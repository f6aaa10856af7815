"""The words of TBX (ISO 30042:2019, and its version 2): elements, data categories, dialects, styles.

The levels and carriers are those of the Min and Basic modules, https://www.tbxinfo.net.
"""

from collections.abc import Mapping
from dataclasses import dataclass

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
TARGET = "glossdesk"


@dataclass(frozen=True, slots=True)
class Category:
    """A data category: the element that carries it in DCA style, and the module that DCT style names it after."""

    carrier: str
    module: str


@dataclass(frozen=True, slots=True)
class Style:
    """The elements of a style."""

    root: str
    header: str
    entry: str
    language: str
    term: str
    by_tag: bool = False
    version: int = 3


CATEGORIES: Mapping[str, Category] = {
    "definition": Category("descrip", "basic"),
    "source": Category("admin", "basic"),
    "crossReference": Category("ref", "basic"),
    "transactionType": Category("transac", "basic"),
    "subjectField": Category("descrip", "min"),
    "externalCrossReference": Category("xref", "min"),
    "administrativeStatus": Category("termNote", "min"),
}
STYLES: Mapping[str, Style] = {
    "dca": Style("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec"),
    "dct": Style("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", by_tag=True),
    "martif": Style("martif", "martifHeader", "termEntry", "langSet", "tig", version=2),
}
# The modules of each dialect.
DIALECTS: Mapping[str, tuple[str, ...]] = {"basic": ("min", "basic"), "min": ("min",), "core": ()}
# What version 2 calls a dialect, and where it says which categories that has: it knows Basic, and all of TBX.
CONSTRAINTS: Mapping[str, tuple[str, str]] = {"basic": ("TBX-Basic", "TBXBasicXCSV02.xcs")}
ALL_CATEGORIES = ("TBX", "TBXXCSV02.xcs")

STATUSES: Mapping[str, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
