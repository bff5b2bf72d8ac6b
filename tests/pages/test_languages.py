"""The language and the direction of a handbook, of a page in another one, and of words in a text."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.definitions.values.language_tags import direction_of, language_name, parse_language
from tests.conftest import Handbook, edit
from tests.sites import built, element_of, words
from tests.tiny_files import FRONT, LINK

SERVICE = "title: Welcome desk\nsummary: '{}'\nowner: front\ncustomers: [residents]\n"


def page(folder: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder.parent / "site" / path / "index.html").read_text(encoding="utf-8"))


def marked(found: LexborHTMLParser, selector: str) -> list[tuple[str | None, str | None]]:
    return [(element.attributes.get("lang"), element.attributes.get("dir")) for element in found.css(selector)]


def test_pages_say_in_which_language_each_part_is(tiny: Handbook) -> None:
    organisation = "name: Tinford\nlanguage: ur\nvalues: [{id: respect, title: We respect your time}]\n"
    files = {
        "standards/organisation.yml": organisation,
        "standards/services/greeting.yml": SERVICE.format("Says [Croeso *i bawb*]{lang=CY} and `[x]{lang=cy}`."),
        "standards/services/croeso.yml": SERVICE.format("Croesawu pawb.") + "language: cy\n",
    }
    folder = tiny(files)
    built(folder)
    home, greeting, croeso = page(folder, "."), page(folder, "services/greeting"), page(folder, "services/croeso")
    assert marked(home, "html") == [("ur", "rtl")]
    assert marked(home, ".site-nav, .site-foot") == [("en", None), ("en", None)], "English words, in the order of the page"
    assert marked(greeting, ".summary span") == [("cy", "ltr")]
    assert marked(greeting, "main") == [(None, None)] and marked(croeso, "main") == [("cy", "ltr")]
    assert element_of(greeting, "meta[name=description]").attributes["content"] == "Says Croeso i bawb and [x]{lang=cy}."


@pytest.mark.parametrize(
    ("typed", "tag", "name", "direction"),
    [
        ("cy", "cy", "Welsh", "ltr"),
        ("EN_gb", "en-GB", "English (GB)", "ltr"),
        ("no", "no", "Norwegian", "ltr"),
        ("zh-hant-tw", "zh-Hant-TW", "Chinese (Hant-TW)", "ltr"),
        ("he", "he", "Hebrew", "rtl"),
        ("pa-Arab", "pa-Arab", "Punjabi (Arab)", "rtl"),
        ("az-latn-ir", "az-Latn-IR", "Azerbaijani (Latn-IR)", "ltr"),
        ("smn", "smn", "smn", "ltr"),
        ("de-1996", "de-1996", "German (1996)", "ltr"),
        ("en-x-plain", "en-x-plain", "English (x-plain)", "ltr"),
    ],
)
def test_language_codes_are_read(typed: str, tag: str, name: str, direction: str) -> None:
    assert (parse_language(typed), language_name(tag), direction_of(tag)) == (tag, name, direction)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("Welsh", "Write `cy` for Welsh."),
        ("welhs", "Write `cy` for Welsh."),
        ("Deutsch", "Write `de` for German."),
        ("GB", "Write `en-GB` for English (GB)."),
        ("jp", "Write `ja` for Japanese."),
        ("eng", "Write `en` for English."),
        ("English (UK)", "Write `en` for English."),
        ("xx", "Write its two letters, such as `cy` for Welsh, or with a country, such as `en-GB`."),
    ],
)
def test_slips_in_language_codes_have_a_remedy(typed: str, remedy: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_language(typed)
    assert caught.value.context["remedy"] == remedy  # type: ignore[attr-defined]


DESK = "standards/contact-points/desk.yml"
LIFE = "identified: {on: 2026-02-03, by: front}\nexamined: {on: 2026-03-04, by: front}\n"
CRITIQUES = "critiques: [{on: 2026-04-05, by: front, text: קשה למצוא.}]\n"
SIGNED = "approvals: [{side: providers, link: front, role: ראש צוות, on: 2026-05-06}]\nreview: {last: 2026-06-07, by: ראש צוות}\n"


def test_names_in_a_history_are_set_apart(tiny: Handbook) -> None:
    """Else the full stop behind a Hebrew name, or the day before it, would change places with it."""
    folder = tiny({LINK: FRONT.replace("Front desk", "דלפק קבלה")})
    edit(folder / DESK, "staffed_by", f"{LIFE}{CRITIQUES}{SIGNED}staffed_by")
    told = words(built(folder), "contact-points/desk")
    front, leader = "\u2067דלפק קבלה\u2069", "\u2067ראש צוות\u2069"
    for said in (
        f"Identified by {front}.",
        f"5 April 2026, {front}",
        f"{leader} approved for those who do the work, {front}.",
        f"Reviewed by the {leader}.",
        f"{front}, for those who do the work",
    ):
        assert said in told.replace("\N{NO-BREAK SPACE}", " "), said
