"""What an assessment of Larkfield that is passed, near or proposed leads to."""

from tests.larkfield.trials import EXCELLENCE, MONTHLY, PROPOSAL, Trial


def test_a_passed_assessment_is_owed_a_record(assessed: Trial) -> None:
    trial = assessed
    assert trial.found("assessment-overdue", EXCELLENCE) == [
        "This assessment by Fellside Assessment was planned for 19 November 2026, and nobody has written what came of it"
    ]
    (owed,) = trial.owed_by("performance-team", "assessment")
    assert (owed.days_late, owed.paste) == (7, "- {on: 2026-11-19, by: Fellside Assessment, verdicts: {…}}")
    assert "Write what came of the assessment of 19 November 2026" in trial.page("link", "performance-team", "#owed")
    assert not trial.page("link", "contact-centre", "#to-show")
    assert not trial.found("evidence-lapses", "standards/procedures/money/refund-council-tax.yml")


def test_a_near_assessment_asks_for_fresh_evidence(unsigned: Trial) -> None:
    trial = unsigned
    (owed,) = trial.owed_by("revenues-team", "evidence")
    assert (owed.what, owed.paste) == (
        "Renew what shows Achieved timely delivery in Customer Service Excellence: Refund council tax",
        "until: …",
    )
    assert owed.what in trial.page("link", "revenues-team", "#owed")
    assert trial.found("evidence-lapses", "standards/procedures/money/refund-council-tax.yml")


def test_a_pasted_proposal_is_evidence(unchanged: Trial, lapsed: Trial) -> None:
    assert PROPOSAL in unchanged.page("link", "performance-team", "#proposed")
    assert "5.3" not in unchanged.page("link", "performance-team", "#evidence")
    assert [found for found in lapsed.checked.findings if found.place.file == MONTHLY] == [
        found for found in unchanged.checked.findings if found.place.file == MONTHLY
    ]
    assert "5.3 Achieved timely delivery" in lapsed.page("link", "performance-team", "#evidence")
    assert PROPOSAL not in lapsed.page("link", "performance-team", "#proposed")
