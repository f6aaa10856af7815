"""An explanation as HTML: a fold under the answer that it belongs to, in the words of the page."""

from collections.abc import Mapping, Sequence
from html import escape

from assistant.confidence import percent
from assistant.explanation import RECOGNISED, Explanation, NameFound, SectionFound, Weighed
from assistant.pages.markup import text
from assistant.web.sense_told import sense_told
from assistant.web.words import Words

_RECOGNISED: Mapping[str, str] = {said: f"why_{likeness.name.lower()}" for likeness, said in RECOGNISED.items()}
_OUTCOMES: Mapping[tuple[bool, bool], str] = {
    (True, False): "why_answered",
    (True, True): "why_partly",
    (False, False): "why_abstained",
}


def explained(explanation: Explanation, words: Words, language: str) -> str:
    """Return a closed fold that tells how the question was read, what was found and what was weighed.

    `language` is that of the glossary, BCP 47.
    """
    question = words("why_answer" if explanation.answered else "why_none")
    reading = "".join(f'<li dir="auto">{text(line)}</li>' for line in reading_of(explanation, words))
    return (
        f'<details class="why"><summary>{question}</summary>'
        f"<div><h3>{words('why_reading')}</h3><ul>{reading}</ul>"
        f"{_sections(explanation.sections, words, language)}{_evidence(explanation.telling, words)}"
        f"<h3>{words('why_decision')}</h3><p>{text(decision_of(explanation, words))}</p></div></details>"
    )


def reading_of(explanation: Explanation, words: Words) -> tuple[str, ...]:
    """Return what `Explanation.reading` says."""
    names = [_name(one, words) for one in explanation.names] or [words.plain("why_no_name")]
    understood = words.plain("understood", question=explanation.standalone_question)
    return (understood, *names, *sense_told(explanation.sense, words))


def decision_of(explanation: Explanation, words: Words) -> str:
    """Return what `Explanation.decision` says."""
    said = words.plain(
        "why_sum" if explanation.evidence else "why_nothing",
        total=f"{sum(one.effect for one in explanation.evidence):.2f}",
        percent=percent(explanation.confidence),
        stands=words.plain("why_enough" if explanation.confidence >= explanation.threshold else "why_short"),
        threshold=f"{explanation.threshold * 100:g}",
        outcome=words.plain(_OUTCOMES[explanation.answered, explanation.partly]),
    )
    return f"{said} {explanation.writer_note}".rstrip()


def _name(name: NameFound, words: Words) -> str:
    means = f" {words.plain('why_or')} ".join(map(words.quoted, name.means))
    recognised = words.plain(_RECOGNISED[name.recognised])
    return words.plain("why_name", written=name.written, recognised=recognised, means=means)


def _sections(sections: Sequence[SectionFound], words: Words, language: str) -> str:
    if not sections:
        return ""
    terms = "".join(f'<li lang="{escape(language)}">{text(one.term)}</li>' for one in sections)
    labels = [_labelled(f"why_signal_{signal.name}", signal.label, words) for signal in sections[0].signals]
    values = [[f"{signal.value:.2f}" for signal in one.signals] for one in sections]
    head = [f"{number}." for number in range(1, len(sections) + 1)]
    table = _table(head, list(zip(labels, *values, strict=True)))
    return f"<h3>{words('why_sections')}</h3><ol>{terms}</ol>{table}"


def _evidence(evidence: Sequence[Weighed], words: Words) -> str:
    rows = [
        (
            _labelled(f"why_evidence_{one.name}", one.label, words),
            f"{one.value:.2f}",
            f"{one.weight:.2f}",
            f"{one.effect:+.2f}",
        )
        for one in evidence
    ]
    head = [words.plain(key) for key in ("why_value", "why_weight", "why_effect")]
    return f"<h3>{words('why_weighed')}</h3>{_table(head, rows)}" if rows else ""


def _labelled(key: str, label: str, words: Words) -> str:
    return words.texts.get(key, label)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{text(one)}</th>' for one in head)
    body = "".join(
        f'<tr><th scope="row">{text(first)}</th>{"".join(f"<td>{text(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>"
