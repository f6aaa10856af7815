import io
import zipfile
from collections.abc import Callable

import pytest

from assistant.annotate import MOST_CHARACTERS
from assistant.draft_file import DraftFileError, clean_draft, read_draft_file
from tests.assistant.office import paragraph, word_file

ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BILLION = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>'


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", b"Aid\r\ncame.\rNow.", "Aid\ncame.\nNow."),
        ("A.TXT", "Aid für 援助".encode("utf-16"), "Aid für 援助"),
        ("a.text", b"\xef\xbb\xbfAid", "Aid"),
        ("a.md", b"# Aid\n\n*Aid* [came](https://example.org).", "# Aid\n\n*Aid* [came](https://example.org)."),
        ("a.html", b"<meta charset=latin1><p>Caf\xe9", "Café"),
        ("a.htm", b"<title>T</title><h1>Fo<b>od</b> aid</h1><p>One\n two<br>three.<ul><li>a<li>b</ul>",
         "Food aid\n\nOne two\n\nthree.\n\na\n\nb"),
        ("a.html", b"<p>Aid<script>alert('aid')</script><style>aid{}</style><!-- aid --><svg onload=x></svg>", "Aid"),
        ("a.docx", word_file(paragraph("Food ", "aid") + paragraph("&lt;b&gt; came.")), "Food aid\n\n<b> came."),
    ],
)  # fmt: skip
def test_a_file_is_read_as_what_its_name_says(name: str, data: bytes, text: str) -> None:
    assert read_draft_file(name, data) == text


def test_a_word_file_is_read_as_if_its_changes_were_accepted_with_line_breaks_and_tables() -> None:
    body = (
        "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r><w:ins><w:r><w:t> more</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> less</w:delText></w:r></w:del></w:p>"
        f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc><w:tc>{paragraph('next')}</w:tc></w:tr></w:tbl>"
    )
    assert read_draft_file("a.docx", word_file(body)) == "one\n\ntwo more\n\ncell\n\nnext"


def _locked_zip() -> bytes:
    data = bytearray(word_file(paragraph("Aid")))
    # The first bit of the flags, in the directory at the end of the archive.
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def _bomb() -> bytes:
    return word_file(paragraph("Aid"), more={"word/media/bomb.bin": b" " * 50_000_001})


def _not_word() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("readme.txt", "Aid")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "kind"),
    [
        ("a.txt", lambda: b"", "empty"),
        ("a.docx", lambda: b"", "empty"),
        ("a.md", lambda: b" \n\t", "empty"),
        ("a.html", lambda: b"<script>aid</script>", "empty"),
        ("a.docx", lambda: word_file(""), "empty"),
        ("a.txt", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text"),
        ("a.txt", lambda: b"\x01\x02\x03 aid", "not_text"),
        ("a.pdf", lambda: b"%PDF-1.7", "unknown"),
        ("draft", lambda: b"Aid", "unknown"),
        ("a.txt", lambda: b"a" * (MOST_CHARACTERS + 1), "too_long"),
        ("a.docx", lambda: b"Aid", "not_word"),
        ("a.docx", _not_word, "not_word"),
        ("a.docx", lambda: word_file(paragraph("Aid"))[:-30], "not_word"),
        ("a.docx", lambda: word_file("<w:p>"), "not_word"),
        ("a.docx", lambda: word_file("<w:p>" * 2_000 + "</w:p>" * 2_000), "not_word"),
        ("a.docx", lambda: word_file(paragraph("&x;"), ENTITY), "not_word"),
        ("a.docx", lambda: word_file(paragraph("&y;"), BILLION), "not_word"),
        ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a file of Word 97", "not_word"),
        ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("a.docx", _locked_zip, "locked"),
        ("a.docx", _bomb, "unpacks"),
        ("a.docx", lambda: word_file("<w:p/>" * 300_000), "unpacks"),
    ],
)
def test_what_is_no_draft_is_refused_by_its_kind(name: str, make: Callable[[], bytes], kind: str) -> None:
    with pytest.raises(DraftFileError) as fault:
        read_draft_file(name, make())
    assert fault.value.kind == kind


def test_a_fault_has_the_values_that_its_words_want() -> None:
    with pytest.raises(DraftFileError) as fault:
        read_draft_file("a.pdf", b"%PDF-1.7")
    assert fault.value.values == {"name": "a.pdf", "kinds": ".txt, .text, .md, .markdown, .html, .htm, .docx"}
    with pytest.raises(DraftFileError) as fault:
        clean_draft("a" * (MOST_CHARACTERS + 5))
    assert fault.value.values == {"count": MOST_CHARACTERS + 5, "most": MOST_CHARACTERS}


def test_half_a_pair_is_no_character() -> None:
    assert clean_draft("aid \ud800 came") == "aid ? came"
    assert clean_draft("aid\x00 came") == "aid\ufffd came"
