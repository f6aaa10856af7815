from index.encoding import vectors_of
from index.progress import listening
from tests.conftest import FakeEncoder


def test_a_listener_hears_how_many_texts_are_encoded() -> None:
    told: list[tuple[int, int]] = []
    texts = [f"text {number}" for number in range(300)]
    with listening(lambda done, of: told.append((done, of))):
        vectors_of(FakeEncoder(), texts, None, lambda _: None)
    # In batches of 256.
    assert told == [(0, 300), (256, 300), (300, 300)]
    vectors_of(FakeEncoder(), texts, None, lambda _: None)
    assert len(told) == 3
