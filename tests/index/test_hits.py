import pytest

from index.document import Place
from index.hit import Hit, Signals
from index.hits import Hits


def hit(number: int) -> Hit:
    return Hit(Place("g", f"e{number}"), "Term", float(-number), Signals(*[0.0] * 8), ())


def test_a_hit_is_made_once_and_when_it_is_read() -> None:
    made: list[int] = []

    def make(number: int) -> Hit:
        made.append(number)
        return hit(number)

    hits = Hits(3, make)
    assert (len(hits), bool(hits), made) == (3, True, [])
    assert hits[1] is hits[1]
    assert hits[:2] == (hit(0), hit(1))
    assert made == [1, 0]
    assert list(hits) == [hit(0), hit(1), hit(2)]
    assert made == [1, 0, 2]


def test_hits_are_read_as_a_tuple_is() -> None:
    hits = Hits(3, hit)
    assert hits[-1] == hit(2)
    assert hits[5:] == ()
    with pytest.raises(IndexError):
        hits[3]


def test_hits_are_equal_by_what_they_are() -> None:
    assert Hits(2, hit) == Hits(2, hit) == (hit(0), hit(1))
    assert Hits(2, hit) != Hits(3, hit)
    assert Hits(0, hit) != 0
    assert hash(Hits(2, hit)) == hash(Hits(2, hit))
