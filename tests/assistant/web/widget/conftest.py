"""A small glossary whose texts hold characters beyond 16 bits, and a page of another site that asks about it."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from glossary import load
from index import open_index
from tests.assistant.web.widget.allowing import desk_for
from tests.assistant.web.widget.site import Site, hosting
from tests.conftest import FakeEncoder

QUOTED = "A net 😀 of 𠮷野家 is a mesh of cords – tied, knotted & half-dried."
LONG = (
    "黑网是指在渔民的传说中每逢月黑风高之夜就会自己从海底浮起来并且把整个村庄的船只都悄悄拖走的那张又大又旧的渔网，"
    "老人们说它是用沉船上的缆绳和水草编成的，任何刀子都割不断它，任何灯火也照不亮它，只有唱着古老歌谣的孩子才能让它松开，"
    "所以每年秋天第一次出海之前，村里的孩子们都要站在码头上唱三天三夜，直到潮水退去、海面平静、太阳从东方升起为止，"
    "这个习俗据说已经流传了四百多年。"
)
_GLOSSARY = {
    "glossary.yaml": """
id: fishing
title: Words of the trade
language: en
licence: CC-BY-4.0
url: "{origin}/entry/{entry}#{section}"
""",
    "entries/net.yaml": f"""
id: net
term: Net
names: {{de: Netz, zh-Hans: 渔网}}
sections:
  - id: gear
    sense: official
    text: >-
      𠮷 😀 𝒜 come first. {QUOTED} It is cast at dusk.
    sources: [trap]
  - id: rest
    sense: ordinary
    term: Remainder
    names: {{de: Rest}}
    text: A remainder is what is left of a sum.
  - id: black
    term: Black net
    names: {{zh-Hans: 黑网}}
    text: {LONG}
sources:
  trap: {{type: book, title: 'A <b>trap</b>', issued: 2020, URL: 'https://example.org/a?b=1'}}
""",
    "entries/boat.yaml": """
id: boat
term: Boat
names: {de: Boot}
sections:
  - id: only
    text: A boat floats. It carries nets.
""",
}


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with hosting() as hosted:
        yield hosted


@pytest.fixture(scope="session")
def fishing(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant of a glossary whose permalinks lead to the other site."""
    folder = tmp_path_factory.mktemp("fishing")
    for name, text in _GLOSSARY.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.replace("{origin}", site.origin), encoding="utf-8")
    return Assistant(
        open_index([load(folder)], FakeEncoder(), tmp_path_factory.mktemp("index") / "fishing", lambda _: None)
    )


@pytest.fixture(scope="session")
def open_desk(fishing: Assistant, site: Site) -> Iterator[str]:
    """Serve the small glossary to the pages of the other site; yield the desk's address."""
    with desk_for(fishing, site.origin) as address:
        site.desks.append(address)
        yield address
