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


def test_the_rules_of_the_language_say_what_they_read(tiny: Handbook) -> None:
    files = {
        "glossary/permit.yml": "title: permit\ndefinition: A paper that allows parking.\nowner: front\navoid: [licence]\nbroader: paper\n",
        "glossary/paper.yml": "title: paper\ndefinition: What is printed on.\nowner: front\n",
        "docs/index.md": "# Home\n\n[Promises](/promises/), [elsewhere](https://example.org/), the RTFQ.\n",
        "docs/contribute.md": "# Contribute\n\nWrite to us.\n",
    }
    checked = build.check(tiny(files), TODAY)
    seen = examined(checked.facts, checked.findings)
    assert seen["avoided-word"].subjects == len(checked.facts.language.texts)
    assert seen["broken-link"].subjects == 1
    assert seen["undefined-abbreviation"].subjects == seen["undefined-abbreviation"].findings == 1
    assert seen["label-clash"].subjects == 3
    assert (seen["unused-term"].subjects, seen["circular-definition"].subjects, seen["broader-cycle"].subjects) == (2, 2, 1)
    assert seen["no-replacement"].subjects == 0
    assert seen["unbacked-claim"].subjects


def test_without_words_to_avoid_nothing_is_examined_for_them(tiny: Handbook) -> None:
    term = "title: permit\ndefinition: A paper that allows parking.\nowner: front\n"
    checked = build.check(tiny({"glossary/permit.yml": term}), TODAY)
    seen = examined(checked.facts, checked.findings, {"avoided-word"})
    assert seen.keys() == {"avoided-word"}
    assert seen["avoided-word"].subjects == 0
