"""An explanation as HTML: a fold under the answer that it belongs to."""

from collections.abc import Sequence

from assistant.explanation import Explanation, SectionFound, Weighed
from assistant.markup import text
from assistant.web.words import Words


def explained(explanation: Explanation, words: Words) -> str:
    """Return a closed fold that tells how the question was read, what was found and what was weighed."""
    question = words("why_answer" if explanation.answered else "why_none")
    reading = "".join(f'<li dir="auto">{text(line)}</li>' for line in explanation.reading)
    return (
        f'<details class="why"><summary>{question}</summary>'
        f'<div lang="en"><h3>How the question was read</h3><ul>{reading}</ul>'
        f"{_sections(explanation.sections)}{_evidence(explanation.telling)}"
        f"<h3>Decision</h3><p>{text(explanation.decision)}</p></div></details>"
    )


def _sections(sections: Sequence[SectionFound]) -> str:
    if not sections:
        return ""
    terms = "".join(f"<li>{text(one.term)}</li>" for one in sections)
    labels = [signal.label for signal in sections[0].signals]
    values = [[f"{signal.value:.2f}" for signal in one.signals] for one in sections]
    head = [f"{number}." for number in range(1, len(sections) + 1)]
    return f"<h3>Best sections</h3><ol>{terms}</ol>{_table(head, list(zip(labels, *values, strict=True)))}"


def _evidence(evidence: Sequence[Weighed]) -> str:
    rows = [(one.label, f"{one.value:.2f}", f"{one.weight:.2f}", f"{one.effect:+.2f}") for one in evidence]
    return f"<h3>What was weighed</h3>{_table(['value', 'weight', 'effect'], rows)}" if rows else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{text(one)}</th>' for one in head)
    body = "".join(
        f'<tr><th scope="row">{text(first)}</th>{"".join(f"<td>{text(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>"
