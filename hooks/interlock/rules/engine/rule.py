"""`Rule`: made from a module that is named for the fault, and whose docstring is the page of the rule.

The first line of the docstring says what is wrong, and the text after it why that matters. `Bad` holds files of a tiny handbook,
in fences with the path of the file, and `Good` those that differ once the fault is mended; an empty one is deleted. The tests run
both.
"""

import re
from collections.abc import Callable, Iterator
from inspect import cleandoc
from types import ModuleType
from typing import Literal, NamedTuple

from interlock.findings import Finding, Severity
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts

RuleGroup = Literal["file", "shape", "reference", "chain", "promise", "result", "approval", "learning", "language", "exposure"]

# The groups whose severity an organisation may not lower, because their faults make a handbook wrong or leak hidden content.
_FIXED_GROUPS: tuple[RuleGroup, ...] = ("file", "shape", "reference", "exposure")

_FENCE = lazy_pattern(r"^```\w+ (\S+)\n(.*?)^```$", re.S | re.M)


class Example(NamedTuple):
    """Files of a tiny handbook, by path."""

    files: dict[str, str]


class Rule(NamedTuple):
    """One rule. `check` is None if the fault is found earlier, while files are read.

    `subjects` counts what the rule examines, because no findings among no subjects are no evidence. `is_of_texts`: whether it
    looks at one text after another, so that what it finds in a file depends on no free words in another one. `hidden_only_adds`:
    whether what is hidden can only add to what it weighs (time, cases),
    so that it finds in the whole what it finds in what is shown.
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
    is_of_texts: bool
    hidden_only_adds: bool

    @property
    def can_be_lowered(self) -> bool:
        """Whether `organisation.yml` may give it another severity, lower or higher."""
        return self.group not in _FIXED_GROUPS


# The default of `subjects` for the rules of a group.
_EXAMINED: dict[RuleGroup, Callable[[Facts], int]] = {
    "file": lambda facts: len(facts.catalog.sources),
    "shape": lambda facts: len(facts.catalog.sources),
    "reference": lambda facts: len(facts.catalog.references),
    "result": lambda facts: len(facts.catalog.results),
}


def rule_of(module: ModuleType) -> Rule:
    """The rule in a module: from its docstring, `GROUP`, `SEVERITY` and, if it has them, `check`, `subjects` and the flags."""
    text = cleandoc(module.__doc__ or "")
    headline, _, rest = text.partition("\n")
    why, *examples = re.split(r"^(?:Bad|Good):\n", rest, flags=re.M)
    bad, changed = (dict(_FENCE.findall(example)) for example in examples)
    return Rule(
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        group=module.GROUP,
        severity=module.SEVERITY,
        headline=headline.strip(),
        why=why.strip(),
        bad=Example(bad),
        good=Example({path: text for path, text in (bad | changed).items() if text}),
        check=getattr(module, "check", None),
        subjects=getattr(module, "subjects", None) or _EXAMINED[module.GROUP],
        is_of_texts=getattr(module, "IS_OF_TEXTS", False),
        hidden_only_adds=getattr(module, "HIDDEN_ONLY_ADDS", False),
    )
