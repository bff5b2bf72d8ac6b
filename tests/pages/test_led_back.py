"""A page leads back to what names it: who is named learns where, and for what."""

from functools import cache
from pathlib import Path

from interlock.pages.page_links import path_of
from interlock.site import checking
from tests.conftest import TINY, Handbook
from tests.sites import built, hrefs, words
from tests.tiny_files import PROCEDURE, PROMISE

PERMIT, ISSUE = ((TINY / path).read_text(encoding="utf-8") for path in (PROMISE, PROCEDURE))
SESSION = """\
title: Looking at permits
summary: What we found.
on: 2026-09-01
links: [counters]
about: [promise/permit-in-five-days]
checklist:
  {expectations: {}, perceptions: {}, existing_procedures: {}, missing_procedures: {}, support_structure: {}, common_language: {}}
"""
BACK_OFFICE = {
    "standards/links/counters.yml": "title: Counters\nsummary: Count what we did.\nkind: support\n",
    "standards/links/printer.yml": "title: Card printer\nsummary: Prints.\nkind: system\nowner: counters\n",
    "standards/sessions/permits.yml": SESSION,
    PROMISE: PERMIT.replace("every: month", "every: month, by: counters"),
    PROCEDURE: ISSUE.replace("    within: 2", "    accountable: counters\n    within: 2"),
}
# Who signed, examined or found something wanting, which the page that says so shows alone. Evidence stands by team, and the whole
# of it in the pack. A contact point for every service names none.
TOLD_OTHERWISE = {
    "approvals.link",
    "critiques.by",
    "examined.by",
    "identified.by",
    "evidences.criterion",
    "contact_points",
    "replaced_by",
}


def test_a_back_office_has_all_that_it_answers_for(tiny: Handbook) -> None:
    told = words(built(tiny(BACK_OFFICE)), "chain/counters", "#owns")
    things, steps, counted = (
        "Systems and places Card printer",
        "Steps of others that we answer for Issue a permit step 2",
        "Promises that we count",
    )
    assert told == f"What we answer for {things} {steps} {counted} Permits in five working days"


def test_a_session_is_reached_from_those_who_were_there(tiny: Handbook) -> None:
    site = built(tiny(BACK_OFFICE))
    for page in ("chain/counters", "promises/permit-in-five-days"):
        assert "sessions/permits/" in hrefs(site, page), page


def test_the_public_learns_nothing_of_who_counts(tiny: Handbook) -> None:
    open_to_all = {"standards/organisation.yml": "name: Town\ndefaults: {classification: public}\n"}
    site = built(tiny(BACK_OFFICE | open_to_all), audience="public")
    assert words(site, "chain/counters", "#owns") == "What we answer for Systems and places Card printer"


def test_every_page_of_larkfield_leads_back(larkfield_checked: checking.Checked, larkfield_site: Path) -> None:
    led_to = cache(lambda key: hrefs(larkfield_site, path_of(key)))
    lost = {
        (str(each.target), each.field, str(each.source))
        for each in larkfield_checked.catalog.references
        if each.target in (definitions := larkfield_checked.catalog.definitions) and each.source in definitions
        if definitions[each.source].status == definitions[each.target].status == "published"
        if definitions[each.source].classification != "restricted"
        if each.field not in TOLD_OTHERWISE and path_of(each.source) not in led_to(each.target)
    }
    assert lost == set()
