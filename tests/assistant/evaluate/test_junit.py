from xml.etree import ElementTree as ET

from assistant.evaluate.junit import junit
from tests.assistant.evaluate.reports import case, report, turn


def test_a_script_is_a_suite_and_a_failed_case_says_why() -> None:
    talk = case("talk", turn(), turn(failed="abstained"), turn(failed="cites war"), script="b.yaml")
    root = ET.fromstring(junit(report(case("a-1", script="a.yaml"), talk)))  # noqa: S314 - it is our own
    assert [suite.attrib for suite in root] == [
        {"name": "Title of a.yaml", "tests": "1", "failures": "0"},
        {"name": "Title of b.yaml", "tests": "1", "failures": "1"},
    ]
    assert [one.attrib for one in root.iter("testcase")] == [
        {"classname": "a.yaml", "name": "a-1"},
        {"classname": "b.yaml", "name": "talk"},
    ]
    (failure,) = root.iter("failure")
    assert failure.attrib == {"message": "Turn 2: It abstained."}
    assert failure.text == "Turn 2: It abstained.\nTurn 3: It cites war."


def test_what_xml_cannot_write_is_replaced_and_all_else_kept() -> None:
    document = junit(report(case("合作 <&>", turn(failed="quotes “\x1b[31m\x00\ufffe”"))))
    (failed,) = ET.fromstring(document).iter("testcase")  # noqa: S314 - it is our own
    assert failed.attrib["name"] == "合作 <&>"
    assert failed[0].attrib["message"] == "It quotes “\ufffd[31m\ufffd\ufffd”."
