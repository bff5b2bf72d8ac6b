"""Evidence of criteria: its links, its freshness, rules and results as evidence, and gaps."""

from pathlib import Path

import pytest

from interlock.catalog import catalog_of
from interlock.questions.evidence.criterion_evidence import (
    CriterionEvidence,
    Examined,
    FrameworkEvidence,
    evidence_by_link,
    evidence_of,
)
from interlock.questions.results.all_records import Results
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, facts_of, link, promise
from tests.conftest import TODAY, write

FRAMEWORK = """title: The mark
summary: What assessors ask.
verdicts: [no, yes]
criteria:
  - id: "1"
    title: Customers
    criteria:
      - {id: "1.1", title: Heard}
      - {id: "1.2", title: Helped, shown_by: [no-recovery, not-measurable]}
  - {id: "2", title: Staff}
assessments:
  - {on: 2025-05-01, verdicts: {"1.1": no}}
  - on: 2026-05-01
    verdicts: {"1.1": yes}
    praise: [{criterion: "1.1", text: Everyone listens.}]
"""
FILES = {
    "frameworks/mark.yml": FRAMEWORK,
    "links/front.yml": "title: Front\nsummary: A link.\nkind: front-line\nevidences: [mark#1.1]\nreview: {last: 2026-05-01, every: 6 months}\n",
    "links/back.yml": "title: Back\nsummary: A link.\nkind: support\n",
    "links/pay.yml": "title: Pay\nsummary: A link.\nkind: support\nevidences: [{criterion: mark#1.1, on: 2026-01-01, until: 2026-11-22}, {criterion: mark#1.2, until: 2026-11-21}]\n",
    "procedures/issue.yml": "title: Issue\nsummary: How.\nowner: front\nevidences: [mark#1.1]\nsteps:\n  - {id: print, does: Print., by: back}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        write(tmp_path / "standards" / path, text)
    return tmp_path


def evidence(folder: Path, **seen: Examined) -> FrameworkEvidence:
    examined = {name.replace("_", "-"): one for name, one in seen.items()}
    catalog = catalog_of(read_handbook(folder))
    (found,) = evidence_of(catalog, Results(catalog, TODAY), examined, TODAY)
    return found


def test_evidence_has_its_criterion_and_links(folder: Path) -> None:
    heard = evidence(folder).criteria[1]
    assert heard.criterion.id == "1.1" and heard.level == 2
    assert [(item.definition.id, [link.id for link in item.links]) for item in heard.items] == [
        ("front", ["front"]),
        ("pay", ["pay"]),
        ("issue", ["front", "back"]),
    ]
    assert [link.id for link in heard.links] == ["back", "front", "pay"]


def test_evidence_goes_stale_by_date_or_review(folder: Path) -> None:
    found = evidence(folder)
    assert [(item.freshness, item.why_stale) for item in found.criteria[1].items] == [
        ("stale", "its page is overdue for review"),
        ("fresh", ""),
        ("fresh", ""),
    ]
    assert [item.why_stale for item in found.criteria[2].items] == ["its date has passed"]


def test_the_last_assessment_counts_with_its_praise(folder: Path) -> None:
    found = evidence(folder)
    assert found.criteria[1].verdict == "yes"
    (own,) = evidence_by_link(catalog_of(read_handbook(folder)), [found])["back"]
    assert [criterion.criterion.id for criterion in own.criteria] == ["1.1"]
    assert [praise.text for criterion in own.criteria for _, praise in criterion.praise] == ["Everyone listens."]


def test_a_verdict_stands_until_its_criterion_is_judged_again(folder: Path) -> None:
    """An assessor who comes each year looks at some criteria, and not at all of them."""
    second = '  - {on: 2026-09-01, verdicts: {"2": no}}\n  - {on: 2026-10-01, praise: [{criterion: "2", text: Kind.}]}\n'
    write(folder / "standards/frameworks/mark.yml", FRAMEWORK + second)
    found = evidence(folder).criteria
    assert [one.verdict for one in found] == ["", "yes", "", "no"]
    assert [str(one.judged.on) for one in found if one.judged] == ["2026-05-01", "2026-09-01"]


def test_evidence_may_name_a_framework_by_a_former_id(folder: Path) -> None:
    write(folder / "standards/frameworks/mark.yml", f"former_ids: [seal]\n{FRAMEWORK}")
    write(folder / "standards/links/late.yml", "title: L\nsummary: A link.\nkind: support\nevidences: ['seal # 2']\n")
    assert [item.definition.id for item in evidence(folder).criteria[3].items] == ["late"]


def test_rules_are_nobodys_own_evidence(folder: Path) -> None:
    found = evidence(folder, no_recovery=Examined(4, 0))
    assert found.criteria[2].live
    (own,) = evidence_by_link(catalog_of(read_handbook(folder)), [found])["pay"]
    assert [(one.criterion.id, one.live, one.is_gap) for one in own.criteria] == [("1.1", (), False), ("1.2", (), False)]


@pytest.mark.parametrize(
    ("seen", "status"),
    [
        (Examined(4, 0), "shown"),
        (Examined(4, 1), "not shown"),
        (Examined(0, 0), "not checked"),
        (Examined(None, 0), "not checked"),
    ],
)
def test_a_rule_shows_only_what_it_examined(seen: Examined, status: str, folder: Path) -> None:
    live = evidence(folder, no_recovery=seen).criteria[2].live
    assert [rule.status for rule in live] == [status, "not checked"]


def test_gaps_are_leaves_without_evidence(folder: Path) -> None:
    assert [gap.criterion.id for gap in evidence(folder).gaps] == ["1.2", "2"]
    assert [gap.criterion.id for gap in evidence(folder, no_recovery=Examined(1, 0)).gaps] == ["2"]


def test_an_assessment_without_a_day_counts_as_the_earliest(folder: Path) -> None:
    mark = folder / "standards/frameworks/mark.yml"
    write(mark, FRAMEWORK + '  - {by: us, verdicts: {"1.1": no, "2": no}, praise: [{criterion: "2", text: Kind.}]}\n')
    assert [criterion.verdict for criterion in evidence(folder).criteria] == ["", "yes", "", "no"]
    assert [praise.text for _, praise in evidence(folder).criteria[3].praise] == ["Kind."]
    write(mark, FRAMEWORK.partition("assessments:")[0] + 'assessments: [{by: us, verdicts: {"2": no}}]\n')
    assert evidence(folder).criteria[3].verdict == "no"


def test_later_evidence_and_verdicts_are_left_out(folder: Path) -> None:
    write(
        folder / "standards/links/late.yml",
        "title: L\nsummary: A link.\nkind: support\nevidences: [{criterion: mark#2, on: 2026-11-23}]\n",
    )
    later = FRAMEWORK + '  - {on: 2026-11-23, verdicts: {"1.1": no}, praise: [{criterion: "2", text: Later.}]}\n'
    write(folder / "standards/frameworks/mark.yml", later)
    heard, staff = evidence(folder).criteria[1], evidence(folder).criteria[3]
    assert (heard.verdict, staff.items, staff.praise) == ("yes", (), ())


def test_evidence_and_verdicts_of_the_day_itself_count(folder: Path) -> None:
    gathered = "title: L\nsummary: A link.\nkind: support\nevidences: [{criterion: mark#2, on: 2026-11-22}]\n"
    write(folder / "standards/links/late.yml", gathered)
    today = FRAMEWORK + '  - {on: 2026-11-22, verdicts: {"1.1": no}, praise: [{criterion: "1.1", text: Now.}]}\n'
    write(folder / "standards/frameworks/mark.yml", today)
    heard, staff = evidence(folder).criteria[1], evidence(folder).criteria[3]
    assert (heard.verdict, len(staff.items)) == ("no", 1)
    assert [praise.text for _, praise in heard.praise] == ["Everyone listens.", "Now."]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_frameworks_that_are_not_in_force_need_no_evidence(status: str, folder: Path) -> None:
    write(folder / "standards/frameworks/mark.yml", f"status: {status}\n{FRAMEWORK}")
    catalog = catalog_of(read_handbook(folder))
    results = Results(catalog, TODAY)
    assert evidence_of(catalog, results, {}, TODAY) == []
    assert [found.framework.id for found in evidence_of(catalog, results, {}, TODAY, every=True)] == ["mark"]


# The fields and figures of some promises.
PROMISES: dict[str, tuple[Fields, list[tuple[str, str]]]] = {
    "kept": ({}, [("2026-10", "99")]),
    "missed": ({"dimension": "timeliness"}, [("2026-10", "80")]),
    "late": ({"dimension": "accuracy"}, [("2026-07", "99")]),
    "unmeasured": ({"dimension": "accuracy"}, []),
    "between-teams": ({"kind": "internal", "made_to": ["back"], "dimension": "timeliness"}, [("2026-10", "95")]),
    "suspended": ({"status": "suspended"}, [("2026-10", "10")]),
}


def criterion(about: Fields | None, *only: str) -> CriterionEvidence:
    """A criterion shown by results, in a handbook with some of the promises; all by default."""
    told = {id: PROMISES[id] for id in (only or PROMISES)}
    common = {"target": {"share": "at least 95%"}, "measure": {"what": "Days", "every": "month"}}
    definitions: dict[str, Fields] = {
        "link/front": link(),
        "link/back": link(),
        "customer/residents": {},
        "framework/mark": {
            "criteria": [{"id": "1", "title": "Kept", "shown_by": ["results"]} | ({"about": about} if about else {})]
        },
    }
    definitions |= {f"promise/{id}": promise("front") | common | fields for id, (fields, _) in told.items()}
    rows = [ResultRow(id, period, value) for id, (_, figures) in told.items() for period, value in figures]
    facts = facts_of(definitions, None, rows)
    (found,) = evidence_of(facts.catalog, facts.results, {}, TODAY)
    return found.criteria[0]


@pytest.mark.parametrize(
    ("about", "looked_at", "against"),
    [
        (None, ["between-teams", "kept", "late", "missed"], ["late", "missed"]),
        ({"kinds": ["internal"]}, ["between-teams"], []),
        ({"dimensions": ["timeliness"]}, ["between-teams", "missed"], ["missed"]),
        ({"dimensions": ["timeliness"], "kinds": ["internal", "supplier"]}, ["between-teams"], []),
        ({"promises": ["kept"]}, ["kept"], []),
        ({"promises": ["kept"], "dimensions": ["accuracy"]}, ["kept", "late"], ["late"]),
        ({"kinds": ["supplier"]}, [], []),
    ],
)
def test_results_of_the_promises_meant(about: Fields | None, looked_at: list[str], against: list[str]) -> None:
    results = criterion(about).results
    assert results
    assert [record.promise.id for record in results.looked_at] == looked_at
    assert [record.promise.id for record in results.against] == against


@pytest.mark.parametrize(
    ("promises", "status", "is_gap", "is_unexamined"),
    [
        (["kept", "unmeasured"], "shown", False, False),
        (["kept", "missed"], "not shown", True, False),
        (["kept", "late"], "not shown", True, False),
        (["unmeasured", "suspended"], "not checked", True, True),
    ],
)
def test_missed_and_overdue_promises_count_against(promises: list[str], status: str, is_gap: bool, is_unexamined: bool) -> None:
    one = criterion(None, *promises)
    assert (one.results and one.results.status, one.is_gap, one.is_unexamined) == (status, is_gap, is_unexamined)
    assert one.has_against == (status == "not shown")
