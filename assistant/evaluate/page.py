"""A report as one HTML page that stands alone: it fetches nothing, and without its script it is still whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from assistant.answer import Answer
from assistant.citation import Citation, Piece, by_section, pieces
from assistant.evaluate.comparison import Change, Difference
from assistant.evaluate.conclusion import conclusions, show_p
from assistant.evaluate.legend import CHANGES, MEASURES, SIGNALS
from assistant.evaluate.plots import bar, confidences, latencies, passed_bars
from assistant.evaluate.report import CaseReport, Report
from assistant.evaluate.summary import SHARES, Score
from assistant.pages.page import environment, page_style
from glossary import Glossary

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_DASH = "–"
# In the tables by script and by kind, beside the share of passed cases.
_COLUMNS = ("citation-precision", "citation-recall", "hit@1", "nDCG@10", "abstention-recall")
_NOT_IN_LINKS = regex.compile(r"[^\w.]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A section that an answer cites, whole: what is quoted of it, and what stands between."""

    first: Citation
    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of one script; `slug` stands for it in addresses."""

    slug: str
    title: str
    cases: tuple[CaseReport, ...]


def render(report: Report, glossaries: Sequence[Glossary]) -> str:
    """Return a report as an HTML page; the glossaries are those that its answers cite."""
    slugs = _slugs(Path(script.file).stem for script in report.scripts)
    groups = [
        Group(slug, script.name, tuple(report.of_script(script.file)))
        for slug, script in zip(slugs, report.scripts, strict=True)
    ]
    ids = _slugs(f"case-{group.slug}-{case.id}" for group in groups for case in group.cases)
    keys = (case.key for group in groups for case in group.cases)
    return (
        _environment(glossaries)
        .get_template("report.html.jinja")
        .render(
            report=report,
            title=" · ".join(glossary.title for glossary in glossaries),
            groups=groups,
            titles={script.file: script.name for script in report.scripts},
            ids=dict(zip(keys, ids, strict=True)),
            measures=MEASURES,
            signals=SIGNALS,
            changes=CHANGES,
            marks=_marks(report),
            columns=_COLUMNS,
            bars=passed_bars(report.kinds or report.scripts),
            confidences=confidences(report),
            latencies=latencies(report),
            style=page_style(_TEMPLATES / "report.css"),
            script=(_TEMPLATES / "report.js").read_text(encoding="utf-8"),
        )
    )


def _marks(report: Report) -> Mapping[tuple[str, str], Change]:
    """Return which cases of a report were broken or fixed, by their keys."""
    marked = (Change.BROKEN, Change.FIXED)
    cases = report.comparison.cases if report.comparison else ()
    return {one.key: one.change for one in cases if one.change in marked}


def _concluded(differences: Sequence[Difference]) -> str:
    return " ".join(conclusions(differences, lambda measure: f"“{MEASURES[measure].label}”"))


def _environment(glossaries: Sequence[Glossary]) -> "Environment":
    texts = {
        (glossary.id, entry.id, section.id): (glossary.language, section.text)
        for glossary in glossaries
        for entry in glossary.entries
        for section in entry.sections
    }

    def excerpts(answer: Answer) -> Iterator[Excerpt]:
        for citations in by_section(answer.citations):
            first = citations[0]
            language, whole = texts[first.glossary, first.entry, first.section]
            yield Excerpt(first, language, tuple(pieces(whole, citations)))

    made = environment(_TEMPLATES)
    made.filters |= {
        "measured": _measured,
        "interval": _interval,
        "difference": _difference,
        "concluded": _concluded,
        "p": show_p,
    }
    made.globals |= {
        "excerpts": excerpts,
        "by_section": by_section,
        "bar": bar,
        "astuple": astuple,
        "Change": Change,
    }
    return made


def _slugs(names: Iterable[str]) -> list[str]:
    """Return names as they can stand in an address, all different."""
    made: dict[str, None] = {}
    for name in names:
        plain = _NOT_IN_LINKS.sub("-", name)
        number = 1
        slug = plain
        while slug in made:
            number += 1
            slug = f"{plain}-{number}"
        made[slug] = None
    return list(made)


def _measured(value: float | None, measure: str) -> str:
    """Return a measure as it is read: a share in per cent, a latency in milliseconds."""
    if value is None:
        return _DASH
    return f"{value:.1%}".replace("%", "\u202f%") if measure in SHARES else f"{value:,.1f}\u202fms"


def _difference(value: float, measure: str) -> str:
    """Return a difference as it is read: of shares in percentage points, of latencies in milliseconds."""
    if not value:
        return "none"
    shown = f"{value * 100:+.1f}\u202fpoints" if measure in SHARES else f"{value:+,.1f}\u202fms"
    return shown.replace("-", "−")


def _interval(score: Score, measure: str) -> str:
    return _DASH if score.low is None else f"{_measured(score.low, measure)} to {_measured(score.high, measure)}"
