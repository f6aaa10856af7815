"""Reading scripts: YAML files of cases, and `*.jsonl` with one case a line."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assistant.evaluate.case import Case, Expectation, Script, Step
from assistant.evaluate.citable import Citable
from assistant.evaluate.lines import compose_lines
from assistant.question import QuestionError, clean_question
from glossary import Glossary, Mark, Problem
from glossary.draft import Address
from glossary.fields import Field, Reader, shorten
from glossary.load import in_order
from glossary.nodes import Fault, Mapping, Node, Scalar, compose, read_utf8
from glossary.schema import Keys

SUFFIXES = (".yaml", ".jsonl")

_SCRIPT = Keys("a script", ("cases",), ("title",))
_CASE = Keys("a case", ("id",), ("ask", "passage", "expect", "dialogue", "without"))
_TURN = Keys("a turn", ("ask",), ("passage", "expect"))
_EXPECTATION = Keys("'expect'", (), ("answered", "partly", "cites", "cites_any", "quotes", "quotes_any", "avoids"))
_TRUE_OR_FALSE = ("answered", "partly")
_TRUTHS = {"true": True, "false": False}


class ScriptError(ValueError):
    """Scripts that cannot be run, with all of their problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_scripts(paths: Iterable[Path], glossaries: Sequence[Glossary]) -> tuple[Script, ...]:
    """Return the scripts of files and of folders; raise ScriptError with every fault of all of them.

    What they expect to be cited and quoted must stand in the glossaries.
    """
    problems: list[Problem] = []
    read = list(read_each(dict.fromkeys(file for path in paths for file in _files(path, problems)), glossaries))
    problems += (problem for _, own in read for problem in own)
    if problems:
        raise ScriptError(in_order(problems))
    return tuple(script for script, _ in read)


def read_each(files: Iterable[Path], glossaries: Sequence[Glossary]) -> Iterator[tuple[Script, tuple[Problem, ...]]]:
    """Yield the script of each file with its problems; one that has any is not fit to be run."""
    citable = Citable(glossaries)
    for file in files:
        problems: list[Problem] = []
        yield _read(file, citable, problems), in_order(problems)


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    wanted = " or ".join(f"*{suffix}" for suffix in SUFFIXES)
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES and file.is_file())
        if not found:
            problems.append(Problem(Mark(path), "no-script", f"the folder holds no script; write a {wanted} in it"))
        return found
    if not path.exists():
        problems.append(Problem(Mark(path), "no-script", "there is no such file or folder; check the path"))
        return []
    if path.suffix not in SUFFIXES:
        problems.append(Problem(Mark(path), "no-script", f"it is no script by its name; name it {wanted}"))
        return []
    return [path]


def _read(file: Path, citable: Citable, problems: list[Problem]) -> Script:
    script = _ScriptReader(file, citable)
    try:
        if file.suffix == ".jsonl":
            nodes, faults = compose_lines(file)
            problems += faults
            if not (nodes or faults):
                problems.append(Problem(Mark(file), "empty-file", "the file is empty; write one case a line"))
            return Script(file, file.stem, tuple(script.case(node, (at,)) for at, node in enumerate(nodes)))
        node = compose(file, read_utf8(file))
        if node is None:
            raise Fault(Problem(Mark(file), "empty-file", "the file is empty; write 'cases:' with a list of cases"))
        return script.script(node)
    except Fault as fault:
        problems.append(fault.problem)
        return Script(file, "", ())
    finally:
        problems += script.reader.problems


class _ScriptReader:
    """Reads the nodes of one file."""

    def __init__(self, file: Path, citable: Citable) -> None:
        self.reader = Reader(file)
        self._citable = citable
        self._lines: dict[str, int] = {}

    def script(self, node: Node) -> Script:
        """Read a whole YAML file."""
        found = self.reader.fields(node, (), _SCRIPT)
        title = self.reader.text(found.get("title")) or self.reader.file.stem
        cases = self.reader.each(found.get("cases"), self.case)
        if "cases" in found and not (cases or self.reader.problems):
            self.reader.fault(found["cases"].node, "empty-field", "'cases' is empty; write at least one case")
        return Script(self.reader.file, title, cases)

    def case(self, node: Node, address: Address) -> Case:
        """Read a case."""
        found = self.reader.fields(node, address, _CASE)
        name = self._id(found.get("id"))
        if "dialogue" in found:
            for key in ("ask", "passage", "expect"):
                if key in found:
                    message = f"{key!r} stands beside 'dialogue'; write it in the turn that it belongs to"
                    self.reader.fault(found[key].key_node, "conflict", message)
            turns = self.reader.each(found["dialogue"], self._turn)
            if not turns and not getattr(found["dialogue"].node, "items", None):
                self.reader.fault(found["dialogue"].node, "empty-field", "'dialogue' is empty; write its turns")
            return Case(name, turns, self._without(found.get("without"), turns))
        if isinstance(node, Mapping) and "ask" not in found:
            message = "a case has neither 'ask' nor 'dialogue'; add 'ask: ...' with the question"
            self.reader.fault(node, "missing-field", message)
        steps = (self._step(found),)
        return Case(name, steps, self._without(found.get("without"), steps))

    def _id(self, field: Field | None) -> str:
        name = self.reader.text(field, required=True)
        if field and name in self._lines:
            message = f"id {shorten(name)} stands on line {self._lines[name]} already; give each case its own"
            self.reader.fault(field.node, "duplicate-id", message)
        if field and name:
            self._lines.setdefault(name, field.node.mark.line)
        return name

    def _without(self, field: Field | None, steps: Sequence[Step]) -> tuple[str, ...]:
        if field is None:
            return ()
        entries = self.reader.texts(field)
        for node in self._scalars(field):
            if node.value not in self._citable.entries:
                near = self._citable.nearest_entry(node.value.partition("#")[0])
                remedy = f"did you mean {near!r}?" if near else "write the id of an entry"
                self.reader.fault(node, "unknown-entry", f"{shorten(node.value)} is no entry of the glossary; {remedy}")
        if self._citable.entries <= set(entries):
            self.reader.fault(field.node, "nothing-left", "'without' leaves no entry to answer from; keep at least one")
        for missed in dict.fromkeys(self._missed(set(entries), steps)):
            message = f"{shorten(missed)} is expected, but 'without' leaves it out; delete one of them"
            self.reader.fault(field.key_node, "conflict", message)
        return entries

    def _missed(self, out: set[str], steps: Sequence[Step]) -> Iterator[str]:
        """Yield the places and the words that are expected of answers, but stand only in entries that are left out."""
        for expect in (step.expect for step in steps):
            yield from (place for place in expect.citable if place.partition("#")[0] in out)
            for quote in expect.quotes + expect.quotes_any:
                holders = self._citable.holders(quote)
                if holders and holders <= out:
                    yield quote

    def _turn(self, node: Node, address: Address) -> Step:
        return self._step(self.reader.fields(node, address, _TURN))

    def _step(self, found: dict[str, Field]) -> Step:
        ask, passage = self.reader.text(found.get("ask"), required=True), self.reader.text(found.get("passage"))
        if ask.strip():
            try:
                clean_question(ask)
            except QuestionError as error:
                self.reader.fault(found["ask"].node, "question", str(error))
        return Step(ask, self._expectation(found.get("expect")), passage)

    def _expectation(self, field: Field | None) -> Expectation:
        if field is None:
            return Expectation()
        found = self.reader.fields(field.node, field.address, _EXPECTATION)
        answered, partly = self._truth(found.get("answered"), absent=True), self._truth(found.get("partly"))
        lists = {key: self.reader.texts(found.get(key)) for key in _EXPECTATION.all if key not in _TRUE_OR_FALSE}
        needing = {**lists, "partly": partly, "answered": False, "avoids": False}
        for key, one in found.items():
            if not answered and needing[key]:
                message = f"{key!r} stands beside 'answered: false'; an abstention cites nothing: delete one of them"
                self.reader.fault(one.key_node, "conflict", message)
        for key in ("cites", "cites_any"):
            for node in self._scalars(found.get(key)):
                self._require_id(node)
        for key in ("quotes", "quotes_any"):
            for node in self._scalars(found.get(key)):
                self._require_text(node)
        return Expectation(answered, **lists, partly=partly)

    def _truth(self, field: Field | None, *, absent: bool = False) -> bool:
        if field is None:
            return absent
        written = self.reader.text(field)
        if written.lower() not in _TRUTHS and isinstance(field.node, Scalar):
            message = f"{field.key!r} is {shorten(written)}; write true or false"
            self.reader.fault(field.node, "wrong-kind", message)
        return _TRUTHS.get(written.lower(), absent)

    def _scalars(self, field: Field | None) -> Iterator[Scalar]:
        nodes = getattr(field.node, "items", ()) if field else ()
        return (node for node in nodes if isinstance(node, Scalar) and node.value.strip())

    def _require_id(self, node: Scalar) -> None:
        if not self._citable.has_id(node.value):
            near = self._citable.nearest_id(node.value)
            remedy = f"did you mean {near!r}?" if near else "write the id of an entry, or entry#section"
            self.reader.fault(node, "unknown-place", f"{shorten(node.value)} is not in the glossary; {remedy}")

    def _require_text(self, node: Scalar) -> None:
        if not self._citable.has_text(node.value):
            near = self._citable.nearest_text(node.value)
            remedy = f"the nearest sentence is {near!r}" if near else "copy the words from a section"
            self.reader.fault(node, "unknown-quote", f"no section holds the words {shorten(node.value)}; {remedy}")
