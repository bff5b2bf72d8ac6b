"""The pages of rules: the bad example has the fault, the good one does not, both are examined, and the golden cases exist."""

import re
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

import pytest

from interlock import rules
from interlock.rules import retired_reference, second_copy
from interlock.rules.engine.all_rules import RULES, rule_named
from interlock.rules.engine.example_lines import dropped_paths, faulty_files, mended_files
from interlock.rules.engine.rule import Rule, rule_of
from interlock.site import checking
from tests.cases import CASES, expected
from tests.conftest import TODAY, Handbook

EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@EVERY_RULE
def test_the_bad_example_has_the_fault(rule: Rule, tiny: Handbook) -> None:
    checked = checking.check(tiny(rule.bad.files), TODAY)
    found = [finding for finding in checked.findings if finding.rule == rule.name]
    assert found and rule.subjects(checked.facts) >= len(found)


@EVERY_RULE
def test_the_good_example_lacks_the_fault(rule: Rule, tiny: Handbook) -> None:
    checked = checking.check(tiny(rule.good.files), TODAY)
    assert not [finding for finding in checked.findings if finding.rule == rule.name or finding.severity == "error"]
    assert rule.subjects(checked.facts), "no findings among no subjects are no evidence"


def test_the_page_of_every_rule_is_complete() -> None:
    assert [rule.name for rule in RULES if not (rule.headline.endswith(".") and len(rule.headline) <= 120)] == []
    assert [rule.name for rule in RULES if not (len(rule.why) > 80 and rule.bad.files and rule.good.files)] == []


@EVERY_RULE
def test_a_good_example_names_only_what_changes(rule: Rule) -> None:
    module = import_module(f"interlock.rules.{rule.name.replace('-', '_')}")
    fences = re.findall(r"^```\w+ \S+\n.*?^```$", cleandoc(module.__doc__ or ""), re.S | re.M)
    assert len(set(fences)) == len(fences)


def test_lines_that_differ_are_marked_in_both_examples() -> None:
    rule = rule_of(retired_reference)
    (stays, marked), (mended,) = faulty_files(rule), mended_files(rule)
    assert [differs for _, differs in stays.runs] == [False]
    assert marked.runs[1:] == [("customers: [visitors]\n", True)] and mended.runs[1:] == [("customers: [residents]\n", True)]
    assert dropped_paths(rule_of(second_copy)) == ["standards/customers/visitors_copy.yml"]


def test_each_rule_has_two_faults_and_a_near_miss() -> None:
    # Of each case of a rule, whether it has the fault.
    seen = {rule.name: [f"[{rule.name}]" in expected(case) for case in CASES if case.parent.name == rule.name] for rule in RULES}
    assert [name for name, faulty in seen.items() if sum(faulty) < 2] == [], "fewer than two faults"
    assert [name for name, faulty in seen.items() if all(faulty)] == [], "no near miss"


def test_a_near_miss_has_no_fault() -> None:
    """The near miss may have advice from other rules."""
    near_misses = {case: expected(case) for case in CASES if "near-miss" in case.name}
    assert not [case for case, said in near_misses.items() if "\nNo faults" not in f"\n{said}" or f"[{case.parent.name}]" in said]


def test_cases_belong_to_rules() -> None:
    assert {case.parent.name for case in CASES} <= {rule.name for rule in RULES}


def test_every_module_of_a_rule_is_in_the_registry() -> None:
    modules = [path for path in Path(rules.__file__).parent.glob("*.py") if "\nGROUP = " in path.read_text(encoding="utf-8")]
    assert {path.stem.replace("_", "-") for path in modules} == {rule.name for rule in RULES}


def test_rules_are_found_by_name() -> None:
    rule = rule_named("bad-date")
    assert rule is not None and rule.name == "bad-date"
    assert rule_named("bad-dates") is None
