from assistant.web.bundle import chat_style, script_address
from assistant.web.page import dress
from assistant.web.words import words_for

PAGE = """<!doctype html>
<html
\tlang="en"
><head><meta charset="utf-8">
<meta property="og:image" content="https://elsewhere.example/image.jpg"
/>
<meta name="twitter:creator" content="@Maker" />
<link rel="stylesheet" crossorigin href="./assets/index-1.css">
<link rel="manifest" href="/manifest.json" /></head><body><gradio-app eager="true"></gradio-app>&amp;</body></html>"""


def test_the_page_is_dressed_and_names_no_one_else() -> None:
    dressed = dress(PAGE, words_for("de"), "<main>Hier</main>")
    for gone in ("elsewhere", "@Maker", "manifest", "./assets/index-1.css"):
        assert gone not in dressed
    assert 'lang="de"' in dressed
    assert dressed.count("<title>Glossdesk</title>") == 1
    assert f"<style>{chat_style()}</style>" in dressed
    assert f'src="{script_address()}"' in dressed
    assert dressed.endswith('<body><main>Hier</main><gradio-app hidden eager="true"></gradio-app>&amp;</body></html>')
