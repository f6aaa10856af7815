import pytest

from assistant.site.address import HOME, Address, SiteError, address_of


@pytest.mark.parametrize(
    ("url", "base", "file", "anchor"),
    [
        ("https://a.org/d/{entry}#{section}", "https://a.org/d/", "net/index.html", "s1"),
        ("https://a.org/{entry}/#{section}", "https://a.org/", "net/index.html", "s1"),
        ("http://a.org:8080/d/{entry}.html#{section}", "http://a.org:8080/d/", "net.html", "s1"),
        ("https://a.org/d/term-{entry}.html", "https://a.org/d/", "term-net.html", "s1"),
        ("https://a.org/d/{entry}/about#{entry}-{section}", "https://a.org/d/", "net/about/index.html", "net-s1"),
        ("https://a.org/d/the%20{entry}#{section}", "https://a.org/d/", "the net/index.html", "s1"),
    ],
)
def test_a_template_says_where_files_are(url: str, base: str, file: str, anchor: str) -> None:
    address = address_of(url)
    assert (address.base, address.file_of("net"), address.anchor_of("net", "s1")) == (base, file, anchor)


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://a.org/d?term={entry}#{section}", "has a '?'"),
        ("https://a.org/?#{entry}", "has a '?'"),
        ("https://a.org/d/#{entry}-{section}", "no '{entry}' in its path"),
        ("https://a.org/{entry}/{section}", "'{section}' in its path"),
        ("https://a.org/{entry}#top", "the same '#'"),
        ("https://{entry}.a.org/#{section}", "no web server"),
        ("ftp://a.org/{entry}#{section}", "no web server"),
        ("d/{entry}#{section}", "no web server"),
        ("https://[a/{entry}", "no web address"),
        ("https://a.org/{entry}/../x#{section}", "files cannot have"),
        ("https://a.org/{entry}%2F..%2F..%2Fx#{section}", "files cannot have"),
        ("https://a.org/{entry}//x#{section}", "files cannot have"),
        ("https://a.org/{entry}%00#{section}", "files cannot have"),
    ],
)
def test_a_template_that_files_cannot_keep_is_refused_with_one_that_they_can(url: str, fault: str) -> None:
    with pytest.raises(SiteError) as raised:
        address_of(url)
    assert fault in str(raised.value)
    assert "https://example.org/dictionary/{entry}#{section}" in str(raised.value)


@pytest.mark.parametrize(
    ("bare", "origin", "target", "link"),
    [
        (True, "net/index.html", "cod/index.html", "../cod/"),
        (True, "net/index.html", HOME, "../"),
        (True, HOME, HOME, "./"),
        (True, "by/chinese.html", "net/index.html", "../net/"),
        (True, HOME, "by/chinese.html", "by/chinese.html"),
        (False, "net.html", HOME, "index.html"),
        (False, "by/chinese.html", HOME, "../index.html"),
        (True, "myindex.html", "myindex.html", "myindex.html"),
    ],
)
def test_links_are_relative(bare: bool, origin: str, target: str, link: str) -> None:
    assert Address(bare=bare).link(origin, target) == link


def test_public_addresses() -> None:
    address = address_of("https://a.org/d/{entry}#{section}")
    assert address.public(HOME) == "https://a.org/d/"
    assert address.public("by/chinese.html") == "https://a.org/d/by/chinese.html"
    assert address.root_link("net/index.html") == "/d/net/"
    assert Address().public(HOME) == ""
