"""The number of subjects of rules: no findings among no subjects are no evidence."""

import shutil
from pathlib import Path

from interlock.catalog.audience import Audience
from interlock.pages.settings import Settings
from interlock.rules.engine.examined import examined
from interlock.site import checking
from interlock.site.writer import facts_for
from tests.conftest import TODAY, Handbook, tiny_with


def test_a_rule_counts_subjects_and_findings(tiny: Handbook) -> None:
    files = {
        "standards/organisation.yml": "name: Tinford Council\nvalues: [{id: respect, title: Respect}]\nrules: {no-recovery: off}\n",
        "standards/results/2026.csv": "promise,period,value\npermit-in-five-days,2026-09,80\npermit-in-five-days,2026-10,97\n",
    }
    checked = checking.check(tiny(files), TODAY)
    seen = examined(checked.facts, checked.findings)
    assert (seen["missed-without-action"].subjects, seen["missed-without-action"].findings) == (2, 1)
    assert (seen["not-approved"].subjects, seen["not-approved"].findings) == (3, 3)
    assert seen["stale-approval"].subjects == 0
    assert seen["no-recovery"].subjects is None


def test_language_rules_count_their_texts(tiny: Handbook) -> None:
    files = {
        "glossary/permit.yml": "title: permit\ndefinition: A paper that allows parking.\nowner: front\navoid: [licence]\nbroader: paper\n",
        "glossary/paper.yml": "title: paper\ndefinition: What is printed on.\nowner: front\n",
        "docs/index.md": "# Home\n\n[Promises](/promises/), [elsewhere](https://example.org/), the RTFQ.\n",
        "docs/contribute.md": "# Contribute\n\nWrite to us.\n",
    }
    checked = checking.check(tiny(files), TODAY)
    seen = examined(checked.facts, checked.findings)
    assert seen["avoided-word"].subjects == len(checked.facts.language.texts)
    assert seen["broken-link"].subjects == 1
    assert seen["undefined-abbreviation"].subjects == seen["undefined-abbreviation"].findings == 1
    assert seen["label-clash"].subjects == 3
    assert (seen["unused-term"].subjects, seen["circular-definition"].subjects, seen["broader-cycle"].subjects) == (2, 2, 1)
    assert seen["no-replacement"].subjects == 0
    assert seen["unbacked-claim"].subjects


def test_evidence_for_a_former_id_is_counted(tiny: Handbook) -> None:
    files = {
        "standards/frameworks/mark.yml": "title: The mark\nsummary: Asked.\nformer_ids: [seal]\ncriteria: [{id: '1', title: One}]\n"
        "planned: 2027-03-10\n",
        "standards/links/front.yml": "title: Front desk\nsummary: Answers.\nkind: front-line\n"
        "evidences: [{criterion: 'seal#1', until: 2027-02-28}]\n",
    }
    checked = checking.check(tiny(files), TODAY)
    seen = examined(checked.facts, checked.findings)["evidence-lapses"]
    assert (seen.subjects, seen.findings) == (1, 1)


def test_without_words_to_avoid_nothing_is_examined(tiny: Handbook) -> None:
    term = "title: permit\ndefinition: A paper that allows parking.\nowner: front\n"
    checked = checking.check(tiny({"glossary/permit.yml": term}), TODAY)
    seen = examined(checked.facts, checked.findings, {"avoided-word"})
    assert seen.keys() == {"avoided-word"}
    assert seen["avoided-word"].subjects == 0


def test_every_rule_counts_its_subjects(tiny: Handbook) -> None:
    checked = checking.check(tiny({}), TODAY)
    assert [name for name, seen in examined(checked.facts, []).items() if seen.subjects is None and name != "not-approved"] == []


def test_capability_results_and_exposure_count_their_subjects(tiny: Handbook) -> None:
    names = ("capability-unknown", "worst-case-over-capability", "result-out-of-range", "exposes-hidden", "personal-data")

    def counted(files: dict[str, str]) -> list[int | None]:
        folder = tiny({})
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        seen = examined(checking.check(folder, TODAY).facts, [], names)
        shutil.rmtree(folder)
        return [seen[name].subjects for name in names]

    plain = counted({})
    assert plain[:2] == [1, 0] and plain[3] == 0
    procedure = "title: Issue\nsummary: All of it.\nowner: front\nsupports: [permit-in-five-days]\nsteps:\n"
    steps = "  - {id: a, does: Do it., by: front, within: 1 hour, only_if: it rains}\n"
    assert counted({"standards/procedures/issue-a-permit.yml": procedure + steps})[:2] == [1, 1]
    rows = "promise,period,value,met,total\npermit-in-five-days,2026-09,97,,\npermit-in-five-days,2026-10,,,\n"
    assert counted({"standards/results/2026.csv": rows})[2] == 1
    secret = "title: Back room\nsummary: Listens.\nkind: support\nclassification: restricted\n"
    assert (counted({"standards/links/back.yml": secret})[3] or 0) > 10
    term = "title: kerb\ndefinition: The edge.\nowner: front\n"
    assert (counted({"glossary/kerb.yml": term})[4] or 0) - (plain[4] or 0) == 3


def test_misses_of_hidden_promises_are_not_counted(tiny: Handbook) -> None:
    """A table may hold the results of promises for everybody and of restricted ones."""
    promise = "title: Guests moved\nsummary: Out.\nwording: You are moved within an hour.\nkind: public\nmade_by: front\n"
    closed = "made_to: [residents]\ntarget: {share: at least 90%}\nclassification: restricted\n"
    files = {
        "standards/promises/move-guests.yml": promise + closed,
        "standards/results/2026.csv": "promise,period,value\npermit-in-five-days,2026-10,80\nmove-guests,2026-10,10\n",
    }
    checked = checking.check(tiny(files), TODAY)
    expected: dict[Audience, int] = {"staff": 1, "restricted": 2}
    for audience, misses in expected.items():
        seen = facts_for(checked, Settings(audience=audience))
        assert examined(seen, checked.findings)["missed-without-action"].findings == misses


def test_faults_that_hidden_definitions_cause_are_not_counted(tiny: Handbook) -> None:
    slow = "title: Move guests\nsummary: All of it.\nowner: front\nsupports: [permit-in-five-days]\nclassification: restricted\n"
    steps = "steps: [{id: a, does: Do it., by: front, within: 9 working days}]\n"
    checked = checking.check(tiny({"standards/procedures/move-guests.yml": slow + steps}), TODAY)
    expected: dict[Audience, int] = {"staff": 0, "restricted": 1}
    for audience, faults in expected.items():
        seen = facts_for(checked, Settings(audience=audience))
        assert examined(seen, checked.findings)["promise-over-capability"].findings == faults


def test_faults_by_a_hidden_time_are_not_counted(tiny: Handbook) -> None:
    files = {
        "standards/procedures/issue-a-permit.yml": "title: Issue a permit\nsummary: By post.\nowner: front\nsupports: [permit-in-five-days]\n"
        "steps: [{id: print, does: Print it., by: front, secured_by: print-soon}]\n",
        "standards/promises/print-soon.yml": "title: Printed soon\nsummary: By night.\nwording: It is printed within 9 working days.\n"
        "kind: internal\nmade_by: front\nmade_to: [front]\nlimit: 9 working days\nclassification: restricted\n",
    }
    checked = checking.check(tiny(files), TODAY)
    expected: dict[Audience, int] = {"staff": 0, "restricted": 1}
    for audience, faults in expected.items():
        seen = facts_for(checked, Settings(audience=audience))
        assert examined(seen, checked.findings)["promise-over-capability"].findings == faults


def test_shown_faults_count_whatever_hidden_time_adds(tmp_path: Path) -> None:
    steps = "steps: [{id: print, does: Print it., by: front, within: 6 working days, secured_by: print-soon}]\n"
    counted = set()
    for days in (1, 9):
        files = {
            "standards/procedures/issue-a-permit.yml": "title: Issue a permit\nsummary: By post.\nowner: front\n"
            f"supports: [permit-in-five-days]\n{steps}",
            "standards/promises/print-soon.yml": "title: Printed soon\nsummary: By night.\nkind: internal\nmade_by: front\n"
            f"wording: It is printed within {days} working days.\nmade_to: [front]\nlimit: {days} working days\n"
            "classification: restricted\n",
        }
        checked = checking.check(tiny_with(files, tmp_path / str(days)), TODAY)
        seen = facts_for(checked, Settings(audience="staff"))
        counted.add(examined(seen, checked.findings)["promise-over-capability"].findings)
    assert counted == {1}


def test_a_shown_verdict_tells_of_no_hidden_time(tmp_path: Path) -> None:
    steps = (
        "steps:\n  - {id: print, does: Print it., by: front, secured_by: print-soon}\n  - {id: post, does: Post it., by: front}\n"
    )
    procedure = f"title: Issue a permit\nsummary: By post.\nowner: front\nsupports: [permit-in-five-days]\n{steps}"
    verdicts = set()
    for days in (1, 9):
        hidden = (
            f"title: Printed soon\nsummary: By night.\nwording: It is printed within {days} working days.\nkind: internal\n"
            f"made_by: front\nmade_to: [front]\nlimit: {days} working days\nclassification: restricted\n"
        )
        files = {"standards/procedures/issue-a-permit.yml": procedure, "standards/promises/print-soon.yml": hidden}
        seen = facts_for(checking.check(tiny_with(files, tmp_path / str(days)), TODAY), Settings(audience="staff"))
        promise = seen.catalog.promise("permit-in-five-days")
        assert promise
        verdicts.add(seen.capabilities.of(promise).verdict)
    assert verdicts == {"unknown"}


def test_hidden_rows_and_titles_change_no_count(tiny: Handbook) -> None:
    """More than twenty findings of a table are folded; a title may be any word that a finding says."""
    promise = (
        "title: {title}\nsummary: Out.\nwording: You are moved within an hour.\nkind: public\nmade_by: front\n"
        "made_to: [residents]\ntarget: {{share: at least 90%}}\nclassification: restricted\n"
    )
    head, rows = "promise,period,value\n", "permit-in-five-days,2026-10,80\npermit-in-five-days,2026-09,80\n"
    hidden = "".join(f"move-guests,{year}-{month:02},10\n" for year in (2024, 2025) for month in range(1, 13))
    for title, table in (("Guests moved", rows), ("Guests moved", hidden + rows), ("missed", rows)):
        files = {"standards/promises/move-guests.yml": promise.format(title=title), "standards/results/2026.csv": head + table}
        folder = tiny(files)
        checked = checking.check(folder, TODAY)
        seen = facts_for(checked, Settings(audience="staff"))
        assert examined(seen, checked.findings)["missed-without-action"].findings == 2
        shutil.rmtree(folder)
