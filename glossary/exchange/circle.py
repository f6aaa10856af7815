"""Circles in links that should have none."""

from collections.abc import Iterator, Mapping, Sequence


def circles(links: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles of links, each node in at most one of them, in linear time and without recursion."""
    done: set[str] = set()
    for start in links:
        path: list[str] = []
        places: dict[str, int] = {}
        waiting = [(start, False)]
        while waiting:
            node, left = waiting.pop()
            if left:
                path.pop()
                del places[node]
                done.add(node)
            elif node in places:
                circle = tuple(path[places[node] :])
                if not done.intersection(circle):
                    done.update(circle)
                    yield circle
            elif node not in done:
                places[node] = len(path)
                path.append(node)
                waiting.append((node, True))
                waiting += ((other, False) for other in links.get(node, ()))
