import pytest

from assistant.evaluate.case import Case


@pytest.mark.parametrize(("name", "kind"), [("known_item-12", "known_item"), ("fact-cold-war", "fact"), ("single", "")])
def test_the_kind_stands_before_the_first_hyphen(name: str, kind: str) -> None:
    assert Case(name, ()).kind == kind
