"""What staff may decide: found in the steps, listed by team and by sum, and not shown to customers."""

from pathlib import Path

import pytest

from interlock.pages.lists.sums import sums_in
from tests.conftest import Handbook
from tests.sites import built, page, words

PROCEDURE = """\
title: Issue a permit
summary: How a permit is issued.
owner: front
supports: [permit-in-five-days]
steps:
  - {id: ask, does: Ask for the address., by: front, can_decide: "up to £40 back, or 1.200,50 € with a second officer"}
  - {id: print, does: Print the permit., by: front, can_decide: a second copy}
"""


def table(site: Path, section: str) -> list[list[str]]:
    rows = page(site, "decisions/").css(f"#{section} [data-row]")
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rows]


def test_decisions_are_listed_by_team_and_by_sum(tiny: Handbook) -> None:
    site = built(tiny({"standards/procedures/issue-a-permit.yml": PROCEDURE}))
    money = "up to £40 back, or 1.200,50 € with a second officer"
    assert table(site, "sums") == [["£40; 1.200,50 €", money, "Front desk", "Issue a permit"]]
    assert table(site, "teams") == [
        ["Front desk", money, "£40; 1.200,50 €", "Issue a permit"],
        ["Front desk", "a second copy", "", "Issue a permit"],
    ]
    assert "What you may decide" in words(site, "", ".site-foot")
    assert "a second copy" in words(site, "chain/front/", "#steps")


def test_a_sum_that_stands_twice_is_listed_once(tiny: Handbook) -> None:
    twice = PROCEDURE.replace("up to £40 back, or 1.200,50 € with a second officer", "under £35; over £35 ask")
    site = built(tiny({"standards/procedures/issue-a-permit.yml": twice}))
    assert [row[0] for row in table(site, "sums")] == ["£35"]


def test_without_decisions_there_is_no_page(tiny: Handbook) -> None:
    site = built(tiny({}))
    assert not (site / "decisions").exists()
    assert "What you may decide" not in words(site, "", ".site-foot")


def test_customers_get_no_page_of_decisions(tiny: Handbook) -> None:
    site = built(tiny({"standards/procedures/issue-a-permit.yml": PROCEDURE + "classification: public\n"}), audience="public")
    assert not (site / "decisions").exists()


def test_a_procedure_says_by_when_and_what_when_late(tiny: Handbook) -> None:
    site = built(tiny({}))
    late = words(site, "procedures/issue-a-permit/", "#late")
    assert "We are sorry that you had to wait." in late
    assert "We bring the permit round." in late
    assert page(site, "procedures/issue-a-permit/").css_first("#by-when [data-due-date]") is not None


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("up to £1,500 for a night", [("£1,500", 1500.0)]),
        ("any sum from 20 euros to € 2.500", [("20 euros", 20.0), ("€ 2.500", 2500.0)]),
        ("200 kr., US$40.50 or CHF 1'000", [("200 kr.", 200.0), ("US$40.50", 40.5), ("CHF 1'000", 1000.0)]),
        ("£12k, £1.5m or 2 million euros", [("£12k", 12_000.0), ("£1.5m", 1_500_000.0), ("2 million euros", 2_000_000.0)]),
        ("£5–10, 20-30 €, £5 - 3 days", [("£5–10", 10.0), ("20-30 €", 30.0), ("£5", 5.0)]),
        ("75p, 80 Cent, fifty pence", [("75p", 0.75), ("80 Cent", 0.8), ("fifty pence", 0.5)]),
        ("Fifty pounds, two hundred and fifty euros", [("Fifty pounds", 50.0), ("two hundred and fifty euros", 250.0)]),
        ("half a million pounds, a thousand euros", [("half a million pounds", 500_000.0), ("a thousand euros", 1000.0)]),
        ("two and a half million pounds", [("two and a half million pounds", 2_500_000.0)]),
        ("3/4 pound of flour, at 12p.m. or 10p.m.", []),
        ("from 2026-10-05 £5", [("£5", 5.0)]),
        ("Fr 9-12, Fr. 9.30–12 Uhr, Fr 14 Uhr, Fr 9:00", []),
        ("Fr 20, Fr. 20–50 or Fr. 5-10.-", [("Fr 20", 20.0), ("Fr. 20–50", 50.0), ("Fr. 5-10", 10.0)]),
        ("two free copies within 14 days, 5% off, bin 12", []),
    ],
)
def test_sums_of_money_are_read_as_written(text: str, sums: list[tuple[str, float]]) -> None:
    assert sums_in(text) == sums
