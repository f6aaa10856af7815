"""Reading XML as a stream of elements that know where they stand; entities and what is outside the file are refused."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, EntitiesForbidden
from defusedxml.ElementTree import DefusedXMLParser

from glossary.exchange.fault import ImportFault
from glossary.model import Mark

_CHUNK = 1 << 16
_DEEPEST = 50
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name and those of its attributes without namespaces; `content` has texts and elements in turn.

    A processing instruction is an element by the name of "?" and its target.
    """

    name: str
    attributes: Mapping[str, str]
    mark: Mark
    content: "list[Element | str]" = field(default_factory=list)

    def children(self) -> "Iterator[Element]":
        """Yield the elements inside this one."""
        yield from (one for one in self.content if isinstance(one, Element))

    def text(self) -> str:
        """Return all text inside this one, but for instructions."""
        return "".join(
            one if isinstance(one, str) else "" if one.name.startswith("?") else one.text() for one in self.content
        )

    def text_of_instruction(self) -> str:
        """Return what an instruction says."""
        return "".join(one for one in self.content if isinstance(one, str))


def elements(file: Path, wanted: Collection[str]) -> Iterator[Element]:
    """Yield the wanted elements of a file, each as soon as it ends; the root comes first, while it is empty.

    An instruction is wanted by "?" and its target. Raise ImportFault where the file is not XML, or not to be trusted.
    """
    target = _Target(file, wanted)
    parser = DefusedXMLParser(target=target, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    target.expat = parser.parser
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                parser.feed(chunk)
                yield from target.taken()
        parser.close()
        yield from target.taken()
    except ImportFault:
        raise
    except EntitiesForbidden as error:
        message = f"it declares the entity {error.name!r}; write out what it stands for, and delete its declaration"
        raise ImportFault(target.mark(), message) from None
    except DefusedXmlException:
        raise ImportFault(target.mark(), "it refers to what is outside the file; write that out here") from None
    except ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        raise ImportFault(Mark(file, line, column + 1), f"not XML: {what}; correct it") from None
    except (ValueError, LookupError) as error:
        raise ImportFault(target.mark(), f"cannot be decoded: {error}; save it as UTF-8") from None


class _Target:
    """Build the wanted elements from what the parser calls."""

    def __init__(self, file: Path, wanted: Collection[str]) -> None:
        self.expat: object = None
        self._file = file
        self._wanted = wanted
        self._open: list[Element] = []
        self._depth = 0
        self._done: list[Element] = []

    def mark(self) -> Mark:
        line = getattr(self.expat, "CurrentLineNumber", 1)
        return Mark(self._file, line, getattr(self.expat, "CurrentColumnNumber", 0) + 1)

    def taken(self) -> list[Element]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ImportFault(self.mark(), f"nested over {_DEEPEST} deep; is it a glossary?")
        if self._open or name in self._wanted or self._depth == 1:
            given = {"lang" if key == _LANGUAGE else key.rpartition("}")[2]: value for key, value in attributes.items()}
            element = Element(name, given, self.mark())
            if self._depth == 1:
                self._done.append(element)
                return
            if self._open:
                self._open[-1].content.append(element)
            self._open.append(element)

    def end(self, _tag: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._done.append(element)

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)

    def pi(self, target: str, text: str) -> None:
        element = Element(f"?{target}", {}, self.mark(), [text])
        if self._open:
            self._open[-1].content.append(element)
        elif element.name in self._wanted:
            self._done.append(element)

    def close(self) -> None:
        """Do nothing: all that was wanted is done."""
