"""Planned assessments: proposed evidence, what links must still show, and debts."""

import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from interlock.doors.cli import main
from interlock.questions.evidence.criterion_evidence import evidence_by_link, evidence_of
from interlock.questions.evidence.proposals import Proposal, kept_in_a_row, proposals_of
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import TODAY, Fields, facts_of, link, promise
from tests.conftest import Handbook, examples

MEASURED: Fields = {"target": {"share": "at least 95%"}, "measure": {"what": "Days", "every": "month"}}
CRITERIA = [
    {"id": "1", "title": "Kept", "shown_by": ["results"]},
    {"id": "2", "title": "Trained", "shown_by": ["missing-skill"]},
    {"id": "3", "title": "Kind"},
]


def handbook(results: list[ResultRow] | None = None, **changes: Fields) -> Facts:
    """Two links, a promise, and a framework with an assessment planned for March."""
    definitions: dict[str, Fields] = {
        "link/front": link(),
        "link/figures": link(),
        "customer/residents": {},
        "promise/quick": promise("front", **MEASURED),
        "framework/mark": {"owner": "figures", "criteria": CRITERIA, "planned": [{"on": "2027-03-10", "by": "the examiners"}]},
    }
    for name, fields in changes.items():
        key = name.replace("_", "/")
        definitions[key] = definitions.get(key, {}) | fields
    return facts_of(definitions, None, results)


def months(*figures: str) -> list[ResultRow]:
    """One row a month, up to October 2026."""
    first = 2026 * 12 + 10 - len(figures)
    return [
        ResultRow(
            "quick",
            f"{(first + index) // 12}-{(first + index) % 12 + 1:02}",
            value if value != "none" else "",
            total="0" if value == "none" else "",
        )
        for index, value in enumerate(figures)
        if value != "absent"
    ]


def proposed(facts: Facts) -> list[Proposal]:
    return list(proposals_of(facts.catalog, evidence_of(facts.catalog, facts.results, {}, TODAY), TODAY))


def test_a_promise_kept_for_six_months_is_proposed() -> None:
    (found,) = proposed(handbook(months(*["99"] * 6)))
    line = '{criterion: "mark#1", kind: show-me, on: 2026-11-23, until: 2027-10-31, note: Kept in every figure from 1 May 2026 to 31 October 2026.}'
    assert (found.criterion.criterion.id, found.link and found.link.id) == ("1", "front")
    assert (found.paste, found.route) == (f"evidences: [{line}]", ())
    other = handbook(months(*["99"] * 6), promise_quick={"evidences": ["mark#2"]})
    assert [(each.paste, each.route) for each in proposed(other)] == [(f"- {line}", ("evidences",))]


def test_fresh_evidence_is_not_proposed_again() -> None:
    fresh, stale = ({"evidences": [{"criterion": "mark#1", "until": day}]} for day in ("2026-11-23", "2026-11-22"))
    assert not proposed(handbook(months(*["99"] * 6), promise_quick=fresh))
    assert proposed(handbook(months(*["99"] * 6), promise_quick=stale))


@examples(50)
@given(some.lists(some.sampled_from(["99", "99", "99", "80", "none", "absent", ""]), max_size=12))
def test_six_months_in_a_row_agree_with_brute_force(figures: list[str]) -> None:
    record = handbook(months(*figures)).results.records["quick"]
    if figures[-1:] == ["absent"]:  # October's figure may still come until December.
        figures, last = figures[:-1], datetime.date(2026, 9, 30)
    else:
        last = datetime.date(2026, 10, 31)
    spans = [
        start
        for start in range(len(figures))
        if figures[start] == figures[-1] == "99" and set(figures[start:]) <= {"99", "none"} and len(figures) - start >= 6
    ]
    first = last.year * 12 + last.month - len(figures) + (spans[0] if spans else 0)
    days = (datetime.date(first // 12, first % 12 + 1, 1), last)
    assert kept_in_a_row(record, TODAY) == (days if spans else None)


@pytest.mark.parametrize(
    ("longer", "days"),
    [
        ({"2026-Q2": "98", "2026-Q3": "98"}, "2026-05-01 2026-10-31"),
        ({"2026-Q2": "98", "2026-Q3": "80"}, None),  # a quarter that was missed, whatever its months say
        ({"2026/27": "98"}, "2026-05-01 2026-10-31"),  # the year so far
    ],
)
def test_quarters_beside_months_break_no_row(longer: dict[str, str], days: str | None) -> None:
    rows = [*months(*["99"] * 6), *(ResultRow("quick", period, value) for period, value in longer.items())]
    found = kept_in_a_row(handbook(rows).results.records["quick"], TODAY)
    assert (found and f"{found[0]} {found[1]}") == days


def test_a_year_that_is_not_over_shows_nothing_yet() -> None:
    rows = [ResultRow("quick", period, "99") for period in ("2025/26", "2026/27")]
    yearly = {"measure": {"what": "Days", "every": "year"}}
    found = kept_in_a_row(handbook(rows, promise_quick=yearly).results.records["quick"], TODAY)
    assert found == (datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))


@pytest.mark.parametrize(
    ("figures", "is_long_enough"),
    [
        (["99", "99", "99", "none", "99", "99"], True),
        (["99", "99", "99", "absent", "99", "99", "99", "99"], False),
        (["99", "99", "99", "80", "99", "99", "99", "99"], False),
        (["99"] * 5, False),
    ],
    ids=["a month without cases", "a month without a figure", "a month missed", "five months"],
)
def test_what_breaks_six_months_in_a_row(figures: list[str], is_long_enough: bool) -> None:
    assert (kept_in_a_row(handbook(months(*figures)).results.records["quick"], TODAY) is not None) is is_long_enough


def test_the_nearest_assessment_comes_first() -> None:
    other = {"criteria": [{"id": "1", "title": "Kept"}], "planned": ["2027-02-01"]}
    facts = handbook(framework_next=other)
    assert [each.framework.id for each in facts.upcoming_assessments] == ["next", "mark"]


def told(facts: Facts) -> list[tuple[str, str, str | None, str]]:
    """What must still be shown: kind, criterion, link and key."""
    (upcoming,) = facts.upcoming_assessments
    return [
        (each.kind, each.criterion.criterion.id, each.link.id if each.link else None, str(each.key)) for each in upcoming.to_show
    ]


def test_stale_missed_and_absent_evidence_must_be_shown() -> None:
    facts = handbook(
        months("99", "80"),
        link_front={"evidences": [{"criterion": "mark#2", "until": "2027-03-09"}]},
        link_figures={"evidences": ["mark#2"], "review": {"last": "2026-03-01", "every": "12 months"}},
    )
    assert told(facts) == [
        ("results", "1", "front", "promise/quick"),
        ("review", "2", "figures", "link/figures"),
        ("renew", "2", "front", "link/front"),
        ("nothing", "3", "figures", "framework/mark"),
    ]
    assert [kind for kind, *_ in owed(facts)] == ["evidence", "evidence", "assessment"]  # others are owed as figure and review


def test_evidence_is_fresh_on_the_day_of_its_review() -> None:
    fresh = {"evidences": ["mark#2", "mark#3"], "review": {"last": "2026-03-10", "every": "12 months"}}
    assert [each for each in told(handbook(months("99"), link_front=fresh)) if each[0] != "results"] == []
    gone = handbook(months("99"), link_front=fresh | {"status": "retired"})
    assert [each[:2] for each in told(gone) if each[0] == "nothing"] == [("nothing", "3")]


def test_only_the_leaves_of_a_framework_must_be_shown() -> None:
    criteria = [{"id": "1", "title": "All", "criteria": [{"id": "1.1", "title": "Part"}]}]
    assert told(handbook(framework_mark={"criteria": criteria})) == [("nothing", "1.1", "figures", "framework/mark")]


def test_evidence_of_nobody_is_asked_of_the_frameworks_owner() -> None:
    stale = {"evidences": [{"criterion": "mark#3", "until": "2027-03-09"}]}
    facts = handbook(months("99"), customer_residents=stale)
    assert told(facts)[-1] == ("renew", "3", "figures", "customer/residents")


def test_the_owner_of_a_procedure_renews_its_evidence() -> None:
    steps = [{"id": "a", "does": "Do it.", "by": "figures"}]
    stale = {"owner": "front", "steps": steps, "evidences": [{"criterion": "mark#3", "until": "2027-03-09"}]}
    assert told(handbook(months("99"), procedure_act=stale)) == [("renew", "3", "front", "procedure/act")]


def test_what_is_suspended_shows_an_assessor_nothing() -> None:
    shown = {"evidences": [{"criterion": "mark#3", "until": "2026-12-01"}]}
    facts, before = handbook(link_front=shown | {"status": "suspended"}), handbook(link_front=shown)
    kind = evidence_of(facts.catalog, facts.results, {}, TODAY)[0].criteria[2]
    assert [(item.freshness, item.why_stale) for item in kind.items] == [("stale", "its page is suspended")]
    to_show = [[each.definition.id for each in one.upcoming_assessments[0].to_show] for one in (before, facts)]
    assert kind.is_gap and ("front" in to_show[0], "front" in to_show[1]) == (True, False)


def test_fresh_evidence_need_not_be_shown_again() -> None:
    facts = handbook(
        months("99"),
        link_front={"evidences": [{"criterion": "mark#2", "until": "2027-03-10"}, "mark#3"]},
    )
    assert told(facts) == []


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ("2026-11-23", "2026-11-23"),
        ("2026-11-22", None),
        (["2027-05-01", {"on": "2027-02-01"}], "2027-02-01"),
        ([], None),
    ],
)
def test_the_earliest_planned_day_counts(planned: object, expected: str | None) -> None:
    upcoming = handbook(framework_mark={"planned": planned}).upcoming_assessments
    assert [str(each.planned.on) for each in upcoming] == ([expected] if expected else [])


def test_an_assessment_that_is_over_today_comes_no_more() -> None:
    facts = handbook(framework_mark={"planned": ["2026-11-23", "2027-05-01"], "assessments": [{"on": "2026-11-23"}]})
    assert [str(each.planned.on) for each in facts.upcoming_assessments] == ["2027-05-01"]


@pytest.mark.parametrize(("figures", "links"), [([], []), (["99"], ["front"])])
def test_only_figures_speak_for_a_team(figures: list[str], links: list[str]) -> None:
    facts = handbook(months(*figures), promise_quick={"measure": {"what": "Days"}})
    assert list(evidence_by_link(facts.catalog, evidence_of(facts.catalog, facts.results, {}, TODAY))) == links


def owed(facts: Facts) -> list[tuple[str, str | None, str, str, str]]:
    """Debts for assessments: kind, link, text, due date and line."""
    return [
        (each.kind, each.link.id if each.link else None, each.what, str(each.due), each.paste)
        for each in facts.debts.all
        if each.kind in ("evidence", "assessment")
    ]


def test_links_owe_evidence_and_the_owner_the_pack() -> None:
    facts = handbook(link_front={"evidences": [{"criterion": "mark#2", "until": "2027-03-09"}]})
    assert owed(facts) == [
        ("evidence", "figures", "Find what shows Kind in mark, and say so in its file", "2027-03-10", 'evidences: ["mark#3"]'),
        ("evidence", "front", "Renew what shows Trained in mark: front", "2027-03-10", "until: …"),
        ("assessment", "figures", "Hand over the evidence to the examiners: mark", "2027-03-10", "interlock export evidence --as-of 2027-03-10 --out evidence-2027-03-10"),
    ]  # fmt: skip
    (renewing,) = [each for each in facts.debts.all if each.kind == "evidence" and each.link and each.link.id == "front"]
    assert [each.id for each in renewing.to] == ["figures"]


@pytest.mark.parametrize(("until", "since"), [("2026-11-22", "2026-11-22"), ("2026-11-23", "2026-03-02")])
def test_evidence_waits_since_its_last_day(until: str, since: str) -> None:
    facts = handbook(link_front={"evidences": [{"criterion": "mark#2", "on": "2026-03-02", "until": until}]})
    (renewing,) = [each for each in facts.debts.all if each.kind == "evidence" and each.key.id == "front"]
    assert str(renewing.since) == since


def test_the_owner_owes_a_record_after_the_day() -> None:
    late = {"planned": [{"on": "2026-11-20", "by": "the examiners: a board"}], "verdicts": ["no", "yes"]}
    line = 'assessments: [{on: 2026-11-20, by: "the examiners: a board", verdicts: {…}}]'
    what = "Write what came of the assessment of 20 November 2026: mark"
    assert owed(handbook(framework_mark=late)) == [("assessment", "figures", what, "2026-11-20", line)]
    bare = {"planned": ["2026-11-20", "2027-03-10"], "assessments": [{"on": "2026-11-19"}], "criteria": []}
    told = [(what, paste) for _, _, what, _, paste in owed(handbook(framework_mark=bare))]
    pack = "interlock export evidence --as-of 2027-03-10 --out evidence-2027-03-10"
    assert told == [(what, "- {on: 2026-11-20}"), ("Hand over the evidence: mark", pack)]
    routes = [each.route for each in handbook(framework_mark=bare).debts.all if each.kind == "assessment"]
    assert routes == [("planned", 0), ("planned",)]
    for day in ("2026-11-20", "2026-11-21"):
        assert owed(handbook(framework_mark=late | {"assessments": [{"on": day}]})) == []


@pytest.mark.parametrize("status", ["suspended", "retired"])
@pytest.mark.parametrize("day", ["2026-11-20", "2027-03-10"])
def test_nothing_is_owed_for_a_framework_out_of_force(status: str, day: str) -> None:
    facts = handbook(months(*6 * ["99"]), framework_mark={"planned": day, "status": status})
    assert (owed(facts), facts.upcoming_assessments, proposed(facts)) == ([], [], [])


FRAMEWORK = """\
title: The mark
summary: What assessors ask for.
owner: front
criteria: [{id: "1", title: In time, shown_by: [results]}, {id: "2", title: Trained, shown_by: [missing-skill]}]
planned: 2027-03-10
"""
FRONT = """\
title: Front desk
summary: Answers people who come in.
kind: front-line
evidences: [{criterion: "mark#2", on: 2026-09-01, until: 2026-11-30}]
"""


def test_debts_and_tables_of_a_planned_assessment(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({"standards/frameworks/mark.yml": FRAMEWORK, "standards/links/front.yml": FRONT})
    common = ["--handbook", str(folder), "--as-of", "2026-11-22"]
    said = CliRunner().invoke(main, ["owed", "front", "--all", *common]).output
    assert "Renew what shows Trained in The mark: Front desk" in said and "until: …" in said
    CliRunner().invoke(main, ["export", "evidence", "--out", str(tmp_path / "packs"), *common])
    assert sorted(path.relative_to(tmp_path / "packs").as_posix() for path in (tmp_path / "packs").rglob("*.csv")) == [
        "evidence.csv",
        "frameworks/mark.csv",
        "links/front.csv",
    ]
    rows = (tmp_path / "packs/links/front.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1:] == [
        "mark,1,In time,,front,,,,,,,,shown,,2026-11-22",
        "mark,2,Trained,,front,link/front,Front desk,,2026-09-01,2026-11-30,fresh,,,,2026-11-22",
    ]
    CliRunner().invoke(main, ["export", "icalendar", "--out", str(tmp_path), *common])
    feed = (tmp_path / "owed/front.ics").read_text(encoding="utf-8").replace("\n ", "")
    assert "DTSTART;VALUE=DATE:20270310\nSUMMARY:Renew what shows Trained in The mark: Front desk" in feed


def test_what_a_retired_team_would_show_its_successor_shows() -> None:
    retired = {"status": "retired", "replaced_by": "new"}
    missed = handbook(months("80"), link_front=retired, link_new=link())
    (upcoming,) = missed.upcoming_assessments
    assert [(each.kind, each.link and each.link.id) for each in upcoming.to_show] == [("results", "new"), ("nothing", "figures")]
