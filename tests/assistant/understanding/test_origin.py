from pathlib import Path

import pytest

from assistant.understanding.origin import claimed, puts_right, tells_origin, without_origin
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
        "It is Zhou’s maxim for trade, first spoken in 1955.",
        "The first ships are old.",
    )
    index = index_of(tmp_path, *(entry(f"e{at}", f"Term {at}", text) for at, text in enumerate(texts)))
    hits = [index.search(f"Term {at}").hits[0] for at in range(len(texts))]
    assert [tells_origin(hit) for hit in hits] == [True, True, True, True, False]


def test_who_is_taken_to_have_brought_a_named_term_up_is_put_right(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("rise", "Steep rise", "It was put forward by Zheng in 2003."))
    assert puts_right(index.search("Why did Oz Smith coin steep rise?"))
    assert not puts_right(index.search("Why did Oz Smith see steep rise?"))
    assert not puts_right(index.search("Why did Zheng go?"))


def test_verbs_of_origin_ask_for_no_more_than_the_origin() -> None:
    assert without_origin("Wann wurde die SOZ gegruendet?").split() == ["Wann", "wurde", "die", "SOZ", "?"]
    assert without_origin("谁最早提出了和平崛起？").split() == ["谁", "了和平崛起？"]
