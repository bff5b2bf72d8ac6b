"""A handbook with one of nearly everything, built once: what each page says of it, word by word."""

from pathlib import Path

import pytest

from tests.conftest import TINY, tiny_with
from tests.sites import built, element_of, page, words
from tests.tiny_files import ISSUING

FILES = {
    "standards/links/front.yml": """\
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: head
relies_on: [{link: back, for: permits on paper}]
""",
    "standards/links/back.yml": """\
title: Print room
summary: Prints.
kind: support
coached_by: head
supports: [{link: front, with: the press}]
""",
    "standards/links/head.yml": "title: Head of permits\nsummary: Leads.\nkind: leadership\n",
    "standards/procedures/issue-a-permit.yml": ISSUING
    + """\
steps:
  - {id: hand-in, does: Hand in the form., stage: customer}
  - {id: check, does: Check the form., by: front, within: 1 working day, needs: [form], gives: [address, name]}
  - {id: print, does: Print the permit., by: back, accountable: back, within: 6 working days, needs: [address]}
  - {id: list, does: Note the fee., by: front, within: 1 working day, after: [check], waits_for: the bank}
""",
    "standards/promises/permit-in-five-days.yml": """\
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
contact_points: [desk]
limit: 5 working days
target: {share: at least 95%}
measure: {what: Days from form to permit, every: month}
benchmarks:
  - {organisation: Nextford, value: 48.5%, on: 2026-03-31, comparable: yes}
earlier:
  - {until: 2024-12-31, limit: 15 working days}
  - {until: 2025-12-31, limit: 10 working days}
evidences: [{criterion: 'good#kept', on: 2026-03-01}, {criterion: 'good#known', on: 2026-03-01, until: 2026-11-01}]
""",
    "standards/promises/told-when-late.yml": """\
title: Told when late
summary: We write before the day.
wording: We tell you when we are late.
kind: public
made_by: front
made_to: [residents]
contact_points: [desk, hatch]
dimension: communication
evidences: [{criterion: 'good#kept', until: 2026-01-01}]
""",
    "standards/promises/print-in-a-day.yml": """\
title: Printed in a day
summary: What comes in is printed.
wording: We print it in a day.
kind: internal
made_by: back
made_to: [front]
""",
    "standards/contact-points/desk.yml": """\
title: Town hall desk
summary: The desk inside the main door.
owner: front
channel: face-to-face
staffed_by: [front]
examined: {on: 2026-02-05, by: front}
""",
    "standards/contact-points/hatch.yml": "title: Hatch\nsummary: A window.\nowner: front\nchannel: face-to-face\nstaffed_by: [front]\n",
    "standards/lessons/late.yml": """\
title: A permit came late
summary: It lay in a tray.
type: complaint
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: It lay in a tray for a week.
traced_to: [{link: back, step: 'issue-a-permit#print', what: The press stood still.}]
changes:
  - {what: Buy a press., by: back, due: 2026-12-01}
  - {what: Empty the tray at noon., by: front, due: 2026-10-01, done: 2026-09-20, result: worked}
  - {what: Ring the customer., by: front, done: 2026-08-20, result: did not work}
""",
    "standards/lessons/card.yml": """\
title: A card
summary: Somebody wrote to us.
type: compliment
on: 2026-06-04
about: [promise/permit-in-five-days]
what_happened: A card came.
traced_to: [{link: back, what: Stayed on.}]
changes: [{what: Frame it., done: 2026-06-06}]
""",
    "standards/sessions/permits.yml": """\
title: Looking at permits
summary: What we found.
on: 2026-09-01
links: [front]
about: [promise/permit-in-five-days]
checklist:
  expectations: {actions: [{what: Ask again., by: front}, {what: Ask residents., by: front, due: 2026-12-24}, {what: Sum up., by: head, due: 2026-11-27}]}
  perceptions: {}
  existing_procedures: {}
  missing_procedures: {}
  support_structure: {}
  common_language: {}
""",
    "standards/frameworks/good.yml": """\
title: Good service
summary: What good is.
verdicts: [weak, fair, strong]
criteria:
  - {id: kept, title: Promises are kept, shown_by: [results]}
  - {id: known, title: Promises are known}
  - {id: care, title: Care}
assessments: [{on: 2026-01-15, by: the board, verdicts: {kept: strong, known: weak, care: fair}}]
""",
    "standards/results/2026.csv": """\
promise,period,value,cause,action
permit-in-five-days,2026-08,80,The press broke.,We mended it.
permit-in-five-days,2026-09,97,,
permit-in-five-days,2026-10,97,,
""",
    "glossary/permit.yml": "title: permit\ndefinition: A card that allows a car to park.\nowner: front\navoid: [{word: ticket, use: pass}]\n",
    "glossary/bay.yml": "title: bay\ndefinition: A place for one car.\nowner: back\nrelated: [permit]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    organisation = (TINY / "standards/organisation.yml").read_text(encoding="utf-8")
    over = {"standards/organisation.yml": organisation.replace("not-approved: off", "promise-over-capability: warning")}
    return built(tiny_with(FILES | over, tmp_path_factory.mktemp("everything") / "handbook"))


def test_what_came_of_actions_is_told(site: Path) -> None:
    tags = [(tag.text(), tag.attributes.get("data-tone")) for tag in page(site, "lessons/late").css("#changes .tag")]
    assert [(text.replace("\N{NO-BREAK SPACE}", " "), tone) for text, tone in tags] == [
        ("Due 1 December 2026", "watch"),
        ("Done 20 September 2026", "good"),
        ("Worked", "good"),
        ("Done 20 August 2026", "good"),
        ("Did not work", "watch"),
    ]
    said = words(site, "you-said")
    assert said.index("Empty the tray") < said.index("Buy a press."), "what is done comes first"
    assert "A card" not in said
    assert "A permit came late It lay in a tray. Empty the tray at noon. 20 September 2026" in words(site, "about", "#learned")
    assert words(site, "lessons", "tbody").startswith("A card 4 June 2026 compliment")
    owed = (
        "Sum up. Head of permits Due 27 November 2026 Ask residents. Front desk Due 24 December 2026 Ask again. Front desk Owed"
    )
    assert owed in words(site, "sessions/permits", "#owed")
    assert "Owed by Friday 27 November Due 27 November 2026 Sum up." in words(site, "chain/head", "#now")
    assert words(site, "sessions/permits", "#absent").endswith("Print room")


def test_steps_stand_against_the_limit(site: Path) -> None:
    told = words(site, "promises/permit-in-five-days", "#capability")
    assert "7 working days, not 5 working days. The line marks the limit." in told
    bars = page(site, "promises/permit-in-five-days").css("#capability .timeline li")
    assert [bar.attributes.get("data-tone") for bar in bars] == ["watch", "bad", "bad", None]
    assert {element_of(bar, "line.limit").attributes["x1"] for bar in bars} == {"71.4%"}
    clock = words(site, "procedures/issue-a-permit", "#clock")
    assert "1. Hand in The customer no time given Runs, and nobody said for how long" in clock
    assert "3. Print Print room 6 working days Runs 4. List Front desk 1 working day Runs on while we wait for the bank" in clock


def test_a_comparison_is_drawn_on_one_scale(site: Path) -> None:
    compared = page(site, "promises/permit-in-five-days").css("#compare .timeline li")
    assert [element_of(bar, "rect").attributes["width"] for bar in compared] == ["97%", "48.5%"]
    told = words(site, "promises/permit-in-five-days", "#compare")
    assert "More is better." in told and "Nextford 48.5% We are better 31 March 2026 Comparable" in told


def test_a_procedure_says_what_is_handed_over(site: Path) -> None:
    answer = words(site, "procedures/issue-a-permit", ".answer")
    assert answer.startswith("Do first Check the form. All 4 steps By when The steps take 7 working days")
    steps = words(site, "procedures/issue-a-permit", "#steps")
    assert "Hand over to Print room : address 3 Print the permit." in steps
    assert "Accountable" not in steps and "Step" not in steps.removeprefix("Steps The steps at a glance")


def test_a_contact_point_says_how_it_came_to_be(site: Path) -> None:
    life = page(site, "contact-points/desk").css("#life li")
    assert ["data-done" in stage.attributes for stage in life] == [True, True, False, False]
    assert "1 promise falls. Residents notice. Permits in five working days" in words(site, "contact-points/desk", "#without")
    assert "still at Town hall desk" in words(site, "contact-points/hatch", "#without")


def test_thanks_name_the_step_of_each(site: Path) -> None:
    hands = words(site, "lessons/card/thanks", "#hands")
    assert "Print room Stayed on. Step 3 of Issue a permit : Print the permit" in hands and "Head of permits" not in hands
    assert "A card Stayed on. Your step 3 of Issue a permit" in words(site, "chain/back", "#thanks")
    assert "A permit came late 4 May 2026 The press stood still. Step 3 of Issue a permit" in words(site, "chain/back", "#mended")
    assert "earlier" not in words(site, "chain/back", "#thanks") and len(page(site, "lessons/card").css("#causes")) == 1
    tag = element_of(page(site, "lessons/card"), "#story .tag")
    assert (tag.text(), tag.attributes["data-tone"]) == ("Compliment", "good")


def test_a_team_sees_what_comes_next(site: Path) -> None:
    now = words(site, "chain/back", "#now")
    assert "Nothing. Next: Due 1 December 2026 Buy a press. in A permit came late for Residents 2 things without a date" in now
    assert "3 promises : 1 of our own and 2 of others" in now
    assert words(site, "chain/back", "#owed").startswith("What we owe 3 things Beside")
    assert "Unblocks Front desk , Print room" in words(site, "chain/head", "#do")
    assert "Check the form." not in words(site, "chain/back", "#steps")
    shown = words(site, "chain/front", "#evidence")
    assert "Promises are known Good service Permits in five working days Stale" in shown and shown.count("Stale") == 1


def test_a_criterion_has_its_place_on_the_scale(site: Path) -> None:
    framework = page(site, "frameworks/good")
    verdicts = [element_of(one, ".tag") for one in framework.css(".criterion")]
    assert [(tag.text(), tag.attributes.get("data-tone")) for tag in verdicts] == [
        ("Strong", "good"),
        ("Weak", "bad"),
        ("Fair", None),
    ]
    told = words(site, "frameworks/good")
    assert "something fresh speaks for 1 of 3 criteria, nothing for 2" in told
    assert "1 strong: Promises are kept 1 fair: Care 1 weak: Promises are known" in told
    assert (
        "Strong 3 of 3 on its scale Results of every promise 1 kept; 2 promises without a figure to judge Speaks for it" in told
    )
    assert "3 pieces for 2 criteria, 2 of them stale" in words(site, "chain/front/pack", "#about")


def test_lists_and_reports_tell_it_in_their_order(site: Path) -> None:
    assert "What it was before 2 Until 31 December 2025 10 working days Until 31 December 2024" in words(
        site, "promises/permit-in-five-days", "#more"
    )
    assert "Lessons 2 4 June 2026, compliment A card 4 May 2026" in words(site, "promises/permit-in-five-days", "#more")
    assert "Ticket we say pass" in words(site, "a-z") and "Bay Word" in words(site, "a-z")
    assert "Read with Permit" in words(site, "glossary/bay", "#meaning") and "Read with Bay" in words(site, "glossary/permit")
    charter = page(site, "charter")
    assert [head.text() for head in charter.css("h2")][:2] == ["Whatever you come for", "Parking permits"]
    assert len(charter.css(".card")) == 2, "one of them only between teams"
    assert "1 promise for every service" in words(site, "excellence", "tr[data-row]")
    assert "1 promise Over the limit The steps take longer than we promise." in words(site, "", "#promises")
    assert words(site, "reports/results").index("Not measured 2") < words(site, "reports/results").index("Kept 1")
    assert words(site, "reports/owed", "#links tbody").startswith("Everyone 1 2 1 14 Feed Nobody's 1 Front desk 1 1 7 Feed")
    trouble = words(site, "sessions/workbook/promise-permit-in-five-days")
    assert "Missed 1 of 3 figures, last in August 2026" in trouble
    assert "August 2026 80%, promised at least 95% The press broke. What we do: We mended it." in trouble
