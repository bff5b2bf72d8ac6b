"""The texts of `interlock explain`: all rules in a line each, or the page of one."""

from collections.abc import Sequence
from itertools import groupby
from textwrap import fill, indent

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
    for label, example in (("Bad", rule.bad), ("Good", rule.good)):
        for path, text in example.files.items():
            parts.append(f"{label}: {path}\n\n" + indent(text.rstrip(), "    "))
    return "\n\n".join(parts) + "\n"
