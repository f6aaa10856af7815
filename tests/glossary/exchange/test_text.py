from datetime import date
from pathlib import Path

import pytest

from glossary.check import check
from glossary.exchange import IMPORTERS, Choices, ImportFault, import_file
from glossary.exchange.slug import slug
from glossary.exchange.text import read_text
from glossary.load import GlossaryError, load
from glossary.model import Name, Source

PARAGRAPHS = [
    "“Fair trade” (公平贸易) is older than it looks, e.g. in ports.[1] It grew – slowly.",
    "The Chinese word for “trade”, maoyi (贸易), also means *jiaoyi* (交易), or “free trade” (自由贸易).[2][3]",
    "In Taiwan it is written “trade” (貿易); the Belt and Road (一带一路) is another matter.",
]
NOTES = ["J. Doe, On Trade, Bern, Press, 2018, p. 3.", "Ibid.", "R. Roe, Ports, 2019."]
ATTRIBUTION = "This definition was written for a test. Visit the website HERE."
ARTICLE = "\n".join([*PARAGRAPHS, *(f"[{n}] {note}" for n, note in enumerate(NOTES, start=1)), ATTRIBUTION])


def test_paragraphs_become_sections_to_the_letter() -> None:
    entry = read_text(ARTICLE, "Trade")
    assert (entry.id, entry.term) == ("trade", "Trade")
    assert [(section.id, section.text) for section in entry.sections] == [
        (f"p{number}", text) for number, text in enumerate(PARAGRAPHS, start=1)
    ]


def test_footnotes_and_the_attribution_become_sources() -> None:
    entry = read_text(ARTICLE, "Trade")
    assert entry.sources == (
        *(Source(f"note-{n}", note) for n, note in enumerate(NOTES, start=1)),
        Source("attribution", ATTRIBUTION),
    )
    assert [section.sources for section in entry.sections] == [
        ("note-1", "attribution"),
        ("note-2", "note-3", "attribution"),
        ("attribution",),
    ]


def test_chinese_terms_in_brackets_are_names_of_their_section() -> None:
    entry = read_text(ARTICLE, "Trade")
    assert [section.names for section in entry.sections] == [
        (Name("Fair trade", "en"), Name("公平贸易", "zh-Hans")),
        (
            *(Name(pinyin, "zh-Latn-pinyin") for pinyin in ("maoyi", "jiaoyi")),
            *(Name(term, "zh-Hans") for term in ("贸易", "交易", "自由贸易")),
            Name("free trade", "en"),
        ),
        (Name("Belt and Road", "en"), Name("貿易", "zh-Hant"), Name("一带一路", "zh-Hans")),
    ]


def test_names_of_the_headword_are_names_of_the_entry_too() -> None:
    assert read_text(ARTICLE, "Trade").names == (
        Name("maoyi", "zh-Latn-pinyin"),
        Name("贸易", "zh-Hans"),
        Name("貿易", "zh-Hant"),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is hézuò gòngyíng (合作共赢).", [("hézuò gòngyíng", "zh-Latn-pinyin"), ("合作共赢", "zh-Hans")]),
        ("It is “a bond,” (关系; guanxi).", [("a bond", "en"), ("guanxi", "zh-Latn-pinyin"), ("关系", "zh-Hans")]),
        ("A change (变化) of a range (范围).", [("变化", "zh-Hans"), ("范围", "zh-Hans")]),
        ("He said so (see 合作 above).", []),
        ("It (FOCAC) met (in 2018).", []),
        ("The term（合作）stands.", [("合作", "zh-Hans")]),
        ("It is (Chinese: 合作).", [("合作", "zh-Hans")]),
    ],
)
def test_what_stands_before_the_brackets_decides(text: str, names: list[tuple[str, str]]) -> None:
    assert [(name.text, name.language) for name in read_text(text, "Trade").sections[0].names] == names


def test_paragraphs_may_be_set_apart_by_blank_lines_and_wrapped() -> None:
    text = (
        "Trade\n\nA first paragraph that an editor\nwrapped.[1]\n\nA second.\n\n[1] A note that an\neditor wrapped.\n"
    )
    entry = read_text(text, "Trade")
    assert [section.text for section in entry.sections] == [
        "A first paragraph that an editor wrapped.[1]",
        "A second.",
    ]
    assert entry.sources == (Source("note-1", "A note that an editor wrapped."),)


def test_raised_marks_are_footnotes_too() -> None:
    entry = read_text("A fact.¹ Another.²\n¹ One.\n² Two.", "Trade")
    assert entry.sections[0].sources == ("note-1", "note-2")
    assert [source.title for source in entry.sources] == ["One.", "Two."]


@pytest.mark.parametrize("closing", [ATTRIBUTION, f"{ATTRIBUTION}\n[1] A note."])
def test_an_attribution_is_found_without_notes_and_before_them(closing: str) -> None:
    entry = read_text(f"One.\n{closing}", "Trade")
    assert [section.text for section in entry.sections] == ["One."]
    assert Source("attribution", ATTRIBUTION) in entry.sources


def test_an_article_without_notes_keeps_all_its_paragraphs() -> None:
    entry = read_text("One.\n\nTwo, about copyright.", "Trade")
    assert [section.text for section in entry.sections] == ["One.", "Two, about copyright."]
    assert entry.sources == ()


@pytest.mark.parametrize(
    ("term", "identifier"),
    [("Coöperation", "cooperation"), ("Belt & Road!", "belt-road"), ("China’s x's", "chinas-xs")],
)
def test_ids_are_ascii(term: str, identifier: str) -> None:
    assert slug(term) == identifier


def test_a_file_is_imported_into_a_new_glossary(tmp_path: Path) -> None:
    file = tmp_path / "fair-trade.txt"
    file.write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    into = tmp_path / "My Glossary"
    assert import_file("text", file, into).files == (into / "entries" / "fair-trade.yaml",)
    glossary = load(into)
    assert (glossary.id, glossary.title, glossary.language) == ("my-glossary", "My Glossary", "en")
    assert glossary.entries[0].term == "Fair trade"
    assert [section.text for section in glossary.entries[0].sections] == PARAGRAPHS
    assert check(into, date(2026, 5, 1)) == ()


def test_an_existing_glossary_gives_the_language_and_keeps_its_entries(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text("id: g\ntitle: G\nlanguage: de\n")
    file = tmp_path / "a.txt"
    file.write_text("Man sagt „Handel“ (贸易).")
    import_file("text", file, tmp_path, Choices("Warenverkehr"))
    assert Name("Handel", "de") in load(tmp_path).by_id["warenverkehr"].sections[0].names
    with pytest.raises(FileExistsError, match="the entry exists"):
        import_file("text", file, tmp_path, Choices("Warenverkehr"))
    assert import_file("text", file, tmp_path, Choices("Warenverkehr"), replacing=True).files


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "1:1", "no paragraph"),
        (b" \n\n", "1:1", "no paragraph"),
        (b"Line.\nA\x00B", "2:2", "not plain text"),
        (b"Line.\nCaf\xe9", "2:4", "not UTF-8"),
        ("Wide.".encode("utf-16"), "1:1", "UTF-16"),
        (b"A.[1]\n[1] One.\n[1] Two.", "3:1", "stands on line 2"),
    ],
)
def test_bad_files_are_refused_and_nothing_is_written(tmp_path: Path, content: bytes, place: str, words: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    with pytest.raises(ImportFault) as fault:
        import_file("text", file, tmp_path / "into")
    assert str(fault.value).startswith(f"{file}:{place}: ")
    assert words in str(fault.value)
    assert "\n" not in str(fault.value)
    assert not (tmp_path / "into").exists()


def test_bad_folders_terms_and_formats_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "合作.txt"
    with pytest.raises(ImportFault, match="No such file"):
        import_file("text", file, tmp_path)
    file.write_text("A paragraph.")
    with pytest.raises(ImportFault, match="no id can be made"):
        import_file("text", file, tmp_path)
    with pytest.raises(ImportFault, match="the headword is empty"):
        import_file("text", file, tmp_path, Choices(" "))
    with pytest.raises(ImportFault, match="not a folder"):
        import_file("text", file, file)
    with pytest.raises(KeyError):
        import_file("pdf", file, tmp_path)
    (tmp_path / "glossary.yaml").write_text("id: [")
    with pytest.raises(GlossaryError, match="syntax"):
        import_file("text", file, tmp_path, Choices("Trade"))
    assert "text" in IMPORTERS


def test_whatever_follows_the_last_note_is_the_attribution() -> None:
    entry = read_text("One.[1]\n[1] A note.\nSee the website of the project.", "Trade")
    assert [section.text for section in entry.sections] == ["One.[1]"]
    assert entry.sources[1] == Source("attribution", "See the website of the project.")
