"""Pages about evidence: criteria with their evidence, gaps first, a pack to print, and the evidence of each link."""

import csv
from pathlib import Path

import pytest

from tests.conftest import ROOT, Handbook, tiny_with
from tests.sites import built, element_of, hrefs, page, words

FRAMEWORK = """\
title: The mark
summary: What assessors ask.
owner: front
verdicts: [not met, partly met, met]
criteria:
  - id: "1"
    title: Customers
    criteria:
      - {id: "1.1", title: Heard}
      - {id: "1.2", title: Helped, shown_by: [no-recovery]}
      - {id: "1.3", title: Guided, shown_by: [missing-skill]}
      - {id: "1.4", title: Old news}
assessments:
  - on: 2026-05-01
    by: The examiners
    verdicts: {"1.1": met, "1.2": partly met}
    praise: [{criterion: "1.1", text: Everyone listens.}]
  - by: Our own people
    verdicts: {"1.1": not met}
    praise: [{criterion: "1.2", text: Nobody waits.}]
"""
BACK = """\
title: Back office
summary: Prints the permits.
kind: support
evidences:
  - {criterion: "mark#1.1", kind: show-me, on: 2026-10-01, note: The wall of letters.}
  - {criterion: "mark#1.4", until: 2026-01-31}
"""
FILES = {"standards/frameworks/mark.yml": FRAMEWORK, "standards/links/back.yml": BACK}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tiny_with(FILES, tmp_path_factory.mktemp("evidence") / "handbook"))


def test_a_criterion_shows_verdict_evidence_owner_and_freshness(site: Path) -> None:
    heard = words(site, "frameworks/mark", "#criterion-1\\.1")
    assert "Met 3 of 3 on its scale" in heard
    assert "Back office The wall of letters." in heard
    assert "Show me" in heard and "Fresh gathered 1 October 2026" in heard
    assert "Praised on 1 May 2026 Everyone listens. Shared with Back office" in heard
    assert "Stale its date has passed" in words(site, "frameworks/mark", "#criterion-1\\.4")
    assert {"chain/back/", "rules/no-recovery/"} <= hrefs(site, "frameworks/mark")


@pytest.mark.parametrize(
    ("id", "among", "alone"), [("1.1", "1.1", "The mark 1.1 Heard"), ("ears", "Heard", "The mark Heard")], ids=["number", "name"]
)
def test_a_criterion_is_named_as_people_know_it(id: str, among: str, alone: str, tiny: Handbook) -> None:
    framework = f"title: The mark\nsummary: What is asked.\nowner: front\ncriteria: [{{id: '{id}', title: Heard}}]\n"
    link = f"title: Back office\nsummary: Prints.\nkind: support\nevidences: ['mark#{id}']\n"
    site = built(tiny({"standards/frameworks/mark.yml": framework, "standards/links/back.yml": link}))
    assert f"Evidence for 1 {alone}" in words(site, "chain/back")
    assert f"Has evidence for Back office {among}" in words(site, "frameworks/mark")


def test_a_verdict_stands_as_the_framework_writes_it(tiny: Handbook) -> None:
    framework = FRAMEWORK.replace("not met, partly met, met", "below A, level AA").replace("partly met", "below A")
    site = built(tiny({"standards/frameworks/mark.yml": framework.replace('"1.1": met', '"1.1": level AA')}))
    assert "1.1 Heard Level AA 2 of 2 on its scale" in words(site, "frameworks/mark", "#criterion-1\\.1")
    assert "1.2 Helped Below A 1 of 2 on its scale" in words(site, "frameworks/mark/pack", "#criterion-1\\.2")


def test_an_assessment_of_an_unknown_day_is_shown_last(site: Path) -> None:
    told = words(site, "frameworks/mark", "#assessments")
    assert "Assessed by The examiners: 2 verdicts. Day not known Assessed by Our own people: 1 verdict." in told
    assert "Praised Nobody waits." in words(site, "frameworks/mark", "#criterion-1\\.2")


def test_an_assessment_without_verdicts_counts_none(tiny: Handbook) -> None:
    site = built(
        tiny(KEPT | {"standards/frameworks/seal.yml": f"{KEEPING}assessments: [{{on: 2026-05-01, by: The examiners}}]\n"})
    )
    assert words(site, "frameworks/seal", "#assessments").endswith("1 May 2026 Assessed by The examiners.")


def test_a_rule_that_examined_nothing_is_no_evidence(site: Path) -> None:
    assert "none of 1 looked at Speaks for it" in words(site, "frameworks/mark", "#criterion-1\\.2")
    assert "Not checked" in words(site, "frameworks/mark", "#criterion-1\\.3")


KEEPING = """\
title: The seal
summary: What keeps a promise.
owner: front
criteria:
  - {id: "1", title: Kept, shown_by: [results], about: {kinds: public}}
  - {id: "2", title: Kind}
  - {id: "3", title: Supplied, shown_by: [results], about: {kinds: supplier}}
planned: [{on: 2027-03-10, by: the examiners}]
"""
MONTHS = "promise,period,value\n" + "".join(f"permit-in-five-days,2026-{month:02},97\n" for month in range(5, 11))
KEPT = {"standards/frameworks/seal.yml": KEEPING, "standards/results/2026.csv": MONTHS}


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


ASSESSED = "verdicts: [no, yes]\nassessments: [{on: 2026-05-01, verdicts: {'2': yes}}]\n"


def test_a_link_with_evidence_twice_is_named_once(tiny: Handbook) -> None:
    shown = "evidences: [{criterion: 'mark#1.2', kind: show-me}, {criterion: 'mark#1.2', kind: tell-me, note: Ask how.}]\n"
    site = built(tiny(FILES | {"standards/links/back.yml": f"title: Back office\nsummary: Prints.\nkind: support\n{shown}"}))
    assert "1.2 Helped The mark Back office Praised: Nobody waits." in words(site, "chain/back", "#evidence")
    assert "Last thanks Nobody waits. from an assessor, for Helped" in words(site, "chain/back")
    assert "Tell me" in (said := words(site, "frameworks/mark", "#criterion-1\\.2")) and "Show me" in said


LINE = '- {criterion: "seal#1", kind: show-me, on: 2026-11-22, until: 2027-10-31, note: Kept in every figure from 1 May 2026 to 31 October 2026.}'


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


def test_a_links_pack_has_its_own_evidence_and_results(tiny: Handbook) -> None:
    site = built(tiny(FILES | KEPT))
    pack = words(site, "chain/back/pack")
    assert "As of 22 November 2026. Evidence and verdicts of later days are not in it." in pack
    assert "2 pieces for 2 criteria, 1 of them stale" in pack
    assert "The mark 1.1 Heard" in pack and "The wall of letters." in pack and "The assessor's notes" in pack
    assert "Helped" not in pack and "Nobody examines" not in pack
    front = words(site, "chain/front/pack")
    assert "piece" not in front and "Results of its own promises, for 1 criterion" in front
    assert "Results of its own: public promises 1 kept Kept: Permits in five working days Speaks for it" in front
    assert {"chain/back/pack/", "chain/back/evidence.csv/"} <= hrefs(site, "chain/back")
    with (site / "chain/back/evidence.csv").open(encoding="utf-8") as file:
        assert {(row["link"], row["as_of"]) for row in csv.DictReader(file)} == {("back", "2026-11-22")}


def test_the_public_sees_no_link_packs_plans_or_proposals(tiny: Handbook) -> None:
    open_to_all = {"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"}
    site = built(tiny(FILES | KEPT | open_to_all), audience="public")
    assert (site / "frameworks/seal/pack/index.html").is_file()
    assert not list(site.glob("chain/*/pack")) and not list(site.glob("chain/*/evidence.csv"))
    assert page(site, "chain/front").css_first("#proposed, #to-show") is None
    assert page(site, "frameworks/seal").css_first("#proposed") is None
    assert "Must still show" not in words(site, "frameworks/seal")


def test_gaps_come_first_and_say_why(site: Path) -> None:
    assert "something fresh speaks for 2 of 4 criteria, nothing for 2" in words(site, "frameworks/mark", "#about")
    gaps = words(site, "frameworks/mark", "#gaps")
    assert "1.3 Guided no evidence, and nothing for its rules to examine" in gaps
    assert "1.4 Old news 1 of our pages spoke for it, and it has gone stale" in gaps
    html = page(site, "frameworks/mark").html or ""
    assert html.index('id="gaps"') < html.index('id="criteria"')


def test_the_pack_and_table_hold_every_criterion(site: Path) -> None:
    pack = words(site, "frameworks/mark/pack")
    assert all(title in pack for title in ("1 Customers", "1.1 Heard", "1.4 Old news", "The wall of letters."))
    with (site / "frameworks/mark/evidence.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["criterion"], row["link"]) for row in rows] == [("1.1", "back"), ("1.2", ""), ("1.3", ""), ("1.4", "back")]


def test_hidden_evidence_does_not_count(tiny: Handbook) -> None:
    files = FILES | {"standards/frameworks/mark.yml": FRAMEWORK + "classification: public\n"}
    site = built(tiny(files), audience="public")
    assert "Back office" not in words(site, "frameworks/mark")
    assert "Back office" not in (site / "frameworks/mark/evidence.csv").read_text(encoding="utf-8")


LESSON = """\
title: A permit for the wrong street
summary: A permit was printed for the wrong street.
type: failure
on: 2026-10-05
about: [promise/permit-in-five-days]
what_happened: A resident got a permit for the wrong street.
traced_to: [{link: back, what: The list of streets was a year old.}]
changes: [{what: The list comes from the survey every month., by: back, due: 2026-10-30, done: 2026-10-28}]
"""


def test_a_links_page_shows_its_evidence_and_praise(site: Path) -> None:
    own = words(site, "chain/back", "#evidence")
    assert "1.1 Heard The mark Back office Praised: Everyone listens." in own
    assert "1.4 Old news The mark Back office Stale" in own
    assert page(site, "chain/front").css_first("#evidence") is None


def test_a_links_page_shows_failures_as_what_was_mended(tiny: Handbook) -> None:
    site = built(tiny(FILES | {"standards/lessons/2026-10-wrong-street.yml": LESSON}))
    mended = words(site, "chain/back", "#mended")
    assert mended.startswith("What we mended")
    assert "The list of streets was a year old." in mended
    assert "The list comes from the survey every month. Done 28 October 2026" in mended
    assert page(site, "chain/front").css_first("#mended") is None


def reviewed(title: str, last: str, owner: str = "front") -> str:
    """A customer whose page is reviewed once a year."""
    return f"title: {title}\nsummary: Somebody.\nowner: {owner}\nreview: {{last: {last}, every: 12 months}}\n"


def test_the_review_calendar_counts_by_month_and_owner(tiny: Handbook) -> None:
    files = {
        "standards/customers/artists.yml": reviewed("Artists", "2026-01-10"),
        "standards/customers/bakers.yml": reviewed("Bakers", "2026-01-20", "back"),
        "standards/customers/cooks.yml": reviewed("Cooks", "2025-06-01", "back"),
    }
    site = built(tiny(FILES | files))
    calendar = element_of(page(site, "reports/reviews"), "#calendar")
    cells = {element_of(row, "th").text().strip(): row.text(separator=" ").split() for row in calendar.css("tbody tr")}
    assert [cell.text() for cell in calendar.css("thead th")][-2:] == ["Jan", "Calendar"]
    assert cells["Back office"] == ["Back", "office", "1", "1", "1", "Feed"]  # overdue, never, January
    january = words(site, "reports/reviews", "#m-2027-01")
    assert "Artists Front desk 10 January 2027" in january and "Bakers Back office 20 January 2027" in january
    ids = {node.attributes["id"] for node in page(site, "reports/reviews").css("[id]")}
    assert {str(link.attributes["href"])[1:] for link in calendar.css('a[href^="#"]')} <= ids
    assert "SUMMARY:Review: Bakers" in (site / "reports/reviews/back.ics").read_text(encoding="utf-8")
    assert "reports/owed/back.ics/" in hrefs(site, "chain/back")


def test_the_public_has_no_review_calendar(tiny: Handbook) -> None:
    site = built(tiny({"standards/customers/artists.yml": reviewed("Artists", "2026-01-10")}), audience="public")
    assert not list(site.rglob("*.ics"))


def test_the_evidence_report_counts_gaps_and_stale_criteria(tiny: Handbook) -> None:
    partly = BACK + '  - {criterion: "mark#1.1", until: 2026-01-31, note: Old.}\n'
    site = built(tiny(FILES | {"standards/links/back.yml": partly}))
    report = words(site, "reports/evidence", "#framework-mark")
    assert report.startswith("The mark 3")
    assert "1.3 Guided Nothing speaks for it no evidence, and nothing for its rules to examine" in report
    assert "1.1 Heard Part of what speaks for it is stale Back office : its date has passed" in report


def test_the_evidence_report_says_which_rules_find_faults(tiny: Handbook) -> None:
    promise = (ROOT / "tests/tiny/standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8")
    without_recovery = "".join(line for line in promise.splitlines(keepends=True) if "if_we_fail" not in line)
    fresh = {"standards/links/back.yml": BACK + '  - "mark#1.2"\n'}
    site = built(tiny(FILES | fresh | {"standards/promises/permit-in-five-days.yml": without_recovery}))
    assert "not shown, because something speaks against it: 1.2" in words(site, "frameworks/mark", "#about")
    told = "1.2 Helped Its rules find faults A public promise that does not say what happens when we break it : 1 of 1 looked at"
    assert told in words(site, "reports/evidence", "#framework-mark")


SESSION = """\
title: Looking at permits together
summary: What we found.
on: 2026-09-01
links: [front]
about: [promise/permit-in-five-days]
checklist:
  expectations:
    actions:
      - {what: Ask residents., by: front, done: 2026-09-20}
      - {what: Answer them., by: back, due: 2026-10-01}
  perceptions: {findings: [Both think that the other posts it.]}
  existing_procedures: {findings: [One.]}
  missing_procedures: {findings: [None.]}
  support_structure: {findings: [Loose.]}
  common_language: {findings: [Permit.]}
"""
PRINTING = "title: Print\nsummary: How.\nowner: front\nsupports: [permit-in-five-days]\nsteps: [{id: print, does: Print the permit., by: back}]\n"
LEARNING = FILES | {"standards/sessions/permits.yml": SESSION, "standards/procedures/print.yml": PRINTING}


def test_nothing_is_overdue_in_a_retired_session(tiny: Handbook) -> None:
    site = built(tiny(LEARNING | {"standards/sessions/permits.yml": SESSION + "status: retired\n"}))
    shown = words(site, "sessions/permits")
    assert "Was due 1 October 2026" in shown and "Overdue" not in shown and "Still owed" not in shown


def test_a_session_shows_absent_teams_and_open_actions(tiny: Handbook) -> None:
    printing = PRINTING.replace("by: back}", "by: back, with: [printer]}")
    printer = "title: The printer\nsummary: It prints.\nkind: system\nowner: back\n"
    system = {"standards/links/printer.yml": printer, "standards/procedures/print.yml": printing}
    site = built(tiny(LEARNING | system))
    assert "The printer" in words(site, "promises/permit-in-five-days") and "printer" not in words(site, "sessions/permits")
    assert "Back office" in words(site, "sessions/permits", "#absent")
    assert "Front desk" not in words(site, "sessions/permits", "#absent")
    owed = words(site, "sessions/permits", "#owed")
    assert "Answer them. Back office Overdue since 1 October 2026" in owed and "Ask residents." not in owed
    assert "1 of 2 done" in words(site, "sessions/permits")
    assert "sessions/workbook/promise-permit-in-five-days/" in hrefs(site, "sessions/permits")


def test_complaints_stand_beside_what_was_done(tiny: Handbook) -> None:
    complaint = LESSON.replace("type: failure", "type: complaint").replace("summary: A permit was", "summary: My permit was")
    learned = words(built(tiny(FILES | {"standards/lessons/2026-10-wrong-street.yml": complaint})), "about", "#learned")
    assert "A permit for the wrong street My permit was printed for the wrong street." in learned
    assert "The list comes from the survey every month. 28 October 2026" in learned
