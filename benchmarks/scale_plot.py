"""A plot of search times over sizes, as SVG."""

from collections.abc import Mapping, Sequence
from math import log10

_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 90, 20, 40
_COLOURS = ("#5f6b7a", "#0b5cad", "#1b7f4d")
_TARGET = 30.0


def plot(sizes: Sequence[int], times: Mapping[str, Sequence[float]]) -> str:
    """Return a plot of series of milliseconds over sections, both on logarithmic scales."""
    every = [time for series in times.values() for time in series]
    most, least = max(*every, _TARGET) * 1.3, min(*every, 1.0) / 1.3

    def x(size: float) -> float:
        span = max(log10(sizes[-1] / sizes[0]), 1.0)
        return _LEFT + log10(size / sizes[0]) / span * (_WIDTH - _LEFT - _RIGHT)

    def y(milliseconds: float) -> float:
        return _HEIGHT - _BOTTOM - log10(milliseconds / least) / log10(most / least) * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<style>text { font: 12px system-ui, sans-serif }</style>",
        "<title>Search time by number of sections, in milliseconds</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for tick in (1, 2, 5, 10, 20, 50, 100, 200):
        if least <= tick <= most:
            parts.append(_line(_LEFT, y(tick), _WIDTH - _RIGHT, y(tick), "#ddd"))
            parts.append(_text(_LEFT - 8, y(tick) + 4, f"{tick} ms", "end"))
    parts += [_text(x(size), _HEIGHT - _BOTTOM + 20, f"{size:,}", "middle") for size in sizes]
    parts.append(_line(_LEFT, y(_TARGET), _WIDTH - _RIGHT, y(_TARGET), "#b00020", dashed=True))
    parts.append(_text(_LEFT + 6, y(_TARGET) - 5, f"{_TARGET:g} ms wanted", "start", "#b00020"))
    for (name, series), colour in zip(times.items(), _COLOURS, strict=True):
        points = " ".join(f"{x(size):.1f},{y(time):.1f}" for size, time in zip(sizes, series, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(_text(_WIDTH - _RIGHT + 6, y(series[-1]) + 4, name, "start", colour))
    return "\n".join([*parts, "</svg>", ""])


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, *, dashed: bool = False) -> str:
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dash}/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{text}</text>'
