from pathlib import Path

import pytest

from glossary.exchange import import_file
from glossary.load import GlossaryError, load


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


def test_headings_without_a_text_are_told(tmp_path: Path) -> None:
    folder = site(
        tmp_path / "site",
        {"a.md": "# A\n\n## Kinds\n\n### Small\n\nText.\n\n## Later\n\n## See also:\n\n- [A](a.md)\n"},
    )
    assert losses(folder, tmp_path / "into") == [
        "a.md:3:1: the heading 'Kinds' has no text under it, and is left out",
        "a.md:9:1: the heading 'Later' has no text under it, and is left out",
    ]
    assert [one.term for one in load(tmp_path / "into").entries[0].sections] == ["Small"]


def test_front_matter_that_is_no_text_is_told(tmp_path: Path) -> None:
    front = "---\ntitle: [A, B]\ndate: {a: b}\naka:\n- [C]\n- D\ntags: {e: f}\nfull_link: []\n---\n"
    folder = site(
        tmp_path / "site",
        {"a.md": f"{front}Text.\n", "_index.md": "---\ntitle: Words\nmenu: {main: x}\n---\nWelcome.\n"},
    )
    assert losses(folder, tmp_path / "into") == [
        "_index.md:3:7: 'menu' in the front matter has no place",
        "_index.md:5:1: the text of the glossary's own page has no place",
        "a.md:2:8: 'title' in the front matter has more than text, which is left out",
        "a.md:3:7: 'date' in the front matter has more than text, which is left out",
        "a.md:5:3: 'aka' in the front matter has more than text, which is left out",
        "a.md:7:7: 'tags' in the front matter has more than text, which is left out",
    ]


def test_a_page_that_is_a_link_to_nowhere_is_a_fault(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {"a.md": "Text.\n"})
    (folder / "b.md").symlink_to("gone.md")
    with pytest.raises(GlossaryError, match=r"b\.md:1:1: error: cannot read it: No such file"):
        import_file("markdown", folder, tmp_path / "into")


def test_links_find_pages_whose_names_sites_write_otherwise(tmp_path: Path) -> None:
    pages = {
        "Chaos Monkey.md": "---\nsee_also: [b]\n---\nNot [c](c.md).\n\n## See also\n\n- [A](/en/resourceclaim/)\n",
        "ResourceClaim.md": "[Monkey](Chaos%20Monkey.md?x=1#top).",
        "b.md": "B.",
        "c.md": "C.",
    }
    assert losses(site(tmp_path / "site", pages), tmp_path / "into") == []
    assert {one.id: one.see_also for one in load(tmp_path / "into").entries} == {
        "b": (),
        "c": (),
        "chaos-monkey": ("b", "resourceclaim"),
        "resourceclaim": ("chaos-monkey",),
    }
