"""Pages call nothing a gap that is answered by what their readers may not see, and say no word of that."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Handbook, edit, write
from tests.sites import built, element_of, html_of, page

PROMISE, PROCEDURE = "standards/promises/permit-in-five-days.yml", "standards/procedures/issue-a-permit.yml"


def with_line(folder: Path, path: str, line: str) -> Path:
    """The handbook with one more line in a definition, and with a number to ring, because pages say then what is promised.

    A procedure alone says `stamped`.
    """
    write(folder / "glossary/stamped.yml", "title: stamped paper\ndefinition: What we print on.\nowner: front\n")
    edit(folder / PROCEDURE, "Print the permit", "Print the permit on stamped paper")
    edit(folder / "standards/links/front.yml", "kind: front-line\n", "kind: front-line\ncontact: {phone: 01632 960000}\n")
    edit(folder / path, "title:", f"{line}\ntitle:")
    return folder


def told(site: Path, path: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html_of(site, path)).split())


UNTRUE = [
    (PROMISE, "moments", "Expectations nobody meets or answers"),
    (PROMISE, "moments", "Services without a promise of their own"),
    (PROMISE, "moments", "Procedures that support nothing"),
    (PROCEDURE, "moments", "Contact points without a procedure"),
    (PROCEDURE, "moments", "Promises without a procedure"),
    (PROCEDURE, "promises/permit-in-five-days", "no procedure supports this promise yet"),
    (PROCEDURE, "sessions/workbook/promise-permit-in-five-days", "no procedure keeps this promise yet"),
    (PROMISE, "customers/residents", "Not met, not answered"),
    (PROMISE, "services/parking", "No promise of its own"),
    (PROMISE, "chain/front", "No promise yet"),
    (PROMISE, "reports/areas", "Teams that promise nothing yet"),
]


@pytest.mark.parametrize(("hidden", "path", "words"), UNTRUE)
def test_what_is_hidden_is_no_gap(tiny: Handbook, hidden: str, path: str, words: str) -> None:
    text = told(built(with_line(tiny({}), hidden, "classification: restricted")), path)
    assert words not in text and Path(hidden).stem not in text.replace(path.rpartition("/")[2], "")


@pytest.mark.parametrize(("missing", "path", "words"), UNTRUE)
def test_what_is_not_there_is_a_gap(tiny: Handbook, missing: str, path: str, words: str) -> None:
    assert words in told(built(with_line(tiny({}), missing, "status: draft")), path)


@pytest.mark.parametrize(("line", "is_gap"), [("classification: restricted", False), ("status: retired", True)])
@pytest.mark.parametrize(
    ("of", "path", "words"),
    [(PROMISE, "procedures/issue-a-permit", "No time is promised"), (PROCEDURE, "reports/language", "Words nobody uses yet")],
)
def test_hidden_is_no_gap_but_retired_is(tiny: Handbook, of: str, path: str, words: str, line: str, is_gap: bool) -> None:
    assert (words in told(built(with_line(tiny({}), of, line)), path)) is is_gap


FRAMEWORK = """\
title: Fair service
summary: To be fair.
publisher: Us
planned: [{on: 2027-01-10}]
owner: front
criteria:
  - {id: c1, title: They do it}
"""


@pytest.mark.parametrize(("classification", "is_gap"), [("restricted", False), ("staff", True)])
def test_hidden_evidence_fills_a_criterion(tiny: Handbook, classification: str, is_gap: bool) -> None:
    folder = tiny({"standards/frameworks/fair.yml": FRAMEWORK})
    if not is_gap:
        edit(folder / PROMISE, "target:", "evidences: [fair#c1]\ntarget:")
    edit(folder / PROMISE, "target:", f"classification: {classification}\ntarget:")
    site = built(folder)
    assert ("Gap: nothing speaks for it" in told(site, "frameworks/fair")) is is_gap
    assert ("nothing speaks for it yet" in told(site, "chain/front")) is is_gap
    assert ("Nothing speaks for it" in told(site, "reports/evidence")) is is_gap


ELEMENTS = "expectations:\n  - {id: told, text: I am told., dimension: communication, met_by: [permit-in-five-days]}\n"


@pytest.mark.parametrize(("classification", "is_gap"), [("restricted", False), ("staff", True)])
def test_the_grid_of_elements_has_no_hidden_gap(tiny: Handbook, classification: str, is_gap: bool) -> None:
    folder = tiny({"standards/customers/residents.yml": f"title: Residents\nsummary: All.\n{ELEMENTS}"})
    edit(folder / PROMISE, "limit: 5 working days\n", f"dimension: communication\nclassification: {classification}\n")
    if is_gap:
        edit(folder / PROMISE, "kind: public\n", "kind: public\nstatus: draft\n")
    cell = told(built(folder), "services/parking").partition("Communication")[2].partition("Behaviour")[0]
    assert cell and ("Gap" in cell) is is_gap and ("not met" in cell) is is_gap


AGREED = """\
title: Forms on the day
summary: Forms reach the desk.
wording: You have each form on the day.
kind: internal
made_by: back
made_to: [front]
limit: 1 working day
target: {share: at least 95%}
"""


@pytest.mark.parametrize(("classification", "is_silent"), [("restricted", False), ("staff\nstatus: draft", True)])
def test_a_hidden_promise_answers_for_a_link(tiny: Handbook, classification: str, is_silent: bool) -> None:
    folder = tiny(
        {
            "standards/links/back.yml": "title: Back office\nsummary: Prints.\nkind: support\n",
            "standards/promises/forms.yml": f"{AGREED}classification: {classification}\n",
        }
    )
    edit(folder / "standards/links/front.yml", "kind:", "relies_on: [{link: back, for: forms}]\nkind:")
    site = built(folder)
    assert ("Only one of the two says so" in told(site, "reports/handshakes")) is is_silent
    assert ("Say that you support Front desk" in told(site, "chain/back")) is is_silent
    assert "Forms on the day" not in told(site, "reports/handshakes")


@pytest.mark.parametrize(("classification", "is_gap"), [("restricted", False), ("staff\nstatus: draft", True)])
def test_a_hidden_promise_measures_how_soon_it_clears(tiny: Handbook, classification: str, is_gap: bool) -> None:
    head = "title: Head\nsummary: Leads.\nkind: leadership\nunblocks: {within: 1 working day, promise: forms}\n"
    promise = f"{AGREED.replace('back', 'head')}classification: {classification}\n"
    folder = tiny({"standards/links/head.yml": head, "standards/promises/forms.yml": promise})
    edit(folder / "standards/links/front.yml", "kind:", "coached_by: head\nkind:")
    assert ("Not measured" in told(built(folder), "chain/head")) is is_gap


BACK = "title: Back office\nsummary: Prints.\nkind: support\n"
SESSION = """\
title: At the desk
summary: We sat together.
on: 2026-11-02
links: [front]
checklist:
  expectations: {findings: [They mind silence.], actions: [{what: Order paper., by: front, due: 2026-11-20}]}
  perceptions: {}
  existing_procedures: {}
  missing_procedures: {}
  support_structure: {}
  common_language: {}
"""
CELLS = ("Promises", "Measured", "Handshakes", "Sessions")
WITH_SESSION = {
    "standards/sessions/desk.yml": SESSION,
    "standards/links/back.yml": f"{BACK}relies_on: [{{link: front, for: forms}}]\n",
}


def areas_of_front(folder: Path) -> dict[str, str]:
    """What the report of areas says of the front desk, by column; an empty cell has no label."""
    row = next(row for row in page(built(folder), "reports/areas").css("#facts tbody tr") if "Front desk" in row.text())
    return {cell.attributes.get("data-label") or "": cell.text().strip() for cell in row.css("td")}


@pytest.mark.parametrize(("classification", "is_none"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_areas_say_none_only_where_nothing_is_hidden(tiny: Handbook, classification: str, is_none: bool) -> None:
    folder = tiny(WITH_SESSION)
    for path in (PROMISE, *WITH_SESSION):
        edit(folder / path, "title:", f"classification: {classification}\ntitle:")
    cells = areas_of_front(folder)
    assert {name: cells.get(name, "") for name in CELLS} == dict.fromkeys(CELLS, "none" if is_none else "")


MARK = "title: The mark\nsummary: What assessors ask.\nowner: {owner}\nclassification: {seen}\ncriteria: [{{id: '1', title: In time}}]\n"


@pytest.mark.parametrize(("seen", "is_none"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_evidence_in_a_hidden_framework_is_not_none(tiny: Handbook, seen: str, is_none: bool) -> None:
    folder = tiny({"standards/links/back.yml": BACK, "standards/frameworks/mark.yml": MARK.format(owner="back", seen=seen)})
    edit(folder / PROCEDURE, "title:", "evidences: [mark#1]\ntitle:")
    cells = areas_of_front(folder)
    assert cells.get("Evidence", "") == ("none" if is_none else "") and cells["Sessions"] == "none"


@pytest.mark.parametrize(("classification", "is_none"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_a_team_relies_on_hidden_ones(tiny: Handbook, classification: str, is_none: bool) -> None:
    folder = tiny({"standards/links/back.yml": f"{BACK}classification: {classification}\n"})
    edit(folder / "standards/links/front.yml", "kind:", "relies_on: [{link: back, for: forms}]\nkind:")
    assert areas_of_front(folder).get("Handshakes", "") == ("none" if is_none else "")


@pytest.mark.parametrize(("classification", "is_alone"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_a_hidden_team_could_step_in(tiny: Handbook, classification: str, is_alone: bool) -> None:
    folder = tiny({"standards/links/back.yml": f"{BACK}skills: [{{skill: Franking}}]\nclassification: {classification}\n"})
    edit(folder / PROCEDURE, "    within: 2", "    skills: [Franking]\n    within: 2")
    edit(folder / "standards/links/front.yml", "kind:", "skills: [{skill: Franking}]\nkind:")
    assert ("Nobody else could step in" in told(built(folder), "chain/front")) is is_alone


@pytest.mark.parametrize(("classification", "is_nothing"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_hidden_actions_are_owed_too(tiny: Handbook, classification: str, is_nothing: bool) -> None:
    folder = tiny({"standards/sessions/desk.yml": f"{SESSION}classification: {classification}\n"})
    assert ("Nothing." in told(built(folder), "chain/front")) is is_nothing


@pytest.mark.parametrize(("classification", "is_gap"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_a_hidden_coach_holds_up_a_team(tiny: Handbook, classification: str, is_gap: bool) -> None:
    leaders = {
        f"standards/links/{id}.yml": f"title: {id}\nsummary: Leads.\nkind: leadership\n" for id in ("managers", "directors")
    }
    folder = tiny(leaders)
    edit(folder / "standards/links/front.yml", "kind:", "coached_by: managers\nkind:")
    edit(folder / "standards/links/managers.yml", "kind:", f"classification: {classification}\nkind:")
    if is_gap:
        edit(folder / "standards/links/front.yml", "coached_by: managers\n", "")
    text = told(built(folder), "reports/areas")
    assert ("Teams that nobody coaches" in text) is is_gap and "managers" not in text


@pytest.mark.parametrize(("path", "words"), [("promises", "No promise"), ("charter", "No promise")])
def test_an_empty_list_claims_nothing(tiny: Handbook, path: str, words: str) -> None:
    text = told(built(with_line(tiny({}), PROMISE, "classification: restricted")), path)
    assert "Nothing to show here" in text and words not in text


@pytest.mark.parametrize(("classification", "is_none"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_customers_elements_have_hidden_promises(tiny: Handbook, classification: str, is_none: bool) -> None:
    folder = tiny({})
    edit(folder / "standards/customers/residents.yml", "title:", "excellence: [{text: It is quick.}]\ntitle:")
    edit(folder / PROMISE, "title:", f"classification: {classification}\ntitle:")
    rows = page(built(folder), "customers/residents").css("#elements tbody tr")
    row = next(row for row in rows if element_of(row, "th").text().startswith("Timeliness"))
    assert ("Nothing of its own" in row.text()) is is_none


@pytest.mark.parametrize(("classification", "is_gap"), [("restricted", False), ("staff\nstatus: retired", True)])
def test_a_hidden_promise_secures_the_time_of_a_step(tiny: Handbook, classification: str, is_gap: bool) -> None:
    folder = tiny(
        {"standards/links/back.yml": BACK, "standards/promises/forms.yml": f"{AGREED}classification: {classification}\n"}
    )
    edit(folder / PROCEDURE, "within: 1 working day", "secured_by: forms")
    site = built(folder)
    for path in ("promises/permit-in-five-days", "procedures/issue-a-permit", "reports/capability"):
        text = told(site, path)
        assert any(words in text for words in ("no time given", "Nobody can tell")) is is_gap, path


def test_hidden_customers_have_asked_for_it(tiny: Handbook) -> None:
    folder = with_line(tiny({}), "standards/customers/residents.yml", "classification: restricted")
    assert "We have not heard anybody ask" not in told(built(folder), "sessions/workbook/promise-permit-in-five-days")


@pytest.mark.parametrize("title", ["Secret paper", "procedure"])
def test_a_hidden_title_hides_no_gap(tiny: Handbook, title: str) -> None:
    """Titles may be words of which the sentences about gaps are made."""
    hidden = f"title: {title}\ndefinition: What we print on.\nowner: front\nclassification: restricted\n"
    folder = tiny({"glossary/paper.yml": hidden})
    edit(folder / PROCEDURE, "supports: [permit-in-five-days]\n", "")
    assert "promise-without-procedure" in html_of(built(folder), "reports/gaps")


@pytest.mark.parametrize(("line", "is_listed"), [("classification: restricted", False), ("status: retired", True)])
def test_hidden_thanks_tell_not_when(tiny: Handbook, line: str, is_listed: bool) -> None:
    lesson = "title: Well done\nsummary: A permit in a day.\nwhat_happened: They stayed late.\ntype: excellence\nabout: [promise/permit-in-five-days]\n"
    thanks = f"{lesson}traced_to: [{{link: front}}]\n{line}\n"
    listed = set()
    for day in ("2026-10-20", "2023-10-20"):
        folder = tiny({"standards/lessons/well-done.yml": f"{thanks}on: {day}\n"})
        listed.add(page(built(folder), "reports/thanks").css_first("#nobody tbody") is not None)
        shutil.rmtree(folder.parent)
    assert listed == {is_listed}


def test_a_criterion_tells_not_whether_hidden_promises_are_kept(tiny: Handbook) -> None:
    framework = FRAMEWORK.replace("They do it}", "They do it, shown_by: [results], about: {promises: [permit-in-five-days]}}")
    pages = set()
    for value in ("97", "20"):
        rows = f"promise,period,value\npermit-in-five-days,2026-10,{value}\n"
        folder = tiny({"standards/frameworks/fair.yml": framework, "standards/results/2026.csv": rows})
        edit(folder / PROMISE, "title:", "classification: restricted\ntitle:")
        pages |= {told(built(folder), path) for path in ("frameworks/fair", "reports/evidence")}
        shutil.rmtree(folder.parent)
    assert len(pages) == 2


@pytest.mark.parametrize(("met_by", "is_unheard"), [("met_by: [permit-in-five-days]", False), ("answer: No.", True)])
def test_a_hidden_customer_asks_for_a_promise(tiny: Handbook, met_by: str, is_unheard: bool) -> None:
    asking = f"title: Traders\nsummary: Shops.\nexpectations: [{{id: fast, text: Fast., {met_by}}}]\n"
    residents = "title: Residents\nsummary: Everyone who lives in Tinford.\n"
    folder = tiny(
        {
            "standards/customers/residents.yml": residents,
            "standards/customers/traders.yml": f"{asking}classification: restricted\n",
        }
    )
    text = told(built(folder), "sessions/workbook/promise-permit-in-five-days")
    assert ("We have not heard anybody ask for it" in text) is is_unheard


@pytest.mark.parametrize(("traced", "is_untold"), [("traced_to: [{link: back}]", False), ("", True)])
def test_a_failure_is_traced_to_a_hidden_link(tiny: Handbook, traced: str, is_untold: bool) -> None:
    lesson = "title: Late\nsummary: It lay there.\nowner: front\ntype: failure\non: 2026-05-02\nwhat_happened: It lay there.\n"
    lesson += f"about: [promise/permit-in-five-days]\n{traced}\n"
    folder = tiny({"standards/lessons/late.yml": lesson, "standards/links/back.yml": f"{BACK}classification: restricted\n"})
    text = told(built(folder), "sessions/workbook/promise-permit-in-five-days")
    assert ("Nobody has said." in text) is is_untold
