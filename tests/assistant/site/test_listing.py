from dataclasses import replace

from assistant.site.listing import Group, Listings, Row, SourceRow
from glossary import Name
from tests.assistant.site.glossaries import SEA, TRADE


def told(groups: tuple[Group, ...]) -> list[tuple[str, list[str]]]:
    return [(group.title, [_line(row) for row in group.rows]) for group in groups]


def _line(row: Row | SourceRow) -> str:
    if isinstance(row, SourceRow):
        return f"{row.reference[:12]}: {', '.join(f'{one.entry}#{one.section}' for one in row.sections)}"
    place = f"{row.entry}#{row.section}" if row.section else row.entry
    return f"{row.name.text[:12]}: {place}{f' under {row.under}' if row.under else ''}"


def test_every_name_in_the_language_of_the_glossary_is_listed() -> None:
    assert told(Listings(SEA).alphabet) == [
        ("C", ["Commerce: trade under Trade"]),
        ("F", ["Fair trade: trade#fair under Trade"]),
        ("H", ["Harbour: harbour", "honest trade: trade#fair under Fair trade"]),
        ("Q", ["Quay </scrip: quay"]),
        ("S", ["Sea trade: trade#sea under Trade"]),
        ("T", ["Trade: trade"]),
    ]


def test_entries_are_listed_by_subject_and_those_without_one_last() -> None:
    assert told(Listings(SEA).subjects) == [
        ("economy", ["Trade: trade"]),
        ("shipping", ["Harbour: harbour"]),
        ("Other", ["Quay </scrip: quay"]),
    ]


def test_chinese_names_are_listed_by_sound() -> None:
    # hǎi gǎng before hǎi shàng mào yì; mào yì.
    assert told(Listings(SEA).chinese) == [
        ("H", ["海港: harbour under Harbour", "海上贸易: trade#sea under Sea trade"]),
        ("M", ["贸易: trade under Trade"]),
    ]


def test_sources_are_listed_with_what_rests_on_them() -> None:
    assert told(Listings(SEA).sources) == [
        ("H", ["Ho, Ann (202: harbour#only"]),
        ("T", ["Trade </scri: trade#sea"]),
    ]


def test_a_name_leads_to_an_entry_once() -> None:
    again = (Name("Commerce", "en"), Name("贸易", "zh-Hans"))
    trade = replace(TRADE, names=again, sections=(replace(TRADE.sections[0], names=again),))
    lists = Listings(replace(SEA, entries=(trade,)))
    assert told(lists.alphabet) == [("C", ["Commerce: trade under Trade"]), ("T", ["Trade: trade"])]
    assert told(lists.chinese) == [("M", ["贸易: trade under Trade"])]
