from pydantic import BaseModel, Field, ValidationError

from assistant.web.fault import Fault, faults_of


class _Listed(BaseModel):
    items: tuple[int, ...] = Field(min_length=2)


def told(*items: object) -> list[Fault]:
    try:
        _Listed.model_validate({"items": items})
    except ValidationError as error:
        return faults_of(error.errors(), "body")
    return []


def test_a_list_with_a_faulty_item_is_not_too_short_as_well() -> None:
    assert [one.pointer for one in told(1, "two")] == ["/body/items/1"]


def test_a_list_that_is_too_short_is_told() -> None:
    assert [one.pointer for one in told(1)] == ["/body/items"]
    assert told(1, 2) == []
