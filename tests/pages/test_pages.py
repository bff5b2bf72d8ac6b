"""Pages of the tiny handbook and of Larkfield: their content, links between them, and what audiences may not see."""

import re
from pathlib import Path

import pytest

from interlock.definitions import KINDS
from interlock.definitions.values.periods import parse_period
from interlock.definitions.values.quantities import parse_quantity
from interlock.pages.contact_links import address_link, mail_link
from interlock.pages.markup import whole_words
from tests.conftest import ROOT, Handbook
from tests.sites import built, element_of, hrefs, html_of, page, words


def test_procedures_and_what_they_name_link_to_each_other(tiny: Handbook) -> None:
    site = built(tiny({}))
    others = {"chain/front/", "contact-points/desk/", "promises/permit-in-five-days/"}
    assert others <= hrefs(site, "procedures/issue-a-permit/")
    for other in others:
        assert "procedures/issue-a-permit/" in hrefs(site, other), other


def test_index_and_a_to_z_lead_to_every_page(larkfield_site: Path) -> None:
    a_to_z = set().union(
        *(
            hrefs(larkfield_site, path.parent.relative_to(larkfield_site).as_posix())
            for path in larkfield_site.glob("a-z/**/index.html")
        )
    )
    for kind in KINDS:
        ids = {path.stem for path in (ROOT / kind.folder).rglob("*.yml")}
        ids -= {"warn-of-a-violent-incident", "council-tax-benefit", "green-box", "stage-three"}  # restricted, and retired
        pages = {f"{kind.address}/{id}/" for id in ids}
        assert all((larkfield_site / path / "index.html").is_file() for path in pages)
        index = set().union(
            *(
                hrefs(larkfield_site, path.parent.relative_to(larkfield_site).as_posix())
                for path in larkfield_site.glob(f"{kind.address}/list-*/index.html")
            )
        )
        assert pages <= index | hrefs(larkfield_site, f"{kind.address}/"), kind.name
        assert pages <= a_to_z, kind.name


def test_every_page_has_crumbs_date_and_edit_link(larkfield_site: Path) -> None:
    for path in ("procedures/report-a-missed-bin", "promises/answer-calls", "chain/payroll", "glossary/missed-bin"):
        tree = page(larkfield_site, path)
        assert tree.css_first("nav.crumbs a"), path
        assert re.search(r"As of\s*22\sNovember\s2026", element_of(tree, "dl.meta").text()), path
        links = {link.text(): link.attributes["href"] or "" for link in tree.css("footer a")}
        assert links["Edit this page"].startswith("https://git.larkfield.example/handbook/edit/main/")
        assert links["Edit this page"].endswith(".yml")
        assert links["Tell us this is wrong"].startswith("mailto:handbook@larkfield.example?subject=")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("procedures/emergency-repair", "#when"),
        ("contact-points/library-desks", "#about"),
        ("services/waste-and-recycling", "#facts"),
        ("promises/collect-bulky-waste", "#terms"),
        ("chain/ict", "#do"),
        ("chain/case-system", "#do"),
    ],
)
def test_what_a_page_says_itself_stands_above(path: str, place: str, larkfield_site: Path) -> None:
    (own,) = page(larkfield_site, path).css(".page-body > section > .prose")
    assert own.parent and f"#{own.parent.attributes['id']}" == place


def test_a_procedures_length_stands_beside_the_limit(larkfield_site: Path) -> None:
    said = [
        page(larkfield_site, f"promises/{promise}").css_first("#capability").text()  # type: ignore[union-attr]
        for promise in ("collect-bulky-waste", "collect-missed-bins")
    ]
    assert "7 working days, not 5 working days. The line marks the limit." in said[0]
    assert "1 working day, 4 hours and 8 minutes of 2 working days. The line marks the limit." in said[1]


@pytest.mark.parametrize(("audience", "is_first"), [("public", True), ("staff", False)])
def test_customers_first_read_how_to_reach_us(audience: str, is_first: bool, tiny: Handbook) -> None:
    organisation = "name: Tinford\ndefaults: {classification: public}\n"
    site = built(tiny({"standards/organisation.yml": organisation}), audience=audience)
    places = [section.attributes["id"] for section in page(site, "services/parking").css(".page-body > section")]
    assert (places.index("ways") < places.index("promises")) is is_first


def test_a_long_mail_address_breaks_behind_its_sign() -> None:
    assert mail_link("care@larkfield.example") == '<a href="mailto:care@larkfield.example">care@<wbr>larkfield.example</a>'
    assert mail_link("ask <the> desk") == "ask &lt;the&gt; desk"
    assert mail_link("van-team@lark.example").endswith(">" + "<span>van-team@</span><wbr>lark.example</a>")
    assert "<wbr><span>larkfield<wbr>-collections<wbr>.example</span></a>" in mail_link("van@larkfield-collections.example")


def test_commands_are_copied_as_they_are() -> None:
    command = "interlock approve promise/answer-calls --side 'the <other>'"
    assert whole_words(command).unescape().replace("<span>", "").replace("</span>", "") == command
    assert whole_words("promises/answer-calls.yml") == "promises/answer-calls.yml", "a path breaks behind its slashes"
    assert whole_words("--as") == "<span>--as</span>"


def test_a_long_web_address_breaks_behind_its_slashes() -> None:
    address = "https://www.larkfield.example/births/register?from=/home"
    shown = "https://<wbr>www.larkfield.example/<wbr>births/<wbr>register?from=/<wbr>home"
    assert address_link(address) == f'<a class="address" href="{address}">{shown}</a>'
    assert address_link(address, "published here") == f'<a href="{address}">published here</a>'
    assert address_link("ask <the> desk") == "ask &lt;the&gt; desk"


def test_a_code_in_a_web_address_breaks_anywhere() -> None:
    """Forms in the cloud have such addresses, which made the tables of books wider than a tablet and a sheet of paper."""
    code = "DQSIkWdsW0yxEjajBLZtrQAAAAAAAAAAAAMAAJ5cQBZUQlpLS1"
    shown = "<wbr>".join(code[start : start + 10] for start in range(0, len(code), 10))
    assert f">https://<wbr>forms.example/<wbr>?id={shown}&amp;form=1</a>" in address_link(
        f"https://forms.example/?id={code}&form=1"
    )


def test_empty_fields_leave_no_trace_on_the_page(tiny: Handbook) -> None:
    bare = "title: Parking\nsummary: A place to put a car.\nowner: front\ncustomers: [residents]\n"
    text = element_of(page(built(tiny({"standards/services/parking.yml": bare})), "services/parking"), "main").text()
    assert "None" not in text
    assert "Cost" not in text
    assert "What to bring" not in text


def test_html_in_any_field_is_shown_as_text(tiny: Handbook) -> None:
    link = "title: A <b>front</b> & desk\nsummary: Says <i>hello</i> & goodbye.\nkind: support\nbody: A <u>body</u> & `<code>`.\n"
    site = built(tiny({"standards/links/other.yml": link}))
    html = (site / "chain/other/index.html").read_text(encoding="utf-8")
    assert "<h1>A &lt;b&gt;front&lt;/b&gt; &amp; desk</h1>" in html
    assert "<i>hello" not in html and "&lt;i&gt;hello&lt;/i&gt; &amp; goodbye" in html
    assert "<u>" not in html


def test_a_hidden_links_step_names_no_link(tiny: Handbook) -> None:
    hidden = "title: The quiet team\nsummary: Works out of sight.\nkind: support\nclassification: restricted\n"
    steps = "title: Move a car\nsummary: How a car is moved.\nowner: front\nsteps:\n  - {id: tow, does: Tow it., by: quiet, stage: back}\n"
    site = built(tiny({"standards/links/quiet.yml": hidden, "standards/procedures/move-a-car.yml": steps}))
    assert "a team inside the organisation" in page(site, "procedures/move-a-car").text()


def test_a_step_with_words_to_say_is_in_front(tiny: Handbook) -> None:
    steps = (
        "steps:\n  - {id: log, does: Log it., by: front, say: It is logged.}\n  - {id: tow, does: Tow it., by: front}\n"
        "  - {id: ring, does: Ring the yard., by: front, say: Is there a place?, stage: back}\n"
    )
    site = built(tiny({"standards/procedures/move.yml": f"title: Move a car\nsummary: How.\nowner: front\n{steps}"}))
    shown = page(site, "procedures/move").css("li.step")
    assert [step.attributes["data-stage"] for step in shown] == ["front", "back", "back"]


@pytest.mark.parametrize("status", ["published", "suspended", "retired"])
def test_a_page_names_the_id_of_its_definition(status: str, tiny: Handbook) -> None:
    service = f"title: Skips\nsummary: Boxes on the road.\nowner: front\ncustomers: [residents]\nstatus: {status}\n"
    own = page(built(tiny({"standards/services/skips.yml": service})), "services/skips").css_first("#own-id")
    assert own is not None and own.text() == "service/skips"


@pytest.mark.parametrize(("status", "forms"), [("published", 1), ("suspended", 0), ("retired", 0)])
def test_no_date_is_named_for_a_withdrawn_promise(status: str, forms: int, tiny: Handbook) -> None:
    path = "standards/promises/permit-in-five-days.yml"
    folder = tiny({})
    (folder / path).write_text((folder / path).read_text(encoding="utf-8") + f"status: {status}\n", encoding="utf-8")
    site = built(folder)
    shown = page(site, "promises/permit-in-five-days")
    assert len(shown.css("form")) == forms and ("By when" in shown.text()) == bool(forms)


def test_only_promises_to_customers_are_the_readers_to_make(larkfield_site: Path) -> None:
    for name, told in (
        ("collect-missed-bins", "What you may promise"),
        ("pay-everyone-on-time", "What is promised"),
        ("calder-restore-lines", "What is promised"),
    ):
        assert element_of(page(larkfield_site, f"promises/{name}"), ".answer dt").text() == told


@pytest.mark.parametrize(("link", "heading"), [("payroll", "What we promise"), ("leadership-team", "What rests on us")])
def test_no_heading_announces_promises_that_are_not_there(link: str, heading: str, larkfield_site: Path) -> None:
    found = page(larkfield_site, f"chain/{link}")
    assert element_of(found, "#promises h2").text().startswith(heading)
    assert element_of(found, ".on-this-page a[href='#promises']").text() == heading


@pytest.mark.parametrize("path", ["services/bulky-waste", "contact-points/switchboard"])
def test_what_teams_promise_each_other_stands_apart(path: str, larkfield_site: Path) -> None:
    found = page(larkfield_site, path)
    to_customers, to_links = (each.css("h3 + small") for each in found.css("#promises .cards"))
    assert not to_customers and to_links[0].text() in ("to Scheduling", "to Contact centre")
    assert "in three working days" not in element_of(found, ".answer").text()  # only what may be said on the phone


def test_a_short_list_has_no_filter(tiny: Handbook, larkfield_site: Path) -> None:
    site = built(tiny({}))
    for name in ("services", "promises", "excellence", "moments"):
        assert page(site, name).css(".records") and not page(site, name).css("form.filter"), name
        assert page(larkfield_site, name).css("form.filter"), name


def test_a_figure_stands_beside_what_it_is_compared_with(larkfield_site: Path) -> None:
    permits = next(row for row in page(larkfield_site, "promises").css("tbody tr") if "Parking permits" in row.text())
    assert (
        element_of(permits, "td[data-label='Last figure']").text() == "5 working hours in October\N{NO-BREAK SPACE}2026 same day"
    )
    charter = " ".join(element_of(page(larkfield_site, "charter"), "main").text().split())
    assert "5 working hours in October 2026, promised the same day" in charter


def test_an_amount_that_is_a_day_fits_its_sentence(larkfield_site: Path) -> None:
    promise = words(larkfield_site, "promises/issue-parking-permits")
    assert "takes 30 minutes of the same day: 7 working hours and 30 minutes to spare" in promise
    assert "within the same day" in element_of(page(larkfield_site, "procedures/answer-a-letter"), "main").text()
    assert "Same day" in element_of(page(larkfield_site, "procedures/issue-a-parking-permit"), ".answer").text()


def test_the_title_of_the_home_page_names_the_organisation(larkfield_site: Path) -> None:
    title = element_of(page(larkfield_site, ""), "title").text()
    assert title == "What does the customer need? · Larkfield Council staff handbook"


def test_limits_stand_where_days_are_not_counted(larkfield_site: Path) -> None:
    for path in ("due-date", "procedures/report-a-missed-bin"):
        limits = [limit.text() for limit in page(larkfield_site, path).css("noscript li")]
        assert "Missed bins collected in two working days: 2 working days" in limits, path
        assert "Scripts are off" in element_of(page(larkfield_site, path), "noscript > :first-child").text(), path


def test_what_counts_from_the_next_day_is_said(larkfield_site: Path) -> None:
    told = element_of(page(larkfield_site, "due-date"), "#calendar").text(separator=" ", strip=True)
    assert "Working days count from the next working day, until closing Hours and other days count at once" in told


def test_paths_of_files_owed_break_after_their_slashes(larkfield_site: Path) -> None:
    owed = page(larkfield_site, "chain/customer-hub/owed").html or ""
    assert "standards/<wbr>procedures/<wbr>contact/<wbr>answer-a-letter.yml, line&nbsp;1" in owed


def test_a_rules_page_says_how_grave_it_is_here(larkfield_site: Path) -> None:
    rule = element_of(page(larkfield_site, "rules/promise-over-capability"), ".page-body").text()
    assert "a warning: it is published" in rule and "an error: it stops publishing" in rule
    rows = page(larkfield_site, "rules").css("tr:has(a[href$='promise-over-capability/'])")
    assert ["Warning" in row.text() or "warning" in row.text() for row in rows] == [True]


def test_the_index_of_links_shows_names_and_numbers(larkfield_site: Path) -> None:
    teams = page(larkfield_site, "chain")
    assert [section.id for section in teams.css(".page-body > section")] == ["list", "whole"]
    rows = {element_of(row, "th a").text(): row for row in teams.css("#list tbody tr")}
    assert element_of(rows["Payroll"], "a[href^='tel:']").attributes["href"] == "tel:+441632960320"


def test_a_missing_procedure_says_whom_to_call_meanwhile(larkfield_site: Path) -> None:
    missing = page(larkfield_site, "procedures/tell-us-once-about-a-death")
    answer, first = missing.css_first(".answer"), missing.css_first(".page-body > section")
    assert answer and first
    assert "does not exist yet" in answer.text() and "01632 960180" in answer.text()
    assert "gives the family a sheet with four numbers" in first.text()
    assert missing.html and missing.html.count("gives the family a sheet") == 1


def test_the_results_axis_has_round_numbers(larkfield_site: Path) -> None:
    def marks(promise: str) -> list[str]:
        return [label.text() for label in page(larkfield_site, f"promises/{promise}").css("#results svg text[text-anchor=end]")]

    assert marks("collect-bulky-waste") == ["60", "70", "80", "90", "100"]
    assert marks("decide-benefit-claims") == ["16", "18", "20", "22", "24"]
    assert marks("pay-everyone-on-time") == ["97", "98", "99", "100"]


def test_a_promise_page_shows_procedures_before_the_chain(larkfield_site: Path) -> None:
    found = [section.id for section in page(larkfield_site, "promises/collect-bulky-waste").css(".page-body > section")]
    assert found[:3] == ["terms", "fail", "procedures"]
    named = [link.attributes["href"] for link in page(larkfield_site, "promises/collect-bulky-waste").css(".side a")]
    assert named == [f"#{id}" for id in found]


def test_a_links_steps_are_listed_together_in_a_chain(larkfield_site: Path) -> None:
    told = page(larkfield_site, "promises/answer-complaints-stage-one").css_first("#chain .rings small")
    assert told
    assert told.text() == "makes the promise; does steps 3, 4, 5, 7 and 8 of Handle a complaint at stage one"


def test_how_to_edit_shows_amounts_as_they_are_read(tiny: Handbook) -> None:
    rows = page(built(tiny({}), whole=True), "editing").css("#written tbody tr")
    shown = {row.css("th")[0].text(): [code.text() for code in row.css("td code")] for row in rows}
    assert shown["A length of time"] and all(parse_quantity(text).is_time for text in shown["A length of time"])
    assert [parse_quantity(text.removeprefix("at least ")).unit for text in shown["A share"]] == ["%", "%"]
    assert shown["How often"] and all(parse_period(text).is_time for text in shown["How often"])


def test_ways_in_show_how_to_reach_them(tiny: Handbook) -> None:
    line = (
        "title: Night line\nsummary: When all else is closed.\nowner: front\nchannel: phone\nstaffed_by: [front]\nservices: [parking]\n"
        "phone: 01632 960001\nhours: [{days: [mon], opens: '20:00', closes: '06:00'}]\n"
    )
    hatch = "title: Hatch\nsummary: A window.\nowner: front\nchannel: face-to-face\nstaffed_by: [front]\naddress: 3 Mill Lane\n"
    points = {"standards/contact-points/night.yml": line, "standards/contact-points/hatch.yml": hatch}
    folder = built(tiny(points))
    ways = page(folder, "services/parking").css_first("#ways")
    assert ways is not None
    assert "01632 960001" in ways.text()
    assert ways.css_first("li[data-opening] [data-open-now]") is not None
    assert "3 Mill Lane" in element_of(page(folder, "contact-points"), "main").text()


def test_the_only_promise_with_a_due_date_is_chosen(tiny: Handbook) -> None:
    options = page(built(tiny({})), "due-date").css("form option")
    assert [option.text().strip() for option in options] == ["Permits in five working days (5 working days)"]


def test_an_empty_list_leads_to_how_to_write_one(tiny: Handbook) -> None:
    lead = element_of(page(built(tiny({})), "lessons"), ".page-body > :only-child")
    assert lead.text() == "Nothing to show here. How to write the first"
    assert element_of(lead, "a").attributes["href"] == "../editing/lesson/"


@pytest.mark.parametrize(
    "path", ["procedures/report-a-missed-bin", "promises/collect-bulky-waste", "rules/promise-over-capability"]
)
def test_each_copy_button_says_what_it_copies(path: str, larkfield_site: Path) -> None:
    names = [" ".join(button.text().split()) for button in page(larkfield_site, path).css("main [data-copy]")]
    assert len(names) > 1 and len(names) == len(set(names))


def test_lists_of_steps_say_which_are_for_some_cases(larkfield_site: Path) -> None:
    condition = "nly if the same address has been missed three times in three months"
    assert f"O{condition}" in element_of(page(larkfield_site, "chain/waste-crews"), "#steps").text()
    assert f"within 5 working days, o{condition}" in element_of(page(larkfield_site, "chain/depot/book"), "#procedures").text()


def test_conditions_stand_before_what_to_say(larkfield_site: Path) -> None:
    missed = element_of(page(larkfield_site, "procedures/report-a-missed-bin"), "#step-visit").text()
    assert 0 < missed.index("Only if the same address has been missed") < missed.index("I am the waste supervisor")
    letter = element_of(page(larkfield_site, "procedures/answer-a-letter"), ".answer").text()
    assert 0 < letter.index("Only if we cannot tell what is wanted") < letter.index("I have your letter in front of me")


def test_long_words_to_avoid_break_in_tables(tiny: Handbook) -> None:
    """As titles do; else the list of words was wider than a tablet."""
    word, shown = "Parkgenehmigungsbescheid", "Parkgenehmigungs\N{SOFT HYPHEN}bescheid"
    permit = f"title: permit\nowner: front\ndefinition: A card.\navoid: [{{word: {word}, use: {word}e}}]\n"
    site = built(tiny({"glossary/permit.yml": permit}))
    for path, times in (("glossary", 1), ("glossary/permit", 2), ("chain/front/book", 1)):
        assert html_of(site, path).partition("<main")[2].count(shown) == times, path
