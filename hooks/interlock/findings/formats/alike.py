"""Findings of the same fault in many definitions: one of them stands for all, and a list says how many gaps there are by rule."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from interlock.findings import Finding
from interlock.findings.formats.full_text import COLOURS, Style, plain
from interlock.findings.nouns import counted

# The most findings that differ only in the names they mention, and are all shown.
MOST_ALIKE = 10
# With more gaps than this, a list of them by rule is printed first.
FEW_GAPS = 10
_NAMED = 5
_NAME = re.compile(r"`[^`]*`")
_BEGINS_WITH_NAME = re.compile(r"`([^`]*)`")


def folded_alike(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with one in place of more than `MOST_ALIKE` that differ only in names; errors are never folded.

    The one that is kept says of how many others the same is true.
    """
    alike: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[_fault(finding)].append(finding)
    shown = []
    for finding in findings:
        same = alike[_fault(finding)]
        if finding.severity == "error" or len(same) <= MOST_ALIKE:
            shown.append(finding)
        elif finding is same[0]:
            shown.append(replace(finding, remedy=f"{finding.remedy} {_the_same(same[1:])}".strip()))
    return shown


def _fault(finding: Finding) -> Hashable:
    return finding.rule, finding.severity, _NAME.sub("", finding.message)


def _the_same(others: Sequence[Finding]) -> str:
    names = _names_of(others)
    more = " …" if len(names) > _NAMED else ""
    listed = ", ".join(f"`{name}`" for name in names[:_NAMED])
    return f"The same holds {len(others):,} more times: {listed}{more}; `--format short` lists them all."


def _names_of(findings: Sequence[Finding]) -> list[str]:
    """What each finding is about: the name that its message begins with where these differ, such as an abbreviation; else its file."""
    begun = [match[1] for finding in findings if (match := _BEGINS_WITH_NAME.match(finding.message))]
    if len(set(begun)) == len(findings):
        return begun
    return list(dict.fromkeys(PurePosixPath(finding.place.file).name.removesuffix(".yml") for finding in findings))


def gaps_by_rule(findings: Sequence[Finding], headlines: Mapping[str, str], style: Style = plain) -> str:
    """How many gaps each rule finds, the most first, and what it is about; an empty text where there are few.

    `headlines`: what each rule finds, by its name.
    """
    gaps = Counter(finding.rule for finding in findings if finding.severity == "advice")
    if gaps.total() <= FEW_GAPS:
        return ""
    head = f"{counted(gaps.total(), 'gap')}: nothing is wrong there, but somebody will miss what is not written yet."
    width, most = max(map(len, gaps)), len(f"{max(gaps.values()):,}")
    lines = [
        f"  {number:{most},}  {style(f'{rule:{width}}', COLOURS['advice'])}  {headlines.get(rule, '').rstrip('.')}"
        for rule, number in sorted(gaps.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    return "\n".join([style(head, "bold"), *lines, "`interlock explain RULE` says why each matters."]) + "\n"
