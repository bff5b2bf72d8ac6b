"""Reports, and the stages of contact points, in words instead of names of fields."""

from pathlib import Path

import pytest

from interlock.definitions import Procedure, Promise
from interlock.definitions.base import Approval
from interlock.pages.promise_status import figure
from interlock.questions.approvals.checked_approvals import Signed, changed_words
from interlock.site.render import as_code
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import facts_of, link, promise
from tests.conftest import ROOT, TINY, Handbook, edit, tiny_with
from tests.sites import built, element_of, page, words
from tests.tiny_files import ISSUING

LESSON = "title: Late\nsummary: We were late.\ntype: suggestion\non: 2026-05-04\nabout: [link/front]\nwhat_happened: So.\n"
STEPS = [
    {"id": "check", "does": "Check it.", "by": "front", "stage": "front"},
    {"id": "post", "does": "Post it.", "by": "front", "stage": "back"},
]
PERMIT = "standards/promises/permit-in-five-days.yml"
UNFINISHED = """\
title: Permits in five days, they say
summary: A second promise.
wording: You have your permit soon.
kind: public
made_by: front
made_to: [residents]
"""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("can_decide in step post", "freedom to decide in step 2"),
        ("within and comes after in step post", "time allowed and comes after in step 2"),
        ("step post is new", "step 2 is new"),
        ("a step is gone", "a step is gone"),
    ],
)
def test_changes_since_an_approval_are_in_plain_words(changed: str, said: str) -> None:
    procedure = Procedure.model_validate({"title": "Issue", "summary": "How.", "owner": "front", "steps": STEPS})
    approval = Approval.model_validate({"side": "management", "link": "front", "role": "manager", "on": "2026-05-12"})
    assert changed_words(procedure, Signed(approval, 0, None, "stale", (changed,))) == said


def test_changes_in_a_promise_are_in_plain_words() -> None:
    fields = {
        "title": "Printed",
        "summary": "Soon.",
        "wording": "We print.",
        "kind": "internal",
        "made_by": "back",
        "made_to": ["front"],
    }
    approval = Approval.model_validate({"side": "receivers", "link": "front", "role": "manager", "on": "2026-05-12"})
    signed = Signed(approval, 0, None, "stale", ("made_by", "relies_on.passes"))
    assert changed_words(Promise.model_validate(fields), signed) == "team that makes it; what passes"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    unused = "title: kerb\ndefinition: The edge of a pavement.\nowner: front\n"
    files = {"standards/promises/second.yml": UNFINISHED, "glossary/kerb.yml": unused}
    return built(tiny_with(files, tmp_path_factory.mktemp("reports") / "handbook"))


def test_the_index_of_reports_says_what_each_found(site: Path) -> None:
    cards = {
        element_of(card, "h2").text(): element_of(card, ".told").text(separator=" ")
        for card in page(site, "reports").css(".card")
    }
    assert cards["Results"] == "Not measured: 1 Kept: 1"
    assert cards["Approvals"] == "Still to approve: 4"
    assert cards["Language"] == "Words nobody uses yet: 1"


def test_a_link_to_a_source_says_whose_it_is(larkfield_site: Path) -> None:
    for path in ("reports/comparisons", "promises/collect-bulky-waste"):
        assert "published here by Saltmarsh Borough Council" in [one.text() for one in page(larkfield_site, path).css("td a")], (
            path
        )


def test_the_index_adds_up_no_lists_of_unlike_things(larkfield_site: Path) -> None:
    cards = page(larkfield_site, "reports").css(".card")
    thanks = next(card for card in cards if element_of(card, "h2").text() == "Thanks")
    assert element_of(thanks, ".told span:last-child").text() == "and 2 more lists"  # by team and by value, the same once more


def test_counts_of_all_reports_lead_to_what_they_count(larkfield_site: Path) -> None:
    told = [one for one in page(larkfield_site, "reports").css(".told a") if ": " in one.text()]
    assert len(told) > 20
    for one in told:
        title, _, count = one.text().rpartition(": ")
        path, _, group = (one.attributes["href"] or "").partition("#")
        head = element_of(page(larkfield_site, f"reports/{path}".rstrip("/")), f"#{group or path.split('/')[1]} h2")
        assert head.text(separator=" ").split() == [*title.split(), count]


def test_reviews_never_held_are_not_in_order(tiny: Handbook) -> None:
    folder = tiny({})
    edit(folder / "standards/organisation.yml", "feedback:", "defaults: {review_every: 12 months}\nfeedback:")
    edit(folder / PERMIT, "kind:", "review: {last: 2026-11-02}\nkind:")
    site = built(folder)
    assert "Reviews 1 in date, 5 never held" in words(site, "chain/front", "#strength")
    assert (
        element_of(page(site, "reports/areas"), "#facts td[data-label=Reviews]").text(strip=True)
        == "1\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}6"
    )


def test_figures_without_a_measure_are_not_in_order(tiny: Handbook) -> None:
    path = "standards/promises/permit-in-five-days.yml"
    promise = (TINY / path).read_text(encoding="utf-8")
    site = built(tiny({path: promise.partition("measure:")[0]}))
    measured = element_of(page(site, "reports/areas"), "#facts td[data-label=Measured]").text()
    assert measured == "0\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1", "the report of gaps asks what its figures measure"


def test_a_column_that_no_row_fills_is_left_out(site: Path) -> None:
    heads = [head.text() for head in page(site, "reports/results").css("#not-measured thead th")]
    assert heads == ["Promise", "Made by"]


def test_a_result_stands_beside_its_target(site: Path) -> None:
    assert "in October 2026 at least 95% of cases" in words(site, "reports/results", "#kept")


def test_gaps_call_definitions_by_their_names(site: Path) -> None:
    gap, remedy = (cell.text() for cell in page(site, "reports/gaps").css("#promise-without-measure td"))
    assert gap == "Nobody can say whether Permits in five days, they say is kept: it has no measure"
    assert remedy.endswith("by: …}.")


def test_gaps_call_parts_by_their_names(tiny: Handbook) -> None:
    folder = tiny(
        {
            "standards/customers/residents.yml": "title: Residents\nsummary: Who live here.\n"
            "expectations:\n  - {id: early, text: You open before my shop does.}\n",
            "standards/frameworks/seal.yml": "title: The seal\nsummary: A seal.\nowner: front\n"
            "criteria:\n  - {id: '4.3', title: Told in time}\n  - {id: culture, title: How we talk}\n",
            "standards/procedures/issue-a-permit.yml": (TINY / "standards/procedures/issue-a-permit.yml")
            .read_text(encoding="utf-8")
            .replace("    within: 2 working days\n", ""),
        }
    )
    site = built(folder)
    told = {link.text(): link.attributes["href"] for link in page(site, "reports/gaps").css("td a")}
    assert told["“You open before my shop does”"] == "../../customers/residents/#expectation-early"
    assert told["4.3 Told in time"] == "../../frameworks/seal/#criterion-4.3"
    assert told["How we talk"] == "../../frameworks/seal/#criterion-culture"
    assert told["post"] == "../../procedures/issue-a-permit/#step-post"


@pytest.mark.parametrize(
    ("remedy", "html"),
    [
        ("Write it: `our_part: …`.", "Write it: <code>our_part: …</code>"),
        ("Add `kind`.", "Add <code>kind</code>."),
        ("Wait …", "Wait …"),
    ],
)
def test_what_is_left_to_fill_in_ends_a_sentence(remedy: str, html: str) -> None:
    assert as_code(remedy) == html


def test_the_language_report_says_when_nothing_was_found(site: Path) -> None:
    assert "No page uses a word to avoid." in words(site, "reports/language")


def test_reviews_without_an_owner_are_called_nobodys(tiny: Handbook) -> None:
    report = page(built(tiny({"docs/moving.md": "# Moving house\n\nBring your permit.\n"})), "reports/reviews")
    assert element_of(report, "#of-nobody th").text() == "Nobody's"
    assert all(head.text().strip() for head in report.css("th"))


@pytest.mark.parametrize(
    ("contact", "heads"), [("phone: 01632 960100", ["Call", "Your team?"]), ("place: Hall", ["Write or visit"])]
)
def test_a_team_shows_no_empty_way_to_reach_it(contact: str, heads: list[str], tiny: Handbook) -> None:
    front = f"title: Front desk\nsummary: Answers.\nkind: front-line\ncontact: {{{contact}}}\n"
    answer = element_of(page(built(tiny({"standards/links/front.yml": front})), "chain/front"), ".answer")
    assert [head.text().strip() for head in answer.css("dt")] == heads
    assert all(part.text().strip() for part in answer.css("dd, p, small"))


def test_a_contact_point_shows_the_dates_of_its_stages(tiny: Handbook) -> None:
    context = (ROOT / "tests/tiny/standards/contact-points/desk.yml").read_text(encoding="utf-8") + (
        "examined: {on: 2026-02-05, by: front}\n"
        "critiques:\n  - {on: 2026-04-09, by: front, text: Too loud.}\n  - {on: 2026-03-05, by: front, text: Too few chairs.}\n"
    )
    life = element_of(
        page(built(tiny({"standards/contact-points/desk.yml": context})), "contact-points/desk"), "#life .history"
    ).text()
    assert "5\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2026Critiqued by Front desk." in life
    assert "Not yetApproved." in life


def test_a_large_board_counts_promises_by_service(tiny: Handbook) -> None:
    promise = (ROOT / "tests/tiny/standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8")
    more = {f"standards/promises/permit-{number}.yml": promise.replace("title: ", f"title: {number} ") for number in range(99)}
    site = built(tiny(more))
    board = page(site, "promises")
    assert not board.css("tr[data-row]")
    assert [head.text() for head in board.css("thead th")] == ["Service", "Not measured", "Kept"]
    counts = {link.text(): link.attributes["href"] for link in board.css("#overview td a")}
    assert counts == {
        "99": "../services/parking/promises/?status=not-measured",
        "1": "../services/parking/promises/list-2/?status=kept",
    }
    parts = [page(site, f"services/parking/promises/{part}") for part in ("", "list-2")]
    assert sum(len(part.css("tr[data-row]")) for part in parts) == 100
    assert all((site / f"services/parking/promises/{part}/index.html").stat().st_size < 60_000 for part in (".", "list-2"))
    assert len(parts[1].css("tr[data-is-status=kept]")) == 1


def test_the_board_is_filtered_by_kind_of_promise(larkfield_site: Path) -> None:
    board = page(larkfield_site, "promises")
    kinds = {option.attributes["value"]: option.text() for option in board.css("select[name=kind] option")}
    assert kinds == {"": "any", "public": "To customers", "internal": "Between teams", "supplier": "By suppliers"}


def test_a_long_report_shows_the_first_of_each_group(tiny: Handbook) -> None:
    unused = {f"glossary/kerb-{n}.yml": f"title: kerb no {n}\ndefinition: An edge.\nowner: front\n" for n in range(130)}
    site = built(tiny(unused))
    report = page(site, "reports/language")
    assert len(report.css("#unused tbody tr")) == 50
    assert element_of(report, "#unused > p:last-child").text() == "And 80 more: all of these."
    parts = [page(site, f"reports/language/unused{later}") for later in ("", "/list-2")]
    assert [len(part.css("#unused tbody tr")) for part in parts] == [120, 10]
    assert [element_of(part, "#unused h2 small").text() for part in parts] == ["130", "130"]
    assert element_of(parts[0], "#unused > p:last-child").text() == "And 10 more: part 2."
    assert not parts[1].css("#unused > p:last-child")


def test_rows_too_long_for_a_report_stand_apart(tiny: Handbook) -> None:
    long = "So " + "and so " * 70 + "on."
    actions = "".join(f"  - {{what: '{long} {n}', by: front, due: 2026-12-01}}\n" for n in range(90))
    site = built(tiny({"standards/lessons/late.yml": f"{LESSON}changes:\n{actions}"}))
    assert element_of(page(site, "reports/owed"), "#links tbody td a").attributes["href"] == "soon/"
    parts = sorted((site / "reports/owed/soon").rglob("index.html"))
    assert len(parts) == 2 and all(part.stat().st_size < 60_000 for part in parts)


def test_a_link_to_all_leads_to_all(larkfield_site: Path) -> None:
    report = page(larkfield_site, "reports/areas")
    whole = [link.attributes["href"] or "" for link in report.css("section > p > a") if link.text() == "all of these"]
    assert whole
    for href in whole:
        assert not [text for text in page(larkfield_site, f"reports/areas/{href}").css("section > p") if "more" in text.text()]


def test_teams_beyond_those_counted_are_told_where_to_look(tiny: Handbook) -> None:
    teams = {f"standards/links/team-{n}.yml": f"title: Team {n}\nsummary: Prints.\nkind: support\n" for n in range(103)}
    relied_on = "".join(f"  - {{link: team-{number}, for: paper}}\n" for number in range(103))
    teams["standards/links/buyer.yml"] = f"title: Buyer\nsummary: Buys.\nkind: support\nrelies_on:\n{relied_on}"
    site = built(tiny(teams))
    owed = element_of(page(site, "reports/owed"), "#links > p").text()
    assert "more teams owe something: each says so on its own page." in owed
    assert (
        "reviews: interlock owed LINK --all lists those with a day."
        in element_of(page(site, "reports/reviews"), "#calendar > p").text()
    )


@pytest.mark.parametrize(("met", "total", "told"), [("0", "1", " (0 of 1)"), ("9", "10", ""), ("", "", "")])
def test_a_figure_of_few_cases_says_how_many(met: str, total: str, told: str) -> None:
    row = ResultRow("quick", "2026-10", "90%", met, total)
    facts = facts_of({"link/front": link(), "customer/residents": {}, "promise/quick": promise()}, results=[row])
    (found,) = facts.catalog.of(Promise)
    assert figure(facts.results.of(found)) == f"90%{told} in October\N{NO-BREAK SPACE}2026"


def test_one_sided_handshakes_show_what_the_other_says(tiny: Handbook) -> None:
    back = "title: Print room\nsummary: Prints.\nkind: support\nsupports: [{link: front, with: permits on good paper}]\n"
    site = built(tiny({"standards/links/back.yml": back}))
    assert "Print room permits on good paper One-sided" in words(site, "chain/front", "#handshakes")


HANDED = (
    ISSUING
    + """\
steps:
  - {id: check, does: Check it., by: front}
  - {id: print, does: Print it., by: back}
  - {id: pay, does: Take the fee., by: front, after: [check]}
  - {id: list, does: Note the fee., by: back, after: [check]}
  - {id: post, does: Post it., by: post, after: [print, pay]}
"""
)


def test_a_hand_over_names_the_steps_it_comes_from(tiny: Handbook) -> None:
    links = {f"standards/links/{id}.yml": f"title: {id} room\nsummary: Works.\nkind: support\n" for id in ("back", "post")}
    site = built(tiny({"standards/procedures/issue-a-permit.yml": HANDED, **links}))
    told = [" ".join(each.text(separator=" ").split()) for each in page(site, "procedures/issue-a-permit").css(".handover")]
    assert told == [
        "Hand over to Back room",
        "After step 1, hand over to Back room",
        "After steps 2 and 3, hand over to Post room",
    ]


def test_a_suspended_promise_is_kept_on_no_page(tiny: Handbook) -> None:
    folder = tiny({})
    edit(folder / PERMIT, "kind:", "status: suspended\nkind:")
    site = built(folder)
    for path in ("chain/front", "services/parking", "procedures/issue-a-permit", "customers/residents"):
        told = words(site, path)
        assert "Suspended 97%" in told and "Kept 97%" not in told
    assert "Our promises 1 suspended" in words(site, "chain/front")


def test_a_blank_last_figure_is_not_called_unmeasured(tiny: Handbook) -> None:
    table = "promise,period,value\npermit-in-five-days,2026-09,97%\npermit-in-five-days,2026-10,\n"
    said = words(built(tiny({"standards/results/2026.csv": table})), "")
    assert "1 promise Not measured There is no last figure to hold against a target." in said
