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


def test_pages_of_other_endings_are_read_and_those_in_subfolders_told(tmp_path: Path) -> None:
    pages = {
        "_index.MD": "---\ntitle: Words\n---\n",
        "first.md": "See [the second](second.markdown) and [the third](third.MD#top).",
        "second.markdown": "Two.",
        "third.MD": "Three.",
        "more/fourth.md": "Four.",
        "more/still/fifth.Md": "Five.",
        "more/picture.png": "",
        ".git/sixth.md": "Six.",
    }
    folder = site(tmp_path / "site", pages)
    assert losses(folder, tmp_path / "into") == [
        "more/fourth.md:1:1: a page in a subfolder is left out; import the subfolder by itself (and 1 more)"
    ]
    glossary = load(tmp_path / "into")
    assert (glossary.title, [one.id for one in glossary.entries]) == ("Words", ["first", "second", "third"])
    assert glossary.entries[0].see_also == ("second", "third")
