import pytest

from index.wade_giles import wade_giles


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("务实合作", "wu shih ho tso"),
        ("求同存异", "ch'iu t'ung ts'un i"),
        # ü is written where pypinyin has v.
        ("命运", "ming yün"),
        ("全球", "ch'üan ch'iu"),
        # What pypinyin reads as "hei", "wei" and "ho".
        ("上海", "shang hai"),
        ("外交", "wai chiao"),
        ("防火墙", "fang huo ch'iang"),
        ("说来", "shuo lai"),
    ],
)
def test_chinese_is_romanised_as_wade_and_giles_did(text: str, syllables: str) -> None:
    assert wade_giles(text) == syllables
