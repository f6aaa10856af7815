import json
import shutil
import subprocess
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "wordpress.php"
STUB = Path(__file__).with_name("wordpress_stub.php")

pytestmark = pytest.mark.skipif(shutil.which("php") is None, reason="php is not installed (apt install php-cli)")


def run(desk: str) -> dict[str, object]:
    """Return what the plugin writes in a WordPress that has just what it calls."""
    done = subprocess.run(
        ["php", "-d", "error_reporting=-1", "-d", "display_errors=1", str(STUB), str(EXAMPLE), desk],
        capture_output=True,
        check=True,
        text=True,
    )
    written: dict[str, object] = json.loads(done.stdout)
    return written


def test_the_plugin_is_proper_php() -> None:
    assert "No syntax errors" in subprocess.run(["php", "-l", str(EXAMPLE)], capture_output=True, text=True).stdout


def test_the_shortcodes_write_the_elements_and_load_the_script() -> None:
    written = run("https://desk.example.org/")
    assert written["chat"] == "<glossdesk-chat></glossdesk-chat>"
    assert written["term"] == (
        '<glossdesk-term entry="cooperation" section="pragmatic">务实<em>合作</em>1</glossdesk-term>'
    )
    assert written["scripts"] == {"glossdesk": ["https://desk.example.org/widget.js", None, {"strategy": "defer"}]}
    assert written["settings"] == {"glossdesk_desk": "esc_url_raw"}
    assert 'name="glossdesk_desk" value="https://desk.example.org"' in str(written["field"])


def test_what_an_author_writes_cannot_break_out() -> None:
    assert run("https://desk.example.org")["hostile"] == (
        '<glossdesk-chat within="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" lang="de"></glossdesk-chat>'
    )


@pytest.mark.parametrize("desk", ["", "javascript:alert(1)"])
def test_without_a_desk_the_page_stays_as_it_is(desk: str) -> None:
    written = run(desk)
    assert (written["chat"], written["term"], written["scripts"]) == ("", "务实<em>合作</em>1", [])
