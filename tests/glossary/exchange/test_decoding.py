import pytest

from glossary.exchange.decoding import Decoded, NotTextError, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_unicode_are_known(encoding: str) -> None:
    assert decode("Für 务实".encode(encoding)) == Decoded("Für 务实")


def test_other_encodings_are_guessed() -> None:
    text = "Die Zusammenarbeit über Länder hinweg führt zu größeren Erträgen für alle. " * 3
    assert decode(text.encode("cp1252")).text == text
    assert decode(text.encode("cp1252")).guessed


def test_what_is_no_text_says_where() -> None:
    with pytest.raises(NotTextError, match=r"U\+0000") as fault:
        decode(b"a\nb\x00")
    assert fault.value.line == 2
