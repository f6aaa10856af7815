import re
from pathlib import Path

import pytest
import yaml

from assistant.web import words
from assistant.web.words import languages, words_for

VALUE = re.compile(r"\{\w*\}")


@pytest.mark.parametrize("language", languages())
def test_every_language_says_all_there_is_to_say_with_the_same_values(language: str) -> None:
    own = yaml.safe_load((Path(words.__file__).parent / "locales" / f"{language}.yaml").read_text(encoding="utf-8"))
    english = words_for("en").texts
    assert own.keys() == english.keys()
    assert {key: sorted(VALUE.findall(text)) for key, text in own.items()} == {
        key: sorted(VALUE.findall(text)) for key, text in english.items()
    }


@pytest.mark.parametrize(
    ("tag", "language"), [("de", "de"), ("de-AT", "de"), ("DE-ch", "de"), ("fr", "en"), ("", "en"), ("../en", "en")]
)
def test_a_language_that_there_are_no_words_for_is_spoken_to_in_english(tag: str, language: str) -> None:
    assert words_for(tag).language == language


def test_a_file_adds_a_language_and_english_fills_its_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in {"en": "ask: Ask\nedit: Edit {number}", "fr": "ask: Demander"}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(words, "_FOLDER", tmp_path)
    languages.cache_clear()
    try:
        spoken = words_for("fr-CA")
        assert (spoken.language, spoken("ask"), spoken("edit", number="<2>")) == ("fr", "Demander", "Edit &lt;2&gt;")
    finally:
        languages.cache_clear()
