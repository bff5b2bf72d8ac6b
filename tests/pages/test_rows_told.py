"""Rows of Larkfield's pages whose words are worked out: the label is followed by what is true of the definitions."""

from pathlib import Path

import pytest

from tests.sites import page


def told(site: Path, path: str, label: str) -> list[str]:
    """The words beside a label in the lists of a page."""
    rows = ((row.css_first("dt"), row.css_first("dd")) for row in page(site, path).css("dl > div"))
    return [
        " ".join(value.text(separator=" ").split())
        for name, value in rows
        if name and value and " ".join(name.text().split()) == label
    ]


@pytest.mark.parametrize(
    ("path", "label", "begins"),
    [
        ("chain/adult-care-first-contact", "Rests on us", "2 promises : 1 of our own and 1 of others"),
        ("chain/adult-care-first-contact", "Unblocked by", "Leadership team"),
        ("chain/benefits-team", "Nobody else could step in for", "Claim benefits : explaining a decision in plain words"),
        ("chain/leadership-team", "Late with those we hold up", "3 things , by more than a month"),
        ("chain/neighbourhoods-management", "Unblocks within", "4 working hours: Unblocked in four working hours Missed"),
        ("due-date", "The calendar is known until", "31 December 2029"),
        ("frameworks/customer-service-excellence", "Next assessment", "19 May 2027, by Fellside Assessment"),
        ("frameworks/customer-service-excellence", "Verdicts", "2 compliance plus: 2.2 , 4.3 9 compliant: 1.1 ,"),
        ("glossary/bulky-item", "Wider words", "Household waste"),
        ("glossary/complaint", "Narrower words", "Stage one , Stage two"),
        ("procedures/claim-benefits", "Secured by", "Post scanned the day it arrives"),
        ("procedures/claim-benefits", "Waits for", "the claimant's evidence"),
        ("promises/decide-benefit-claims", "Clock stops", "we send the decision"),
        ("promises/decide-benefit-claims", "Holds at", "Town hall desk , Forms on our website , Letters"),
        ("promises/decide-benefit-claims", "Shows that", "We listen first We keep our word"),
        ("rules/action-overdue", "Can be made quieter", "yes, in organisation.yml"),
        ("rules/action-overdue", "How grave", "a warning: it is published"),
        ("sessions/2026-06-bulky-waste", "Actions", "6 of 8 done"),
        ("sessions/2026-06-bulky-waste", "Held on", "10 June 2026"),
        ("sessions/2026-06-bulky-waste", "Took part", "Neighbourhoods management , Contact centre , Scheduling ,"),
        ("sessions/workbook/promise-answer-calls", "Weakest measured links", "Calder restores our lines within four hours : 0%"),
    ],
)
def test_a_row_tells_what_is_true(path: str, label: str, begins: str, larkfield_site: Path) -> None:
    rows = told(larkfield_site, path, label)
    assert any(row.startswith(begins) for row in rows), rows
