"""Promises that change: a figure stands beside what was promised then, and what holds later is not told as held today."""

import json

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import TINY, Handbook
from tests.sites import built, element_of, page, words
from tests.tiny_files import PROCEDURE

PROMISE = """
title: A promise
summary: What we promise.
wording: We do it in 5 working days.
kind: public
made_by: front
made_to: [residents]
limit: 5 working days
target: {share: at least 95%}
measure: {what: It, every: month}
"""
EARLIER = "wording: We do it in 10 working days., limit: 10 working days, target: {share: at least 90%}"
BOTH = (TINY / PROCEDURE).read_text(encoding="utf-8").replace("supports: [", "supports: [it, ")
RESULTS = "promise,period,value\nit,2026-10,92%\n"


def files(*lines: str) -> dict[str, str]:
    return {"standards/promises/it.yml": PROMISE + "\n".join(lines), "standards/results/it.csv": RESULTS}


def test_a_figure_stands_beside_what_was_promised_then(tiny: Handbook) -> None:
    site = built(tiny(files("valid_from: 2026-11-01", f"earlier: [{{until: 2026-10-31, {EARLIER}}}]")))
    then = "92% in October 2026 (promised then: at least 90%)"
    for path in ("promises/it", "charter", "promises", "reports/results", "chain/front"):
        assert then in words(site, path), path
    assert "Since 1 November 2026" in words(site, "promises/it")
    assert "From 1 November" not in words(site, "charter")
    assert "A promise (5 working days)" in words(site, "due-date")


@pytest.mark.parametrize("starts", ["valid_from: 2027-01-01", ""])
def test_what_holds_later_is_not_told_today(starts: str, tiny: Handbook) -> None:
    site = built(tiny(files(starts, f"earlier: [{{until: 2026-12-31, {EARLIER}}}]")))
    for path in ("promises/it", "charter"):
        assert "We do it in 10 working days. From 1 January 2027: We do it in 5 working days." in words(site, path), path
        assert "promised at least 95% of cases from 1 January 2027" in words(site, path), path
    assert "Since" not in words(site, "promises/it", "#terms")
    assert "A promise (10 working days)" in words(site, "due-date")


def test_terms_tell_what_holds_today_and_later(tiny: Handbook) -> None:
    terms = words(built(tiny(files(f"earlier: [{{until: 2026-12-31, {EARLIER}}}]"))), "promises/it", "#terms")
    assert "Limit 10 working days; 5 working days from 1 January 2027" in terms
    assert "How often at least 90% of cases; at least 95% of cases from 1 January 2027" in terms


def test_every_form_to_come_is_told_with_its_day(tiny: Handbook) -> None:
    """The limit changes twice, and the target for good in spring; in summer only the wording changes."""
    soon = "{until: 2027-03-31, wording: We do it in 8 working days., limit: 8 working days, target: {share: at least 90%}}"
    summer = "{until: 2027-06-30, wording: We do it within 5 working days.}"
    folder = tiny(files(f"earlier: [{{until: 2026-12-31, {EARLIER}}}, {soon}, {summer}]"))
    site = built(folder)
    to_come = ("1 January 2027: We do it in 8", "1 April 2027: We do it within 5", "1 July 2027: We do it in 5")
    for path in ("promises/it", "charter"):
        told = " ".join(f"From {each} working days." for each in to_come)
        assert f"We do it in 10 working days. {told}" in words(site, path), path
    terms = words(site, "promises/it", "#terms")
    assert "Limit 10 working days; 8 working days from 1 January 2027; 5 working days from 1 April 2027" in terms
    assert "How often at least 90% of cases; at least 95% of cases from 1 April 2027" in terms
    assert "promised at least 95% of cases from 1 April 2027" in words(site, "charter")
    traced = CliRunner().invoke(main, ["trace", "promise/it", "--handbook", str(folder), "--as-of", "2026-11-22"]).output
    assert all(f"from {each.replace(': ', ': “')} working days" in traced for each in to_come)


def test_a_limit_given_up_ends_on_its_last_day(tiny: Handbook) -> None:
    text = PROMISE.replace("limit: 5 working days\n", "").replace("in 5 working days", "soon")
    text += f"earlier: [{{until: 2026-12-31, {EARLIER}}}]\n"
    assert "Limit 10 working days until 31 December 2026" in words(
        built(tiny({"standards/promises/it.yml": text})), "promises/it", "#terms"
    )


@pytest.mark.parametrize(
    ("earlier", "told"),
    [
        (EARLIER, "We do it in 10 working days. (10 working days; at least 90% of cases)"),
        ("target: {share: at least 90%}", "at least 90% of cases"),
        ("wording: We do it soon.", "We do it soon."),
    ],
)
def test_what_it_was_before_tells_all_that_differed(earlier: str, told: str, tiny: Handbook) -> None:
    site = built(tiny(files("valid_from: 2026-11-01", f"earlier: [{{until: 2026-10-31, {earlier}}}]")))
    assert f"Until 31 October 2026 {told}" in words(site, "promises/it", "#more")


def test_a_form_that_differed_in_nothing_is_not_listed(tiny: Handbook) -> None:
    site = built(tiny(files("valid_from: 2026-11-01", "earlier: [{until: 2026-10-31}]")))
    assert "What it was before" not in words(site, "promises/it")


def test_a_figure_between_two_forms_has_no_verdict(tiny: Handbook) -> None:
    site = built(tiny(files("valid_from: 2026-11-01", f"earlier: [{{until: 2026-09-30, {EARLIER}}}]")))
    assert "92% Not measured not stated" in words(site, "promises/it", "#results")
    assert "nothing was promised in this period" in words(site, "promises/it", ".answer")


def test_a_later_limit_refuses_nothing_today(tiny: Handbook) -> None:
    slow = BOTH.replace("within: 2 w", "within: 6 w")
    answer = words(
        built(tiny(files(f"earlier: [{{until: 2026-12-31, {EARLIER}}}]") | {PROCEDURE: slow})), "promises/it", ".answer"
    )
    assert "May you promise it?" not in answer
    assert "What you may promise We do it in 10 working days. From 1 January 2027: We do it in 5 working days." in answer
    assert "The steps take 7 working days, not 5 working days" in answer


def test_lists_show_what_is_promised_today(tiny: Handbook) -> None:
    site = built(tiny(files(f"earlier: [{{until: 2026-12-31, {EARLIER}}}]") | {PROCEDURE: BOTH}))
    for path in ("customers/residents", "chain/front", "procedures/issue-a-permit"):
        said = words(site, path)
        assert "We do it in 10 working days." in said and "We do it in 5 working days." not in said, path
    assert "By when Within 10 working days A promise" in words(site, "procedures/issue-a-permit", ".answer")
    assert "10 working days" in words(site, "procedures", "tbody")


def test_reports_tell_from_when_a_later_target_holds(tiny: Handbook) -> None:
    site = built(tiny(files(f"earlier: [{{until: 2026-12-31, {EARLIER}}}]") | {PROCEDURE: BOTH}))
    for path in ("promises", "reports/results"):
        assert "at least 95% of cases from 1 January 2027" in words(site, path), path
    assert "promised at least 95% of cases from 1 January 2027" in words(site, "sessions/workbook/promise-it")
    assert "A promise 5 working days from 1 January 2027" in words(site, "reports/capability")
    for path in ("promises/it", "reports/capability", "sessions/workbook/promise-it"):
        assert "The limit is 5 working days from 1 January 2027." in words(site, path), path


def test_a_target_that_stays_has_no_later_day(tiny: Handbook) -> None:
    site = built(tiny(files("earlier: [{until: 2026-12-31, wording: We do it soon.}]") | {PROCEDURE: BOTH}))
    for path in ("promises/it", "charter", "reports/results", "reports/capability"):
        assert "95% of cases from" not in words(site, path) and "5 working days from" not in words(site, path), path


def test_a_promise_that_begins_later_limits_nothing_today(tiny: Handbook) -> None:
    site = built(tiny(files("valid_from: 2027-01-01") | {PROCEDURE: BOTH}))
    assert "We do it in 5 working days. From 1 January 2027" in words(site, "customers/residents")
    assert "By when Within 5 working days Permits" in words(site, "procedures/issue-a-permit", ".answer")
    assert "By when 5 working days: Permits" in words(site, "chain/front/book")


def test_by_when_doubts_every_limit_that_steps_exceed(tiny: Handbook) -> None:
    answer = words(
        built(tiny(files() | {PROCEDURE: BOTH.replace("within: 2 w", "within: 6 w")})), "procedures/issue-a-permit", ".answer"
    )
    assert "Promised: 5 working days A promise" in answer
    assert "Within 5 working days: Permits in five working days But the steps take 7 working days" in answer


def test_due_dates_count_by_the_limit_of_that_day(tiny: Handbook) -> None:
    slow = BOTH.replace("within: 2 w", "within: 6 w")
    site = built(tiny(files("valid_from: 2027-01-01", f"earlier: [{{until: 2026-12-31, {EARLIER}}}]") | {PROCEDURE: slow}))
    option = element_of(page(site, "due-date"), "option[data-promise=it]")
    amount, late = (json.loads(option.attributes[name] or "") for name in ("value", "data-late"))
    assert amount["amount"] == 10
    assert [(form["from"], form["amount"], form.get("text")) for form in amount["forms"]] == [
        ("2025-01-01", 10, None),
        ("2027-01-01", 5, "5 working days"),
    ]
    assert (late["amount"], late["from"]) == (7, "2027-01-01")


def test_steps_too_slow_for_todays_limit_are_told(tiny: Handbook) -> None:
    """A limit that nobody can keep is longer from January on; until then it is no promise to name on the telephone."""
    short = "earlier: [{until: 2026-12-31, wording: We do it in 2 working days., limit: 2 working days}]"
    folder = tiny(files(short) | {PROCEDURE: BOTH})
    site = built(folder)
    no = "Until then, no: the steps take 3 working days, not 2 working days, because of step 1 (check) and step 2 (post)."
    for path in ("promises/it", "reports/capability", "sessions/workbook/promise-it"):
        assert f"to spare. The limit is 5 working days from 1 January 2027. {no}" in words(site, path), path
    by_when = words(site, "procedures/issue-a-permit", ".answer")
    assert "By when The steps take 3 working days Promised: 2 working days A promise" in by_when
    late = json.loads(element_of(page(site, "due-date"), "option[data-promise=it]").attributes["data-late"] or "")
    assert (late["amount"], late["until"], late["ask"]) == (3, "2027-01-01", "Front desk")
    traced = CliRunner().invoke(main, ["trace", "promise/it", "--handbook", str(folder), "--as-of", "2026-11-22"]).output
    assert "until then, no: the steps take 3 working days, not 2 working days" in traced


def test_new_words_for_the_same_limit_hide_no_doubt(tiny: Handbook) -> None:
    slow, reworded = BOTH.replace("within: 2 w", "within: 6 w"), "earlier: [{until: 2026-12-31, wording: We do it soon.}]"
    site = built(tiny(files(reworded) | {PROCEDURE: slow}))
    assert "By when The steps take 7 working days Promised: 5 working days" in words(site, "procedures/issue-a-permit", ".answer")


def test_due_dates_on_the_day_itself_tell_late_steps(tiny: Handbook) -> None:
    same_day = {"standards/promises/it.yml": PROMISE.replace("limit: 5 working days", "limit: same day")}
    steps = BOTH.replace("1 working day", "2 working hours").replace("2 working days", "1 hour")
    site = built(tiny(same_day | {PROCEDURE: steps}))
    late = json.loads(element_of(page(site, "due-date"), "option[data-promise=it]").attributes["data-late"] or "")
    assert late == {"amount": 3, "unit": "working hours", "words": "The steps take 3 working hours", "tone": "watch"}
    assert "That holds for what comes in by 14:00, as the day itself counts." in words(site, "promises/it")


def test_nothing_is_promised_before_its_first_day(tiny: Handbook) -> None:
    site = built(tiny(files("valid_from: 2027-01-01")))
    for path in ("promises/it", "chain/front/book"):
        assert "From 1 January 2027. Until then nothing is promised." in words(site, path), path
    assert words(site, "promises/it", ".answer").startswith("May you promise it? Not yet From 1 January 2027.")
    assert "A promise" not in words(site, "due-date")


def test_lists_tell_the_first_day_of_a_promise(tiny: Handbook) -> None:
    begins = {"standards/promises/it.yml": f"{PROMISE}valid_from: 2027-01-01\n"}
    site = built(tiny(begins | {PROCEDURE: BOTH}))
    assert "A promise Front desk From 1 January 2027" in words(site, "promises")
    assert "A promise Front desk From 1 January 2027" in words(site, "reports/results")
    assert "How it stands From 1 January 2027 Chain: capable nothing is promised yet" in words(site, "promises/it", ".answer")
    assert "Our promises 1 kept, 1 to come" in words(site, "chain/front", "#strength")
    assert "A promise from 1 January 2027 Permits in five working days" in words(site, "chain/front", "#without")
    assert "for every service: A promise (from 1 January 2027)" in words(site, "moments")
    for path in ("charter", "customers/residents", "promises/it"):
        assert "Not measured" not in words(site, path), path


def test_a_suspended_promise_to_come_is_suspended(tiny: Handbook) -> None:
    site = built(tiny(files("valid_from: 2027-01-01", "status: suspended") | {PROCEDURE: BOTH}))
    assert "We do it in 5 working days. Suspended" in words(site, "chain/front")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("status: suspended", "“Be quick.” A promise suspended Not met, not answered"),
        ("valid_from: 2027-01-01", "“Be quick.” A promise from 1 January 2027"),
    ],
)
def test_an_answer_to_customers_tells_whether_it_holds(line: str, told: str, tiny: Handbook) -> None:
    asked = "title: Residents\nsummary: All who live here.\nexpectations: [{id: quick, text: Be quick., met_by: [it]}]\n"
    site = built(tiny(files(line) | {"standards/customers/residents.yml": asked}))
    assert words(site, "customers/residents", "#expectations").endswith(told)


def test_no_cases_are_told_once(tiny: Handbook) -> None:
    results = {"standards/results/it.csv": "promise,period,value,total\nit,2026-10,,0\n"}
    site = built(tiny(files("service: parking") | results | {PROCEDURE: BOTH.replace("permit-in-five-days", "")}))
    assert "How it stands no cases in October 2026, promised at least 95% of cases No cases Chain" in words(
        site, "promises/it", ".answer"
    )
    assert "A promise No cases in October 2026" in words(site, "sessions/workbook/service-parking")
    assert "A promise No cases in October 2026" in words(site, "procedures/issue-a-permit", ".answer")


def test_a_promise_tells_how_its_days_are_counted(tiny: Handbook) -> None:
    own = "{working_days: [mon, sat], opens: 08:00, closes: 20:00, counts_from: same day, holidays: [2026-11-02, {on: 2026-12-24, say: Stock taking}]}"
    site = built(tiny(files(f"calendar: {own}")))
    terms = words(site, "promises/it", "#terms")
    assert "Days that count Monday, Saturday, 08:00 to 20:00;" in terms
    assert "; not 24 December 2026: Stock taking; the day itself counts How often" in terms
    assert "2 November" not in terms
    assert "Not as these count A promise" in words(site, "due-date")


@pytest.mark.parametrize(
    ("target", "label", "told"),
    [
        ("share: at least 95%", "How often", "at least 95% of cases"),
        ("every: quarter", "How often", "every quarter"),
        ("median: at most 3 working days", "Target", "at most 3 working days in the middle case"),
        ("score: at least 8", "Target", "at least 8 as the score"),
    ],
)
def test_a_target_is_named_as_what_it_is(target: str, label: str, told: str, tiny: Handbook) -> None:
    site = built(tiny({"standards/promises/it.yml": PROMISE.replace("share: at least 95%", target)}))
    assert f"{label} {told}" in words(site, "promises/it", "#terms")
    assert f"Target: {told}" in words(site, "customers/residents")
