from math import log2

import pytest

from benchmarks.peers.figures import Figures, beside, table


def figures(title: str, times: float) -> Figures:
    seconds = [0.001 * times * number for number in range(1, 20)]
    return Figures(title, build=3.0, starts=[times, 9.0, 0.5 * times], mebibytes=[100 * times], seconds=seconds)


def test_the_table_has_a_line_for_each_with_medians() -> None:
    one = figures("One", 1)
    one.rates += [80.0, 120.0, 100.0]
    one.take(["a#1", "b#1"], ["a#1"])
    one.take(["b#1", "a#1"], ["a#1"])
    head, rule, line = table([one]).splitlines()
    assert head.startswith("| system | cold start | resident | p50 | p95 |")
    assert rule.count("---") == head.count("|") - 1
    # Of 1 to 19 ms, the tenth is the median, and 95 of a hundred are below the nineteenth.
    ndcg = (1 + 1 / log2(3)) / 2
    assert line == f"| One | 1.00 s | 100 MiB | 10.0 ms | 19.0 ms | 100 | 3.0 s | {ndcg:.4f} | 0.5000 |"


def test_a_contender_that_takes_no_threads_has_no_rate() -> None:
    one = figures("One", 1)
    one.take(["a#1"], ["a#1"])
    assert "| 19.0 ms | - | 3.0 s |" in table([one])


def test_entries_are_found_by_any_of_their_sections() -> None:
    one = figures("One", 1)
    one.take(["b#1", "a#2", "a#1"], ["a"])
    assert one.ndcgs == [pytest.approx(1 / log2(3))]
    assert one.firsts == [False]


def test_peers_are_told_as_multiples_of_ours() -> None:
    ours, peer = figures("Ours", 1), figures("Peer", 4)
    ours.take(["a#1"], ["a#1"])
    peer.take(["b#1"], ["a#1"])
    assert beside(ours, [peer]) == "Peer: cold start 4.0 x ours, resident 4.0 x, p50 4.0 x, nDCG@10 -1.0000"
