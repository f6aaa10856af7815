import re
from dataclasses import replace
from itertools import pairwise

from assistant.site.graph import MOST_RELATED, graph_of
from assistant.site.relations import Relations
from glossary import Entry, Glossary, Section
from tests.assistant.site.glossaries import HARBOURS, QUAY, SEA, TRADE

_TEXTS = (Section("s", "A text."),)


def test_what_refers_is_related_both_ways() -> None:
    relations = Relations(SEA)
    assert relations.related(HARBOURS) == (TRADE, QUAY)
    assert relations.related(QUAY) == (HARBOURS,)
    graph = graph_of(HARBOURS, relations)
    assert graph
    assert [node.entry for node in graph.nodes] == ["harbour", "trade", "quay"]
    assert [node.here for node in graph.nodes] == [True, False, False]
    # Harbour and trade, harbour and quay; trade and quay do not refer to each other.
    assert [arc.here for arc in graph.arcs] == [True, True]


def test_an_entry_alone_has_no_picture() -> None:
    alone = replace(QUAY, see_also=("quay", "gone"))
    assert graph_of(alone, Relations(replace(SEA, entries=(alone,)))) is None


def test_names_stand_below_one_another_inside_the_picture() -> None:
    terms = [
        "Short",
        "A name of more words than a line of the picture has room for, by far and more than two",
        "合作" * 30,
    ]
    others = [Entry(f"e{number}", term, _TEXTS) for number, term in enumerate(terms)]
    hub = Entry("hub", "Hub", _TEXTS, see_also=tuple(one.id for one in others))
    graph = graph_of(hub, Relations(Glossary("g", "G", "en", (hub, *others))))
    assert graph
    assert all(upper.y + 18 * len(upper.lines) < lower.y + 9 for upper, lower in pairwise(graph.nodes))
    assert graph.nodes[2].lines[2].endswith("…")
    # 26 columns of Latin letters are 13 Chinese characters.
    assert [len(line) for line in graph.nodes[3].lines] == [13, 13, 13]
    outs = [float(out) for arc in graph.arcs for out in re.findall(r"A([\d.]+) ", arc.path)]
    assert max(outs) < graph.nodes[0].x < graph.text < graph.width


def test_what_is_too_much_for_a_picture_is_left_out_of_it() -> None:
    others = [Entry(f"e{number:02}", f"Term {number}", _TEXTS) for number in range(MOST_RELATED + 5)]
    hub = Entry("hub", "Hub", _TEXTS, see_also=tuple(one.id for one in others))
    graph = graph_of(hub, Relations(Glossary("g", "G", "en", (*others, hub))))
    assert graph
    assert len(graph.nodes) == 1 + MOST_RELATED
