import re
from dataclasses import replace
from html import unescape
from posixpath import dirname, join, normpath

import pytest
from justhtml import JustHTML

from assistant.site.address import HOME, Address, address_of
from assistant.site.pages import DATA, ICON, LOST, MOST_ROWS, SCRIPT, STYLE, Look, Pages
from glossary import Glossary, sentences
from tests.assistant.site.glossaries import PUBLISHED, SEA, TRAP, large

_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
_DESK = "https://desk.example.org"
SITES = {
    "anywhere": Pages(SEA, Address()),
    "published": Pages(PUBLISHED, address_of(PUBLISHED.url)),
    "with a desk and notes": Pages(SEA, Address(), Look(f"{_DESK}/widget.js", _DESK, notes=True)),
    "searched": Pages(PUBLISHED, address_of(PUBLISHED.url), Look(search=True)),
    "large": Pages(large(MOST_ROWS + 1), Address()),
}


def html(pages: Pages) -> dict[str, str]:
    return {file: pages.text(file) or "" for file in pages if file not in (STYLE, ICON, SCRIPT, DATA)}


@pytest.mark.parametrize("kind", SITES)
def test_every_page_is_html_to_the_letter(kind: str) -> None:
    for file, page in html(SITES[kind]).items():
        try:
            JustHTML(page, strict=True)
        except SyntaxError as error:
            raise AssertionError(f"{file}: {error}") from error
        ids = _ID.findall(page)
        assert len(ids) == len(set(ids)), file


def test_the_parser_would_find_something() -> None:
    with pytest.raises(SyntaxError):
        JustHTML("<!doctype html><title>a</title><p><div>b</p>", strict=True)


@pytest.mark.parametrize("kind", SITES)
def test_every_link_leads_to_a_place_that_there_is(kind: str) -> None:
    pages = SITES[kind]
    made = html(pages)
    ids = {file: set(_ID.findall(page)) for file, page in made.items()}
    followed = 0
    for file, page in made.items():
        for address in map(unescape, _LINK.findall(page)):
            if re.match(r"[a-z]+:", address):
                continue
            path, _, anchor = address.partition("#")
            if file == LOST and pages.address.base:
                path = path.removeprefix("/dictionary/")
            target = normpath(join(dirname(file) if file != LOST else "", path)) if path else file
            target = HOME if target == "." else target
            target = f"{target}/{HOME}" if path.endswith("/") and target != HOME else target
            assert target in pages, f"{file}: {address}"
            assert not anchor or anchor in ids[target], f"{file}: {address}"
            followed += 1
    assert followed > len(made)


def test_every_page_is_reached_from_the_first() -> None:
    for pages in SITES.values():
        made = html(pages)
        links = {
            file: {normpath(join(dirname(file), one.partition("#")[0])) for one in _LINK.findall(page)}
            for file, page in made.items()
        }
        reached, found = set(), {HOME}
        while found:
            file = found.pop()
            reached.add(file)
            ends = {one if one in made else HOME if one == "." else join(one, HOME) for one in links[file]}
            found |= (ends & made.keys()) - reached
        assert reached == made.keys() - {LOST}


def test_a_sentence_that_is_cited_stands_whole_in_a_paragraph() -> None:
    for entry in SEA.entries:
        page = SITES["anywhere"].text(f"{entry.id}.html") or ""
        paragraphs = [unescape(re.sub("<[^>]*>", "", one)) for one in re.findall(r"<p dir=\"auto\">(.*?)</p>", page)]
        for section in entry.sections:
            for sentence in sentences(section.text):
                assert any(sentence.text in one for one in paragraphs), sentence


def test_what_a_glossary_says_is_text() -> None:
    for page in html(SITES["with a desk and notes"]).values():
        assert TRAP not in page
        assert "<img" not in page


def test_there_is_no_script_but_that_of_a_desk() -> None:
    for page in html(SITES["anywhere"]).values():
        assert not re.search(r"<script(?! type=\"application/ld\+json\")", page)
        assert "glossdesk-chat" not in page
        assert "script-src" not in page
    for page in html(SITES["with a desk and notes"]).values():
        assert f'<script src="{_DESK}/widget.js" defer></script>' in page
        assert '<glossdesk-chat glossary="sea">' in page
        assert f"script-src {_DESK}; connect-src {_DESK}" in page


def test_a_site_that_is_searched_runs_a_script_of_its_own_alone() -> None:
    pages = SITES["searched"]
    for file, page in html(pages).items():
        assert re.findall(r'<script src="(.*?)" defer>', page) == [pages.address.link(file, SCRIPT)] or file == LOST
        assert page.count("<script") == 1 + page.count('<script type="application/ld+json"')
        assert "script-src &#39;self&#39;; require-trusted-types-for" in page
        assert '<div id="_search" role="search"></div>' in page
    assert '<script src="/dictionary/search.js" defer>' in pages.lost("any/where")
    assert {SCRIPT, DATA} <= set(pages)
    assert not {SCRIPT, DATA} & set(SITES["anywhere"])
    look = Look("https://a.org/widget.js", "https://a.org", search=True)
    assert "script-src 'self' https://a.org; connect-src https://a.org" in look.policy


def test_notes_are_shown_where_they_are_wanted() -> None:
    assert "harbour master" not in (SITES["anywhere"].text("harbour.html") or "")
    assert "harbour master" in (SITES["with a desk and notes"].text("harbour.html") or "")


def test_permalinks_are_those_of_citations() -> None:
    page = SITES["published"].text("trade/index.html") or ""
    link = PUBLISHED.permalink("trade", "sea")
    assert link == "https://example.org/dictionary/trade#sea"
    assert f'<a href="{link}">{link}</a>' in page
    assert '<section id="sea"' in page
    assert '<link rel="canonical" href="https://example.org/dictionary/trade">' in page


def test_what_is_no_web_address_is_no_link() -> None:
    pages = Pages(replace(SEA, url="javascript:alert('{entry}')//#{section}"), Address())
    assert "javascript:" not in re.sub(r"<script.*</script>", "", pages.text("trade.html") or "")


def test_a_long_list_has_a_page_for_each_letter() -> None:
    pages = SITES["large"]
    first = pages.text(HOME) or ""
    assert 'href="e00000.html"' not in first
    # 26 letters share 1,001 entries: 38 each, and one more for the first thirteen.
    assert 'by/letter-1.html" class="counted">A <span class="count">39</span>' in first
    assert len(re.findall(r'class="headword"', pages.text("by/letter-1.html") or "")) == 39


def test_two_glossaries_that_are_the_same_have_the_same_pages() -> None:
    assert html(SITES["anywhere"]) == html(Pages(replace(SEA), Address()))


@pytest.mark.parametrize("language", ["ar", "zh-Hant", "ja"])
def test_a_glossary_may_be_in_any_language(language: str) -> None:
    terms = {"ar": "التعاون", "zh-Hant": "合作", "ja": "協力"}
    entry = replace(SEA.entries[0], term=terms[language], see_also=())
    pages = Pages(Glossary("g", "G", language, (entry,)), Address())
    page = pages.text("harbour.html") or ""
    assert f'<span lang="{language}" dir="auto">{terms[language]}</span></h1>' in page
    JustHTML(page, strict=True)
