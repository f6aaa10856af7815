from pathlib import Path

from glossary.exchange import import_file
from glossary.load import load


def site(folder: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def losses(folder: Path, into: Path) -> list[str]:
    return [str(loss).removeprefix(f"{folder}/") for loss in import_file("markdown", folder, into).losses]


def test_what_stands_under_see_also_beside_links_to_pages_is_told(tmp_path: Path) -> None:
    pod = "A pod.\n\n## See also\n\nRead [the manual](https://example.org/m) first.\n\n- [Node]({})\n"
    node = (
        "A node.\n\n## Related terms\n\n1. [Pod](pod.md)\n2. [ ![Pod](pod.png) ](/pod/)\n"
        '3. {{< glossary_tooltip text="a pod" term_id="pod" >}}, {{< glossary_tooltip term_id="gone" >}}\n'
    )
    folder = site(tmp_path / "site", {"pod.md": pod.format("/node/"), "node.md": node})
    assert losses(folder, tmp_path / "into") == [
        "node.md:6:1: an image is no text, and is left out",
        "node.md:3:1: the link 'gone' under 'Related terms' leads to no page, and is left out",
        "pod.md:3:1: the link 'https://example.org/m' under 'See also' leads to no page, and is left out",
        "pod.md:3:1: the text under 'See also', but for its links, is left out",
    ]
    assert [(one.see_also, len(one.sections)) for one in load(tmp_path / "into").entries] == [
        (("pod",), 1),
        (("node",), 1),
    ]
