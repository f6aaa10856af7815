from assistant.web.layout import layout
from assistant.web.words import words_for
from glossary import Glossary

GLOSSARY = Glossary("g", "A <b> title", "en", ())


def test_the_page_has_its_box_before_any_script_runs() -> None:
    html = layout([GLOSSARY], words_for("de"))
    # Without a script, the form leads to the address that asks.
    assert '<textarea id="question" name="q"' in html
    assert 'name="passage"' in html
    assert "Fragen Sie, was ein Begriff bedeutet" in html
    assert "A &lt;b&gt; title" in html
