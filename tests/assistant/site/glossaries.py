"""Small glossaries with what pages have to cope with."""

from dataclasses import replace

from glossary import Entry, Glossary, Name, Person, Section, Source

TRAP = """</script><img src=x onerror="window.hacked=1"> {{ 1 }} ' " &amp; <!--"""
QUOTE = "Trade by sea (海上贸易) needs ports, and ports need depth."
HARBOURS = Entry(
    "harbour",
    "Harbour",
    (Section("only", "A harbour shelters ships.\n\nSome harbours freeze.", sources=("s",)),),
    (Name("海港", "zh-Hans"), Name("Hafen", "de"), Name("مرفأ", "ar")),
    subject="shipping",
    summary="Where ships lie.",
    see_also=("trade",),
    sources=(
        Source(
            "s", "Ports of the world", author=(Person("Ho", "Ann"),), issued="2020", url="https://example.com/a?b=1&c"
        ),
    ),
    reviewed="2026-01-02",
    notes=("Ask the harbour master.",),
    links=("https://example.com/harbour",),
)
TRADE = Entry(
    "trade",
    "Trade",
    (
        Section("general", "Trade is old. It moves goods.", sense="official"),
        Section("sea", f"Ships are slow. {QUOTE} Canals help.", "Sea trade", (Name("海上贸易", "zh-Hans"),), ("s",)),
        Section("fair", "Just prices.", "Fair trade", (Name("honest trade", "en", "deprecated"),), sense="ordinary"),
    ),
    (Name("贸易", "zh-Hans", "preferred"), Name("Handel", "de"), Name("Commerce", "en")),
    subject="economy",
    see_also=("harbour",),
    sources=(Source("s", f"Trade {TRAP}"),),
)
QUAY = Entry("quay", f"Quay {TRAP}", (Section("only", f"A quay is a wall. {TRAP}"),), see_also=("harbour",))
SEA = Glossary("sea", "The sea, explained", "en", (HARBOURS, QUAY, TRADE), "CC0", "Press")
PUBLISHED = replace(SEA, url="https://example.org/dictionary/{entry}#{section}")


def large(entries: int) -> Glossary:
    """Return a glossary of so many entries under letters from A to Z."""
    made = tuple(
        Entry(f"e{number:05}", f"{chr(ord('A') + number % 26)}word {number}", (Section("s", "A text."),))
        for number in range(entries)
    )
    return Glossary("large", "Large", "en", made)
