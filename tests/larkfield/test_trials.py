"""Single changes of Larkfield, and what they cause in the check, in what is owed, and on pages."""

import datetime
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.catalog import Key
from interlock.pages.books.workbook import workbook_pages
from interlock.pages.frame import Page
from interlock.pages.planning import definition_pages
from interlock.pages.settings import Settings
from interlock.questions.owed.debts import Owed
from interlock.site import checking
from interlock.site.folder import ServedFolder
from interlock.site.writer import SiteWriter
from tests.conftest import ROOT
from tests.sites import words

TODAY = datetime.date(2026, 11, 26)

MATTRESS = "standards/lessons/2026-05-mattress-on-the-pavement.yml"
FOOTPATH = "standards/lessons/2026-09-dark-footpath.yml"
TELEPHONES = "standards/sessions/2026-10-telephones.yml"
POST_ROOM = "standards/lessons/2026-01-post-room-backlog.yml"
PAYSLIPS = "standards/lessons/2026-01-evidence-asked-for-twice.yml"
EXCELLENCE = "standards/frameworks/customer-service-excellence.yml"
MONTHLY = "standards/promises/internal/monthly-results.yml"
INSPECTORS = "standards/links/highways-inspectors.yml"
MISSED_BINS = "standards/promises/public/collect-missed-bins.yml"
JOBS = "standards/promises/internal/schedule-jobs.yml"
WAGES = "standards/promises/internal/pay-everyone-on-time.yml"
VEHICLES = "standards/promises/internal/vehicles-ready-by-six.yml"
MISSED_BIN = "standards/procedures/waste/report-a-missed-bin.yml"
CREWS = "standards/links/waste-crews.yml"
MANAGERS = "standards/links/neighbourhoods-management.yml"


@dataclass(frozen=True)
class Trial:
    """Larkfield after a change."""

    checked: checking.Checked
    folder: Path

    def found(self, rule: str, file: str) -> list[str]:
        """The findings of a rule in a file."""
        return [each.message for each in self.checked.findings if each.rule == rule and each.place.file == file]

    def owed_by(self, link: str, kind: str) -> list[Owed]:
        """Things of one kind that a link owes."""
        found = self.checked.catalog.link(link)
        return [owed for owed in self.checked.facts.debts.by(found) if owed.kind == kind]

    def page(self, kind: str, id: str, selector: str = "main") -> str:
        """The text of a part of a definition's page; "" where the part is missing."""
        (plan,) = definition_pages(self._writer.context, [self.checked.catalog.definitions[Key(kind, id)]])
        return self._told(plan, selector)

    def workbook(self, about: str, selector: str) -> str:
        """What a part of a workbook says; nothing where that part is not there."""
        path = f"sessions/workbook/{about.replace('/', '-')}/"
        return self._told(next(plan for plan in workbook_pages(self._writer.context) if plan.path == path), selector)

    @cached_property
    def _writer(self) -> SiteWriter:
        return SiteWriter(self.checked, Settings(), ServedFolder(self.folder / "site"))

    def _told(self, plan: Page, selector: str) -> str:
        self._writer.write(plan)
        html = LexborHTMLParser((self.folder / "site" / plan.path / "index.html").read_text(encoding="utf-8"))
        part = html.css_first(selector)
        return " ".join(part.text(separator=" ").split()) if part else ""


Edit = Callable[[str], str]
Try = Callable[[dict[str, Edit]], Trial]


def instead(old: str, new: str) -> Edit:
    """An edit that replaces one text by another."""

    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def without(pattern: str) -> Edit:
    """An edit that takes out the first text that a pattern finds."""

    def edit(text: str) -> str:
        found = re.search(pattern, text, re.S)
        assert found
        return text[: found.start()] + text[found.end() :]

    return edit


def both(first: Edit, second: Edit) -> Edit:
    """One edit after another, of the same file."""
    return lambda text: second(first(text))


@pytest.fixture(scope="module")
def unchanged(larkfield_checked: checking.Checked, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Larkfield's definitions before any edit: a trial reads anew only the files that it edits."""
    folder = tmp_path_factory.mktemp("larkfield")
    for name in ("standards", "glossary"):
        shutil.copytree(ROOT / name, folder / "handbook" / name)
    return Trial(checking.check(folder / "handbook", TODAY, larkfield_checked), folder)


@pytest.fixture(scope="module")
def larkfield_with(unchanged: Trial, tmp_path_factory: pytest.TempPathFactory) -> Try:
    """A function that applies edits to files of Larkfield and checks it."""

    def change(edits: dict[str, Edit]) -> Trial:
        folder = tmp_path_factory.mktemp("trial")
        shutil.copytree(unchanged.folder / "handbook", folder / "handbook")
        for path, edit in edits.items():
            file = folder / "handbook" / path
            file.write_text(edit(file.read_text(encoding="utf-8")), encoding="utf-8")
        return Trial(checking.check(folder / "handbook", TODAY, unchanged.checked), folder)

    return change


# What a fixture changes is in files that have nothing to do with each other, so that one check tells of each change.

RESULTS = "standards/results/2026-27.csv"
ADVICE = "standards/links/advice-network.yml"
COACHED = "part_of: neighbourhoods-management\ncoached_by: neighbourhoods-management\n"
SYSTEM = "whether the system is up or down.\n        by: ict\n        due: {}"


@pytest.fixture(scope="module")
def careless(larkfield_with: Try) -> Trial:
    """Larkfield where this and that was forgotten, and one thing was done."""
    figures = re.compile(r"^answer-calls,2026-(?:08|09|10),.*\n", re.M)
    arm = "  - link: adult-care-first-contact\n    with: a call to the carer within the week, and word back when it is made\n"
    sheet = "a round sheet in road order, with missed bins added during the day"
    return larkfield_with(
        {
            FOOTPATH: instead("due: 2026-10-16\n", "due: 2026-10-16\n    done: 2026-11-26\n"),
            POST_ROOM: instead('    result: {answer: worked, figure: "96.7% in March, 58.3% in January"}\n', ""),
            RESULTS: lambda text: figures.sub("", text),
            PAYSLIPS: instead("  - link: benefits-team", "  - link: registrars"),
            ADVICE: instead(arm, ""),
            CREWS: instead(sheet, "a round sheet by six in the morning"),
        }
    )


@pytest.fixture(scope="module")
def assessed(larkfield_with: Try) -> Trial:
    """Larkfield after its assessment, with an action that is late, and after what was done about its bulky collections."""
    charity = "reuse-collect-items,2026-10,{}"
    signed = "side: management\n    link: {}\n"
    return larkfield_with(
        {
            EXCELLENCE: instead("on: 2027-05-19", "on: 2026-11-19"),
            TELEPHONES: instead(SYSTEM.format("2026-12-11"), SYSTEM.format("2026-10-22")),
            "standards/procedures/waste/book-a-bulky-collection.yml": instead("within: 4 working days", "within: 2 working days"),
            RESULTS: instead(charity.format("71.9,82,114"), charity.format("93.9,107,114")),
            PAYSLIPS: without(r"traced_to:.*?(?=changes:)"),
            INSPECTORS: instead(COACHED, "part_of: neighbourhoods-management\n"),
            MISSED_BINS: instead(signed.format("neighbourhoods-management"), signed.format("customer-services-management")),
        }
    )


@pytest.fixture(scope="module")
def unsigned(larkfield_with: Try) -> Trial:
    """Larkfield before its assessment, where promises lack signatures and a measure."""
    measure = (
        "measure:\n  what: Share of reported bins emptied in time\n  source: cab tablets and report log\n"
        "  every: month\n  by: performance-team\n"
    )
    return larkfield_with(
        {
            EXCELLENCE: instead("on: 2027-05-19", "on: 2026-12-18"),
            INSPECTORS: instead(COACHED, "part_of: leadership-team\n"),
            MISSED_BINS: instead(measure, ""),
            JOBS: without(r"  - side: receivers\n    link: waste-crews\n.*?stamp: \S+\n"),
            WAGES: instead("    link: leadership-team\n", "    link: payroll\n"),
        }
    )


PROPOSAL = (
    '- {criterion: "customer-service-excellence#5.3", kind: show-me, on: 2026-11-26, until: 2027-10-31, '
    "note: Kept in every figure from 1 May 2026 to 31 October 2026.}"
)


@pytest.fixture(scope="module")
def lapsed(larkfield_with: Try) -> Trial:
    """Larkfield where teams let things lapse and nobody coaches two of them, a promise is weakened, and a proposal was taken."""
    jobs = "schedule-jobs,2026-10,60,60,100,Two were ill.,Two more learn it.,"
    return larkfield_with(
        {
            INSPECTORS: both(instead("last: 2023-10-10", "last: 2020-10-10"), instead(COACHED, "")),
            "standards/links/payroll.yml": instead("    on: 2026-09-15", "    on: 2025-09-15"),
            "standards/links/street-scene.yml": without(r"our_part: .*?\n"),
            CREWS: without(r"part_of: \S+\ncoached_by: \S+\n"),
            MANAGERS: instead(", promise: unblocked-in-four-hours", ""),
            MISSED_BIN: instead("within: 1 working day", "within: 3 working days"),
            VEHICLES: instead("at least 98%", "at least 90%"),
            RESULTS: lambda text: re.sub(r"(?m)^schedule-jobs,2026-10,.*$", jobs, text),
            MONTHLY: instead("evidences:\n", f"evidences:\n  {PROPOSAL}\n"),
        }
    )


def test_a_late_action_reaches_owner_and_later_coach(assessed: Trial) -> None:
    trial = assessed
    message = "This was promised by `ict` for 22 October 2026; `leadership-team`, which holds up `ict`, is asked too"
    assert trial.found("action-overdue", TELEPHONES) == [message]
    assert trial.owed_by("ict", "action")[0].days_late == 35
    assert "35 days late Since 21 October 2026, due 22 October 2026 Leadership team is asked too." in trial.page(
        "link", "ict", "#owed"
    )
    assert "Say how many callers cannot get through" in trial.page("link", "leadership-team", "#owed")
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
    assert (owed.paste, owed.days_late) == ("answer-calls,2026-08,…", 57)
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
    assert not assessed.page("lesson", "2026-01-evidence-asked-for-twice", "#causes")


@pytest.mark.parametrize(
    ("change", "asked"), [("assessed", "neighbourhoods-management"), ("unsigned", "leadership-team"), ("lapsed", None)]
)
def test_without_a_coach_the_parent_link_is_asked(change: str, asked: str | None, request: pytest.FixtureRequest) -> None:
    trial: Trial = request.getfixturevalue(change)
    (owed,) = trial.owed_by("highways-inspectors", "action")
    assert (owed.coach.id if owed.coach else None) == asked
    (message,) = trial.found("action-overdue", FOOTPATH)
    assert ("is asked too" in message) == (asked is not None) and (asked or "") in message
    assert ("is asked too" in trial.page("link", "highways-inspectors", "#owed")) == (asked is not None)
    for link in ("neighbourhoods-management", "leadership-team"):
        assert ("Tell whoever reported a light" in trial.page("link", link, "#owed")) == (link == asked)


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


def test_a_promise_tells_what_weakens_it(lapsed: Trial) -> None:
    trial = lapsed
    promise, path = "collect-missed-bins", "standards/promises/public/collect-missed-bins.yml"
    answer = trial.page("promise", promise, ".answer")
    assert answer.startswith("May you promise it? No: 3 working days and 4 hours") and "What you may promise" not in answer
    assert trial.found("promise-over-capability", path)
    assert "Most of it lies with Waste crews: 3 working days" in trial.page("promise", promise, "#clock")
    weakest = "Weakest measured link: Jobs on a crew's list in four working hours 60% in October 2026"
    assert weakest in trial.page("promise", promise, "#chain")
    (message,) = trial.found("targets-do-not-add-up", path)
    assert "95% and 90%, all of them needed, keep 85.5% at worst" in message
    assert "keep 85.5% at worst" in trial.page("promise", promise, "#rests-on")
    assert "The steps take 3 working days and 4 hours Promised: 2 working days" in trial.page(
        "procedure", "report-a-missed-bin", ".answer"
    )


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
