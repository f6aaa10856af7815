import csv
import io
import json
from pathlib import Path

import yaml

from assistant.evaluate.case import Case
from assistant.evaluate.script import read_scripts
from assistant.grouping import CountedQuestion, Group
from assistant.improvement import ScriptDraft, draft_entry, draft_script, draft_script_of, to_document, to_table
from assistant.journal import Rating, Thumb, Unanswered
from glossary.schema import PLACEHOLDER
from tests.conftest import entry, glossary_of

GLOSSARY = glossary_of(entry("net", "Net", "A net is a mesh of cords that fish are caught in."))


def asked(text: str, times: int = 1, *, partly: bool = False) -> Unanswered:
    return Unanswered(
        f"id of {text}", text, text, partly, ("net#s1",) if partly else (), "chat", "2026-11-01", times, 0
    )


def group(*texts: str, term: str = "", partly: bool = False) -> Group:
    questions = tuple(CountedQuestion(one, 1) for one in texts)
    return Group(term or texts[0], term, partly, questions, tuple(asked(one, partly=partly) for one in texts))


def rating(note: str = "") -> Rating:
    question, cites = "What is it: and there?", ("net#s1",)
    return Rating("1", "And there?", question, True, False, cites, Thumb.DOWN, note, "2026-11-02", False)


def cases_of(draft: ScriptDraft, folder: Path) -> tuple[Case, ...]:
    """Return the cases of a draft as `glossdesk eval` reads them."""
    file = folder / f"{draft.identifier}.yaml"
    file.write_text(draft.content, encoding="utf-8")
    [script] = read_scripts([file], [GLOSSARY])
    return script.cases


def test_an_entry_is_drafted_with_the_term_and_the_questions() -> None:
    draft = draft_entry(group("what is social credit?", "social credit\x85score: 1", term="social credit"), "en")
    assert draft.identifier == "social-credit"
    assert draft.content.startswith(
        "# Readers asked this 2 times on 2026-11-01:\n# - what is social credit?\n# - social credit score: 1\n\n# Write"
    )
    entry = yaml.safe_load(draft.content)
    assert (entry["id"], entry["term"]) == ("social-credit", "social credit")


def test_a_chinese_term_is_a_name_in_an_english_glossary_and_the_headword_of_a_chinese_one() -> None:
    chinese = group("躺平是什么意思？", term="躺平")
    english = yaml.safe_load(draft_entry(chinese, "en").content)
    assert (english["id"], english["names"]) == ("tang-ping", {"zh-Hans": "躺平"})
    assert english["term"].startswith(PLACEHOLDER)
    assert yaml.safe_load(draft_entry(chinese, "zh-Hans").content)["term"] == "躺平"


def test_what_asks_for_no_term_leaves_it_to_be_filled_in() -> None:
    draft = draft_entry(group("where can I buy the newspaper?"), "en")
    assert draft.identifier == "new-entry"
    assert yaml.safe_load(draft.content)["term"].startswith(PLACEHOLDER)


def test_a_script_expects_what_holds_now(tmp_path: Path) -> None:
    draft = draft_script(group("what is social credit?", "social credit", term="social credit"), "en")
    assert "# answered: false holds now. When there is an entry, write cites: [social-credit] in its place.\n" in (
        draft.content
    )
    assert [(one.id, one.steps[0].ask, one.steps[0].expect.answered) for one in cases_of(draft, tmp_path)] == [
        ("readers-social-credit-1", "what is social credit?", False),
        ("readers-social-credit-2", "social credit", False),
    ]


def test_a_script_of_what_is_answered_in_part_expects_that(tmp_path: Path) -> None:
    draft = draft_script(group("who made the first net?", partly=True), "en")
    [case] = cases_of(draft, tmp_path)
    assert (case.steps[0].expect.partly, case.steps[0].expect.cites) == (True, ("net#s1",))


def test_a_script_of_a_thumb_has_what_was_cited_and_the_note(tmp_path: Path) -> None:
    draft = draft_script_of(rating("not\nthis"), "en")
    assert "# The reader's note: not this\n" in draft.content
    [case] = cases_of(draft, tmp_path)
    assert (case.steps[0].ask, case.steps[0].expect.cites) == ("What is it: and there?", ("net#s1",))


def test_tables_hold_all_and_no_formula() -> None:
    groups = [group('=HYPERLINK("https://evil.example")', term="")]
    rows = list(csv.DictReader(io.StringIO(to_table(groups, [rating("+1")]))))
    assert [(one["kind"], one["question"], one["note"]) for one in rows] == [
        ("asked", '\'=HYPERLINK("https://evil.example")', ""),
        ("thumb", "And there?", "'+1"),
    ]
    document = json.loads(to_document(groups, [rating()]))
    assert document["groups"][0]["times"] == 1
    assert document["groups"][0]["asked"][0]["day"] == "2026-11-01"
    assert document["ratings"][0]["thumb"] == "down"
