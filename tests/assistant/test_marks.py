from assistant.annotate import Mention, RunnerUp
from assistant.marks import MentionedSense, Stretch, senses_of, stretches
from index import Place

BANK = RunnerUp("small", "bank", "river", "Bank of a river")
SHORE = RunnerUp("small", "shore", "s1", "Shore")
TEXT = "A bank,\r\nthe net\rand banks, a bank."


def mention(name: str, start: int, entry: str, first: bool, close: RunnerUp | None = None) -> Mention:
    return Mention(name, start, start + len(name), "small", entry, "s1", entry.title(), first, close)


MENTIONS = (
    mention("bank", 2, "bank", True, SHORE),
    mention("net", 13, "net", True),
    mention("banks", 21, "bank", False, BANK),
    mention("bank", 30, "bank", False, SHORE),
)


def test_each_sense_is_told_once_with_its_mentions_and_what_came_close() -> None:
    bank, net = senses_of(MENTIONS)
    assert bank == MentionedSense(1, Place("small", "bank", "s1"), (1, 3, 4), (SHORE, BANK), 3)
    assert net == MentionedSense(2, Place("small", "net", "s1"), (2,), (), 0)


def test_the_stretches_are_the_whole_draft() -> None:
    found = list(stretches(TEXT, MENTIONS, senses_of(MENTIONS)))
    assert "".join(one.text for one in found) == "A bank,\nthe net\nand banks, a bank."
    assert [one for one in found if one.mention] == [
        Stretch("bank", 1, 1, 1, first=True),
        Stretch("net", 2, 2, 0, first=True),
        Stretch("banks", 3, 1, 2),
        Stretch("bank", 4, 1, 1),
    ]


def test_a_draft_without_a_mention_is_one_stretch() -> None:
    assert senses_of(()) == ()
    assert list(stretches("Soup.", (), ())) == [Stretch("Soup.")]
