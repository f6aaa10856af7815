import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx
import jsonschema
import pytest

from assistant.version import program_version

# JSON of whatever depth.
Schema = Mapping[str, Any]


@pytest.fixture(scope="module")
def schema(server: httpx.Client) -> Schema:
    return dict(server.get("/openapi.json").json())


def operations(schema: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def examples(path: str, operation: Schema) -> Iterator[tuple[str, Schema, object]]:
    """Yield the requests that an operation gives as examples: path, query and body."""
    given = {
        (one["in"], one["name"]): example["value"]
        for one in operation.get("parameters", ())
        for example in one.get("examples", {}).values()
    }
    filled = path.format_map({name: quote(str(value)) for (place, name), value in given.items() if place == "path"})
    query = {name: value for (place, name), value in given.items() if place == "query"}
    bodies = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("examples", {})
    yield from ((filled, query, one["value"]) for one in bodies.values())
    if not bodies:
        yield filled, query, None


def validate(document: object, shape: Schema, schema: Schema) -> None:
    jsonschema.Draft202012Validator({**shape, "components": schema["components"]}).validate(document)


def test_every_example_is_answered_as_the_schema_says(server: httpx.Client, schema: Schema) -> None:
    sent = []
    for method, path, operation in operations(schema):
        for address, query, body in examples(path, operation):
            told = server.request(method, address, params=query, json=body)
            assert told.status_code == 200, told.text
            kind, _, _ = told.headers["content-type"].partition(";")
            content = operation["responses"]["200"]["content"][kind]
            if kind == "text/event-stream":
                for event in told.text.strip().split("\n\n"):
                    validate({"data": event.removeprefix("data: ")}, content["itemSchema"], schema)
            else:
                validate(told.json(), content["schema"], schema)
            sent.append(operation["operationId"])
    assert set(sent) == {operation["operationId"] for _, _, operation in operations(schema)}
    assert sent.count("ask") > 3


def test_every_body_has_an_example(schema: Schema) -> None:
    bodies = [operation["requestBody"] for _, _, operation in operations(schema) if "requestBody" in operation]
    assert all(one["content"]["application/json"]["examples"] for one in bodies)


def test_operations_have_plain_ids(schema: Schema) -> None:
    ids = {operation["operationId"] for _, _, operation in operations(schema)}
    assert {"ask", "search", "annotate", "list_entries", "get_entry", "healthz", "readyz"} <= ids


def test_the_version_is_that_of_the_program(schema: Schema) -> None:
    assert schema["info"]["version"] == program_version()


def test_every_reference_leads_somewhere(schema: Schema) -> None:
    named = set(re.findall(r"'#/components/schemas/(\w+)'", str(schema)))
    assert "Problem" in named
    assert named <= set(schema["components"]["schemas"])


def test_nothing_is_told_of_that_is_never_returned(schema: Schema) -> None:
    assert "ValidationError" not in str(schema)
    told = {one["operationId"]: set(one["responses"]) for _, _, one in operations(schema)}
    assert "422" in told["ask"]
    assert "422" not in told["create_chat_completion"]


def test_a_problem_is_as_the_schema_says(server: httpx.Client, schema: Schema) -> None:
    problems = {"$ref": "#/components/schemas/Problem"}
    for told in (server.post("/api/v1/ask", json={"query": 1}), server.get("/api/v1/nothing")):
        validate(told.json(), problems, schema)
    with pytest.raises(jsonschema.ValidationError):
        validate({"status": "bad"}, problems, schema)
