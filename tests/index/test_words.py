"""Words that are taken over from those of an earlier corpus."""

from dataclasses import replace

import numpy as np
import pytest

from glossary import Glossary
from index.corpus import Corpus
from index.tokens import Analyser
from index.words import Words
from tests.conftest import entry, glossary_of, section

AID = entry("aid", "Aid", "Money is given. Food is sent.", "Money is given. Food is sent.")
TRADE = entry("trade", "Trade", section("s1", "Goods are sold.", de="Handel"), section("s2", "Ships are sold."))
OLD = glossary_of(AID, TRADE)
NEW: dict[str, Glossary] = {
    "nothing": OLD,
    "a sentence edited": glossary_of(AID, replace(TRADE, sections=(replace(TRADE.sections[0], text="Goods sink."),))),
    "an entry added": glossary_of(AID, TRADE, entry("war", "War", "Armies march. Ships are sold.")),
    "an entry deleted": glossary_of(TRADE),
    "all in another order": glossary_of(replace(AID, id="zz"), replace(TRADE, sections=TRADE.sections[::-1])),
    "a text that is there a third time": glossary_of(AID, TRADE, replace(AID, id="help")),
    "a name added": glossary_of(AID, replace(TRADE, sections=(section("s1", "Goods are sold.", de="Handel|Ware"),))),
    "nothing the same": glossary_of(entry("war", "War", "Armies march.")),
}


@pytest.mark.parametrize("edit", NEW)
def test_what_is_taken_over_is_what_would_be_read(edit: str) -> None:
    analyser = Analyser("en")
    before, after = Corpus([OLD]), Corpus([NEW[edit]])
    read = Words.of(after, analyser)
    taken = Words.of(before, analyser).taken_over(before, after, analyser)
    terms = {
        term
        for document in (*before.documents, *after.documents)
        for term in analyser.text_terms(document.searched_text)
    }
    for one, other in ((taken.sections, read.sections), (taken.sentences, read.sentences)):
        assert one.size == other.size
        for term in sorted(terms):
            assert (term in one) == (term in other)
            assert one.idf(term) == other.idf(term)
            assert np.array_equal(one.scores([term]), other.scores([term]))
        assert np.array_equal(one.scores(sorted(terms)), other.scores(sorted(terms)))


def test_only_what_is_new_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    analyser = Analyser("en")
    before, after = Corpus([OLD]), Corpus([NEW["a sentence edited"]])
    words = Words.of(before, analyser)
    texts: list[str] = []
    terms = analyser.text_terms

    def note(text: str) -> list[str]:
        texts.append(text)
        return list(terms(text))

    monkeypatch.setattr(analyser, "text_terms", note)
    words.taken_over(before, after, analyser)
    assert texts == ["Trade\nHandel\nGoods sink.", "Goods sink."]


def test_words_are_taken_over_again_and_again() -> None:
    analyser = Analyser("en")
    before = Corpus([OLD])
    words = Words.of(before, analyser)
    for edit in (*NEW, *reversed(NEW)):
        after = Corpus([NEW[edit]], before)
        words, before = words.taken_over(before, after, analyser), after
    assert np.array_equal(
        words.sections.scores(["good", "ship"]), Words.of(before, analyser).sections.scores(["good", "ship"])
    )
