"""The `site` command: it writes glossaries as folders of web pages."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from assistant.commands.arguments import Command, argument
from assistant.commands.console import write, write_log
from assistant.commands.faults import DONE
from assistant.glossaries import load_all
from assistant.settings import Settings
from assistant.site.address import HOME, Address, SiteError, address_of
from assistant.site.folder import SiteFile, require_ours, write_site
from assistant.site.library import library
from assistant.site.pages import Look, Pages
from assistant.site.sitemap import sitemap
from glossary import Glossary, read
from glossary.fields import shorten
from glossary.schema import GLOSSARY_FILE, IDENTIFIER


def _site(given: argparse.Namespace, settings: Settings) -> int:
    folder = Path(given.to)
    look = _look(given.desk, notes=given.notes)
    require_ours(folder)
    glossaries = load_all(settings.glossary)
    several = len(glossaries) > 1
    if several:
        _require_folders(glossaries, settings.glossary)
    sites = [
        _pages(one, source, given.base_url, replace(look, lists=f"../{HOME}" if several else ""), several=several)
        for one, source in zip(glossaries, settings.glossary, strict=True)
    ]
    written = write_site(folder, _together(sites) if several else _files(sites[0]))
    write(str(folder / HOME))
    write_log(f"{written:,} files; open {HOME}, or publish the folder at {sites[0].address.base or 'any address'}")
    return DONE


def _require_folders(glossaries: Sequence[Glossary], folders: Sequence[Path]) -> None:
    """Raise SiteError where the id of a glossary could lead out of the site, or is the name of another file in it."""
    for one, folder in zip(glossaries, folders, strict=True):
        if not IDENTIFIER.fullmatch(one.id):
            raise SiteError(
                f"{_where(folder, 'id')}: id {shorten(one.id)} cannot be the folder of a glossary beside others; "
                "give it one of a-z, 0-9 and '-'"
            )


def _together(sites: Sequence[Pages]) -> Iterator[SiteFile]:
    """Yield the files of each site in a folder of its own, and the page that leads to them."""
    for site in sites:
        for file in _files(site):
            yield SiteFile(f"{site.glossary.id}/{file.path}", file.content)
    links = {f"{site.glossary.id}/{HOME}": site.glossary for site in sites}
    yield SiteFile(HOME, library(links, f"{sites[0].glossary.id}/"))


def _files(pages: Pages) -> Iterator[SiteFile]:
    for file in pages:
        content = pages.text(file)
        if content is not None:
            yield SiteFile(file, content)
    if pages.address.base:
        yield SiteFile("sitemap.xml", sitemap(pages))


def _pages(glossary: Glossary, folder: Path, base: str | None, look: Look, *, several: bool) -> Pages:
    if glossary.url and base:
        raise SiteError(f"{_where(folder)}: url says already where the site is: {glossary.url}; leave --base-url out")
    if base:
        glossary = replace(glossary, url=_template(base, glossary.id if several else ""))
    if not glossary.url:
        return Pages(glossary, Address(), look)
    try:
        return Pages(glossary, address_of(glossary.url), look)
    except SiteError as error:
        raise SiteError(f"--base-url: {error}" if base else f"{_where(folder)}: {error}") from error


def _template(base: str, folder: str) -> str:
    inside = f"{folder}/" if folder else ""
    return f"{base.removesuffix('/')}/{inside}{{entry}}.html#{{section}}"


def _where(folder: Path, key: str = "url") -> str:
    return str(read(folder).mark(GLOSSARY_FILE, key))


def _look(desk: str | None, *, notes: bool) -> Look:
    if not desk:
        return Look(notes=notes, search=True)
    fault = SiteError(f"--desk {desk!r} is no address of a desk; give one such as https://desk.example.org")
    try:
        parts = urlsplit(desk)
    except ValueError as error:
        raise fault from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or _is_odd(desk):
        raise fault
    return Look(f"{desk.removesuffix('/')}/widget.js", f"{parts.scheme}://{parts.netloc}", notes, search=True)


def _is_odd(address: str) -> bool:
    """Tell whether an address could end the policy that it becomes a part of."""
    return any(sign.isspace() or sign in "\"'<>;,@" for sign in address)


SITE = Command(
    "write the glossary as web pages that link to one another, all of them or none",
    _site,
    (
        argument("--to", required=True, metavar="DIR", help="folder of the site: new, empty, or one written before"),
        argument("--base-url", metavar="URL", help="where the folder will be on the web, if glossary.yaml has no url"),
        argument("--desk", metavar="URL", help="address of a desk that readers may ask from the pages (default: none)"),
        argument("--notes", action="store_true", help="show the editors' notes, too"),
    ),
)
