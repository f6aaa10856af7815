from pathlib import Path

import pytest

from assistant.origin import claimed, tells_coining
from tests.conftest import entry, index_of


@pytest.mark.parametrize(
    ("question", "author"),
    [
        ("Why did Hu Jintao coin the slogan?", "Hu Jintao"),
        ("In which year had Oz first put forward the fund?", "Oz"),
        ("why has the bank launched it", "the bank"),
        ("Who coined the slogan?", ""),
        ("Did Oz say so?", ""),
    ],
)
def test_who_is_taken_to_have_brought_a_term_up_is_told(question: str, author: str) -> None:
    assert question[slice(*claimed(question))] == author


def test_a_section_tells_where_a_term_comes_from_in_many_words(tmp_path: Path) -> None:
    texts = (
        "The word comes from game theory.",
        "It was set down in 1943.",
        "It was put forward at Boao.",
        "It is old.",
    )
    index = index_of(tmp_path, *(entry(f"e{at}", f"Term {at}", text) for at, text in enumerate(texts)))
    hits = [index.search(f"Term {at}").hits[0] for at in range(len(texts))]
    assert [tells_coining(hit) for hit in hits] == [True, True, True, False]
