"""Where the pages of a glossary are: what the template of its permalinks says of files, and links between them."""

from dataclasses import dataclass
from posixpath import dirname, relpath, splitext
from urllib.parse import unquote, urlsplit

from glossary import Glossary

HOME = "index.html"
_SUCH_AS = "write one such as https://example.org/dictionary/{entry}#{section}"
_SCHEMES = ("http://", "https://")
_PAGES = (".html", ".htm")


class SiteError(ValueError):
    """A site that cannot be made as it was asked for, with the remedy."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the pages of a glossary are.

    `base` is the public address of their folder, "" where nobody said; `entry` and `anchor` are templates of an
    entry's file in it and of a section's id on its page. Where links are `bare`, a folder stands for its index.html.
    """

    base: str = ""
    entry: str = "{entry}.html"
    anchor: str = "{section}"
    bare: bool = False

    def file_of(self, entry: str) -> str:
        """Return the file of an entry's page."""
        return self.entry.replace("{entry}", entry)

    def anchor_of(self, entry: str, section: str) -> str:
        """Return the id that a section has on its page."""
        return self.anchor.replace("{entry}", entry).replace("{section}", section)

    def link(self, origin: str, target: str) -> str:
        """Return the relative link from one file to another."""
        found = relpath(target, dirname(origin) or ".")
        if not self.bare or not f"/{found}".endswith(f"/{HOME}"):
            return found
        return found.removesuffix(HOME) or "./"

    def root_link(self, target: str) -> str:
        """Return the link to a file from a page that may be shown at any address of the server."""
        return urlsplit(self.base).path + self.link("", target).removeprefix("./")

    def public(self, file: str) -> str:
        """Return the public address of a file, "" where the site has none."""
        return self.base + self.link("", file).removeprefix("./") if self.base else ""


def permalink(glossary: Glossary, entry: str, section: str) -> str | None:
    """Return the permalink of a section, or None where it is no web address that a page may link to."""
    found = glossary.permalink(entry, section)
    return found if found and found.startswith(_SCHEMES) else None


def page_link(glossary: Glossary, entry: str) -> str:
    """Return the permalink of an entry's page, "" where it has none that a page may link to."""
    return (permalink(glossary, entry, "") or "").partition("#")[0]


def address_of(url: str) -> Address:
    """Return where a template of permalinks has the pages; raise SiteError where files cannot be there."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise SiteError(f"url {url!r} is no web address ({error}); {_SUCH_AS}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or "{" in parts.netloc:
        raise SiteError(f"url {url!r} names no web server of its own; {_SUCH_AS}")
    if "?" in url.partition("#")[0]:
        raise SiteError(f"url {url!r} has a '?', which a site made of files cannot answer; {_SUCH_AS}")
    if "{entry}" not in parts.path:
        raise SiteError(f"url {url!r} has no '{{entry}}' in its path, and every entry is a page of its own; {_SUCH_AS}")
    if "{section}" in parts.path:
        raise SiteError(f"url {url!r} has '{{section}}' in its path, and a section is a place on a page; {_SUCH_AS}")
    if parts.fragment and "{section}" not in parts.fragment:
        raise SiteError(f"url {url!r} ends in the same '#' for every section; {_SUCH_AS}")
    folder = parts.path[: parts.path.rindex("/", 0, parts.path.index("{entry}")) + 1]
    inside = unquote(parts.path.removeprefix(folder))
    if {"", ".", ".."} & set(inside.removesuffix("/").split("/")) or "\\" in inside or not inside.isprintable():
        raise SiteError(f"url {url!r} has a path that files cannot have; {_SUCH_AS}")
    file = inside if splitext(inside)[1] in _PAGES else f"{inside.removesuffix('/')}/{HOME}"
    base = f"{parts.scheme}://{parts.netloc}{folder}"
    return Address(base, file, unquote(parts.fragment) or "{section}", bare=True)
