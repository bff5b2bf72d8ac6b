"""What differs between the two examples of a rule, line by line: what an editor has to look at."""

from difflib import SequenceMatcher
from typing import NamedTuple

from interlock.rules.engine.rule import Example, Rule


class ExampleFile(NamedTuple):
    """A file of an example. `runs` are whole lines, each run with whether the other example lacks it."""

    path: str
    runs: list[tuple[str, bool]]


def faulty_files(rule: Rule) -> list[ExampleFile]:
    """All files of the bad example."""
    return [ExampleFile(path, _runs(text, rule.good.files.get(path, ""))) for path, text in rule.bad.files.items()]


def mended_files(rule: Rule) -> list[ExampleFile]:
    """The files of the good example that differ from the bad one."""
    before = rule.bad.files
    return [ExampleFile(path, _runs(text, before.get(path, ""))) for path, text in _changed(rule.good, rule.bad).items()]


def dropped_paths(rule: Rule) -> list[str]:
    """The files of the bad example that the good one no longer has."""
    return [path for path in rule.bad.files if path not in rule.good.files]


def _changed(example: Example, other: Example) -> dict[str, str]:
    return {path: text for path, text in example.files.items() if other.files.get(path) != text}


def _runs(text: str, other: str) -> list[tuple[str, bool]]:
    lines = text.splitlines(keepends=True)
    matcher = SequenceMatcher(None, other.splitlines(keepends=True), lines, autojunk=False)
    return [("".join(lines[start:end]), tag != "equal") for tag, _, _, start, end in matcher.get_opcodes() if start < end]
