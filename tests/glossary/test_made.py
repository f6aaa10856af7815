from functools import cache

import pytest

from glossary.made import Made


def member(number: int) -> str:
    return f"member {number}"


def test_a_member_is_made_when_it_is_read_and_once_where_it_is_remembered() -> None:
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return member(number)

    members = Made(3, cache(make))
    assert (len(members), bool(members), made) == (3, True, [])
    assert members[1] is members[1]
    assert members[:2] == (member(0), member(1))
    assert made == [1, 0]
    assert list(members) == [member(0), member(1), member(2)]
    assert made == [1, 0, 2]


def test_members_are_read_as_those_of_a_tuple_are() -> None:
    members = Made(3, member)
    assert members[-1] == member(2)
    assert members[5:] == ()
    with pytest.raises(IndexError):
        members[3]


def test_sequences_are_equal_by_what_they_hold() -> None:
    assert Made(2, member) == Made(2, member) == (member(0), member(1))
    assert Made(2, member) != Made(3, member)
    assert Made(0, member) != 0
    assert hash(Made(2, member)) == hash(Made(2, member))
