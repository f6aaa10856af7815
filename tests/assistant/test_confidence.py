from dataclasses import replace
from pathlib import Path

import pytest

from assistant.confidence import THRESHOLD, confidence, gather
from index import Found, Index, Signals
from tests.conftest import FakeEncoder, entry, index_of

ENTRIES = (entry("aid", "Aid", "Aid is given. Food is sent."), entry("war", "Strife", "Armies march. Towns burn."))


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return index_of(tmp_path, *ENTRIES)


def with_signals(found: Found, **signals: float) -> Found:
    first = found.hits[0]
    plain = Signals(section=0.5, sentence=0.5, asked=0.0, lexical=3.0, name=0.5, coverage=0.5, foreign=0.0, shared=1.0)
    return replace(found, hits=(replace(first, signals=replace(plain, **signals)), *found.hits[1:]))


def test_it_is_a_probability(index: Index) -> None:
    for question in ("aid", "what is aid?", "food armies", "nothing like it at all", "什么", "x"):
        assert 0 <= confidence(index.search(question)) <= 1


def test_what_the_glossary_names_is_above_the_threshold_and_what_it_lacks_below(index: Index) -> None:
    assert confidence(index.search("what does aid mean?")) > THRESHOLD
    assert confidence(index.search("who invented the telephone exchange?")) < THRESHOLD


@pytest.mark.parametrize("signal", ["sentence", "coverage", "name", "shared"])
def test_more_evidence_makes_surer(index: Index, signal: str) -> None:
    found = index.search("food sent now")
    sure = [confidence(with_signals(found, **{signal: value})) for value in (0.0, 0.4, 0.8, 1.0)]
    assert sure == sorted(set(sure))


def test_proper_names_that_the_section_lacks_make_less_sure(index: Index) -> None:
    found = index.search("food sent now")
    sure = [confidence(with_signals(found, foreign=value)) for value in (0.0, 0.4, 0.8, 1.0)]
    assert sure == sorted(set(sure), reverse=True)


def test_a_readers_question_is_as_good_as_a_sentence(index: Index) -> None:
    found = index.search("food sent now")
    by_sentence, by_question = (with_signals(found, **{name: 0.9}) for name in ("sentence", "asked"))
    assert confidence(by_sentence) == confidence(by_question) > confidence(found)


def test_no_weight_lies_on_scores_without_a_scale(index: Index) -> None:
    found = index.search("food sent now")
    assert confidence(with_signals(found, lexical=0.0)) == confidence(with_signals(found, lexical=50.0))
    scored = replace(found, hits=tuple(replace(hit, score=hit.score * 10) for hit in found.hits))
    assert confidence(scored) == confidence(found)


def test_the_cosine_counts_only_where_the_encoder_knows_the_language(index: Index) -> None:
    found = index.search("food sent now")
    foreign = replace(found, query=replace(found.query, dense=False))
    assert found.query.dense
    assert confidence(with_signals(found, sentence=0.1)) < confidence(with_signals(found, sentence=0.9))
    assert confidence(with_signals(foreign, sentence=0.1)) == confidence(with_signals(foreign, sentence=0.9))


def test_nothing_found_is_no_confidence(index: Index) -> None:
    found = index.search("aid")
    assert confidence(replace(found, hits=())) == 0.0
    assert confidence(replace(found, query=replace(found.query, terms=()))) == 0.0


def test_the_unnamed_share_weighs_less_in_a_long_question(index: Index) -> None:
    found = index.search("food sent now")
    assert len(found.query.terms) == 3
    assert gather(with_signals(found, name=1.0)).unnamed == 0.0
    assert gather(with_signals(found, name=0.25)).unnamed == pytest.approx((1 - 0.25) / 3)


def test_a_question_after_a_meaning_is_undefined_as_far_as_it_is_no_name(index: Index) -> None:
    for question, share in (("What does food mean?", 1 - 0.25), ("Who sent food?", 0.0)):
        assert gather(with_signals(index.search(question), name=0.25)).undefined == share


@pytest.mark.parametrize(
    ("question", "told"),
    [("What does 宣传 mean?", 1), ("What does 宣 mean?", 0), ("Who gave 宣传?", 0), ("What does red 宣传 mean?", 0)],
)
def test_a_chinese_word_in_brackets_is_told_by_its_sentence(tmp_path: Path, question: str, told: int) -> None:
    press = entry("press", "Press", "A word for news is xuanchuan (宣传).")
    found = index_of(tmp_path, press, *ENTRIES).search(question)
    [hit, *_] = [hit for hit in found.hits if hit.place.entry == "press"]
    assert (gather(replace(found, hits=(hit,))).line == 1.0) is bool(told)


def test_the_size_of_the_glossary_is_no_evidence(tmp_path: Path) -> None:
    others = [entry(f"e{at}", f"Other {at}", f"Thing {at}.") for at in range(40)]
    few, many = (
        confidence(index_of(tmp_path / str(len(more)), *ENTRIES, *more, encoder=FakeEncoder()).search("what is aid?"))
        for more in ([], others)
    )
    assert few == pytest.approx(many, abs=0.01)


def test_a_number_that_is_asked_for_must_be_there(tmp_path: Path) -> None:
    texts = ("Ships of grain were sent.", "Nine ships of grain were sent.")
    found = (
        index_of(tmp_path / str(at), entry("aid", "Aid", one)).search("How many ships of grain were sent?")
        for at, one in enumerate(texts)
    )
    assert [gather(one).uncounted for one in found] == [1.0, 0.0]


def test_what_was_told_of_one_search_is_not_told_of_another(index: Index) -> None:
    found = index.search("food sent now")
    again = index.search("food sent now")
    assert found != again
    assert confidence(found) == confidence(again) != confidence(with_signals(found, sentence=0.0))


def test_an_office_that_the_section_does_not_speak_of_is_foreign_to_it(tmp_path: Path) -> None:
    kings = entry("tea", "Tea", "The King of Siam drank tea with the Duke of Norway.")
    index = index_of(tmp_path, kings, entry("aid", "Aid", "Food is sent."))
    assert gather(index.search("Who is the king of Siam?")).foreign == 0.0
    assert gather(index.search("Who is the king of Norway?")).foreign == 1.0
    # Of what has a name, it is told what the glossary does not say.
    assert gather(index.search("Who is the leader of Tea?")).foreign == 0.0
