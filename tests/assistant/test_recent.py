from concurrent.futures import ThreadPoolExecutor

from assistant.recent import Recent


def test_what_was_longest_not_asked_for_is_forgotten() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert [recent.get(key) for key in "abc"] == [1, None, 3]


def test_what_is_put_again_takes_the_place_of_what_was_there() -> None:
    recent: Recent[str, int] = Recent(2)
    for key, value in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        recent.put(key, value)
    assert [recent.get(key) for key in "abc"] == [3, None, 4]


def test_of_nothing_nothing_is_remembered() -> None:
    recent: Recent[str, int] = Recent(0)
    recent.put("a", 1)
    assert recent.get("a") is None


def test_threads_may_share_it() -> None:
    recent: Recent[int, int] = Recent(8)

    def use(number: int) -> bool:
        recent.put(number % 16, number % 16)
        return recent.get(number % 16) in (None, number % 16)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(10_000)))
