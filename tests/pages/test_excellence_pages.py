"""The grid of services and elements, customers' own words, and the pages of systems and places."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, Handbook
from tests.sites import built, element_of, hrefs, page, words
from tests.tiny_files import ISSUING

ASKED = """\
title: Residents
summary: Everyone who lives in Tinford.
expectations:
  - {id: soon, text: I hear soon whether I may park., dimension: timeliness, met_by: [permit-in-five-days]}
  - {id: plain, text: Tell me in plain words., dimension: communication}
excellence:
  - {text: I never had to ask twice., source: The spring survey, on: 2026-04-20}
"""
SERVICE = """\
title: Parking permits
summary: Permits for people who live where parking is short.
owner: front
customers: [residents]
no_promise_about:
  - {element: facilities, why: Nobody has to come to us.}
"""
HANDBOOK = {"standards/customers/residents.yml": ASKED, "standards/services/parking.yml": SERVICE}


def cells(site_page: object, row: str) -> dict[str, str]:
    found = site_page.css(f"{row} td")  # type: ignore[attr-defined]
    return {cell.attributes["data-label"]: " ".join(cell.text(separator=" ").split()) for cell in found}


def test_the_grid_says_what_is_promised_and_expected(tiny: Handbook) -> None:
    site = built(tiny(HANDBOOK))
    row = cells(page(site, "excellence"), "#service-parking")
    assert row["Timeliness and fulfilment"] == "Permits in five working days Kept 1 expectation, met"
    assert row["Communication"] == "Gap 1 expectation, 1 not met: Residents"
    assert "1\N{NO-BREAK SPACE}expectation, 1 not met" in element_of(page(site, "excellence"), "#service-parking").text()
    assert row["Facilities"] == "Nobody has to come to us."
    assert row["Values"] == "Gap"
    assert not page(site, "excellence").css("#every"), "nothing is promised for every service"
    assert "“I never had to ask twice.” The spring survey, 20 April 2026" in words(site, "excellence", "#own-words")
    assert {"excellence/", "promises/permit-in-five-days/"} <= hrefs(site, "services/parking")
    assert "excellence/" in hrefs(site, "about") & hrefs(site, "")


def test_every_service_has_a_row_once_something_is_promised(tiny: Handbook) -> None:
    greeting = "title: A greeting\nsummary: Hello.\nwording: We greet you.\nkind: public\nmade_by: front\nmade_to: [residents]\ndimension: behaviour\n"
    site = built(tiny(HANDBOOK | {"standards/promises/greet.yml": greeting}))
    assert cells(page(site, "excellence"), "#every")["Behaviour"] == "A greeting Not measured"
    assert cells(page(site, "excellence"), "#service-parking")["Behaviour"] == "1 promise for every service"


def test_the_public_sees_promises_and_no_gaps(tiny: Handbook) -> None:
    organisation = (ROOT / "tests/tiny/standards/organisation.yml").read_text() + "defaults: {classification: public}\n"
    site = built(tiny(HANDBOOK | {"standards/organisation.yml": organisation}), audience="public")
    row = cells(page(site, "excellence"), "#service-parking")
    assert row["Timeliness and fulfilment"] == "Permits in five working days Kept"
    assert row["Communication"] == row["Values"] == "Nothing yet"
    assert "Nobody has to come" not in words(site, "excellence")


def test_own_words_stand_beside_the_promises(tiny: Handbook) -> None:
    old = ASKED.replace("2026-04-20", "2020-04-20") + "review: {last: 2026-04-20, every: 12 months}\n"
    site = built(tiny(HANDBOOK | {"standards/customers/residents.yml": old}))
    said = words(site, "customers/residents", "#excellence")
    assert "“I never had to ask twice.” The spring survey, 20 April 2020 Ask again" in said
    assert "“I hear soon whether I may park.” Permits in five working days Kept" in words(
        site, "customers/residents", "#elements"
    )
    assert "“I hear soon whether I may park.”" in words(site, "customers/residents", "#expectations")


def test_a_service_leads_to_what_is_promised_for_all(larkfield_site: Path) -> None:
    lead = element_of(page(larkfield_site, "services/bulky-waste"), "#elements small a")
    assert (lead.text(), lead.attributes["href"]) == ("1 promise for every service", "../../excellence/#every")
    assert "Letters you can understand" in element_of(page(larkfield_site, "excellence"), "#every").text()


def test_elements_follow_expectations_and_promises(larkfield_site: Path) -> None:
    found = page(larkfield_site, "customers/residents")
    headings = [(each.tag, each.text()) for each in found.css("main :is(h2, h3)")]
    assert headings[1:5] == [
        ("h2", "What they call excellent"),
        ("h2", "What they expect"),
        ("h2", "What we promise them"),
        ("h3", "A call back about care within one working day"),
    ]
    assert ("h2", "What we promise them, element by element") in headings
    assert element_of(found, "#elements a[href='#promises']").text().endswith("more")


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("{text: Before., on: 2020-04-20}, {text: Some day.}", True),
        ("{text: Before., on: 2020-04-20}, {text: Now., on: 2026-04-20}", False),
        ("{text: Some day.}", False),
    ],
)
def test_the_newest_words_say_whether_to_ask_again(said: str, is_told: bool, tiny: Handbook) -> None:
    customer = f"title: Residents\nsummary: All.\nreview: {{every: 12 months}}\nexcellence: [{said}]\n"
    site = built(tiny({"standards/customers/residents.yml": customer}))
    assert ("Ask again" in words(site, "excellence", "#own-words")) is is_told


def test_sixty_services_fit_on_small_pages(tiny: Handbook) -> None:
    why = "It is what residents asked of us in the survey of last spring, and nobody has asked for more of it since then. "
    elements = ("communication", "behaviour", "access", "service", "facilities", "systems", "values")
    explained = "".join(f'  - {{element: {name}, why: "{why}"}}\n' for name in elements)
    service = SERVICE.partition("no_promise_about")[0].replace("title: ", "title: {number} ") + f"no_promise_about:\n{explained}"
    more = {f"standards/services/s{number}.yml": service.replace("{number}", str(number)) for number in range(60)}
    site = built(tiny(HANDBOOK | more))
    parts = sorted(site.glob("excellence/**/index.html"))
    assert len(parts) > 1
    assert max(part.stat().st_size for part in parts) < 60_000
    shown = [row for part in parts for row in page(part.parent, ".").css("tr[data-row]")]
    assert len(shown) == 61


SYSTEM = """\
title: Case system
summary: Where every case is kept.
kind: system
owner: front
does: [Holds every case.]
"""
STEPS = (
    ISSUING
    + """\
steps:
  - {id: check, does: Check the address on the form., by: front, with: [case-system], within: 1 working day, if_not: Use paper.}
  - {id: post, does: Print the permit and post it., by: front, within: 2 working days}
"""
)


def test_a_system_has_a_page_of_its_own(tiny: Handbook) -> None:
    site = built(tiny({"standards/links/case-system.yml": SYSTEM, "standards/procedures/issue-a-permit.yml": STEPS}))
    said = words(site, "chain/case-system")
    assert "Who answers for it Front desk" in said
    assert "Check the address on the form. Issue a permit Front desk Use paper." in said
    assert "1 promise falls. Residents notice." in said
    assert " us " not in said
    assert not (site / "chain/case-system/book").exists()
    assert "Case system Front desk" in words(site, "", "#things")
    assert "step 1 of Issue a permit is done with it" in words(site, "promises/permit-in-five-days", "#chain")
    assert "Done with Case system" in words(site, "procedures/issue-a-permit", "#steps")


COUNTED = "promise,period,value,met,total\n" + "".join(f"permit-in-five-days,2026-{month:02},97,,131\n" for month in (8, 9, 10))
LOADED = """\
title: Front desk
summary: Answers people who come in.
kind: front-line
capacity: {cases: 5, per: day, people: 2, peak: Mondays.}
"""


def test_what_came_is_told_where_it_matters(tiny: Handbook) -> None:
    site = built(tiny({"standards/links/front.yml": LOADED, "standards/results/2026.csv": COUNTED}))
    assert "It carries 5 a day, with 2 people When most comes Mondays." in words(site, "chain/front", "#do")
    load = words(site, "chain/front", "#load")
    assert "October 2026 6 a day 5 a day More than it carries" in load and "by working days" in load
    told = "Front desk carries 5 a day, 6 came in October 2026, for 3 periods running."
    assert told in words(site, "promises/permit-in-five-days", "#capability")


@pytest.mark.parametrize(("people", "said"), [("1", "with 1 person"), ("2.5", "with 2.5 people"), ("0.5", "with 0.5 people")])
def test_people_who_work_half_the_time_count_half(people: str, said: str, tiny: Handbook) -> None:
    site = built(tiny({"standards/links/front.yml": LOADED.replace("people: 2,", f"people: {people},")}))
    assert said in words(site, "chain/front", "#do")


def test_the_latest_of_many_periods_come_first(tiny: Handbook) -> None:
    months = "".join(f"permit-in-five-days,2026-{month:02},97,,{100 + month}\n" for month in range(3, 11))
    files = {"standards/links/front.yml": LOADED, "standards/results/2026.csv": COUNTED.partition("\n")[0] + "\n" + months}
    shown = [row.text().split()[0] for row in page(built(tiny(files)), "chain/front").css("#load tbody th")]
    assert [period.split("\N{NO-BREAK SPACE}")[0] for period in shown] == [
        "October",
        "September",
        "August",
        "July",
        "June",
        "May",
    ]


@pytest.mark.parametrize(("loaded", "is_told"), [("near", True), ("far", False)])
def test_a_load_two_hand_overs_away_is_not_told(loaded: str, is_told: bool, tiny: Handbook) -> None:
    links = {
        "front": LOADED.partition("capacity")[0] + "relies_on: [{link: near}]\n",
        "near": "title: Near\nsummary: Helps.\nkind: support\nrelies_on: [{link: far}]\n",
        "far": "title: Far\nsummary: Helps.\nkind: support\n",
    }
    links[loaded] += "capacity: {cases: 5, per: day, counted_in: permit-in-five-days}\n"
    files = {f"standards/links/{id}.yml": text for id, text in links.items()}
    site = built(tiny(files | {"standards/results/2026.csv": COUNTED}))
    assert ("carries 5 a day" in words(site, "promises/permit-in-five-days")) is is_told


def test_a_load_by_month_counts_no_working_days(tiny: Handbook) -> None:
    by_month = LOADED.replace("cases: 5, per: day", "cases: 100, per: month")
    site = built(tiny({"standards/links/front.yml": by_month, "standards/results/2026.csv": COUNTED}))
    load = words(site, "chain/front", "#load")
    assert "October 2026 131 a month 100 a month" in load and "by working days" not in load


BENCHMARKS = """\
benchmarks:
  - {organisation: Nextford, sector: public, value: 99.9%, on: 2026-03-31, comparable: yes, expires: 2026-12-31}
  - {organisation: Farford, value: 80, comparable: no}
  - {organisation: Oldford, value: 3 working days, expires: 2020-01-01}
  - {organisation: Anyford, value: 97%, comparable: yes}
  - {organisation: Quickford, value: 4 working days, comparable: yes}
  - {organisation: Pastford, value: 98%, comparable: yes, expires: 2020-01-01}
"""
VISIT = """\
title: Nextford sends a text when the permit is posted
summary: Their callers no longer ask where the permit is.
type: suggestion
on: 2026-10-04
from: outside
organisation: Nextford
about: [promise/permit-in-five-days]
what_happened: We sat at their desk for a morning.
"""


@pytest.mark.parametrize(
    ("line", "note"), [("status: suspended", "suspended"), ("valid_from: 2027-01-01", "from 1 January 2027")]
)
def test_a_comparison_tells_what_is_not_promised_now(line: str, note: str, tiny: Handbook) -> None:
    promise = (ROOT / "tests/tiny/standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8") + BENCHMARKS
    site = built(tiny({"standards/promises/permit-in-five-days.yml": f"{promise}{line}\n"}))
    assert f"Permits in five working days {note} Nextford" in words(site, "reports/comparisons")


def test_comparisons_are_told_as_they_are(tiny: Handbook) -> None:
    promise = (ROOT / "tests/tiny/standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8") + BENCHMARKS
    site = built(tiny({"standards/promises/permit-in-five-days.yml": promise, "standards/lessons/visit.yml": VISIT}))
    told = words(site, "promises/permit-in-five-days", "#compare")
    assert "Ours, October 2026 97% Nextford 99.9% Anyford 97% All that can be compared, on one scale" in told, (
        "others have no bar"
    )
    assert "Nextford public 99.9% They are better 31 March 2026 Comparable" in told
    assert "Farford 80% Cannot be told Not comparable" in told
    assert "Oldford 3 working days Cannot be told Expired" in told
    assert "Anyford 97% The same Comparable, if it is still true no source given" in told
    assert "Quickford 4 working days Cannot be told Counts something else" in told
    report = words(site, "reports/comparisons")
    assert "Others are better 1" in report and "We are better" not in report
    assert "Nobody can tell 2" in report and "Farford 80%" in words(site, "reports/comparisons", "#unknown")
    assert "Expired 2" in report
    assert "Learned from Nextford." in words(site, "lessons/visit")
    assert "Learned from Nextford. Their callers" in words(site, "lessons")
    feed = (site / "reports/owed.ics").read_text(encoding="utf-8")
    assert "Ask again what Nextford reaches" in feed


def test_manner_stands_beside_what_to_say(tiny: Handbook) -> None:
    desk = (ROOT / "tests/tiny/standards/contact-points/desk.yml").read_text(encoding="utf-8")
    manner = "manner: {text: Unhurried., face_to_face: Look up before they reach the desk.}\n"
    steps = STEPS.replace("with: [case-system]", "say: I look it up., manner: {by_voice: Slowly.}")
    files = {"standards/contact-points/desk.yml": desk + manner, "standards/procedures/issue-a-permit.yml": steps}
    site = built(tiny(files))
    said = words(site, "contact-points/desk", "#about")
    assert "Manner Unhurried. Face to face: Look up before they reach the desk." in said
    assert "Manner By voice: Slowly. If not Use paper." in words(site, "procedures/issue-a-permit", "#steps")


def test_values_are_told_with_their_results(tiny: Handbook) -> None:
    assert "We respect your time 1 kept Shown by 1 promise" in words(built(tiny({})), "about", "#values")
