"""What a line keeps whole: dates and postcodes; and lists that are cut, but never by one."""

import re
from pathlib import Path

import pytest

from interlock.findings.nouns import first_of
from interlock.pages.lists import a_z
from interlock.pages.paging import links_to
from interlock.pages.words import unbroken
from tests.conftest import TINY, Handbook
from tests.sites import built, element_of, page, words
from tests.tiny_files import PROCEDURE, PROMISE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("by 31 March 2027.", "by 31_March_2027."),
        ("98% in July to September 2026", "98% in July to September_2026"),
        ("on 6 October", "on 6_October"),
        ("You may call 3 May Street; in May we do not.", "You may call 3_May Street; in May we do not."),
        ("no digits in March", "no digits in March"),
        ("5 Mill Lane, LK4 7DH", "5 Mill Lane, LK4_7DH"),
        ("form CT1 20AB", "form CT1 20AB"),
        ("within 5 working days, or 2 to 3 hours", "within 5_working days, or 2 to 3_hours"),
        ("Ring 01632 960130 now, or 020 7946 0123.", "Ring 01632_960130 now, or 020_7946_0123."),
        ("Take 10 secondary roads.", "Take 10 secondary roads."),
        ("une remise de 2,5 % dès 1 234,56 € avant 14 h 30", "une remise de 2,5_% dès 1_234,56_€ avant 14_h_30"),
        ("Um 9 Uhr 20 Anrufe", "Um 9_Uhr 20 Anrufe"),
        ("au 04 65 71 12 34", "au 04_65_71_12_34"),
        ("+972 3 555 9876, 03 555 9876", "+972 3 555 9876, 03 555 9876"),
    ],
)
def test_no_line_breaks_inside_dates_times_numbers_or_postcodes(text: str, told: str) -> None:
    assert unbroken(text) == told.replace("_", "\N{NO-BREAK SPACE}")


def test_dates_in_prose_and_messages_are_whole(tiny: Handbook) -> None:
    fault = "title: Late\nsummary: It came on 2 May 2026.\nowner: front\ntype: failure\non: 2026-05-02\nwhat_happened: It lay there.\n"
    change = "about: [service/parking]\nchanges: [{what: Post it at once., by: front, done: 2026-06-24}]\n"
    site = built(tiny({"standards/lessons/late.yml": fault + change}))
    whole = [date.replace(" ", "\N{NO-BREAK SPACE}") for date in ("2 May 2026", "24 June 2026")]
    assert whole[0] in page(site, "lessons/late").css_first(".summary").text()  # type: ignore[union-attr]
    assert whole[1] in page(site, "reports/gaps").css_first("#action-without-result").text()  # type: ignore[union-attr]


def test_a_time_whose_unit_is_a_term_is_whole(tiny: Handbook) -> None:
    term = "title: working day\ndefinition: A day on which we are open.\nowner: front\n"
    site = built(tiny({"glossary/working-day.yml": term}))
    wording = element_of(page(site, "promises/permit-in-five-days"), "#own-wording")
    assert [link.text() for link in wording.css("a")] == ["permit", "working days"]
    assert "within 5\N{NO-BREAK SPACE}working days" in wording.text()


def test_dates_in_results_and_closures_are_whole(tiny: Handbook) -> None:
    results = "promise,period,value,cause,action\npermit-in-five-days,2026-10,80,A flood on 6 October,Shut until 9 May 2027\n"
    desk = "title: Desk\nsummary: The desk.\nowner: front\nchannel: face-to-face\nstaffed_by: [front]\n"
    desk += "closures: [{on: 2026-12-29, say: We open again on 4 January.}]\n"
    site = built(tiny({"standards/results/2026.csv": results, "standards/contact-points/desk.yml": desk}))
    for path, dates in (
        ("promises/permit-in-five-days", ["6 October", "9 May 2027"]),
        ("reports/results", ["6 October", "9 May 2027"]),
        ("contact-points/desk", ["4 January"]),
    ):
        said = element_of(page(site, path), "main").text()
        assert all(date.replace(" ", "\N{NO-BREAK SPACE}") in said for date in dates), path


def test_a_list_is_never_cut_by_one() -> None:
    assert first_of("abc", 2) == ("abc", 0)
    assert first_of("abcd", 2) == ("ab", 2)
    assert first_of("abcd", None) == ("abcd", 0)


def test_no_page_ends_a_list_with_one_more(larkfield_site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in larkfield_site.rglob("*.html")}
    assert [path for path, html in pages.items() if re.search(r"\b[Aa]nd 1 more\b|<summary>1 more\b", html)] == []


def test_a_notice_of_several_is_told_once(tiny: Handbook) -> None:
    told = "notice: {say: The printer is away., until: 2027-01-15}\n"
    files = {path: (TINY / path).read_text(encoding="utf-8") + told for path in (PROMISE, PROCEDURE)}
    site = built(tiny(files))
    assert words(site, "", ".note") == "Until 15 January 2027 The printer is away. Issue a permit , Permits in five working days"
    for path in ("", "procedures/issue-a-permit", "promises/permit-in-five-days", "contact-points/desk"):
        assert words(site, path).count("The printer is away.") == (path != "contact-points/desk"), path


def test_steps_side_by_side_are_named_from_to(tiny: Handbook) -> None:
    after = "".join(f"  - {{id: s{number}, does: Do it., by: front, after: [check]}}\n" for number in range(5))
    site = built(tiny({PROCEDURE: (TINY / PROCEDURE).read_text(encoding="utf-8") + after}))
    beside = [
        step.text().partition("same time as ")[2].strip() for step in page(site, "procedures/issue-a-permit").css(".step-who")
    ]
    assert beside == [
        "",
        "steps 3 to 7",
        *(f"steps 2{rest}" for rest in (" and 4 to 7", ", 3 and 5 to 7", " to 4, 6 and 7", " to 5 and 7", " to 6")),
    ]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Library kiosk", "Library kiosk"),
        ("Report a street light that is out", "Report a street …"),
        ("Straßenverkehrsordnungswidrigkeit", "Straßenverkehrsordnu…"),
    ],
)
def test_parts_of_a_list_are_named_by_whole_words(title: str, told: str) -> None:
    assert [ref.title for ref in links_to([[title], ["Z"]], ["", "list-2/"], str)] == [told, "Z"]


def test_pages_of_a_letter_say_what_is_on_them(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(a_z, "_MOST_ROWS", 3)
    also = "title: Parking\nsummary: A place for a car.\nowner: front\ncustomers: [residents]\nalso_called: [pass, passage, pavement, pitch, place]\n"
    site = built(tiny({"standards/services/parking.yml": also}))
    for path in ("a-z/p", "a-z/p-2"):
        parts = [part.text() for part in page(site, path).css("nav[aria-label='Parts of this letter'] a")]
        assert parts[0].startswith("Parking – ") and len(parts) > 1
        assert page(site, path).css_first("nav[aria-label=Letters] [aria-current]").text() == "P"  # type: ignore[union-attr]
