import pytest

from assistant.site.names import by_language, chinese_of, language_label, shown_names
from glossary import Name


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        ("de", "German"),
        ("zh-Hans", "Chinese (Simplified)"),
        ("zh-Latn-pinyin", "Pinyin"),
        ("zh-Latn-wadegile", "Wade-Giles"),
        ("qqq", "qqq"),
        ("x-house", "x-house"),
        ("not a tag", "not a tag"),
    ],
)
def test_languages_have_english_names(tag: str, label: str) -> None:
    assert language_label(tag) == label


def test_chinese_has_its_sound_and_its_other_script() -> None:
    (shown,) = shown_names([Name("贸易、海", "zh-Hans")])
    assert (shown.reading, shown.other, shown.other_language) == ("mào yì, hǎi", "貿易、海", "zh-Hant")


def test_what_was_typed_wins() -> None:
    names = [Name("贸易", "zh-Hans"), Name("màoyì", "zh-Latn-pinyin"), Name("贸易也", "zh-Hant")]
    shown = shown_names([*names[:2], names[2]])
    # Two names in characters and one reading: nobody said whose.
    assert [one.reading for one in shown] == ["mào yì", "", "mào yì yě"]
    assert [one.reading for one in shown_names(names[:2])] == ["màoyì", ""]
    assert all(one.other == "" for one in shown)


def test_names_stand_together_by_language_with_the_other_script_as_one() -> None:
    groups = by_language(shown_names([Name("贸易", "zh-Hans"), Name("Handel", "de"), Name("海", "zh-Hans")]))
    told = [(group.label, [name.text for name in group.names]) for group in groups]
    assert told == [
        ("Chinese (Simplified)", ["贸易", "海"]),
        ("Chinese (Traditional)", ["貿易"]),
        ("German", ["Handel"]),
    ]


def test_what_is_deprecated_stands_for_no_term() -> None:
    names = shown_names([Name("旧", "zh-Hans", "deprecated"), Name("貿", "zh-Hant"), Name("新", "zh-Hans")])
    chosen = chinese_of(names)
    assert chosen
    assert chosen.text == "新"
    assert chinese_of(names[:1]) is None
