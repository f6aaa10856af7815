"""An index that is built on the one before it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from glossary import Glossary
from index import OnnxEncoder, open_index
from index.chinese import Romanised
from index.kept import Kept
from index.manifest import read_manifest
from index.romanisations import Romanisations
from index.tokens import Analyser
from index.vectors import FaissVectors
from tests.conftest import FakeEncoder, entry, glossary_of, section

AID = entry("aid", "Aid", "Money is given. Food is sent.")
TRADE = entry("trade", "Trade", section("s1", "Goods are sold.", zh_Hans="贸易"), section("s2", "Ships are sold."))
OLD = glossary_of(AID, TRADE)

EDITS: dict[str, tuple[Glossary, Sequence[str]]] = {
    "one sentence of a section edited": (
        glossary_of(entry("aid", "Aid", "Money is lent. Food is sent."), TRADE),
        ["Aid. Money is lent. Food is sent.", "Money is lent."],
    ),
    "an entry added": (
        glossary_of(AID, TRADE, entry("war", "War", "Armies march.")),
        ["War. Armies march.", "Armies march."],
    ),
    "a question added": (
        glossary_of(AID, replace(TRADE, sections=(replace(TRADE.sections[0], questions=("Who sells?",)),))),
        ["Who sells?"],
    ),
    "an entry given another headword": (
        glossary_of(replace(AID, term="Help"), TRADE),
        ["Help. Money is given. Food is sent."],
    ),
    "an entry deleted": (glossary_of(AID), []),
    "a section deleted": (glossary_of(AID, replace(TRADE, sections=TRADE.sections[1:])), []),
    "an entry given another id": (glossary_of(replace(AID, id="zz"), TRADE), []),
    "sections in another order": (glossary_of(AID, replace(TRADE, sections=TRADE.sections[::-1])), []),
    "a section moved to another entry": (
        glossary_of(replace(AID, sections=(*AID.sections, replace(TRADE.sections[1], id="s3", term="Trade"))), TRADE),
        [],
    ),
    "the title edited": (replace(OLD, title="Another"), []),
}


def build(folder: Path, glossary: Glossary, *, force: bool = False, fingerprint: str = "f" * 64) -> list[str]:
    """Build the index of a glossary and return the texts that were encoded, the longest first."""
    encoder = FakeEncoder(fingerprint=fingerprint)
    open_index([glossary], encoder, folder, lambda _: None, force=force)
    return encoder.encoded


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_encodes_what_it_changes_and_gives_the_index_of_a_build_from_scratch(tmp_path: Path, edit: str) -> None:
    edited, changed = EDITS[edit]
    build(tmp_path / "index", OLD)
    assert build(tmp_path / "index", edited) == changed
    build(tmp_path / "scratch", edited)
    # The names of the files are digests of what is in them.
    assert read_manifest(tmp_path / "index") == read_manifest(tmp_path / "scratch")


@pytest.mark.parametrize("edit", EDITS)
def test_an_index_that_is_edited_finds_what_one_that_is_opened_does(tmp_path: Path, edit: str) -> None:
    edited, _ = EDITS[edit]
    before = open_index([OLD], FakeEncoder(), tmp_path / "index", lambda _: None)
    after = open_index([edited], FakeEncoder(), tmp_path / "index", lambda _: None, earlier=before)
    fresh = open_index([edited], FakeEncoder(), tmp_path / "scratch", lambda _: None)
    for question in ("Who sells goods?", "What is aid?", "贸易", "maoyi", "helping with money", "Tradde and war"):
        found = after.search(question, k=9)
        assert found.hits == fresh.search(question, k=9).hits
        assert found.query.names == fresh.prepare([question])[0].names
    assert after.names_in("Aid, trade and mao i") == fresh.names_in("Aid, trade and mao i")


def test_words_are_read_once_and_of_an_edit_what_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited, _ = EDITS["one sentence of a section edited"]
    before = open_index([OLD], FakeEncoder(), tmp_path, lambda _: None)
    texts: list[str] = []
    terms = Analyser.text_terms

    def note(analyser: Analyser, text: str) -> list[str]:
        texts.append(text)
        return list(terms(analyser, text))

    monkeypatch.setattr(Analyser, "text_terms", note)
    open_index([OLD], FakeEncoder(), tmp_path, lambda _: None)
    assert texts == []
    after = open_index([edited], FakeEncoder(), tmp_path, lambda _: None, earlier=before)
    assert texts == ["Aid\nMoney is lent. Food is sent.", "Money is lent."]
    opened = open_index([edited], FakeEncoder(), tmp_path, lambda _: None)
    assert len(texts) == 2
    for question in ("Who lent money?", "What is food?", "sold ships"):
        assert opened.search(question).hits == after.search(question).hits


def test_an_index_in_another_language_takes_no_words_over(tmp_path: Path) -> None:
    before = open_index([OLD], FakeEncoder(), tmp_path / "index", lambda _: None)
    german = replace(OLD, language="de")
    after = open_index([german], FakeEncoder(), tmp_path / "index", lambda _: None, earlier=before)
    fresh = open_index([german], FakeEncoder(), tmp_path / "index", lambda _: None)
    assert after.search("sold goods").hits == fresh.search("sold goods").hits
    assert after.language == "de"


def test_an_edit_that_is_taken_back_encodes_what_it_had_changed(tmp_path: Path) -> None:
    edited, changed = EDITS["one sentence of a section edited"]
    for glossary, texts in ((OLD, 3 + 4), (edited, len(changed)), (OLD, 2), (OLD, 0)):
        assert len(build(tmp_path, glossary)) == texts


def test_nothing_is_kept_of_another_model_or_where_all_is_asked_for(tmp_path: Path) -> None:
    # Three sections, three sentences and one more.
    assert len(build(tmp_path, OLD)) == 3 + 4
    assert len(build(tmp_path, OLD, force=True)) == 3 + 4
    assert len(build(tmp_path, OLD, fingerprint="0" * 64)) == 3 + 4


@pytest.mark.parametrize("part", ["texts", "sections", "sentences", "names", "romanisations"])
def test_nothing_is_kept_of_a_damaged_index(tmp_path: Path, part: str) -> None:
    build(tmp_path, OLD)
    file = tmp_path / read_manifest(tmp_path).files[part]
    content = bytearray(file.read_bytes())
    content[-2] ^= 1
    file.write_bytes(content)
    assert len(build(tmp_path, glossary_of(AID))) == 1 + 2


def test_romanised_names_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    romanised: list[str] = []

    def romanise(text: str) -> Romanised:
        romanised.append(text)
        return Romanised("mào yì", "mao i")

    monkeypatch.setattr("index.romanisations.romanise", romanise)
    build(tmp_path, OLD)
    assert set(romanised) == {"贸易"}
    romanised.clear()
    build(tmp_path, replace(OLD, title="Another"))
    assert romanised == []


def test_vectors_are_read_from_both_stores() -> None:
    stores = [FaissVectors.of(np.eye(4, dtype=np.float32)[rows]) for rows in ([2], [0, 3])]
    kept = Kept(np.array([b"x" * 16, b"y" * 16, b"z" * 16]), stores[0], stores[1], Romanisations())
    assert kept.read(np.array([2, 0, 1])).argmax(axis=1).tolist() == [3, 2, 0]


def test_an_edited_index_is_that_from_scratch_within_the_noise_of_floats(tmp_path: Path, encoder: OnnxEncoder) -> None:
    texts = [f"Text number {at} says {'more and ' * (at % 5)}little." for at in range(20)]
    before, after = (glossary_of(entry("all", "All", *texts, last)) for last in ("Ships are sold.", "Goods are sold."))
    for folder, glossaries in (("kept", (before, after)), ("scratch", (after,))):
        for glossary in glossaries:
            open_index([glossary], encoder, tmp_path / folder, lambda _: None)
    for part in ("sections", "sentences"):
        kept, scratch = (
            FaissVectors.load(folder / read_manifest(folder).files[part]).read(np.arange(21))
            for folder in (tmp_path / "kept", tmp_path / "scratch")
        )
        assert np.abs(kept - scratch).max() < 1e-6
