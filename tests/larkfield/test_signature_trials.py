"""What voids signatures at Larkfield, what they need, and what is owed for what a team lets lapse."""

import datetime
import re

from tests.larkfield.trials import CREWS, MANAGERS, MISSED_BINS, WAGES, Trial, Try


def test_a_handshake_needs_three_different_hands(unsigned: Trial) -> None:
    trial = unsigned
    assert "Still to sign: Waste crews" in trial.page("link", "scheduling", "#handshakes")
    assert "Waste crews Not signed yet" in trial.page("promise", "schedule-jobs", "#receivers")
    whose = {link: [str(owed.key) for owed in trial.owed_by(link, "approval")] for link in ("waste-crews", "leadership-team")}
    assert "promise/schedule-jobs" in whose["waste-crews"] and "promise/pay-everyone-on-time" in whose["leadership-team"]
    assert trial.found("both-sides", WAGES) == [
        "`payroll` makes this promise, so it signs for the providers and for no other side"
    ]
    assert "Interlocked" not in trial.page("link", "payroll", "#handshakes")


def test_what_a_team_lets_lapse_is_owed(lapsed: Trial) -> None:
    trial = lapsed
    (skill,) = [owed for owed in trial.owed_by("highways-inspectors", "skill") if owed.days_late]
    assert skill.what == "Refresh the skill: working safely beside traffic"
    assert trial.found("skill-lapsed", "standards/procedures/street/report-a-pothole.yml")
    assert "Overdue since 10 October 2025" in trial.page("link", "highways-inspectors", "#do")
    (answer,) = [owed for owed in trial.owed_by("payroll", "answer") if owed.days_late]
    assert answer.what == "Answer again, as a team: What do we do best?"
    assert all(answer.what in trial.page("link", "payroll", part) for part in ("#now", "#owed"))
    assert "Ask again" in trial.page("link", "payroll", "#strength")
    assert trial.found("no-part-in-vision", "standards/links/street-scene.yml")
    assert "Our part in the vision Not said yet" in trial.page("link", "street-scene", "#do")
    assert trial.found("nobody-coaches", CREWS) and "Stuck?" not in trial.page("link", "waste-crews", ".answer")
    assert trial.found("unblocking-unmeasured", MANAGERS)
    assert "4 working hours Not measured" in trial.page("link", "neighbourhoods-management", "#do")


def test_a_maker_owes_a_reply_until_it_serves(unchanged: Trial) -> None:
    (owed,) = unchanged.owed_by("scheduling", "reply")
    assert [each.id for each in owed.to] == ["housing-officers"] and owed.since == datetime.date(2026, 10, 14)


def test_a_dropped_measure_voids_what_was_signed(unsigned: Trial) -> None:
    trial = unsigned
    assert trial.found("not-measurable", MISSED_BINS) == [
        "The figures of `collect-missed-bins` could mean anything: it has no measure"
    ]
    assert len(trial.found("stale-approval", MISSED_BINS)) == 2


def test_a_leader_of_others_cannot_sign(assessed: Trial) -> None:
    assert assessed.found("wrong-signatory", MISSED_BINS)


def test_a_fault_in_a_links_file_voids_no_stamp(larkfield_with: Try) -> None:
    links = ("payroll", "contact-centre")
    trial = larkfield_with(
        {f"standards/links/{link}.yml": lambda text: re.sub(r"last: 20\d\d", "last: 2999", text) for link in links}
    )
    assert {finding.rule for finding in trial.checked.errors} == {"bad-date"}
    assert all("is centuries away" in finding.message for finding in trial.checked.errors)
    assert {finding.place.file for finding in trial.checked.errors} == {f"standards/links/{link}.yml" for link in links}
    assert not [
        finding for finding in trial.checked.findings if finding.rule == "stale-approval" and "relies_on" in finding.message
    ]
