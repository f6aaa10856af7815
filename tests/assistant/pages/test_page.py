from pathlib import Path

import pytest
from jinja2 import Environment

from assistant.pages.page import environment, plain, template


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hello.html.jinja").write_text("<p>{{ name | shown }}</p>", encoding="utf-8")
    assert template(tmp_path, "hello").render(name="<b>\u202e") == "<p>&lt;b&gt;\\u202e</p>"

    def refuse(*_: object) -> None:
        raise AssertionError("it was compiled again")

    monkeypatch.setattr(Environment, "compile", refuse)
    assert template(tmp_path, "hello").render(name="Ana") == "<p>Ana</p>"


def test_a_filter_of_one_page_is_none_of_another(tmp_path: Path) -> None:
    environment(tmp_path).filters["own"] = plain
    assert "own" not in environment(tmp_path).filters
