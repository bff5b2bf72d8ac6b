"""A rule that is added by following CONTRIBUTING.md, and nothing else, is run, explained and tested."""

import pytest

from tests.conftest import TINY
from tests.project.scratch import Scratch, scratch_copy, untold

RULE = "hooks/interlock/rules/shouted_promise.py"
REGISTRY = "hooks/interlock/rules/engine/all_rules.py"
CASES = "tests/cases/shouted-promise"
QUIET = (TINY / "standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8")
SHOUTED = QUIET.replace("You have your permit within 5 working days.", "YOU HAVE YOUR PERMIT WITHIN 5 WORKING DAYS.")

# 1: named for the fault, its docstring its page; 2: group, severity, check, subjects.
MODULE = f'''"""A promise is written in capitals.

Capitals are read as shouting, and screen readers may spell them letter by letter. Write as you would speak to a customer.

Bad:

```yaml standards/promises/permit-in-five-days.yml
{SHOUTED.strip()}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
{QUIET.strip()}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Promises."""
    return len(facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Promises in capitals, at their wording."""
    for promise in facts.catalog.of(Promise):
        if promise.wording.isupper():
            place = facts.catalog.place(key_of(promise), ("wording",))
            yield Finding("shouted-promise", place, "This promise is in capitals", "Write it as you would say it.")
'''


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    copy = scratch_copy(tmp_path_factory.mktemp("scratch") / "copy", with_cases=True)
    copy.put(RULE, MODULE)
    # 3: the import, and the tuple, among the rules of its group.
    copy.edit(REGISTRY, "    step_cycle,\n", "    shouted_promise,\n    step_cycle,\n")
    copy.edit(REGISTRY, "    rule_of(unbacked_claim),\n", "    rule_of(shouted_promise),\n    rule_of(unbacked_claim),\n")
    # 4: two faults and a near miss, each a few files laid over the tiny handbook.
    promise = "standards/promises/permit-in-five-days.yml"
    copy.put(f"{CASES}/all-capitals/{promise}", SHOUTED)
    copy.put(f"{CASES}/capitals-and-digits/{promise}", SHOUTED.replace("WITHIN ", ""))
    copy.put(f"{CASES}/near-miss-one-word/{promise}", QUIET.replace("You have", "YOU have"))
    # 5: the command that `make accept` runs; and then the tests of rules.
    about_it = "shouted-promise or registry or near_miss or belong or complete"
    copy.tests("tests/rules/test_cases.py", "tests/rules/test_rules.py", "--accept", "-k", about_it)
    return copy


def test_contributing_names_every_file_to_touch(scratch: Scratch) -> None:
    assert untold("A rule", scratch.touched) == []


def test_a_new_rules_golden_cases_are_written(scratch: Scratch) -> None:
    seen = (scratch.folder / CASES / "all-capitals/expected.txt").read_text(encoding="utf-8")
    assert "warning: This promise is in capitals  [shouted-promise]" in seen


def test_a_new_rule_is_explained_and_has_a_page(scratch: Scratch) -> None:
    build = ["build", "--out", str(scratch.folder / "site"), "--as-of", "2026-11-22"]
    (_, explained), (built, told) = scratch.said(["explain", "shouted-promise"], build)
    assert "Capitals are read as shouting" in explained and built == 0, told
    page = (scratch.folder / "site/rules/shouted-promise/index.html").read_text(encoding="utf-8")
    assert "A promise is written in capitals." in page
