"""The rooms of the house: who imports whom, what a package offers, and what importing it does."""

import ast
import importlib
import inspect
import json
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, python

ROOMS = ("glossary", "index", "assistant", "app")
FACES = {
    "cli": {
        f"assistant.{part}"
        for part in (
            "cli",
            "commands",
            "evaluate.calibrate_command",
            "evaluate.chart",
            "evaluate.command",
            "evaluate.draft_command",
            "evaluate.table",
            "site.command",
        )
    },
    "web": {"assistant.web"},
}
# The one way in to what imports Gradio.
DOOR = "assistant.web.server"
FILES = [*sorted(file for room in ROOMS[:3] for file in (ROOT / room).rglob("*.py")), ROOT / "app.py"]
HEAVY = {"gradio", "sentence_transformers", "torch", "transformers", "pymilvus"}


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = [module_of(file) for file in FILES]


def imports(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield every module that a file imports, and whether inside a function."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    inside = {inner for function in functions for inner in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import hides which room it leads to"
            assert node.module
            yield node.module, node in inside
            yield from ((f"{node.module}.{alias.name}", node in inside) for alias in node.names)


@pytest.mark.parametrize("file", FILES, ids=module_of)
def test_imports_run_one_way(file: Path) -> None:
    own = ROOMS.index(module_of(file).partition(".")[0])
    for module, _ in imports(file):
        room = module.partition(".")[0]
        assert room not in {"tests", "benchmarks"}
        assert room not in ROOMS or ROOMS.index(room) <= own, f"{file} imports {module}"


@pytest.mark.parametrize("file", [file for file in FILES if module_of(file).startswith("glossary")], ids=module_of)
def test_the_glossary_needs_the_standard_library_and_yaml_alone_and_readers_of_other_formats(file: Path) -> None:
    rooms = {module.partition(".")[0] for module, _ in imports(file)}
    formats = (
        {"charset_normalizer", "defusedxml", "markdown_it", "openpyxl", "rdflib"} if "exchange" in file.parts else set()
    )
    assert rooms <= {*sys.stdlib_module_names, "glossary", "yaml", *formats}


@pytest.mark.parametrize("file", [file for file in FILES if "understanding" in file.parts], ids=module_of)
def test_what_makes_sense_of_a_question_knows_nothing_of_answers(file: Path) -> None:
    own = ("assistant.understanding", "assistant.question")
    assert all(module.startswith(own) for module, _ in imports(file) if module.startswith("assistant"))


@pytest.mark.parametrize("file", FILES, ids=module_of)
def test_nothing_of_the_house_is_imported_inside_a_function_but_the_pages(file: Path) -> None:
    inside = {module for module, within in imports(file) if within and module.partition(".")[0] in ROOMS}
    assert not inside or module_of(file) in {DOOR, "assistant.web.late_chat", "app"}


@pytest.mark.parametrize("file", [file for file in FILES if module_of(file) != "app"], ids=module_of)
def test_faces_never_import_each_other_but_to_serve(file: Path) -> None:
    own = face_of(module_of(file))
    others = {module for module, _ in imports(file) if face_of(module) not in {None, own}}
    assert own or not others, "what every face uses knows none of them"
    assert all(module == DOOR or module.startswith(f"{DOOR}.") for module in others)


def face_of(module: str) -> str | None:
    inside = (face for face, parts in FACES.items() if any(f"{module}.".startswith(f"{part}.") for part in parts))
    return next(inside, None)


@pytest.mark.parametrize("name", ["glossary", "glossary.exchange", "index", "assistant"])
def test_a_package_offers_what_it_says_and_all_of_it_is_documented(name: str) -> None:
    package = importlib.import_module(name)
    public = {key for key, value in vars(package).items() if not key.startswith("_") and not inspect.ismodule(value)}
    assert set(package.__all__) == public
    assert list(package.__all__) == sorted(package.__all__, key=lambda key: (not key.isupper(), key))
    for key in public:
        value = getattr(package, key)
        documented = isinstance(value, type | types.FunctionType)
        assert not documented or (value.__doc__ and not value.__doc__.startswith(f"{key}("))
    assert package.__doc__


def imported(modules: list[str]) -> list[dict[str, list[str]]]:
    """Import modules one after the other in a new Python, and tell what each of them did."""
    code = f"""
import importlib, json, logging, os, sys
touched = {{"network": [], "written": []}}
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request"):
        touched["network"].append(f"{{event}} {{arguments[1:]}}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        if arguments[0] != os.devnull:
            touched["written"].append(str(arguments[0]))
    if event in ("os.mkdir", "os.rename", "os.remove"):
        touched["written"].append(str(arguments[0]))
sys.addaudithook(watch)
done = []
for module in {modules!r}:
    environment, level = dict(os.environ), logging.root.level
    importlib.import_module(module)
    changed = [] if dict(os.environ) == environment and logging.root.level == level else ["environment or logging"]
    heavy = sorted({HEAVY!r} & sys.modules.keys())
    done.append({{"heavy": heavy, "changed": changed, **{{key: list(value) for key, value in touched.items()}}}})
print(json.dumps(done))
"""
    return list(json.loads(python(code)))


def test_importing_is_light_and_touches_nothing() -> None:
    light = [module for module in MODULES if face_of(module) != "web" or module == DOOR]
    clean: dict[str, list[str]] = {"heavy": [], "changed": [], "network": [], "written": []}
    assert dict(zip(light, imported(light), strict=True)) == dict.fromkeys(light, clean)


def test_importing_the_pages_touches_no_network() -> None:
    done = imported([module for module in MODULES if face_of(module) == "web"])
    assert [one["network"] for one in done] == [[]] * len(done)
