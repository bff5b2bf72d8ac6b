"""Everyday tasks, each within two page loads or one search from the home page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser import OpenPage, Serve, with_stopped_clock
from tests.browser.typefaces import OURS, WIDE
from tests.conftest import TINY, Handbook, by_night, is_nightly
from tests.sites import built, definitions, element_of
from tests.sites import page as built_page
from tests.tiny_files import FRONT, LINK, PROCEDURE, PROMISE

# The bottom of the last part of an answer; for a part with a number to call, the bottom of the number.
LOWEST = """Math.max(0, ...[...document.querySelectorAll(".answer dl > div:not(:has([href^=tel])), .answer [href^=tel]")]
    .map(part => part.getBoundingClientRect().bottom))"""


def test_payrolls_number_is_on_the_home_page(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield)
    assert "01632 960320" in page.locator("#call li", has_text="Payroll").inner_text()


def test_a_reason_leads_to_the_answer_on_one_screen(larkfield: str, open_page: OpenPage) -> None:
    for width, height in ((1280, 800), (390, 844)):
        page = open_page(larkfield, width=width, height=height)
        page.get_by_role("link", name="“You have not emptied my bin”").click()
        answer = page.locator(".answer")
        assert all(label in answer.inner_text() for label in ("Say", "Do first", "By when", "Who to call"))
        phone = answer.locator("a[href^='tel:']").bounding_box()
        assert phone and phone["y"] + phone["height"] < height


@pytest.mark.parametrize("typeface", [by_night(OURS), WIDE], indirect=True)
@pytest.mark.parametrize("kind", ["procedures", "promises", "chain", "contact-points", "services"])
def test_every_answer_is_on_the_first_screen(kind: str, larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    """The answers: what to say and do, by when, and whom to call; a promise's status; how to reach a team or a contact point.

    Of each kind, the pages whose answers say most, in wide letters, which need the most room; at night all pages, and ours. On a
    day on which many of them show a notice.
    """
    page = open_page("about:blank", now="2026-12-20T10:00:00Z")
    below = {}
    for path in fullest_answers(larkfield_site / kind):
        page.goto(f"{larkfield}{kind}/{path.parent.name}/")
        for width, height in ((1280, 800), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            lowest = page.evaluate(LOWEST)
            if lowest > height:
                below[path.parent.name, width] = lowest
    assert below == {}


def fullest_answers(folder: Path) -> list[Path]:
    """The pages of a folder with the longest answers; at night all."""
    answers = {
        path: element_of(LexborHTMLParser(path.read_text(encoding="utf-8")), ".answer") for path in folder.glob("*/index.html")
    }
    fullest = sorted(answers, key=lambda path: -len(answers[path].text()))
    return fullest if is_nightly() else fullest[:4]


@pytest.mark.parametrize("typeface", [WIDE], indirect=True)
def test_long_titles_and_notices_leave_room_for_answers(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    long = f"title: {'Replacement of old passes ' * 3}\nsummary: {'How a pass that is lost is replaced, and by whom. ' * 4}\n"
    told = "notice: The printer is away until the middle of December. Passes take two days longer, so tell every caller first.\n"
    steps = (TINY / PROCEDURE).read_text(encoding="utf-8").partition("\n")[2].partition("\n")[2]
    said = steps.replace("by: front", "by: front\n    say: I have stopped your old pass. May I ask where you live now?", 1)
    folder = tiny({PROCEDURE: long + told + said, LINK: FRONT + "contact: {phone: 01632 960001}\n"})
    page = open_page(f"{serve(built(folder))}procedures/issue-a-permit/", width=390, height=844)
    assert page.locator("h1").evaluate("title => title.textContent.length") == 77
    assert page.evaluate(LOWEST) < 844
    assert page.locator(".answer + .summary").is_visible()


# What to click on, from the home page on, to learn what to do about a missed bin.
CLICKS = {
    "by service": ["Waste and recycling", "Report a missed bin"],
    "by reason for contact": ["“You have not emptied my bin”"],
    "by team": ["Scheduling", "Report a missed bin"],
    "A–Z": ["R", "Recycling not taken"],
}


@pytest.mark.parametrize("clicks", CLICKS.values(), ids=CLICKS)
def test_links_lead_from_home_to_the_answer(clicks: list[str], larkfield_site: Path) -> None:
    path = ""
    for words in clicks:
        links = built_page(larkfield_site, path).css("main a[href]")
        target = next(link.attributes["href"] or "" for link in links if " ".join(link.text().split()) == words)
        path = (larkfield_site / path / target.partition("#")[0]).resolve().relative_to(larkfield_site.resolve()).as_posix()
    assert path == "procedures/report-a-missed-bin"


@pytest.mark.parametrize(
    "clicks", [clicks if way == "by service" else by_night(clicks) for way, clicks in CLICKS.items()], ids=CLICKS
)
def test_every_answer_is_two_pages_from_home(clicks: list[str], larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield, apart=True)
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    for words in clicks:
        page.locator("main").get_by_role("link", name=words, exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Report a missed bin")
    answer = page.locator(".answer").inner_text()
    assert "01632 960201" in answer.partition("Who to call")[2]
    assert "Open the crew's notes" in answer.partition("Do first")[2]
    assert "2 working days" in answer.partition("By when")[2]
    assert "Was the bin at the kerb" in answer.partition("Say")[2]
    assert page.get_by_role("link", name="Tell us this is wrong").is_visible()
    assert len(loads) <= 2


def test_a_links_page_answers_the_usual_questions(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield)
    page.locator("#call").get_by_role("link", name="Facilities").click()
    for part, words in {
        ".answer": "01632 960340",
        "#steps": "scan each sheet",
        "#promises": "Your post is scanned",
        "#owns": "Scanning",
        "#put-right": "Tell us this is wrong",
    }.items():
        assert words in page.locator(part).inner_text()


def test_the_promise_page_answers_the_directors_question(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}services/bulky-waste/")
    page.get_by_role("link", name="Bulky items collected in five working days").first.click()
    expect(page.locator(".answer")).to_contain_text("No: 7 working days")


def test_the_right_word_is_one_search_away(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield)
    page.keyboard.press("/")
    page.keyboard.type("service user")
    expect(page.locator("#search-results li").first).to_contain_text("customer", ignore_case=True)


def test_every_page_offers_to_report_a_mistake(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/depot/")
    assert (page.get_by_role("link", name="Tell us this is wrong").get_attribute("href") or "").startswith(
        "mailto:handbook@larkfield.example"
    )


def test_a_tooltip_opens_by_hover_focus_and_touch(larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    page = with_stopped_clock(open_page, f"{larkfield}procedures/report-a-missed-bin/")
    word, told = page.locator(".term").first, page.locator("#definition")
    word.hover()
    expect(told).to_be_visible()
    assert told.inner_text() in definitions(larkfield_site).values()
    told.hover()
    page.clock.run_for(1_000)
    assert told.is_visible(), "it stays while somebody points at it"
    page.keyboard.press("Escape")
    assert told.is_hidden()
    word.focus()
    assert told.is_visible()
    assert word.get_attribute("aria-describedby") == "definition"


def test_the_chosen_team_stands_first_on_the_home_page(larkfield: str, open_page: OpenPage) -> None:
    home = open_page(larkfield)
    page = open_page(f"{larkfield}chain/payroll/")
    page.get_by_role("button", name="This is my team").click()
    expect(home.locator("[data-team] h2"), "in another tab, too").to_have_text("My team: Payroll")
    page.goto(larkfield)
    assert page.locator("[data-team] h2").inner_text() == "My team: Payroll"
    assert "Pay the staff" in page.locator("[data-team]").inner_text()
    page.goto(f"{larkfield}chain/payroll/")
    page.get_by_role("button", name="My team: let go").click()
    expect(home.locator("[data-team]")).to_be_hidden()
    page.goto(larkfield)
    assert page.locator("[data-team]").is_hidden()


def test_a_team_that_is_not_remembered_is_told(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/payroll/", apart=True)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    page.get_by_role("button", name="This is my team").click()
    expect(page.get_by_role("button", name="This browser remembers no team.")).to_be_visible()
    expect(page.locator("#said")).to_have_text("This browser remembers no team.")


def test_a_team_of_many_promises_shows_its_procedures_too(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    promise = "summary: Soon.\nwording: We answer soon.\nkind: internal\nmade_by: front\nmade_to: [front]\n"
    procedure = "summary: Some work.\nowner: front\nsteps: [{id: act, does: Act, by: front}]\n"
    many = {f"standards/promises/soon-{n}.yml": f"title: Soon {n:02}\n{promise}" for n in range(20)}
    many |= {f"standards/procedures/act-{n}.yml": f"title: Act {n:02}\n{procedure}" for n in range(20)}
    site = serve(built(tiny(many)))
    page = open_page(f"{site}chain/front/", apart=True)
    page.get_by_role("button", name="This is my team").click()
    page.goto(site)
    shown = page.locator("[data-team] li").all_inner_texts()
    assert sum(title.startswith("Soon") for title in shown) >= 5
    assert sum(title.startswith("Act") for title in shown) >= 5
    page.locator("[data-team] li", has_text="more").get_by_role("link").click()
    expect(page).to_have_url(f"{site}chain/front/")


# Of a page, each button and what it copies.
COPIED = {
    "procedures/report-a-missed-bin/": {
        "Copy what to say": "#say-first",
        "Copy the number": ".answer a[href^='tel:']",
        "Copy “Text message: emptied”": "#message-emptied",
    },
    "promises/answer-calls/": {"Copy what you may promise": "blockquote.wording"},
    "contact-points/switchboard/": {"Copy the number": ".answer a[href^='tel:']"},
    "chain/payroll/": {"Copy the id": "#own-id"},
}


def test_words_numbers_and_references_can_be_copied(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", permissions=["clipboard-read", "clipboard-write"], apart=True)
    for path, buttons in COPIED.items():
        page.goto(larkfield + path)
        for button, copied in buttons.items():
            page.get_by_role("button", name=button).click()
            page.get_by_role("button", name="Copied").wait_for()
            shown = page.locator(copied).first.inner_text()
            assert page.evaluate("navigator.clipboard.readText()") == shown.replace("\N{NO-BREAK SPACE}", " "), (path, button)
            page.clock.fast_forward(10_000)
            page.get_by_role("button", name=button).wait_for()


def test_what_is_copied_over_http_is_plain_text(larkfield: str, open_page: OpenPage) -> None:
    """There browsers give no clipboard to write to; whatever a page looks like stays behind."""
    page = open_page(f"{larkfield}promises/answer-calls/", permissions=["clipboard-read", "clipboard-write"], apart=True)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Copy what you may promise").click()
    copied = page.get_by_role("button", name="Copied")
    copied.wait_for()
    page.clock.fast_forward(2_000)
    copied.click()
    page.clock.fast_forward(2_000)
    expect(copied, "for as long as after one press").to_be_visible()
    assert page.evaluate("navigator.clipboard.read().then(copied => copied.flatMap(each => each.types))") == ["text/plain"]
    wording = page.locator("blockquote.wording").inner_text().replace(" ", " ")
    assert page.evaluate("navigator.clipboard.readText()") == wording


def test_the_board_can_be_filtered_by_status(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/?status=missed")
    rows = page.locator("tr[data-row]:visible")
    assert rows.count() > 0
    assert all("Missed" in text for text in rows.all_inner_texts())


def test_a_filtered_list_is_shared_reloaded_and_printed_so(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/")
    page.get_by_label("Find in this list").fill("bin")
    page.get_by_label("Kept or not").select_option("Kept")
    shown = page.locator("form output").inner_text()
    page.goto(page.evaluate("location.href"))
    output = page.locator("form output")
    expect(output).to_have_text(shown)
    page.emulate_media(media="print")
    told = output.evaluate("output => output.checkVisibility() && getComputedStyle(output, '::after').content")
    assert told == '" Filtered by “bin”, Kept or not: Kept."'


def test_a_filter_goes_along_to_other_parts(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    """The board's overview counts 99, and leads to the first page that has some of them."""
    promise = (TINY / PROMISE).read_text(encoding="utf-8")
    more = {f"standards/promises/permit-{number}.yml": promise.replace("title: ", f"title: {number} ") for number in range(99)}
    page = open_page(f"{serve(built(tiny(more)))}promises/")
    overview = page.url
    page.get_by_role("link", name="99", exact=True).click()
    page.wait_for_url(lambda url: url != overview)
    here, rows = page.locator("form output"), page.locator("tr[data-row]:visible")
    first = rows.count()
    expect(here).to_have_text(f"All {first} on this page shown.")
    page.get_by_role("link", name="Part 2").click()
    expect(here).to_have_text(f"{99 - first} of {100 - first} on this page shown.")
    expect(rows).to_have_count(99 - first)


def test_every_list_with_a_filter_shows_all_rows(larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    """What a row says for the fields of the filter is not what another feature of the page goes by."""
    page = open_page("about:blank")
    lists = [path.parent for path in larkfield_site.rglob("index.html") if "data-filter=" in path.read_text(encoding="utf-8")]
    assert len(lists) >= 10
    for folder in lists:
        page.goto(f"{larkfield}{folder.relative_to(larkfield_site).as_posix()}/")
        rows = page.locator("[data-row]")
        assert rows.count() == rows.locator("visible=true").count() > 0, folder.name


@pytest.mark.parametrize("script", [True, False])
def test_it_works_from_a_folder(larkfield_site: Path, open_page: OpenPage, script: bool) -> None:
    page = open_page((larkfield_site / "index.html").as_uri(), script=script)
    page.get_by_role("link", name="Payroll").first.click()
    if script:
        assert page.locator("h1").inner_text() == "Payroll"
        page.locator("svg a[href*=chain]").locator("visible=true").first.press("Enter")
        page.wait_for_url("**/index.html")
        expect(page.locator("h1")).not_to_have_text("Payroll")
    else:
        assert page.url.endswith("/chain/payroll/")
