import pytest

from glossary.exchange.uri import uri


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("HTTPS://Example.org/A", "https://Example.org/A"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("https://example.org/?q=[1]", "https://example.org/?q=%5B1%5D"),
        ("http://[::1]:80/é", "http://[::1]:80/%C3%A9"),
        ('https://example.org?"<a>', "https://example.org?%22%3Ca%3E"),
        ("https://example.org", "https://example.org"),
        ("mailto:a", "mailto:a"),
    ],
)
def test_what_may_not_stand_in_a_uri_is_escaped_once(link: str, written: str) -> None:
    assert uri(link) == written
    assert uri(written) == written
