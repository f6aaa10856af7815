from dataclasses import replace

from index.cuts import Cuts, sections_of
from tests.conftest import entry, glossary_of, section

AID = entry("aid", "Aid", section("one", "Help."), section("two", "First. Second."))
BANK = entry("bank", "Bank", replace(section("all", "Money. Rivers."), questions=("Why?", "And?")))
GLOSSARY = glossary_of(AID, BANK)


def test_sections_and_sentences_are_counted_through() -> None:
    cuts = Cuts.of([GLOSSARY])
    # Two sections of the first entry and one of the second; 1, 2 and 2 sentences in these.
    assert cuts.sections.tolist() == [0, 2, 2 + 1]
    assert cuts.sentences.tolist() == [0, 1, 1 + 2, 1 + 2 + 2]
    assert cuts.asked.tolist() == [2, 2]
    assert (cuts.starts.tolist(), cuts.ends.tolist()) == ([0, 0, 7, 0, 7], [5, 6, 14, 6, 14])


def test_what_was_cut_earlier_is_taken_over() -> None:
    earlier = Cuts.of([GLOSSARY])
    # A cut that no text has by itself shows where it comes from.
    odd = replace(earlier, ends=earlier.ends - 1)
    texts = [one.text for _, _, one in sections_of([GLOSSARY])]
    fresh = entry("gift", "Gift", "Given.")
    taken = Cuts.of([glossary_of(BANK, fresh)], texts, odd)
    assert taken.ends.tolist() == [13 - 8, 13, 6]
    assert taken.sentences.tolist() == [0, 2, 3]


def test_sections_come_with_their_entry_and_glossary() -> None:
    assert [(two.id, three.id) for _, two, three in sections_of([GLOSSARY])] == [
        ("aid", "one"),
        ("aid", "two"),
        ("bank", "all"),
    ]
