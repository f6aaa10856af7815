import pytest

from assistant.evaluate.case import Case


@pytest.mark.parametrize(("name", "kind"), [("known-item-12", "known-item"), ("typo-1", "typo"), ("single", "")])
def test_the_kind_stands_before_the_last_hyphen(name: str, kind: str) -> None:
    assert Case(name, ()).kind == kind
