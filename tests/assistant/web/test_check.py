"""The page to check a draft on, over HTTP."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from justhtml import JustHTML

from assistant import Assistant
from assistant.settings import Settings
from tests.assistant.office import paragraph, word_file
from tests.assistant.web.conftest import NO_KEYS, serving
from tests.conftest import entry, index_of, section

DRAFT = "On pragmatic cooperation.\n\nA Cold War mentality, pragmatic cooperation and soup."
LONE = b"--b\r\nContent-Disposition: form-data; name=text\r\n\r\non \xed\xa0\x80 cooperation\r\n--b--\r\n"


def post(client: httpx.Client, text: str, path: str = "/check/", language: str = "en") -> httpx.Response:
    return client.post(path, data={"text": text}, headers={"Accept-Language": language})


def sent(client: httpx.Client, name: str, data: bytes, language: str = "en") -> httpx.Response:
    files = {"file": (name, data)}
    return client.post("/check/", data={"text": "ignored"}, files=files, headers={"Accept-Language": language})


def shown(told: httpx.Response, query: str) -> list[str]:
    return [" ".join(one.to_text().split()) for one in JustHTML(told.text, sanitize=False, strict=True).query(query)]


def test_the_page_says_that_nothing_is_stored_and_is_not_stored_itself(server: httpx.Client) -> None:
    for told in (server.get("/check/"), post(server, DRAFT), post(server, "")):
        assert told.headers["cache-control"] == "no-store"
        assert "nothing of it is stored" in shown(told, ".intro")[0]
        assert "script-src 'self'" in told.headers["content-security-policy"]
    assert server.get("/check").headers["location"] == "check/"
    assert server.head("/check/").status_code == 200
    for script in ("mentions", "check"):
        assert server.get(f"/check/{script}.js").headers["content-type"].startswith("text/javascript")
    assert server.get("/check/other.js").status_code == 404


def test_a_draft_is_shown_with_its_mentions_and_the_entries_that_it_is_about(server: httpx.Client) -> None:
    told = post(server, DRAFT)
    assert told.status_code == 200
    assert shown(told, ".mention") == ["pragmatic cooperation", "Cold War mentality", "pragmatic cooperation"]
    assert shown(told, "#done") == ["Mentions: 3 · entries: 2"]
    assert shown(told, "#list h3") == ["Cooperation", "Cold War mentality"]
    assert shown(told, "#term-1 .term") == ["Pragmatic cooperation"]
    assert shown(told, "#lead-1")[0].startswith("In official Chinese usage, pragmatic cooperation")
    assert 'href="../read/china-official/cooperation#pragmatic"' in told.text
    assert '<li data-mentions="1 3">' in told.text
    draft = JustHTML(told.text, sanitize=False).query_one("#draft")
    assert draft is not None
    assert draft.to_text("", strip=False) == DRAFT


def test_what_is_sent_in_either_form_or_as_a_file_is_the_same_draft(server: httpx.Client) -> None:
    texts = [
        post(server, DRAFT.replace("\n", "\r\n")),
        server.post("/check/", files={"text": (None, DRAFT.replace("\n", "\r\n"))}),
        server.post("/check/", files={"text": (None, DRAFT), "file": ("", b"")}),
        sent(server, "draft.txt", DRAFT.encode("utf-16")),
        sent(server, "draft.docx", word_file("".join(map(paragraph, DRAFT.split("\n\n"))))),
    ]
    first = shown(texts[0], "main")
    assert [shown(one, "main") for one in texts] == [first] * len(texts)


def test_an_ambiguous_mention_is_marked_and_what_came_close_is_named(tmp_path: Path) -> None:
    assistant = Assistant(
        index_of(
            tmp_path, entry("law", "Law", section("s1", "Voted.", "Bill")), entry("debt", "Debt", "Owed.", en="bill")
        )
    )
    with serving(assistant) as address, httpx.Client(base_url=address) as client:
        told = post(client, "The bill <b>came</b>.")
        assert shown(told, ".mention.unsure") == ["bill"]
        assert shown(told, "#close-1-1") == ["Ambiguous: “Bill” is close."]
        assert shown(told, ".doubt") == ["ambiguous: 1"]
        assert shown(told, "#done") == ["Mentions: 1 · entries: 1 · ambiguous: 1"]
        assert 'aria-describedby="lead-1 close-1-1"' in told.text
        assert "&lt;b&gt;came&lt;/b&gt;" in told.text
        assert shown(post(client, "Soup."), "#done") == ["The draft has no name of the glossary in it."]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "There is no text in it."),
        ("a.pdf", b"%PDF", "“a.pdf” is of no kind that is read here. These are: .txt, .text, .md"),
        ("<img src=x>.exe", b"MZ", "“<img src=x>.exe” is of no kind"),
        ("a.txt", b"\x89PNG\x00\x01", "This is no text file."),
        ("a.docx", b"PK\x03\x04", "This is no Word file (.docx)"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "with a password"),
        ("a.docx", word_file("<w:p/>" * 300_000), "This file unpacks to more than is read here."),
        ("a.txt", b"a" * 1_000_001, "The draft has 1,000,001 characters; at most 1,000,000 are checked at once."),
    ],
)
def test_a_file_that_cannot_be_checked_is_told_on_the_page(
    server: httpx.Client, name: str, data: bytes, why: str
) -> None:
    told = sent(server, name, data)
    assert told.status_code == 422
    assert why in shown(told, "#fault")[0]


def test_faults_are_told_in_german(server: httpx.Client) -> None:
    assert (
        "mit einem Kennwort"
        in shown(
            sent(
                server, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "de-AT"
            ),
            "#fault",
        )[0]
    )
    assert shown(post(server, DRAFT, language="de"), "#done") == ["Nennungen: 3 · Einträge: 2"]


def test_no_file_is_written_to_the_disk(server: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a file was written to the disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", refuse)
    # Above the megabyte at which forms are usually spooled.
    told = sent(server, "a.html", b"<p>cooperation</p>" + b"<!-- -->" * 250_000)
    assert shown(told, ".mention") == ["cooperation"]


def test_a_body_that_is_too_long_is_refused_with_the_limit(small: Assistant) -> None:
    limited = Settings(keys=NO_KEYS.keys, body_limit=1_000)
    with serving(small, limited) as address, httpx.Client(base_url=address) as client:
        assert 'data-limit="1000"' in client.get("/check/").text
        told = post(client, "net " * 1_000)
        assert (told.status_code, "1,000 bytes" in told.json()["detail"]) == (413, True)


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"", "", 415),
        (b"--b", "multipart/form-data", 400),
        (b"nonsense", "multipart/form-data; boundary=b", 400),
        (b"&".join([b"a=b"] * 1_001), "application/x-www-form-urlencoded", 400),
        (LONE, "multipart/form-data; boundary=b", 200),
        (b"text=on+%ED%A0%80+cooperation%00", "application/x-www-form-urlencoded", 200),
    ],
)
def test_what_is_no_form_is_refused_and_no_bytes_break_the_page(
    server: httpx.Client, content: bytes, kind: str, status: int
) -> None:
    told = server.post("/check/", content=content, headers={"Content-Type": kind})
    assert told.status_code == status
    assert status != 200 or shown(told, ".mention") == ["cooperation"]


def test_another_page_cannot_have_a_draft_checked(server: httpx.Client) -> None:
    told = server.post("/check/", data={"text": DRAFT}, headers={"Origin": "https://elsewhere.example"})
    assert told.status_code == 403


@pytest.fixture
def saved(server: httpx.Client) -> Mapping[str, httpx.Response]:
    return {form: post(server, DRAFT, f"/check/{form}") for form in ("page", "comments", "table")}


def test_what_was_found_is_saved_as_a_page_as_comments_and_as_a_table(saved: Mapping[str, httpx.Response]) -> None:
    for told in saved.values():
        assert told.headers["cache-control"] == "no-store"
        assert told.headers["content-disposition"].startswith("attachment; filename=")
    assert shown(saved["page"], ".mention") == ["pragmatic cooperation", "Cold War mentality", "pragmatic cooperation"]
    assert saved["comments"].text.startswith("Comments on the draft\n\n1. Line 1: “On pragmatic cooperation.”\n")
    assert saved["table"].content.startswith(b"\xef\xbb\xbfLine,Name,")


def test_a_form_that_nothing_is_saved_in_and_an_empty_draft_are_refused(server: httpx.Client) -> None:
    told = post(server, DRAFT, "/check/pdf")
    assert (told.status_code, "page, comments, table" in told.json()["detail"]) == (404, True)
    assert shown(post(server, " ", "/check/page"), "#fault") == [
        "There is no text in it. Paste a draft, or choose a file with text."
    ]
