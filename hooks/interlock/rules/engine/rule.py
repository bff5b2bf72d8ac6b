"""What a rule is: a module named for the fault, whose docstring is its page.

The docstring's first line says what is wrong, the text after it why that hurts. `Bad` and `Good` each hold files of a
tiny handbook in fences that name the file; the tests run both.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from types import ModuleType
from typing import Literal

from interlock.findings import Finding, Severity
from interlock.questions.facts import Facts

RuleGroup = Literal["file", "shape", "reference", "chain", "promise", "result", "approval", "learning", "language", "exposure"]

# Groups whose rules an organisation cannot lower: what they find would make a wrong or leaking handbook.
FIXED_GROUPS: tuple[RuleGroup, ...] = ("file", "shape", "reference", "exposure")

_FENCE = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.S | re.M)


@dataclass(frozen=True, slots=True)
class Example:
    """Files of a tiny handbook, by path."""

    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `check` is None where an earlier stage finds the fault while it reads.

    `subjects` counts what it examines, so that nobody takes its silence about nothing for praise.
    """

    name: str
    group: RuleGroup
    severity: Severity
    headline: str
    why: str
    bad: Example
    good: Example
    check: Callable[[Facts], Iterator[Finding]] | None
    subjects: Callable[[Facts], int]

    @property
    def can_be_lowered(self) -> bool:
        """Whether `organisation.yml` may make it quieter."""
        return self.group not in FIXED_GROUPS


# What the rules of a group examine that do not say themselves.
_EXAMINED: dict[RuleGroup, Callable[[Facts], int]] = {
    "file": lambda facts: len(facts.catalog.sources),
    "shape": lambda facts: len(facts.catalog.sources),
    "reference": lambda facts: len(facts.catalog.references),
    "result": lambda facts: len(facts.catalog.results),
}


def rule_of(module: ModuleType) -> Rule:
    """The rule that a module is: `GROUP`, `SEVERITY`, the docstring, and `check` unless an earlier stage finds the fault."""
    text = cleandoc(module.__doc__ or "")
    headline, _, rest = text.partition("\n")
    why, bad, good = re.split(r"^(?:Bad|Good):\n", rest, flags=re.M)
    return Rule(
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        group=module.GROUP,
        severity=module.SEVERITY,
        headline=headline.strip(),
        why=why.strip(),
        bad=Example(dict(_FENCE.findall(bad))),
        good=Example(dict(_FENCE.findall(good))),
        check=getattr(module, "check", None),
        subjects=getattr(module, "subjects", None) or _EXAMINED[module.GROUP],
    )
