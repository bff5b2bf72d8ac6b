"""Findings of the same fault in many definitions: the first stand for all, and a list says how many gaps there are by rule."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from interlock.findings import Finding
from interlock.findings.formats.broken_lines import broken_lines
from interlock.findings.formats.full_text import COLOURS, Style, plain
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted

# The most findings of the same fault that are all shown, and how many of more than that.
_MOST_ALIKE = 10
_FIRST = {"error": 3, "warning": 1, "advice": 1}
# With more gaps than this, a list of them by rule is printed first.
_FEW_GAPS = 10
# Where fewer characters than this are left beside the names of rules, what a rule is about stands below its name.
_LEAST_WIDE = 16
_NAMED = 5
_NAME = lazy_pattern(r"`[^`]*`")
_BEGINS_WITH_NAME = lazy_pattern(r"`([^`]*)`")


def folded_alike(findings: Sequence[Finding], all_of_them: str = "`interlock check --all` shows each") -> list[Finding]:
    """The findings; of more than `_MOST_ALIKE` of one fault only the first, of errors the first three.

    The last of these counts the rest. Gaps and warnings that differ only in names are the same fault. Errors are the same only if
    all their words are, because each thing that they name has to be mended in its own way. `all_of_them` says how to see all.
    """
    alike: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[_fault(finding)].append(finding)
    passed: Counter[Hashable] = Counter()
    shown = []
    for finding in findings:
        fault = _fault(finding)
        same, few = alike[fault], _FIRST[finding.severity]
        passed[fault] += 1
        if len(same) <= _MOST_ALIKE or passed[fault] < few:
            shown.append(finding)
        elif passed[fault] == few:
            shown.append(replace(finding, remedy=f"{finding.remedy} {_and_more(finding, same[few:], all_of_them)}".strip()))
    return shown


def _fault(finding: Finding) -> Hashable:
    names_matter = finding.severity == "error"
    return finding.rule, finding.severity, finding.message if names_matter else _NAME.sub("", finding.message)


def _and_more(finding: Finding, others: Sequence[Finding], all_of_them: str) -> str:
    if {other.place.file for other in others} == {finding.place.file}:
        listed = [f"line {other.place.line}" for other in others]
    else:
        listed = [f"`{name}`" for name in _names_of(others)]
    more = " …" if len(listed) > _NAMED else ""
    return f"And {len(others):,} more like it: {', '.join(listed[:_NAMED])}{more}" + (f"; {all_of_them}." if all_of_them else ".")


def _names_of(findings: Sequence[Finding]) -> list[str]:
    """What each finding is about: the name at the head of its message where these differ, as of abbreviations; else its file."""
    begun = [match[1] for finding in findings if (match := _BEGINS_WITH_NAME.match(finding.message))]
    if len(set(begun)) == len(findings):
        return begun
    return list(dict.fromkeys(PurePosixPath(finding.place.file).name.removesuffix(".yml") for finding in findings))


def gaps_by_rule(
    findings: Sequence[Finding], headlines: Mapping[str, str], style: Style = plain, width: int | None = None
) -> str:
    """How many gaps each rule finds, the most first, and what it is about; an empty text where there are few.

    `headlines`: what each rule finds, by its name. `width`: that of the terminal.
    """
    gaps = Counter(finding.rule for finding in findings if finding.severity == "advice")
    if gaps.total() <= _FEW_GAPS:
        return ""
    head = f"{counted(gaps.total(), 'gap')}: nothing is wrong there, but somebody will miss what is not written yet."
    names, most = max(map(len, gaps)), len(f"{max(gaps.values()):,}")
    before = most + names + 6
    is_narrow = width is not None and width < before + _LEAST_WIDE
    lines = [style(line, "bold") for line in (broken_lines(head, width) if width else [head])]
    for rule, number in sorted(gaps.items(), key=lambda entry: (-entry[1], entry[0])):
        about = headlines.get(rule, "").rstrip(".")
        margin = most + 4 if is_narrow else before
        rest = broken_lines(about, width - margin) if width else [about]
        first = "" if is_narrow else rest.pop(0)
        lines.append(f"  {number:{most},}  {style(f'{rule:{names}}', COLOURS['advice'])}  {first}".rstrip())
        lines += [" " * margin + line for line in rest]
    return "\n".join([*lines, "`interlock explain RULE` says why each matters."]) + "\n"
