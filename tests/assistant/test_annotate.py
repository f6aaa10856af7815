import json
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.annotate import MOST_CHARACTERS, DraftError, Mention, RunnerUp, annotate
from benchmarks.annotation import compare
from index import Index
from tests.conftest import entry, index_of, python, section


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry(
            "aid", "Aid", section("general", "Help."), section("food", "Ships carry grain.", "Food aid", zh_Hans="援助")
        ),
        entry("war", "War", "Arms."),
    )


def test_a_mention_says_where_it_stands_and_what_it_means(index: Index) -> None:
    assert annotate("😀 Aid! Food aid，援助!\r\nAid’s end.", index) == (
        Mention("Aid", 2, 5, "small", "aid", "general", "Aid", first=True),
        Mention("Food aid", 7, 15, "small", "aid", "food", "Food aid", first=True),
        Mention("援助", 16, 18, "small", "aid", "food", "Food aid", first=False),
        Mention("Aid’s", 21, 26, "small", "aid", "general", "Aid", first=False),
    )


def test_a_mention_that_its_sentence_hardly_decides_names_what_came_close(tmp_path: Path) -> None:
    index = index_of(
        tmp_path, entry("law", "Law", section("s1", "Judges voted.", "Bill")), entry("debt", "Bill", "Owed.")
    )
    sure, unsure = annotate("Judges voted on a bill. The bill came.", index)
    assert (sure.term, sure.runner_up) == ("Bill", None)
    assert (unsure.entry, unsure.runner_up) == ("debt", RunnerUp("small", "law", "s1", "Bill"))


@pytest.mark.parametrize("text", ["", " \n\t", "x" * (MOST_CHARACTERS + 1)])
def test_what_cannot_be_annotated_is_refused_with_the_remedy(index: Index, text: str) -> None:
    with pytest.raises(DraftError, match=r"empty; give|1,000,001 characters, 1,000,000 at most; annotate"):
        annotate(text, index)


@pytest.mark.parametrize(
    "text",
    ["?!", "\x00\x1b[31m", "\u0301", "x" * 100_000, "aid" * 9_000, "aid " * 9_000, "援" * 9_000, "Aid. " * 9_000],
)
def test_any_text_can_be_annotated(index: Index, text: str) -> None:
    end = 0
    for one in annotate(text, index):
        assert end <= one.start < one.end
        assert one.name == text[one.start : one.end]
        end = one.end


def test_mentions_in_the_definitions_are_those_of_a_plain_reading(assistant: Assistant) -> None:
    agreement = compare(assistant)
    assert agreement.both > 300
    assert agreement.precision >= 0.97
    assert agreement.recall >= 0.97


def test_mentions_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\nfrom assistant.annotate import annotate\n"
        "from tests.conftest import entry, index_of, section\n"
        f"index = index_of(Path({str(tmp_path)!r}), entry('a', 'Bank', 'Wet.', section('b', 'Gold.', 'Bank')),"
        " entry('c', 'Shore', 'Sand.', en='bank'))\n"
        "print(ascii(annotate('The bank. A bank of gold and a bank of sand.', index)))"
    )
    first, second = (python(code, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert first.count(" Mention(") + first.count("(Mention(") == 3


def test_the_keys_are_those_that_are_promised(assistant: Assistant) -> None:
    (mention,) = assistant.annotate("On pragmatic cooperation.")
    assert [one.name for one in fields(Mention)] == list(json.loads(json.dumps(asdict(mention))))
    assert (mention.entry, mention.section, mention.first) == ("cooperation", "pragmatic", True)
