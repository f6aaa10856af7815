import pytest

from glossary import Name
from index.chinese import PINYIN, derived, pinyin, script_of, simplify
from index.wade_giles import WADE_GILES

WUSHI = Name("wu shih", WADE_GILES)
WUSHI_HEZUO = Name("wu shih ho tso", WADE_GILES)


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("務實合作", "务实合作"),
        ("务实合作", "务实合作"),
        ("講好中國故事", "讲好中国故事"),
        ("FOCAC 論壇", "FOCAC 论坛"),
        ("", ""),
    ],
)
def test_traditional_characters_become_simplified(text: str, simplified: str) -> None:
    assert simplify(text) == simplified


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("合作", "hé zuò"),
        ("务实合作", "wù shí hé zuò"),
        ("音乐", "yīn yuè"),
        ("快乐", "kuài lè"),
        ("银行", "yín háng"),
        ("绿色", "lǜ sè"),
    ],
)
def test_pinyin_reads_characters_in_their_word(text: str, syllables: str) -> None:
    assert pinyin(text) == syllables


def test_the_other_script_and_both_romanisations_are_derived() -> None:
    romanised = [Name("wù shí hé zuò", PINYIN), WUSHI_HEZUO]
    assert list(derived([Name("务实合作", "zh-Hans")])) == [Name("務實合作", "zh-Hant"), *romanised]
    assert list(derived([Name("務實合作", "zh-Hant")])) == [Name("务实合作", "zh-Hans"), *romanised]


@pytest.mark.parametrize("tag", ["zh", "zh-Hans", "zh-Hans-CN"])
def test_names_in_every_tag_of_chinese_characters_count(tag: str) -> None:
    assert [name.language for name in derived([Name("讲故事", tag)])] == ["zh-Hant", PINYIN, WADE_GILES]


def test_a_script_that_is_the_same_is_not_derived() -> None:
    assert list(derived([Name("合作", "zh-Hans")])) == [Name("hé zuò", PINYIN), Name("ho tso", WADE_GILES)]


def test_what_was_typed_is_not_derived() -> None:
    hans, hant, typed = Name("务实", "zh-Hans"), Name("務實", "zh-Hant"), Name("wushi", "zh-Latn-pinyin")
    assert list(derived([hans, hant])) == [Name("wù shí", PINYIN), WUSHI] * 2
    assert list(derived([hans, typed])) == [Name("務實", "zh-Hant"), WUSHI]
    assert list(derived([hans, hant, typed, WUSHI])) == []


def test_a_tag_tells_the_script() -> None:
    tags = ["zh", "zh-TW", "zh-Latn-pinyin", "zh-Latn", WADE_GILES, "de-AT"]
    assert [script_of(tag) for tag in tags] == ["zh-Hans", "zh-Hant", "zh-Latn", "zh-Latn", WADE_GILES, "de-AT"]


@pytest.mark.parametrize("character", ["和", "龙", "看"])
def test_a_single_syllable_is_not_derived(character: str) -> None:
    assert [name.language for name in derived([Name(character, "zh-Hans")])] == ["zh-Hant"] * (character == "龙")


def test_names_in_other_languages_have_nothing_derived() -> None:
    assert list(derived([Name("cooperation", "en"), Name("協力", "ja"), Name("hézuò", "zh-Latn")])) == []


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "zh-hans", "zh-Hans-SG"])
def test_a_simplified_tag_may_name_a_region(tag: str) -> None:
    assert Name("務實合作", "zh-Hant") in derived([Name("务实合作", tag)])


@pytest.mark.parametrize("tag", ["zh-TW", "zh-HK", "zh-Hant", "zh-hant-mo"])
def test_a_traditional_tag_may_name_a_region(tag: str) -> None:
    assert Name("务实合作", "zh-Hans") in derived([Name("務實合作", tag)])
