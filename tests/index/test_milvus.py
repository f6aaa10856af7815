import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest

from glossary import Glossary
from index import Index, StoreError, open_index
from index.milvus import MilvusStore, _count
from index.stores import open_store
from index.vectors import FaissVectors
from tests.conftest import ROOT, FakeEncoder, entry, glossary_of
from tests.index.test_vectors import VECTORS, unit

_EXTRA = "pip install 'glossdesk[milvus]'"
pytest.importorskip("pymilvus", reason=_EXTRA)
pytest.importorskip("milvus_lite", reason=_EXTRA)

OLD = glossary_of(entry("aid", "Aid", "Money is given. Food is sent."), entry("trade", "Trade", "Goods are sold."))
NEW = glossary_of(entry("aid", "Aid", "Money is given. Food is sent."), entry("trade", "Trade", "Ships are sold."))
NEWER = glossary_of(entry("aid", "Aid", "Money is given. Food is sent."), entry("trade", "Trade", "Ships are let."))


@pytest.fixture
def store(tmp_path: Path) -> MilvusStore:
    """Return a store in one file of Milvus Lite."""
    return MilvusStore(str(tmp_path / "沟通.db"), "")


def counts(store: MilvusStore) -> list[int]:
    """Return how many rows the collections have, of sections and of sentences."""
    return [_count(store._client, name) for name in sorted(store._client.list_collections())]


def opened(folder: Path, store: MilvusStore | None, glossary: Glossary, lines: list[str] | None = None) -> Index:
    told = lines if lines is not None else []
    return open_index([glossary], FakeEncoder(), folder, told.append, store=store)


def test_the_nearest_are_those_that_faiss_finds(tmp_path: Path, store: MilvusStore) -> None:
    random = np.random.default_rng(0)
    many = unit(*random.normal(size=(300, 8)).tolist())
    store.save(many, tmp_path / "keys", "many")
    ours, exact = store.load(tmp_path / "keys"), FaissVectors.of(many)
    for question in unit(*random.normal(size=(10, 8)).tolist()):
        for k in (1, 40, 1000):
            found, wanted = ours.search(question, k), exact.search(question, k)
            assert found.numbers.tolist() == wanted.numbers.tolist()
            assert found.cosines == pytest.approx(wanted.cosines, abs=1e-6)


def test_every_vector_has_its_cosine_and_what_is_not_returned_that_of_the_last(
    tmp_path: Path, store: MilvusStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Cosines with the question, the first axis: 1, 1/√2, 0 and -1.
    store.save(VECTORS, tmp_path / "keys", "few")
    loaded, question = store.load(tmp_path / "keys"), unit([1, 0, 0])[0]
    assert loaded.cosines(question) == pytest.approx([1, 1 / 2**0.5, 0, -1])
    monkeypatch.setattr("index.milvus._MOST", 2)
    assert loaded.cosines(question) == pytest.approx([1, 1 / 2**0.5, 1 / 2**0.5, 1 / 2**0.5])


def test_vectors_are_read_back_by_number_as_they_were(tmp_path: Path, store: MilvusStore) -> None:
    store.save(VECTORS, tmp_path / "keys", "few")
    loaded = store.load(tmp_path / "keys")
    assert loaded.size == 4
    assert loaded.read(np.array([2, 1, 2])).tolist() == VECTORS[[2, 1, 2]].tolist()
    assert loaded.read(np.array([], dtype=np.int64)).shape == (0, 3)


def test_equal_vectors_share_a_row_and_are_both_found(tmp_path: Path, store: MilvusStore) -> None:
    store.save(VECTORS[[0, 2, 0]], tmp_path / "keys", "equal")
    assert counts(store) == [2]
    found = store.load(tmp_path / "keys").search(VECTORS[0], 2)
    assert found.numbers.tolist() == [0, 2]
    assert found.cosines.tolist() == [1, 1]


def test_an_index_in_milvus_finds_what_one_in_files_finds(tmp_path: Path, store: MilvusStore) -> None:
    here, there = opened(tmp_path / "files", None, OLD), opened(tmp_path / "index", store, OLD)
    for question in ("what is sold?", "is money given?", "food"):
        [ours], [theirs] = there.prepare([question]), here.prepare([question])
        assert [hit.place for hit in there.search(ours).hits] == [hit.place for hit in here.search(theirs).hits]
        assert there.search(ours).hits[0].score == pytest.approx(here.search(theirs).hits[0].score, abs=1e-5)
    assert not list((tmp_path / "index").glob("*.faiss"))


def test_an_index_that_is_up_to_date_is_opened_without_encoding(tmp_path: Path, store: MilvusStore) -> None:
    opened(tmp_path / "index", store, OLD)
    lines: list[str] = []
    opened(tmp_path / "index", store, OLD, lines)
    assert lines == []


def test_an_update_adds_what_is_new_and_deletes_what_no_index_names(tmp_path: Path, store: MilvusStore) -> None:
    folder = tmp_path / "index"
    old = opened(folder, store, OLD)
    assert counts(store) == [2, 3]
    new = opened(folder, store, NEW)
    # One section and its sentence are added; the old ones stay for who has just opened them.
    assert counts(store) == [2 + 1, 3 + 1]
    assert old.search(old.prepare(["goods sold"])[0]).hits[0].sentences[0].text == "Goods are sold."
    assert [hit.place.entry for hit in new.search(new.prepare(["ships sold"])[0]).hits] == ["trade", "aid"]
    opened(folder, store, NEWER)
    assert counts(store) == [2 + 1, 3 + 1]
    with pytest.raises(StoreError, match="lacks 1 rows of this index; start again, so that it is built anew"):
        old.search(old.prepare(["goods sold"])[0])


def test_rows_that_are_there_are_not_sent_again(
    tmp_path: Path, store: MilvusStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(VECTORS[:3], tmp_path / "before", "some")
    sent: list[int] = []
    insert = store._client.insert

    def counted(name: str, rows: list[dict[str, object]]) -> object:
        sent.append(len(rows))
        return insert(name, rows)

    monkeypatch.setattr(store._client, "insert", counted)
    store.save(VECTORS, tmp_path / "after", "some")
    assert sent == [1]
    store.save(VECTORS, tmp_path / "again", "some")
    assert sent == [1]


def test_what_is_forgotten_is_left_where_another_file_names_it(tmp_path: Path, store: MilvusStore) -> None:
    store.save(VECTORS[:3], tmp_path / "gone", "some")
    store.save(VECTORS[1:], tmp_path / "kept", "some")
    store.forget(tmp_path / "gone", [tmp_path / "kept"])
    assert counts(store) == [3]
    assert store.load(tmp_path / "kept").read(np.arange(3)).tolist() == VECTORS[1:].tolist()


def test_rows_of_another_state_take_no_place_from_ours(tmp_path: Path, store: MilvusStore) -> None:
    store.save(VECTORS, tmp_path / "before", "some")
    store.save(VECTORS[2:], tmp_path / "after", "some")
    assert store.load(tmp_path / "after").search(VECTORS[0], 1).numbers.tolist() == [0]


def test_rows_that_are_gone_are_built_again(tmp_path: Path, store: MilvusStore) -> None:
    folder, lines = tmp_path / "index", list[str]()
    opened(folder, store, OLD)
    name = next(name for name in store._client.list_collections() if "sections" in name)
    store._client.drop_collection(name)
    opened(folder, store, OLD, lines)
    assert lines == [
        f"index {folder}: the one there is damaged: {tmp_path / '沟通.db'} has no collection {name}; building it"
    ]
    assert counts(store) == [2, 3]


def test_an_edit_encodes_what_it_changes_and_is_found_by_who_opened_before_and_after(
    tmp_path: Path, store: MilvusStore
) -> None:
    folder, encoder = tmp_path / "index", FakeEncoder()
    old = opened(folder, store, OLD)
    new = open_index([NEW], encoder, folder, lambda _: None, earlier=old, store=store)
    assert encoder.encoded == ["Trade. Ships are sold.", "Ships are sold."]
    for index, glossary in ((old, OLD), (new, NEW)):
        files = opened(tmp_path / f"files of {glossary.entries[1].sections[0].text}", None, glossary)
        # What is nearest may be a row of the other state, which takes no place from its own.
        for question in ("Ships are sold.", "Goods are sold."):
            for ours, theirs in zip(index.search(question).hits, files.search(question).hits, strict=True):
                assert ours.place == theirs.place
                assert astuple(ours.signals) == pytest.approx(astuple(theirs.signals), abs=1e-5)


def test_another_store_means_another_build(tmp_path: Path, store: MilvusStore) -> None:
    folder, lines = tmp_path / "index", list[str]()
    opened(folder, None, OLD)
    opened(folder, store, OLD, lines)
    assert lines == [f"index {folder}: the store of the vectors has changed since it was built; building it"]


def test_a_build_that_was_stopped_while_it_wrote_keys_is_swept(tmp_path: Path, store: MilvusStore) -> None:
    folder = tmp_path / "index"
    opened(folder, store, OLD)
    (folder / ".building-sections.keys").write_text("glossd", encoding="ascii")
    opened(folder, store, NEW)
    assert not (folder / ".building-sections.keys").exists()
    assert counts(store) == [2 + 1, 3 + 1]


def test_a_file_that_cannot_be_opened_is_told_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "missing" / "some.db"
    with pytest.raises(
        StoreError, match=rf"{file}: Milvus says .* not exists'; check milvus_uri and GLOSSDESK_MILVUS_"
    ):
        open_store("milvus", str(file))


def test_a_second_process_is_told_once_that_a_file_is_open(tmp_path: Path, store: MilvusStore) -> None:
    assert counts(store) == []
    opening = f"from index import open_store; open_store('milvus', {str(tmp_path / '沟通.db')!r})"
    done = subprocess.run([sys.executable, "-c", opening], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("A file of Milvus Lite ends with .db and serves one process at a time")
    assert "DataDirLockedError" not in done.stderr


def test_a_missing_extra_is_told_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(StoreError) as caught:
        open_store("milvus", "some.db")
    assert str(caught.value) == "vectors is 'milvus', and pymilvus is not installed: pip install 'glossdesk[milvus]'"
