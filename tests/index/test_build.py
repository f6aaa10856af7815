import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from glossary import Glossary
from index.build import IndexFolderError, open_index
from index.encoder import Vectors
from index.manifest import FILE, FORMAT
from tests.conftest import FakeEncoder, entry, glossary_of

OLD = glossary_of(entry("aid", "Aid", "Money is given. Food is sent."), entry("trade", "Trade", "Goods are sold."))
NEW = glossary_of(entry("aid", "Aid", "Money is given. Food is sent."), entry("trade", "Trade", "Ships are sold."))


def opened(folder: Path, *glossaries: Glossary, encoder: FakeEncoder | None = None, force: bool = False) -> list[str]:
    """Open the index, see that it answers right, and return the lines that were shown."""
    lines: list[str] = []
    given = glossaries or (OLD,)
    index = open_index(given, encoder or FakeEncoder(), folder, lines.append, force=force)
    for glossary in given:
        for one in glossary.entries:
            best = index.search(one.sections[0].text, k=len(given) * 2).hits
            found = next(hit for hit in best if (hit.place.glossary, hit.place.entry) == (glossary.id, one.id))
            assert found.signals.sentence > 0.5
            assert all(sentence.cosine > 0.3 for sentence in found.sentences)
    return lines


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def vectors(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.faiss"))


def parts(folder: Path) -> list[Path]:
    """Return the files of an index: names, romanisations, digests of the texts, glossaries, cuts, vectors, words."""
    kinds = ("names", "romanisations", "texts", "glossaries", "cuts")
    others = [file for part in kinds for file in folder.glob(f"{part}-*")]
    return [*others, *vectors(folder), *sorted(folder.glob("*_words-*.npy"))]


def test_a_first_build_makes_the_folder_and_leaves_an_index_alone_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there yet"
    encoder = FakeEncoder()
    assert opened(folder, encoder=encoder) == [f"index {folder}: there is none yet; building it"]
    headed = ["Aid. Money is given. Food is sent.", "Trade. Goods are sold."]
    assert sorted(encoder.encoded) == sorted([*headed, "Money is given.", "Food is sent.", "Goods are sold."])
    names_kept, romanisations, texts, kept, cuts, *rest = (file.name for file in parts(folder))
    sections, sentences, section_words, sentence_words = rest
    assert names(folder) == {".lock", FILE, *(file.name for file in parts(folder))}
    manifest = json.loads((folder / FILE).read_text())
    assert manifest["files"] == {
        "sections": sections,
        "sentences": sentences,
        "section_words": section_words,
        "sentence_words": sentence_words,
        "names": names_kept,
        "romanisations": romanisations,
        "texts": texts,
        "cuts": cuts,
        "glossaries": kept,
    }
    assert (manifest["dimensions"], manifest["sections"], manifest["sentences"]) == (64, 2, 3)


def test_an_index_that_is_up_to_date_is_used_as_it_is(tmp_path: Path) -> None:
    opened(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    encoder = FakeEncoder()
    assert opened(tmp_path, encoder=encoder) == []
    assert encoder.encoded == []
    assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_an_index_is_built_again_when_asked_to(tmp_path: Path) -> None:
    opened(tmp_path)
    encoder = FakeEncoder()
    assert opened(tmp_path, encoder=encoder, force=True) == [f"index {tmp_path}: asked to; building it"]
    assert len(encoder.encoded) == 5


def test_a_changed_glossary_is_noticed(tmp_path: Path) -> None:
    opened(tmp_path)
    assert opened(tmp_path, NEW) == [
        f"index {tmp_path}: the glossary has changed since it was built; building it",
        # "Trade. Ships are sold." and "Ships are sold."
        f"index {tmp_path}: encoding 2 of 5 texts; the vectors of the others are kept",
    ]
    assert opened(tmp_path, NEW) == []


@pytest.mark.parametrize("encoder", [FakeEncoder(name="other"), FakeEncoder(fingerprint="0" * 64)])
def test_a_changed_model_is_noticed(tmp_path: Path, encoder: FakeEncoder) -> None:
    opened(tmp_path)
    line = f"index {tmp_path}: the model has changed since it was built; building it"
    assert opened(tmp_path, encoder=encoder) == [line]
    assert opened(tmp_path, encoder=encoder) == []


def test_another_format_is_noticed(tmp_path: Path) -> None:
    opened(tmp_path)
    manifest = json.loads((tmp_path / FILE).read_text())
    manifest["content"]["format"] = FORMAT + 1
    (tmp_path / FILE).write_text(json.dumps(manifest))
    [line] = opened(tmp_path)
    assert f"its format is {FORMAT + 1}, this version reads {FORMAT}; building it" in line


def test_another_order_of_the_glossaries_is_noticed(tmp_path: Path) -> None:
    other = glossary_of(entry("war", "Strife", "Armies march."), name="other")
    opened(tmp_path, OLD, other)
    assert opened(tmp_path, OLD, other) == []
    lines = opened(tmp_path, other, OLD)
    assert "the order of the glossaries has changed" in lines[0]
    assert "encoding 0 of 7 texts" in lines[1]


@pytest.mark.parametrize("which", range(9))
@pytest.mark.parametrize(
    "damage", ["missing", "empty", "cut short", "first byte", "middle byte", "last byte", "longer"]
)
def test_damaged_files_are_noticed(tmp_path: Path, which: int, damage: str) -> None:
    opened(tmp_path)
    file = parts(tmp_path)[which]
    content = bytearray(file.read_bytes())
    at = {"first byte": 0, "middle byte": len(content) // 2, "last byte": -1}.get(damage)
    if at is not None:
        content[at] ^= 1
    cut = {"empty": content[:0], "cut short": content[:-1], "longer": content + b"\0"}.get(damage, content)
    file.write_bytes(cut)
    if damage == "missing":
        file.unlink()
    word = "is missing" if damage == "missing" else "has changed"
    assert opened(tmp_path) == [f"index {tmp_path}: the one there is damaged: {file.name} {word}; building it"]
    assert opened(tmp_path) == []


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff", b"[]", b'{"content": {"format": %d}}' % FORMAT, b"name: another's"]
)
def test_a_foreign_or_damaged_manifest_is_noticed(tmp_path: Path, content: bytes) -> None:
    opened(tmp_path)
    (tmp_path / FILE).write_bytes(content)
    [line] = opened(tmp_path)
    assert line.startswith(f"index {tmp_path}: the one there is damaged or foreign: its {FILE} cannot be read")
    assert opened(tmp_path) == []


@pytest.mark.parametrize("name", ["swapped", "../outside.faiss", "/etc/hostname", "manifest.json"])
def test_files_that_the_manifest_may_not_name_are_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "index"
    opened(folder)
    (tmp_path / "outside.faiss").write_bytes(vectors(folder)[0].read_bytes())
    manifest = json.loads((folder / FILE).read_text())
    sections = manifest["files"]["sections"]
    manifest["files"]["sections"] = manifest["files"]["sentences"] if name == "swapped" else name
    if name == "swapped":
        manifest["files"]["sentences"] = sections
    (folder / FILE).write_text(json.dumps(manifest))
    [line] = opened(folder)
    assert "damaged" in line
    assert (tmp_path / "outside.faiss").exists()


def test_a_manifest_is_replaced_and_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    opened(folder)
    kept = tmp_path / "kept"
    kept.hardlink_to(folder / FILE)
    before = kept.read_bytes()
    opened(folder, NEW)
    assert kept.read_bytes() == before != (folder / FILE).read_bytes()


def test_files_of_others_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    foreign = ["notes.txt", ".env", "sections.faiss", "sections-0123.faiss", "sentences-0123456789abcdef.faiss.bak"]
    for name in foreign:
        (tmp_path / name).write_text(name)
    (tmp_path / "folder").mkdir()
    opened(tmp_path)
    opened(tmp_path, NEW)
    opened(tmp_path, force=True)
    assert {name: (tmp_path / name).read_text() for name in foreign} == {name: name for name in foreign}
    assert (tmp_path / "folder").is_dir()


def test_the_vectors_before_the_last_build_are_swept_away_by_the_next(tmp_path: Path) -> None:
    newest = glossary_of(entry("war", "Strife", "Armies march."))
    opened(tmp_path, OLD)
    first = set(vectors(tmp_path))
    opened(tmp_path, NEW)
    assert first < set(vectors(tmp_path)), "readers that have just read the last manifest still need its files"
    opened(tmp_path, newest)
    assert not first & set(vectors(tmp_path))
    assert len(vectors(tmp_path)) == 4


def test_what_a_stopped_build_left_is_swept_away(tmp_path: Path) -> None:
    left = [".building-sections", ".building-manifest.json", "sections-0123456789abcdef.faiss"]
    for name in left:
        (tmp_path / name).write_text("left")
    opened(tmp_path)
    assert not names(tmp_path) & set(left)


@pytest.mark.parametrize("place", ["a regular file", "below a regular file", "/proc/glossdesk/index", "/dev/null"])
def test_a_folder_that_cannot_be_written_is_told_with_the_remedy(tmp_path: Path, place: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    folder = {"a regular file": file, "below a regular file": file / "index"}.get(place, Path(place))
    with pytest.raises(IndexFolderError) as caught:
        opened(folder)
    assert str(caught.value).startswith(f"{folder}: cannot write the index: ")
    assert str(caught.value).endswith("free some space, or choose another folder with --index")
    assert file.read_text() == "mine"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(folder)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a file system of a few kilobytes can be mounted by root alone")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_old_index_stays(small_disk: Path) -> None:
    many = glossary_of(*(entry(f"e{at:03}", f"Term {at}", f"Text {at} of many.") for at in range(300)))
    opened(small_disk / "index")
    for _ in range(2):
        with pytest.raises(IndexFolderError, match="No space left on device; free some space, or choose another"):
            open_index([many], FakeEncoder(), small_disk / "index", lambda _: None)
    assert opened(small_disk / "index") == []


def test_a_fault_of_the_encoder_leaves_the_old_index(tmp_path: Path) -> None:
    class Failing(FakeEncoder):
        def encode_texts(self, texts: Sequence[str]) -> Vectors:
            raise KeyboardInterrupt(f"{len(texts)} texts")

    opened(tmp_path)
    before = names(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        open_index([NEW], Failing(), tmp_path, lambda _: None)
    assert names(tmp_path) == before
    assert opened(tmp_path) == []


def test_texts_are_encoded_longest_first_and_stored_in_their_order(tmp_path: Path) -> None:
    texts = [f"{'word ' * (at % 7 + 1)}number {at}." for at in range(400)]
    glossary = glossary_of(entry("all", "All", *texts))
    encoder = FakeEncoder()
    index = open_index([glossary], encoder, tmp_path, lambda _: None)
    assert [len(text) for text in encoder.encoded] == sorted(map(len, encoder.encoded), reverse=True)
    for at in (0, 1, 255, 256, 399):
        hit = index.search(texts[at], k=1).hits[0]
        assert hit.place.section == f"s{at + 1}"
        assert hit.signals.sentence == pytest.approx(1, abs=1e-5)
