"""Criteria that results of promises show: kept, missed or overdue, and who else examines a criterion."""

import csv

import pytest

from tests.conftest import Handbook
from tests.pages.frameworks_shown import KEEPING, KEPT
from tests.sites import built, page, words

ASSESSED = "verdicts: [no, yes]\nassessments: [{on: 2026-05-01, verdicts: {'2': yes}}]\n"
LINE = '- {criterion: "seal#1", kind: show-me, on: 2026-11-22, until: 2027-10-31, note: Kept in every figure from 1 May 2026 to 31 October 2026.}'


def test_an_assessment_without_verdicts_counts_none(tiny: Handbook) -> None:
    site = built(
        tiny(KEPT | {"standards/frameworks/seal.yml": f"{KEEPING}assessments: [{{on: 2026-05-01, by: The examiners}}]\n"})
    )
    assert words(site, "frameworks/seal", "#assessments").endswith("1 May 2026 Assessed by The examiners.")


def test_kept_promises_show_a_criterion(tiny: Handbook) -> None:
    site = built(tiny(KEPT))
    assert "Results of public promises 1 kept Speaks for it" in words(site, "frameworks/seal", "#criterion-1")
    assert "Results of supplier promises no promise that it is about has a figure yet Not checked" in words(
        site, "frameworks/seal", "#criterion-3"
    )


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("2026-10,90", "Results of public promises 1 missed Missed: Permits in five working days Speaks against it"),
        ("2026-07,97", "Results of public promises 1 overdue Figure overdue: Permits in five working days Speaks against it"),
    ],
)
def test_missed_and_overdue_promises_count_against_a_criterion(last: str, said: str, tiny: Handbook) -> None:
    site = built(tiny(KEPT | {"standards/results/2026.csv": f"promise,period,value\npermit-in-five-days,{last}\n"}))
    assert said in words(site, "frameworks/seal", "#criterion-1")
    assert "not shown, because something speaks against it: 1" in words(site, "frameworks/seal", "#about")
    assert "promises that it is about are missed, or their figures overdue" in words(site, "frameworks/seal", "#gaps")
    assert "Results speak against it Permits in five working days" in words(site, "reports/evidence", "#framework-seal")
    assert "2 things for 1, 2" in words(site, "frameworks/seal", "#links")
    assert "Permits in five working days" in words(site, "chain/front", "#to-show")
    with (site / "frameworks/seal/evidence.csv").open(encoding="utf-8") as file:
        told = {row["criterion"]: (row["results"], row["against"].partition(" ")[0]) for row in csv.DictReader(file)}
    assert told == {"1": ("not shown", "promise/permit-in-five-days"), "2": ("", ""), "3": ("not checked", "")}


def test_an_unexamined_criterion_is_marked(tiny: Handbook) -> None:
    site = built(tiny(KEPT))
    assert "nobody examines: 2 , 3" in words(site, "frameworks/seal", "#about")
    assert "Nobody examines it: no rule, no results and no assessor." in words(site, "frameworks/seal", "#criterion-2")
    assert "2 Kind Nothing speaks for it no evidence yet; nobody examines it" in words(
        site, "reports/evidence", "#framework-seal"
    )


def test_a_criterion_examined_by_assessors_only_is_marked(tiny: Handbook) -> None:
    site = built(tiny(KEPT | {"standards/frameworks/seal.yml": KEEPING.partition("planned")[0] + ASSESSED}))
    assert "No rule and no results look at it: only an assessor does." in words(site, "frameworks/seal", "#criterion-2")


def test_a_praised_criterion_was_examined(tiny: Handbook) -> None:
    praised = "assessments: [{on: 2026-03-02, praise: [{criterion: '2', text: Everyone smiled.}]}]\n"
    site = built(tiny(KEPT | {"standards/frameworks/seal.yml": KEEPING.partition("planned")[0] + praised}))
    said = words(site, "frameworks/seal", "#criterion-2")
    assert "Everyone smiled." in said and "Nobody examines it" not in said


def test_the_proposed_line_becomes_evidence_once_pasted(tiny: Handbook) -> None:
    folder = tiny(KEPT)
    site = built(folder)
    pasted = f"evidences: [{LINE[2:]}]"
    for path in ("frameworks/seal", "chain/front"):
        told = words(site, path, "#proposed")
        assert "Permits in five working days" in told and pasted in told
        assert "standards/<wbr>promises/<wbr>permit-in-five-days.yml, line 1" in (page(site, path).html or "")
    with (folder / "standards/promises/permit-in-five-days.yml").open("a", encoding="utf-8") as file:
        file.write(f"{pasted}\n")
    site = built(folder)
    assert page(site, "frameworks/seal").css_first("#proposed") is None
    assert "Kept in every figure from 1 May 2026 to 31 October 2026." in words(site, "frameworks/seal", "#criterion-1")
    assert "1 Kept The seal Permits in five working days" in words(site, "chain/front", "#evidence")
