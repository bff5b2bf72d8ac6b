"""Single changes of Larkfield's lessons, sessions and results, and what they cause in the check, in what is owed, and on pages."""

import re
from pathlib import Path

from tests.larkfield.trials import FOOTPATH, MATTRESS, PAYSLIPS, POST_ROOM, TELEPHONES, Trial
from tests.sites import words


def test_a_late_action_reaches_owner_and_later_coach(assessed: Trial) -> None:
    trial = assessed
    message = "This was promised by `ict` for 22 October 2026; `leadership-team`, which holds up `ict`, is asked too"
    assert trial.found("action-overdue", TELEPHONES) == [message]
    owed = trial.owed_by("ict", "action")[0]
    assert owed.what.startswith("Say how many callers cannot get through") and owed.days_late == 35
    assert "35 days late Since 21 October 2026, due 22 October 2026 Leadership team is asked too." in trial.page(
        "link", "ict", "#owed"
    )
    assert "Say how many callers cannot get through" in trial.owed_page("leadership-team")
    assert "Overdue since 22 October 2026" in trial.page("session", "2026-10-telephones", "#owed")


def test_a_done_action_is_not_owed(careless: Trial) -> None:
    trial = careless
    assert not trial.found("action-overdue", FOOTPATH)
    assert not trial.owed_by("highways-inspectors", "action")
    assert "Tell whoever reported" not in trial.page("link", "highways-inspectors", "#owed")
    assert "Done 26 November 2026" in trial.page("lesson", "2026-09-dark-footpath", "#changes")


def test_a_missing_outcome_of_an_action_is_owed(careless: Trial) -> None:
    trial = careless
    assert trial.found("action-without-result", POST_ROOM) == [
        "This was done on 27 February 2026, and nobody has said what came of it"
    ]
    assert "Train one person in each team to open and scan." in [
        owed.what for owed in trial.owed_by("people-and-learning", "result")
    ]
    assert "Nobody has said yet what came of it." in trial.page("lesson", "2026-01-post-room-backlog", "#changes")


def test_a_missing_figure_is_owed_by_the_measuring_link(careless: Trial) -> None:
    trial = careless
    (owed,) = [each for each in trial.owed_by("performance-team", "figure") if str(each.key) == "promise/answer-calls"]
    assert (owed.paste, owed.days_late) == ("answer-calls,2026-08,…,…,…", 57)
    assert trial.found("measure-overdue", "standards/promises/public/answer-calls.yml")
    assert "Give the figure for August 2026" in trial.page("link", "performance-team", "#owed")


def test_an_action_is_without_effect_while_its_promise_fails(unchanged: Trial) -> None:
    assert unchanged.found("action-without-effect", MATTRESS)


def test_an_action_had_effect_once_its_promise_is_kept(assessed: Trial) -> None:
    assert not assessed.found("action-without-effect", MATTRESS)
    assert "Still missed" not in assessed.page("lesson", "2026-05-mattress-on-the-pavement", "#changes")


def test_a_cause_outside_the_chain_is_a_finding(careless: Trial) -> None:
    trial = careless
    (message,) = trial.found("cause-outside-chain", PAYSLIPS)
    assert message.startswith(
        "This complaint is traced to `registrars`, which is not in the chain of `promise/decide-benefit-claims`"
    )
    assert "Registrars" in trial.page("lesson", "2026-01-evidence-asked-for-twice", "#causes")
    assert "We asked for the same payslips twice" in trial.page("link", "registrars", "#mended")
    assert "We asked for the same payslips twice" not in trial.page("link", "benefits-team", "#mended")


def test_a_complaint_without_a_cause_is_a_finding(assessed: Trial) -> None:
    assert assessed.found("untraced-failure", PAYSLIPS) == ["This complaint of 22 January 2026 does not say where it came from"]
    causes = assessed.page("lesson", "2026-01-evidence-asked-for-twice", "#causes")
    assert "Nobody has said yet where it came from." in causes and "Overdue since 22 February 2026" in causes
    assert assessed.owed_by("benefits-team", "cause")[0].paste == "traced_to: [{link: …, what: …}]"


def test_without_a_coach_the_parent_link_is_asked(assessed: Trial, unsigned: Trial, lapsed: Trial) -> None:
    for trial, asked in ((assessed, "neighbourhoods-management"), (unsigned, "leadership-team"), (lapsed, None)):
        (owed,) = trial.owed_by("highways-inspectors", "action")
        assert (owed.coach.id if owed.coach else None) == asked
        (message,) = trial.found("action-overdue", FOOTPATH)
        assert ("is asked too" in message) == (asked is not None) and (asked or "") in message
        assert ("is asked too" in trial.page("link", "highways-inspectors", "#owed")) == (asked is not None)
        for link in ("neighbourhoods-management", "leadership-team"):
            pages = trial.page("link", link, "#owed") + trial.owed_page(link)
            assert ("Tell whoever reported a light" in pages) == (link == asked)


def test_a_one_sided_handshake_is_owed_an_answer(careless: Trial) -> None:
    trial = careless
    line = "link: adult-care-first-contact, with: …}"
    assert [line in owed.paste for owed in trial.owed_by("advice-network", "handshake")] == [True, False]
    assert trial.found("one-sided-handshake", "standards/links/adult-care-first-contact.yml")
    assert "Say that you support Adult care first contact" in trial.page("link", "advice-network", "#owed")


def test_thanks_quote_the_handover(careless: Trial) -> None:
    way = "Through Waste crews , which had from {}: a round sheet by six in the morning"
    assert way.format("you") in careless.page("link", "scheduling", "#thanks")
    assert way.format("them") in careless.page("lesson", "2026-02-fifteen-vehicles-in-the-frost", "#causes")


def test_a_dropped_figure_counts_against_achieved_delivery(careless: Trial) -> None:
    trial = careless
    delivery = trial.page("framework", "customer-service-excellence", "#criterion-4\\.2")
    assert "Not shown: something speaks against it" in delivery
    assert re.search(r"\d+ kept, \d+ missed, 2 overdue", delivery), delivery
    assert "Figure overdue: Calls answered within 20 seconds" in delivery
    assert "Calls answered within 20 seconds its figure is overdue; for 4.2" in trial.page("link", "contact-centre", "#to-show")
    assert trial.found("measure-overdue", "standards/promises/public/answer-calls.yml")


def test_a_workbook_on_a_missed_promise_says_why(larkfield_site: Path) -> None:
    workbook = "sessions/workbook/promise-collect-bulky-waste"
    standing = words(larkfield_site, workbook, "#standing")
    assert (
        "Missed Chain: over the limit Last figure 85.2% in October 2026; promised at least 90% of cases Missed 5 of 12"
        in standing
    )
    assert "No: the steps take 7 working days, not 5 working days, because of step 4 (offer) and step 6 (collect)." in standing
    assert "The reuse charity collects in three working days : 71.9% in October 2026" in standing
    assert "Did not work 85.2% in October" in words(larkfield_site, workbook, "#earlier")


def test_a_workbook_follows_what_was_done_about_a_miss(assessed: Trial) -> None:
    standing = assessed.workbook("promise/collect-bulky-waste", "#standing")
    assert "Missed Chain: capable" in standing and "Yes. The longest way through its steps takes 5 working days" in standing
    assert "The reuse charity collects" not in standing


def test_a_promise_tells_what_weakens_it(lapsed: Trial) -> None:
    trial = lapsed
    promise, path = "collect-missed-bins", "standards/promises/public/collect-missed-bins.yml"
    answer = trial.page("promise", promise, ".answer")
    assert (
        answer.startswith("May you promise it? No: 3 working days, 4 hours and 8 minutes")
        and "What you may promise" not in answer
    )
    assert trial.found("promise-over-capability", path)
    assert "Most of it lies with Waste crews: 3 working days" in trial.page("promise", promise, "#clock")
    weakest = "Weakest measured link: Jobs on a crew's list in four working hours 60% in October 2026"
    assert weakest in trial.page("promise", promise, "#chain")
    (message,) = trial.found("targets-do-not-add-up", path)
    assert "95% and 90%, all of them needed, keep 85.5% at worst" in message
    assert "keep 85.5% at worst" in trial.page("promise", promise, "#rests-on")
    assert "The steps take 3 working days, 4 hours and 8 minutes Promised: 2 working days" in trial.page(
        "procedure", "report-a-missed-bin", ".answer"
    )
