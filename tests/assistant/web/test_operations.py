from assistant.web.operations import Example, Field, Operation, Reply, Shape, Word, operations, shapes

SCHEMA = {
    "paths": {
        "/tea/{kind}": {
            "post": {
                "operationId": "brew",
                "summary": "Brew tea",
                "parameters": [
                    {
                        "name": "kind",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string", "minLength": 1, "maxLength": 2000},
                        "examples": {"it's": {"value": "it's/green"}},
                    }
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Pot"},
                            "examples": {"big": {"summary": "A big pot", "value": {"cups": [9]}}},
                        }
                    }
                },
                "responses": {"204": {"description": "Brewed."}},
            }
        }
    },
    "components": {
        "schemas": {
            "Pot": {
                "description": "A pot.",
                "properties": {
                    "cups": {"type": "array", "items": {"$ref": "#/components/schemas/Cup"}, "maxItems": 9},
                    "lid": {"anyOf": [{"type": "integer", "minimum": 0.0, "maximum": 1.0}, {"type": "null"}]},
                    "colour": {"enum": ["red", "blue"]},
                },
                "required": ["cups"],
            }
        }
    },
}
KIND = Field("kind", "path", (Word("string"),), "1 to 2,000 characters", required=True, told="")


def test_an_operation_is_told_with_its_fields_and_a_command_that_a_shell_understands() -> None:
    [brew] = operations(SCHEMA, "http://kettle")
    assert brew == Operation(
        id="brew",
        method="POST",
        path="/tea/{kind}",
        summary="Brew tea",
        told="",
        fields=(KIND, *pot("body")),
        examples=(Example("A big pot", "curl http://kettle/tea/it%27s%2Fgreen \\\n  --json '{\"cups\": [9]}'"),),
        replies=(Reply("204", "Brewed.", ()),),
    )


def test_a_shape_is_told_with_its_fields() -> None:
    assert list(shapes(SCHEMA)) == [Shape("Pot", "A pot.", pot(""))]


def pot(place: str) -> tuple[Field, ...]:
    cups = (Word("list of "), Word("Cup", shape=True))
    lid = (Word("integer"), Word(" or "), Word("null"))
    colour = (Word('"red" or "blue"'),)
    return (
        Field("cups", place, cups, "at most 9 items", required=True, told=""),
        Field("lid", place, lid, "0 to 1", required=False, told=""),
        Field("colour", place, colour, "", required=False, told=""),
    )
