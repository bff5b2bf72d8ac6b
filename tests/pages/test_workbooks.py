"""What a facilitator reads in a workbook before a session: each thing that changes in the handbook changes there."""

from pathlib import Path

import pytest

from interlock.pages.books.workbook import workbook_pages
from interlock.pages.settings import Settings
from interlock.site import checking
from interlock.site.folder import ServedFolder
from interlock.site.writer import SiteWriter
from tests.conftest import TODAY, Handbook, Overlay, edit
from tests.sites import built, hrefs, searched_folders, words
from tests.tiny_files import ISSUING

WORKBOOK = "sessions/workbook/promise-permit-in-five-days"
BACK = "standards/links/back.yml"
RESULTS = "standards/results/2026.csv"
LESSON = "standards/lessons/2026-10-wrong-street.yml"

KNOWN = {
    "standards/links/front.yml": """\
title: Front desk
summary: Answers people who come in.
kind: front-line
relies_on: [{link: back, for: permits printed overnight}]
""",
    BACK: """\
title: Back office
summary: Prints the permits.
kind: support
supports: [{link: front, with: permits printed overnight}]
""",
    "standards/promises/print-overnight.yml": """\
title: Permits printed overnight
summary: What comes in by five is printed by nine.
wording: We print it overnight.
kind: internal
made_by: back
made_to: [front]
limit: 1 working day
target: {share: at least 96%}
""",
    "standards/procedures/issue-a-permit.yml": ISSUING
    + """\
steps:
  - {id: check, does: Check the address on the form., by: front, within: 1 working day}
  - {id: print, does: Print the permit., by: back, within: 2 working days, secured_by: print-overnight}
""",
    RESULTS: "promise,period,value,cause,action\npermit-in-five-days,2026-09,97,,\nprint-overnight,2026-09,97,,\n",
    LESSON: """\
title: A permit for the wrong street
summary: A permit was printed for the wrong street.
type: failure
on: 2026-08-05
about: [promise/permit-in-five-days]
what_happened: A resident got a permit for the wrong street.
traced_to: [{link: back, what: The list of streets was a year old.}]
changes: [{what: The list comes every month., by: back, due: 2026-09-30}]
""",
    "glossary/permit.yml": """\
title: permit
definition: A card that allows a car to stand in one street.
owner: front
avoid: [{word: licence, because: People bring their driving licence.}]
""",
    "standards/sessions/permits.yml": """\
title: Looking at permits together
summary: What we found.
on: 2026-09-01
links: [front]
about: [promise/permit-in-five-days]
checklist:
  expectations: {actions: [{what: Ask residents., by: front, done: 2026-09-20, result: worked}]}
  perceptions: {findings: [Both think that the other posts it.]}
  existing_procedures: {findings: [One.]}
  missing_procedures: {findings: [None.]}
  support_structure: {findings: [Loose.]}
  common_language: {findings: [Permit.]}
""",
}


def test_a_workbook_is_filled_in_with_what_is_known(tiny: Handbook) -> None:
    site = built(tiny(KNOWN))
    assert f"{WORKBOOK}/" in hrefs(site, "promises/permit-in-five-days")
    assert "sessions/workbook/service-parking/" in hrefs(site, "services/parking")
    assert words(site, WORKBOOK, "#standing") == (
        "How it stands Permits in five working days Kept Chain: capable"
        " Last figure 97% in September 2026; promised at least 95% of cases"
        " Can its steps keep it? Yes. The longest way through its steps takes 3 working days of 5 working days: 2 working days to spare."
        " Where the time goes Issue a permit : Most of it lies with Back office: 2 of 3 working days."
    )
    assert "Back office : The list of streets was a year old." in words(site, WORKBOOK, "#lessons")
    earlier = words(site, WORKBOOK, "#earlier")
    assert "The list comes every month. agreed in A permit for the wrong street Back office Overdue since" in earlier
    assert "Ask residents. agreed in Looking at permits together Front desk Done 20 September 2026 Worked" in earlier
    assert "“I hear soon whether I may park.” Permits in five working days" in words(site, WORKBOOK, "#expectations")
    assert "Back office does step 2 of Issue a permit; secures step 2" in words(site, WORKBOOK, "#perceptions")
    took = "Capable 3 working days of 5 working days: step 1 (Front desk) 1 working day, step 2 (Back office) 2 working days"
    assert f"Issue a permit Front desk {took}" in words(site, WORKBOOK, "#existing-procedures")
    unsigned = "Agreed Still to sign: Management, Back office, Front desk."
    assert f"Front desk on Back office permits printed overnight {unsigned}" in words(site, WORKBOOK, "#support-structure")
    assert "Permit A card that allows a car to stand in one street." in words(site, WORKBOOK, "#common-language")
    command = "interlock new session 2026-11-permit-in-five-days --about promise/permit-in-five-days"
    assert command in words(site, WORKBOOK, "#actions")
    assert "sessions/" in searched_folders(site) and "sessions/workbook/" not in searched_folders(site)


def test_a_bare_workbook_says_what_to_write(tiny: Handbook) -> None:
    folder = tiny({})
    for path in ("promises/permit-in-five-days", "procedures/issue-a-permit", "customers/residents", "../glossary/permit"):
        edit(folder / f"standards/{path}.yml", "title:", "status: retired\ntitle:")
    site, service = built(folder), "sessions/workbook/service-parking"
    assert "Write what customers tell you under expectations in their file." in words(site, service, "#expectations")
    assert "Write down the steps as you do them: interlock new procedure …" in words(site, service, "#existing-procedures")
    assert "Write it under relies_on in your file" in words(site, service, "#support-structure")
    assert "interlock new term" in words(site, service, "#common-language")


def text_of(path: str, old: str, new: str) -> Overlay:
    """One file with something else in it."""
    assert old in KNOWN[path]
    return {path: KNOWN[path].replace(old, new)}


MISSED = "permit-in-five-days,2026-10,81,Two of three were ill.,A third printer is on its way.\n"
WRONG_WAY = (
    "title: Post\nsummary: Post it.\nowner: front\nservice: parking\nsupports: [permit-in-five-days]\nmissing: true\n"
    "reasons: [where is my licence]\n"
)


@pytest.mark.parametrize(
    ("change", "part", "told"),
    [
        (
            text_of("standards/procedures/issue-a-permit.yml", "within: 1 working day", "within: 4 working days"),
            "#standing",
            "Chain: over the limit Last figure 97% in September 2026; promised at least 95% of cases Can its steps keep it? "
            "No: the steps take 6 working days, not 5 working days, because of step 1 (check) and step 2 (print).",
        ),
        (
            text_of("standards/procedures/issue-a-permit.yml", ", within: 1 working day", ""),
            "#existing-procedures",
            "Unknown no time is stated for step 1 (Front desk)",
        ),
        (
            {RESULTS: KNOWN[RESULTS] + MISSED},
            "#misses",
            "October 2026 81%, promised at least 95% Two of three were ill. What we do: A third printer is on its way.",
        ),
        ({RESULTS: KNOWN[RESULTS] + MISSED}, "#standing", "Missed 1 of 2 figures, last in October 2026"),
        (
            {RESULTS: KNOWN[RESULTS].replace("overnight,2026-09,97", "overnight,2026-09,83")},
            "#standing",
            "Weakest measured link Permits printed overnight : 83% in September 2026, promised at least 96%; "
            "ring 2, secures step 2 of Issue a permit.",
        ),
        (
            text_of("standards/promises/print-overnight.yml", "at least 96%", "at least 80%"),
            "#standing",
            "Targets behind it Issue a permit : one of 80% keeps 80% at worst; 95% is promised.",
        ),
        (
            text_of("standards/links/front.yml", "relies_on: [{link: back, for: permits printed overnight}]\n", ""),
            "#support-structure",
            "Front desk on Back office permits printed overnight One-sided Front desk does not say so.",
        ),
        (
            {
                "standards/promises/print-overnight.yml": KNOWN["standards/promises/print-overnight.yml"]
                + "satisfied: [{link: front, on: 2026-11-01, answer: partly, text: Not on Mondays.}]\n"
            },
            "#support-structure",
            "Partly served (1 November 2026): Not on Mondays.",
        ),
        (
            text_of("standards/procedures/issue-a-permit.yml", "Print the permit.", "Print the licence."),
            "#common-language",
            "licence Issue a permit permit. People bring their driving licence.",
        ),
        (
            text_of("standards/sessions/permits.yml", "result: worked", "result: {answer: did not work, figure: nobody came}"),
            "#earlier",
            "Ask residents. agreed in Looking at permits together Front desk Done 20 September 2026 Did not work nobody came",
        ),
        (text_of(LESSON, "link: back", "link: front"), "#lessons", "Front desk : The list of streets was a year old."),
        ({"standards/procedures/post.yml": WRONG_WAY}, "#missing-procedures", "Post still to be written"),
        (
            {
                "standards/promises/print-overnight.yml": KNOWN["standards/promises/print-overnight.yml"] + "status: retired\n",
                "standards/customers/residents.yml": "title: Residents\nsummary: Everyone who lives in Tinford.\n"
                "expectations: [{id: late, text: You are there in the evening., met_by: [print-overnight]}]\n",
            },
            "#expectations",
            "“You are there in the evening.” Not answered yet",
        ),
    ],
)
def test_one_thing_changes_and_the_workbook_follows(change: Overlay, part: str, told: str, tiny: Handbook) -> None:
    folder = tiny(KNOWN | dict(change))
    writer = SiteWriter(checking.check(folder, TODAY), Settings(), ServedFolder(folder / "site"))
    writer.write(next(plan for plan in workbook_pages(writer.context) if plan.path == f"{WORKBOOK}/"))
    assert told in words(folder / "site", WORKBOOK, part)


def test_between_teams_a_workbook_begins_with_what_receivers_need(tiny: Handbook) -> None:
    site = built(tiny(KNOWN))
    told = "Front desk permits printed overnight Permits printed overnight"
    assert told in words(site, "sessions/workbook/promise-print-overnight", "#expectations")


def test_a_service_tells_promises_in_trouble_at_length(tiny: Handbook) -> None:
    promise = (Path(__file__).parent.parent / "tiny/standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8")
    other = {"standards/promises/refund-in-a-week.yml": promise.replace("Permits in five", "Refunds in five")}
    site = built(tiny(KNOWN | other | {RESULTS: KNOWN[RESULTS] + MISSED}))
    standing = words(site, "sessions/workbook/service-parking", "#standing")
    assert standing.startswith("How it stands Permits in five working days Missed Chain: capable Last figure 81% in October 2026")
    assert standing.endswith("The other promises Refunds in five working days Not measured")
    assert "October 2026 Permits in five working days 81%" in words(site, "sessions/workbook/service-parking", "#misses")


def test_the_public_gets_no_workbook(tiny: Handbook) -> None:
    site = built(tiny({"standards/organisation.yml": "name: Tinford\ndefaults: {classification: public}\n"}), audience="public")
    assert (site / "promises/permit-in-five-days/index.html").is_file()
    assert not (site / "sessions/workbook").exists()
