"""Writing scripts as files that people edit."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import yaml

from assistant.evaluate.case import Case, Expectation

# More of them would be more values than a YAML file is read with.
MOST_IN_YAML = 5_000

_WIDTH = 110
_LONG = 80


class _Dumper(yaml.SafeDumper):
    """Writes equal lists out, and folds long texts and those that would have to be quoted."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the base class's name
        return True


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    folded = len(text) > _LONG or ": " in text
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">" if folded else None)


_Dumper.add_representer(str, _represent)


def dump_yaml(title: str, cases: Sequence[Case], head: str = "") -> str:
    """Return a script of single questions as YAML, with a comment at its head."""
    document = {"title": title, "cases": [_tree(case) for case in cases]}
    return head + yaml.dump(
        document, Dumper=_Dumper, allow_unicode=True, default_flow_style=None, sort_keys=False, width=_WIDTH
    )


def dump_lines(cases: Sequence[Case]) -> str:
    """Return single questions as JSON, one a line."""
    return "".join(f"{json.dumps(_tree(case), ensure_ascii=False)}\n" for case in cases)


def _tree(case: Case) -> dict[str, object]:
    (step,) = case.steps
    usual = asdict(Expectation())
    expect = {key: value for key, value in asdict(step.expect).items() if value != usual[key]}
    tree = {"id": case.id, "ask": step.ask, "passage": step.passage, "without": case.without, "expect": expect}
    return {key: value for key, value in tree.items() if value}
