import pytest

from glossary import Entry
from index.document import Place
from index.name_table import NameTable
from index.names import Likeness, NameMatch, Names
from index.tokens import Analyser
from tests.conftest import entry, glossary_of, python, section


def names_of(*entries: Entry, language: str = "en", known: frozenset[str] = frozenset()) -> Names:
    stem = Analyser(language).stem
    return Names(NameTable.of([glossary_of(*entries, language=language)], stem), stem, known.__contains__)


SMALL = (
    entry("belt", "Belt and Road Initiative", "A plan.", en="BRI"),
    entry("cd", "Continuous delivery (CD)", "Shipping often."),
    entry(
        "cooperation",
        "Cooperation",
        section("general", "Work."),
        section("pragmatic", "Business.", "Pragmatic cooperation", zh_Hans="务实合作"),
        section("win-win", "Gain.", "Win-win cooperation", zh_Hans="合作共赢"),
        zh_Hans="合作",
        de="Zusammenarbeit",
    ),
    entry("it", "IT", "Computers."),
    entry("peace", "和", "Harmony.", zh_Hans="和"),
    entry("sum", "Zero-sum game", "A game."),
    entry("units", "State-owned enterprise", "A firm.", en="SOE"),
)
NAMES = names_of(*SMALL)


def found(text: str, names: Names = NAMES) -> list[tuple[str, str, Likeness]]:
    """Return what was found: the place, how it is written in the text, and how it was recognised."""
    return [
        (
            "#".join(part for part in (match.places[0].entry, match.places[0].section) if part),
            text[match.start : match.end],
            match.likeness,
        )
        for match in names.find(text)
    ]


@pytest.mark.parametrize(
    "written", ["Cooperation", "cooperation", "COOPERATION", "ｃｏｏｐｅｒａｔｉｏｎ", "Zusammenarbeit"]
)
def test_a_name_is_found_in_any_case_and_width(written: str) -> None:
    assert found(f"what is {written}?") == [("cooperation", written, Likeness.EXACT)]


def test_a_match_gives_the_name_as_it_is_written_in_the_glossary() -> None:
    assert NAMES.find("on ZUSAMMENARBEIT") == (
        NameMatch("Zusammenarbeit", 3, 17, Likeness.EXACT, (Place("small", "cooperation"),)),
    )


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("state-owned enterprises", "units"),
        ("zero-sum games", "sum"),
        ("cooperations", "cooperation"),
        ("zero sums gaming", "sum"),
    ],
)
def test_an_inflected_name_is_found(written: str, place: str) -> None:
    assert found(f"what are {written}?") == [(place, written, Likeness.INFLECTED)]


@pytest.mark.parametrize("written", ["cooperation’s", "cooperation's"])
def test_a_possessive_name_is_found_with_its_ending(written: str) -> None:
    assert found(f"what is {written} aim?") == [("cooperation", written, Likeness.EXACT)]


@pytest.mark.parametrize(
    "written",
    ["win-win cooperation", "win win cooperation", "winwin cooperation", "Win–Win Cooperation", "win-win-cooperation"],
)
def test_hyphens_and_spaces_may_be_put_otherwise(written: str) -> None:
    assert found(f"explain {written} please") == [("cooperation#win-win", written, Likeness.EXACT)]


@pytest.mark.parametrize("name", ["win-win", "win win", "winwin"])
@pytest.mark.parametrize("written", ["win-win", "win win", "winwin", "WinWin"])
def test_a_short_compound_is_found_however_it_is_spaced(name: str, written: str) -> None:
    names = names_of(entry("gain", name, "Text."))
    assert found(f"is {written} good?", names) == [("gain", written, Likeness.EXACT)]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("coopreation", "cooperation"),
        ("coperation", "cooperation"),
        ("cooperatioon", "cooperation"),
        ("pragmatc cooperation", "cooperation#pragmatic"),
        ("pragmatic coperation", "cooperation#pragmatic"),
        ("Belt and Raod Initiative", "belt"),
        ("Belt and Road Initative", "belt"),
        ("zero-sum gmae", "sum"),
        ("Zusamenarbeit", "cooperation"),
    ],
)
def test_a_misspelt_name_is_found(written: str, place: str) -> None:
    assert found(f"what is {written}?") == [(place, written, Likeness.NEAR)]


@pytest.mark.parametrize("written", ["SEO", "SOX", "BIR", "BRA", "ITT", "soe2"])
def test_a_short_name_is_never_misspelt(written: str) -> None:
    assert found(f"what is {written}?") == []


@pytest.mark.parametrize(
    ("name", "written", "near"),
    [
        ("SOE", "SOX", False),
        ("Polar", "polat", True),
        ("Polar", "poalr", True),
        ("Polar", "poatl", False),
        ("Harmonic", "hamronci", True),
        ("Harmonic", "hamrobci", False),
    ],
)
def test_longer_names_bear_more_edits(name: str, written: str, near: bool) -> None:
    """None under 4 letters, one under 8, two from there on; a transposition is one."""
    assert bool(found(written, names_of(entry("one", name, "Text.")))) is near


def test_a_word_of_the_texts_is_not_a_misspelt_name() -> None:
    names = names_of(*SMALL, known=frozenset({"corporation"}))
    assert found("what is a corporation?", names) == []
    assert found("what is a coperation?", names) == [("cooperation", "coperation", Likeness.NEAR)]


@pytest.mark.parametrize(
    "written",
    [
        "务实合作",
        "務實合作",
        "wushi hezuo",
        "wushihezuo",
        "wu shi he zuo",
        "Wùshí hézuò",
        "WÙSHÍHÉZUÒ",
        "wu\u0300shi\u0301 he\u0301zuo\u0300",
        "wu4 shi2 he2 zuo4",
        "wu4shi2 he2zuo4",
        "wu4shi2he2zuo4",
    ],
)
def test_a_chinese_name_is_found_in_either_script_and_in_any_pinyin(written: str) -> None:
    assert found(f"{written}?") == [("cooperation#pragmatic", written, Likeness.EXACT)]


@pytest.mark.parametrize("written", ["wu-shih ho-tso", "Wu Shih Ho Tso", "wushih hotso", "wu4-shih2 ho2-tso4"])
def test_a_chinese_name_is_found_in_wade_giles(written: str) -> None:
    assert found(f"{written}?") == [("cooperation#pragmatic", written, Likeness.EXACT)]


@pytest.mark.parametrize(
    "written", ["ch'iu-t'ung ts'un-i", "ch’iu t’ung ts’un i", "chʻiu-tʻung tsʻun-i", "chiu-tung tsun-i"]
)
def test_the_apostrophes_of_wade_giles_may_be_any_or_left_out(written: str) -> None:
    names = names_of(entry("seek", "Common ground", "Text.", zh_Hans="求同存异"))
    assert found(f"in {written} we trust", names) == [("seek", written, Likeness.EXACT)]


def test_wade_giles_gives_way_to_english_and_to_all_other_names() -> None:
    """合美 is "ho mei" and 主机 "chu chi" in Wade-Giles."""
    known = names_of(entry("one", "One", "Text.", zh_Hans="合美"), known=frozenset({"homei"}))
    assert (found("homei", known), found("ho-mei", known)) == ([], [("one", "ho-mei", Likeness.EXACT)])
    both = names_of(entry("host", "Host", "Text.", zh_Hans="主机"), entry("chuchi", "Chuchi", "Text."))
    assert found("chu-chi", both) == [("chuchi", "chu-chi", Likeness.EXACT)]
    assert found("chu-chih", names_of(entry("host", "Host", "Text.", zh_Hans="主机"))) == []


def test_a_german_name_is_found_without_its_umlauts() -> None:
    names = names_of(entry("powers", "Great powers", "Text.", de="Großmächte"))
    assert [name.likeness for name in names.find("Grossmaechte")] == [Likeness.EXACT]
    assert found("GROSSMAECHTE, Großmächte", names) == [
        ("powers", written, Likeness.EXACT) for written in ("GROSSMAECHTE", "Großmächte")
    ]


def test_the_headword_of_a_chinese_glossary_is_found_in_pinyin() -> None:
    names = names_of(entry("work", "务实合作", section("gain", "好。", "合作共赢")), language="zh-Hans")
    assert found("wùshí hézuò", names) == [("work", "wùshí hézuò", Likeness.EXACT)]
    assert found("hezuo gongying", names) == [("work#gain", "hezuo gongying", Likeness.EXACT)]


@pytest.mark.parametrize("text", ["what did he do?", "he", "hé", "he2", "He2 said"])
def test_a_single_syllable_is_no_name(text: str) -> None:
    assert found(text) == []


def test_typed_pinyin_wins_over_what_would_be_derived() -> None:
    names = names_of(entry("music", "Music", "Sound.", zh_Hans="音乐", zh_Latn_pinyin="yin yue"))
    wrong = names_of(entry("music", "Music", "Sound.", zh_Hans="音乐", zh_Latn_pinyin="yin le"))
    assert found("yinyue", names) == found("yinyue", names_of(entry("music", "Music", "Sound.", zh_Hans="音乐")))
    assert (found("yinyue", wrong), found("yin4le4", wrong)) == ([], [("music", "yin4le4", Likeness.EXACT)])


@pytest.mark.parametrize("written", ["Web3", "web2", "We1b"])
def test_digits_are_tones_in_pinyin_alone(written: str) -> None:
    assert found(written, names_of(entry("web", "Web", "Pages."))) == []


def test_the_longest_name_is_taken_and_none_inside_it() -> None:
    assert found("合作共赢 and win-win cooperation, cooperation") == [
        ("cooperation#win-win", "合作共赢", Likeness.EXACT),
        ("cooperation#win-win", "win-win cooperation", Likeness.EXACT),
        ("cooperation", "cooperation", Likeness.EXACT),
    ]


@pytest.mark.parametrize(
    "text", ["noncooperation", "cooperationism", "precooperations", "summit", "unitsoe", "zerosum"]
)
def test_a_name_inside_a_word_is_no_match(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [("What is IT?", ["IT"]), ("Is it good?", []), ("It is", []), ("IT and it", ["IT"]), ("does it use IT", ["IT"])],
)
def test_a_name_that_is_a_function_word_needs_its_case(text: str, written: list[str]) -> None:
    assert found(text) == [("it", one, Likeness.EXACT) for one in written]
    assert found(text, names_of(SMALL[3])) == found(text)


@pytest.mark.parametrize("written", ["Continuous delivery", "CD", "continuous deliveries", "Continuous delivery (CD"])
def test_a_name_with_its_abbreviation_is_found_by_each_half_and_whole(written: str) -> None:
    assert [(place, text) for place, text, _ in found(f"{written}) now")] == [("cd", written)]


@pytest.mark.parametrize(
    "before", ["", "😀 ", "👩‍👩‍👧‍👦🇨🇳 ", "e\u0301e\u0301 ", "𠮷 ", "中文，", "\u202e ", "ﬁﬂ ", "İ ", "हिन्दी ", "\n\t "]
)
@pytest.mark.parametrize("written", ["win-win cooperation", "务实合作", "wùshí hézuò", "coperation", "zero-sum games"])
def test_offsets_are_exact_whatever_stands_before(before: str, written: str) -> None:
    matches = NAMES.find(f"{before}{written} 😀")
    assert [(match.start, match.end) for match in matches] == [(len(before), len(before) + len(written))]


def test_places_that_share_a_name_are_all_given_in_order() -> None:
    names = names_of(entry("b", "Bank", section("river", "Wet.", "Bank")), entry("a", "Shore", "Sand.", en="bank"))
    places = (Place("small", "a"), Place("small", "b"), Place("small", "b", "river"))
    assert names.find("the bank") == (NameMatch("bank", 4, 8, Likeness.EXACT, places),)


@pytest.mark.parametrize(
    "text", ["", " ", "?!", "😀", "\x00", "\u0301", "x" * 20_000, "合" * 3_000, "coperatiom " * 900]
)
def test_any_text_can_be_looked_through(text: str) -> None:
    for match in NAMES.find(text):
        assert 0 <= match.start < match.end <= len(text)


def test_what_is_found_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from tests.index.test_names import NAMES\n"
        "print(ascii([NAMES.find(text) for text in ('win win coperation beltandroad', '合作 CD zero-sum gmae IT')]))"
    )
    first, second = (python(code, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert "win-win" in first


def test_a_function_word_of_another_language_can_be_a_name() -> None:
    assert found("what is war?", names_of(entry("war", "War", "Armies march."))) == [
        ("war", "war", Likeness.EXACT),
    ]


def test_a_name_is_not_put_together_of_other_words() -> None:
    names = names_of(entry("therapist", "Therapist", "A healer."))
    assert found("what the rapist did", names) == []
    assert found("the therapist", names) == [("therapist", "therapist", Likeness.EXACT)]


def test_a_single_character_is_no_name_inside_a_word() -> None:
    names = names_of(*SMALL)
    assert found("和平", names) == []
    assert found("和 是什么", names) == [("peace", "和", Likeness.EXACT)]


def test_a_dropped_function_word_is_a_misspelling() -> None:
    names = names_of(entry("fate", "Community with a shared future", "All are in one boat."))
    written = "comunity with shared future"
    assert found(written, names) == [("fate", written, Likeness.NEAR)]


@pytest.mark.parametrize("written", ["government", "governments", "to govern", "governing"])
def test_a_word_alone_is_no_name_that_only_shares_its_stem(written: str) -> None:
    names = names_of(entry("a", "Governance", "Ruling."), known=frozenset({"govern", "government", "governments"}))
    assert found(written, names) == []
    assert found("governances", names) == [("a", "governances", Likeness.INFLECTED)]


@pytest.mark.parametrize(
    "written", ["Neuen Seidenstraße", "neuer Seidenstraßen", "Vorfall", "Vorfällen", "Neue Seidenstraßen"]
)
def test_a_name_is_inflected_by_the_rules_of_its_language_in_a_text_of_that(written: str) -> None:
    names = names_of(entry("a", "Belt", "A plan.", de="Neue Seidenstraße"), entry("b", "Riot", "Noise.", de="Vorfälle"))
    [(_, text, likeness)] = found(f"Was ist mit der {written} hier gemeint?", names)
    assert (text, likeness) == (written, Likeness.INFLECTED)


def test_a_word_alone_in_another_language_is_no_name_that_only_shares_its_stem() -> None:
    names = names_of(entry("a", "Security", "Safety.", de="Sicherheit"))
    assert found("Ist das sicher und wie ist es?", names) == []
    assert found("Was sind die Sicherheiten?", names) == [("a", "Sicherheiten", Likeness.INFLECTED)]
