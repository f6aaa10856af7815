import re
from dataclasses import replace

from assistant.site.circle import MOST_DRAWN, circle_of
from assistant.site.relations import Relations
from glossary import Entry, Glossary, Section
from tests.assistant.site.glossaries import HARBOURS, QUAY, SEA, TRADE

_TEXTS = (Section("s", "A text."),)


def test_a_circle_has_all_entries_that_are_related() -> None:
    alone = Entry("alone", "Alone", _TEXTS)
    relations = Relations(replace(SEA, entries=(alone, *SEA.entries)))
    drawn = circle_of((alone, TRADE, HARBOURS, QUAY), relations)
    assert drawn
    assert [spoke.entry for spoke in drawn.spokes] == ["trade", "harbour", "quay"]
    # Each is of another subject: places 0, 2 and 4 of 6. The first is at the top of a circle of 150.
    assert [one.id for one in drawn.spokes[0].related] == [one.id for one in relations.related(TRADE)]
    first, second, third = drawn.spokes
    assert (first.x, first.y, first.turn, first.left) == ("0.0", "-150.0", "-90.0", False)
    assert (second.turn, second.left) == (f"{2 / 6 * 360 - 90:.1f}", False)
    assert (third.turn, third.left) == (f"{4 / 6 * 360 - 90 + 180:.1f}", True)
    # Trade and harbour, harbour and quay.
    assert drawn.chords == (
        f"M0.0 -150.0Q0 0 {second.x} {second.y}",
        f"M{second.x} {second.y}Q0 0 {third.x} {third.y}",
    )


def test_everything_is_inside_the_picture() -> None:
    many = [Entry(f"e{at:03}", f"Term {at}", _TEXTS, see_also=("e000", "e001")) for at in range(MOST_DRAWN)]
    drawn = circle_of(many, Relations(Glossary("g", "G", "en", tuple(many))))
    assert drawn
    places = [float(one) for chord in drawn.chords for one in re.findall(r"-?\d+\.\d", chord)]
    assert max(map(abs, places)) < drawn.half


def test_none_and_too_many_are_not_drawn() -> None:
    alone = Entry("alone", "Alone", _TEXTS)
    assert circle_of((alone,), Relations(Glossary("g", "G", "en", (alone,)))) is None
    many = [Entry(f"e{at:03}", "Term", _TEXTS, see_also=("e000", "e001")) for at in range(MOST_DRAWN + 1)]
    assert circle_of(many, Relations(Glossary("g", "G", "en", tuple(many)))) is None
