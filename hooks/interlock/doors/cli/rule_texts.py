"""The texts of `interlock explain`: all rules in a line each, or the page of one."""

from collections.abc import Sequence
from itertools import groupby
from textwrap import fill, indent

from interlock.rules.engine.example_lines import ExampleFile, dropped_paths, faulty_files, mended_files
from interlock.rules.engine.rule import Rule


def rules_named(rules: Sequence[Rule]) -> str:
    """Every rule in a line, its name and headline, in its group."""
    lines = []
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines += ["", f"{group}:", *(f"  {rule.name}: {rule.headline}" for rule in members)]
    return "\n".join(lines[1:]) + "\n"


def rule_explained(rule: Rule, width: int) -> str:
    """A rule's page for a terminal of `width` characters."""
    quieter = "An organisation can change how loud it is." if rule.can_be_lowered else "It cannot be made quieter."
    parts = [f"{rule.name} ({rule.severity}, group {rule.group})", rule.headline, *rule.why.split("\n\n"), quieter]
    parts = [fill(part, width, break_long_words=False, break_on_hyphens=False) for part in parts]
    parts += [f"Bad: {_with_marks(file)}" for file in faulty_files(rule)]
    parts += [f"Good: {path} is there no more" for path in dropped_paths(rule)]
    parts += [f"Good: {_with_marks(file)}" for file in mended_files(rule)]
    parts.append("`>` marks the lines that differ.")
    return "\n\n".join(parts) + "\n"


def _with_marks(file: ExampleFile) -> str:
    lines = [indent(text, "  > " if differs else "    ", lambda line: True) for text, differs in file.runs]
    return f"{file.path}\n\n" + "".join(lines).rstrip()
