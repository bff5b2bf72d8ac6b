"""What rules examined: silence about nothing is no praise."""

from interlock import build
from interlock.examined import examined
from tests.conftest import TODAY, Handbook


def test_a_rule_says_how_much_it_examined_and_how_much_was_faulty(tiny: Handbook) -> None:
    files = {
        "standards/organisation.yml": "name: Tinford Council\nvalues: [{id: respect, title: Respect}]\nrules: {no-recovery: off}\n",
        "standards/results/2026.csv": "promise,period,value\npermit-in-five-days,2026-09,80\npermit-in-five-days,2026-10,97\n",
    }
    checked = build.check(tiny(files), TODAY)
    seen = examined(checked.facts, checked.findings)
    assert (seen["missed-without-action"].subjects, seen["missed-without-action"].findings) == (2, 1)
    assert (seen["not-approved"].subjects, seen["not-approved"].findings) == (3, 3)
    assert seen["stale-approval"].subjects == 0
    assert seen["no-recovery"].subjects is None
