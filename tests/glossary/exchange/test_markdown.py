"""Markdown in and out: the pages of two kinds of sites, hostile ones, and what other programs changed."""

from pathlib import Path

import pytest

from assistant.settings import shipped_glossary
from glossary.exchange import Choices, ExportFault, Imported, ImportFault, export_file, import_file
from glossary.load import GlossaryError, load
from glossary.model import Entry, Glossary, Name, Section

CONTAINER = """---
title: Container
status: Completed
category: concept
tags: [packaging, "", ""]
---

## What it is

A container is a [process](https://example.org/process) with a view of its own,
run from an [image](/image/).

## Problem it addresses

Machines differ.

## How it helps

It takes along what it needs.

## Containers and virtual machines

A virtual machine has a kernel of its own.

## Related terms

- [Image](/image/)
- [Pod](/pod/)
"""
IMAGE = """---
title: Image
category: concept
---

## What it is

What containers are made of.

## Problem it addresses

Copies drift apart.
"""
POD = """---
title: Pod
id: the-pod
date: 2021-04-27
full_link: /docs/pods/
short_description: >
  The smallest thing that is run.
aka:
- Group of containers
tags:
- fundamental
- workload
---
A set of {{< glossary_tooltip text="containers" term_id="container" >}} that share a machine.

<!--more-->

It is made for one purpose.
"""


def site(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def test_the_pages_of_both_kinds_of_sites_become_entries(tmp_path: Path) -> None:
    index = "---\ntitle: Words of the cloud\n---\nWelcome.\n"
    folder = site(tmp_path / "en", _index=index, _TEMPLATE=CONTAINER, container=CONTAINER, image=IMAGE, pod=POD)
    (folder / "notes.txt").write_text("not a page")
    done = import_file("markdown", folder, tmp_path / "into")
    assert load(tmp_path / "into") == Glossary(
        "into",
        "Words of the cloud",
        "en",
        (
            Entry(
                "container",
                "Container",
                (
                    Section("what-it-is", "A container is a process with a view of its own, run from an image."),
                    Section("problem-it-addresses", "Machines differ."),
                    Section("how-it-helps", "It takes along what it needs."),
                    Section(
                        "containers-and-virtual-machines",
                        "A virtual machine has a kernel of its own.",
                        "Containers and virtual machines",
                    ),
                ),
                subject="packaging",
                see_also=("image", "the-pod"),
            ),
            Entry(
                "image",
                "Image",
                (
                    Section("what-it-is", "What containers are made of."),
                    Section("problem-it-addresses", "Copies drift apart."),
                ),
                subject="concept",
            ),
            Entry(
                "the-pod",
                "Pod",
                (Section("p1", "A set of containers that share a machine.\nIt is made for one purpose."),),
                (Name("Group of containers", "en"),),
                "fundamental, workload",
                "The smallest thing that is run.",
                ("container",),
                reviewed="2021-04-27",
            ),
        ),
    )
    assert [str(loss) for loss in done.losses] == [
        f"{folder}/_index.md:4:1: the text of the glossary's own page has no place",
        f"{folder}/container.md:3:9: 'status' in the front matter has no place",
        f"{folder}/container.md:4:11: 'category' in the front matter has no place",
        f"{folder}/pod.md:1:1: the link '/docs/pods/' is not on the web, and is left out",
    ]


def test_a_single_page_needs_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "fair-trade.md").write_text("# Fair trade\n\nTrade that is fair.\r\n\r\n## In law\n\nNone.\n")
    import_file("markdown", tmp_path / "fair-trade.md", tmp_path / "into", Choices(language="en-GB"))
    assert load(tmp_path / "into").entries == (
        Entry("fair-trade", "Fair trade", (Section("p1", "Trade that is fair."), Section("in-law", "None.", "In law"))),
    )


def test_headings_that_several_pages_have_are_no_terms_in_any_language(tmp_path: Path) -> None:
    folder = site(tmp_path / "de", a="## Bedeutung\n\nA.\n\n## Bedeutung\n\nNoch eins.\n", b="## Bedeutung\n\nB.\n")
    import_file("markdown", folder, tmp_path / "into")
    first = load(tmp_path / "into").entries[0]
    assert [(one.id, one.term) for one in first.sections] == [("bedeutung", ""), ("bedeutung-2", "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: A\n\nText\n", "a.md:1:1: error: the front matter has no end"),
        ("---\na: &a [*a]\n---\n", "a.md:2:8: error: alias"),
        ("---\ntitle: A\ntitle: B\n---\nText\n", "a.md:3:1: error: key 'title' stands in the front matter twice"),
        ("---\nnames: [x]\n---\nText\n", "a.md:2:8: error: 'names' is a list"),
        (
            "---\nlinks: ['javascript:alert(1)']\n---\nText\n",
            "a.md:1:1: error: 'javascript:alert(1)' is no web address",
        ),
        ("---\nsections: [{id: p1, term: T, tex: x}]\n---\n## T\n\nText\n", "a.md:2:30: error: unknown key 'tex'"),
        ("x" * 1_000_001, "a.md:1:1: error: over 1,000,000 bytes"),
    ],
)
def test_faults_of_all_pages_are_told_with_their_places_and_nothing_is_written(
    tmp_path: Path, text: str, words: str
) -> None:
    folder = site(tmp_path / "site", a=text, b="Text.")
    with pytest.raises(GlossaryError) as caught:
        import_file("markdown", folder, tmp_path / "into")
    assert f"{folder}/{words}" in str(caught.value)
    assert not (tmp_path / "into").exists()


def test_bytes_that_are_no_utf8_are_told_and_text_that_was_misread_too(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", a="---\ntitle: Böe\n---\nA text.".encode().decode("latin-1"))
    assert any("looks misread" in loss.what for loss in import_file("markdown", folder, tmp_path / "into").losses)
    (folder / "b.md").write_bytes(b"A\ntext \xe4")
    with pytest.raises(GlossaryError, match=r"b\.md:2:6: error: byte 0xe4 is not UTF-8"):
        import_file("markdown", folder, tmp_path / "other")


def test_a_page_without_text_is_left_out(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", a="---\ntitle: A\n---\n<!--more-->\n", b="Text.")
    done = import_file("markdown", folder, tmp_path / "into")
    assert [loss.what for loss in done.losses] == ["a page without a text is left out"]
    (folder / "b.md").unlink()
    with pytest.raises(ImportFault, match="no entry in it"):
        import_file("markdown", folder, tmp_path / "other")


def exported(folder: Path) -> Path:
    entry = Entry(
        "trade",
        "Trade",
        (
            Section("p1", "It is *old*.\nAnd [free].", questions=("Old?",)),
            Section("in-law", "Two  spaces."),
            Section("fair", "Fair.", "Fair trade", (Name("Fairer Handel", "de"),), sense="official"),
        ),
        (Name("commerce", "en"), Name("traffic", "en", "deprecated"), Name("Handel", "de")),
        "economy",
        "What is bought and sold.",
        reviewed="2026-05-01",
        links=("https://example.org/trade",),
    )
    export_file("markdown", Glossary("g", "G", "en", (entry,)), folder / "out")
    return folder / "out" / "trade.md"


def test_a_page_is_written_as_sites_want_it(tmp_path: Path) -> None:
    text = exported(tmp_path).read_text(encoding="utf-8")
    assert text.startswith(
        "---\ntitle: Trade\nid: trade\ndate: 2026-05-01\nfull_link: https://example.org/trade\n"
        "short_description: What is bought and sold.\naka:\n  - commerce\ntags:\n  - economy\n"
    )
    assert text.partition("\n---\n\n")[2] == (
        "It is \\*old\\*.\n\nAnd \\[free\\].\n\n## In law\n\nTwo  spaces.\n\n## Fair trade\n\nFair.\n"
    )


def test_what_another_program_changed_is_kept(tmp_path: Path) -> None:
    file = exported(tmp_path)
    before = load(imported(file, tmp_path / "before")).entries[0]
    text = (
        file.read_text(encoding="utf-8").replace("Two  spaces.", "Two spaces.").replace("- commerce", "- business", 1)
    )
    text = text.replace("It is \\*old\\*.", "It is older.").replace("## Fair trade\n\nFair.", "## New\n\nNew.")
    file.write_text(text, encoding="utf-8")
    after = load(imported(file, tmp_path / "after")).entries[0]
    assert [(one.id, one.term, one.text) for one in after.sections] == [
        ("p1", "", "It is older.\nAnd [free]."),
        ("in-law", "", "Two spaces."),
        ("new", "New", "New."),
    ]
    assert after.sections[0].questions == ("Old?",)
    assert after.names == (*before.names[:2], Name("business", "en"), *before.names[2:])


def imported(file: Path, into: Path) -> Path:
    done = import_file("markdown", file, into)
    assert isinstance(done, Imported)
    return into


def test_one_file_holds_one_entry(tmp_path: Path) -> None:
    shipped = load(shipped_glossary())
    with pytest.raises(ExportFault, match=f"{len(shipped.entries)} entries do not go into one file"):
        export_file("markdown", shipped, tmp_path / "a.md")
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportFault, match="is a file"):
        export_file("markdown", shipped, tmp_path / "file")


def test_what_ships_is_the_same_after_a_way_through_markdown(tmp_path: Path) -> None:
    shipped = load(shipped_glossary())
    export_file("markdown", shipped, tmp_path / "out")
    assert import_file("markdown", tmp_path / "out", tmp_path / "into").losses == ()
    assert load(tmp_path / "into") == shipped
