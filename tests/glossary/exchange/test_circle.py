from glossary.exchange.circle import circles


def test_circles_are_found_once_each_and_long_chains_are_none() -> None:
    assert list(circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["d"], "e": ["a"]})) == [("a", "b", "c"), ("d",)]
    assert list(circles({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []})) == []
    chain = {str(number): [str(number + 1)] for number in range(100_000)}
    assert list(circles(chain)) == []
    assert [len(circle) for circle in circles({**chain, "100000": ["0"]})] == [100_001]
