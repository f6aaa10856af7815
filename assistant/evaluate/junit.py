"""A report as JUnit XML, which continuous integration shows."""

from xml.etree import ElementTree as ET

from assistant.evaluate.report import Report

# What XML 1.0 has no way to write.
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


def junit(report: Report) -> bytes:
    """Return a report as JUnit XML, in UTF-8: a test suite a script."""
    root = ET.Element("testsuites")
    for script in report.scripts:
        cases = report.of_script(script.file)
        failed = sum(not one.passed for one in cases)
        suite = ET.SubElement(root, "testsuite", name=_xml(script.name), tests=str(len(cases)), failures=str(failed))
        for one in cases:
            case = ET.SubElement(suite, "testcase", classname=_xml(one.script), name=_xml(one.id))
            sentences = one.explain()
            if sentences:
                ET.SubElement(case, "failure", message=_xml(sentences[0])).text = _xml("\n".join(sentences))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _xml(text: str) -> str:
    return text.translate(_UNWRITABLE)
