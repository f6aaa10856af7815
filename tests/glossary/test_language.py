import pytest

from glossary.language import is_well_formed, tag_of


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "zh-Hans",
        "zh-Hant-TW",
        "pt-BR",
        "zh-Latn-pinyin",
        "sl-rozaj-biske-1994",
        "de-CH-1901",
        "es-419",
        "x-house",
        "zh-cmn-Hans-CN",
        "en-a-bbb-x-a-ccc",
        "i-klingon",
        "EN-gb",
        "de-DE-u-co-phonebk",
        "yue",
    ],
)
def test_tags_of_the_grammar_are_well_formed(tag: str) -> None:
    assert is_well_formed(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "zh_Hans",
        "zh-Hans-",
        "-zh",
        "english uk",
        "a-DE",
        "de-419-DE",
        "ar-a-aaa-b-bbb-a-ccc",
        "en-x",
        "de-1901-1901",
        "中文",
        "zh-Hans\n",
        "en--GB",
        "toolonglang",
    ],
)
def test_other_tags_are_not(tag: str) -> None:
    assert not is_well_formed(tag)


def test_a_tag_of_another_program_is_read_as_one() -> None:
    assert tag_of(" zh_Hans ") == "zh-Hans"
