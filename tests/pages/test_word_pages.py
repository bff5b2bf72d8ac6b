"""Pages about terms: the term, the list of terms, and the language report."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from interlock.pages.link_context import MAX_TOOLTIP
from interlock.pages.site_files.definition_scripts import part_of
from interlock.site import checking
from tests.conftest import TODAY, Handbook
from tests.sites import built, catalogue_of, definitions, element_of

PARKING = "title: Parking permits\nsummary: Where to stand.\nowner: front\ncustomers: [residents]\nbody: {}\n"


def term(title: str, definition: str, *more: str) -> str:
    """A term's file."""
    return "\n".join([f"title: {title}", f"definition: {definition}", "owner: front", *more]) + "\n"


def site(folder: Path) -> Path:
    """The handbook's site."""
    return built(folder)


def page(folder: Path, path: str) -> LexborHTMLParser:
    """A page of it."""
    return LexborHTMLParser((folder / path / "index.html").read_text(encoding="utf-8"))


def test_titles_are_capitalised_only_at_the_start_of_sentences(tiny: Handbook) -> None:
    body = "'Ask for a [[term/permit]]. [[term/permit]] or not: see [[service/parking]], [[term/permit|what we say]].'"
    built = site(tiny({"standards/services/parking.yml": PARKING.format(body)}))
    words = [link.text() for link in page(built, "services/parking").css(".prose a")]
    assert words == ["permit", "Permit", "Parking permits", "what we say"]


def test_a_long_tooltip_is_cut_and_resolves_references(tiny: Handbook) -> None:
    files = {
        "glossary/visitor.yml": term("visitor", "Somebody with a [[term/permit]] for **one** day & <b>more</b>."),
        "glossary/warden.yml": term("warden", f"Somebody who {'looks and ' * 100}looks."),
        "standards/services/parking.yml": PARKING.format("A visitor asks a warden."),
    }
    told = definitions(site(tiny(files)))
    assert told["visitor"] == "Somebody with a permit for one day & <b>more</b>."
    assert len(told["warden"]) <= MAX_TOOLTIP + 2 and told["warden"].endswith(" looks …")


def test_scripts_and_pages_agree_where_a_definition_stands() -> None:
    """`term-tooltip.test.mjs` has the same."""
    assert [part_of(name) for name in ("permit", "blue-badge", "trwydded", "é", "𝄞")] == [1, 8, 7, 9, 14]


def test_translations_keep_their_own_direction(tiny: Handbook) -> None:
    built = site(tiny({"glossary/permit.yml": term("permit", "A card.", "translations: {cy: trwydded, ar: تصريح}")}))
    shown = [(word.attributes["lang"], word.text()) for word in page(built, "glossary/permit").css("bdi")]
    assert shown == [("ar", "تصريح"), ("cy", "trwydded")]


def test_exceptions_have_a_column_only_where_there_is_one(tiny: Handbook) -> None:
    avoided = "avoid: [{word: %s, because: It is unclear.%s}]"
    files = {
        "glossary/permit.yml": term("permit", "A card.", avoided % ("ticket", "")),
        "glossary/visitor.yml": term("visitor", "Somebody on a visit.", avoided % ("caller", ", unless: it is a telephone call")),
    }
    built = site(tiny(files))
    heads = [[head.text() for head in page(built, f"glossary/{name}").css("#avoid thead th")] for name in ("permit", "visitor")]
    assert heads == [["Do not say", "Because", "Say"], ["Do not say", "Because", "Say", "Unless"]]


def test_a_long_list_of_words_to_avoid_folds(tiny: Handbook) -> None:
    words = [f"word {number}" for number in range(130)]
    folder = tiny({"glossary/permit.yml": term("permit", "A card.", f"avoid: [{', '.join(words)}]")})
    shown = page(site(folder), "glossary/permit")
    assert [word.text() for word in shown.css(".answer s")] == words[:25]
    assert [link.text() for link in shown.css(".answer a[href='#avoid']")] == ["and 105 more"]
    assert [word.text() for word in shown.css("#avoid > table th[scope=row]")] == words[:25]
    assert [word.text() for word in shown.css("#avoid > .fold th[scope=row]")] == words[25:100]
    told = [line.text() for line in shown.css("#avoid > .fold > :is(summary, p)")]
    assert told == ["105 more words to avoid", "30 more stand in the A–Z."]
    (folder / "glossary/permit.yml").write_text(term("permit", "A card.", f"avoid: [{', '.join(words[:25])}]"))
    assert not page(site(folder), "glossary/permit").css("#avoid .fold, .answer a")


def test_a_retired_word_is_not_told_to_be_said(tiny: Handbook) -> None:
    passes = "title: pass\ndefinition: What one shows.\nowner: front\n"
    retired = "title: permit\ndefinition: A card.\nowner: front\navoid: [ticket]\nstatus: retired\nreplaced_by: pass\n"
    built = site(tiny({"glossary/pass.yml": passes, "glossary/permit.yml": retired}))
    assert not page(built, "glossary/permit").css(".answer")


def test_labels_of_retired_words_find_their_successor(tiny: Handbook) -> None:
    files = {
        "glossary/permit.yml": term("permit", "A card."),
        "glossary/season.yml": term(
            "season ticket", "As sold until 2024.", "also: [quarter card]", "status: retired", "replaced_by: permit"
        ),
        "glossary/day.yml": term(
            "day ticket", "As sold until 2020.", "abbreviation: DT", "status: retired", "replaced_by: season"
        ),
    }
    catalogue = catalogue_of(site(tiny(files)))
    row = catalogue["titles"].split("\n").index("Permit")
    assert catalogue["avoided"].split("\n")[row].split("\t") == ["season ticket", "quarter card", "day ticket", "DT"]


def test_a_long_term_list_has_letters_to_jump_to(tiny: Handbook) -> None:
    files = {
        f"glossary/word-{number}.yml": term(f"{letter} word", "A word.")
        for number, letter in enumerate("bcdefghijklmnopqrstuvwxyz")
    }
    files |= {
        "glossary/appeal-1.yml": term("appeal", "To a tribunal.", "context: benefits"),
        "glossary/appeal-2.yml": term("appeal", "To an inspector.", "context: planning"),
        "glossary/day.yml": term("24 hours", "A day."),
    }
    built = site(tiny(files))
    words = page(built, "glossary")
    jumps = {jump.text(): (jump.attributes["href"] or "").partition("#")[2] for jump in words.css("nav.letters a")}
    assert "".join(jumps) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ0–9"
    firsts = {letter: element_of(words, f"[id='{anchor}'] a").text() for letter, anchor in jumps.items()}
    assert (firsts["A"], firsts["B"], firsts["0–9"]) == ("Appeal", "B word", "24 hours")
    assert [note.text() for note in words.css("th small")] == ["benefits", "planning"]
    assert [note.text() for note in page(built, "a-z").css("#letter-a small")] == ["Word (benefits)", "Word (planning)"]


def test_a_short_term_list_has_no_letters(tiny: Handbook) -> None:
    assert not page(site(tiny({})), "glossary").css("nav.letters")


def test_the_language_report_says_what_the_check_says(tiny: Handbook) -> None:
    files = {
        "glossary/permit.yml": term("permit", "A card.", "avoid: [licence, {word: disc, use: blue card}]"),
        "glossary/pass.yml": term("pass", "A card for a day.", "avoid: [disc]"),
        "glossary/ticket.yml": term("old ticket", "A card of old.", "status: retired", "replaced_by: permit"),
        "glossary/kerb.yml": term("kerb stone", "The edge of the road."),
        "glossary/bay.yml": term("bay", "Where to stand."),
        "standards/services/parking.yml": PARKING.format("Licences, a disc and an old ticket.").replace(
            "Parking permits", "A bay"
        ),
    }
    folder = tiny(files)
    report = page(site(folder), "reports/language")
    rows = [[cell.text() for cell in row.css("td")] for row in report.css("section[id^=owner] tbody tr")]
    assert rows == [["Licences", "Permits"], ["disc", "pass or blue card"], ["old ticket", "permit"]]
    assert {link.attributes["href"] for link in report.css("section[id^=owner] td a")} == {
        "../../glossary/permit/",
        "../../glossary/pass/",
    }
    unused = [finding.message for finding in checking.check(folder, TODAY).findings if finding.rule == "unused-term"]
    assert unused == ["Nothing uses the term `kerb stone`", "Nothing uses the term `pass`"]
    assert [link.text() for link in report.css("#unused a")] == ["Kerb stone", "Pass"]


def test_a_word_is_found_in_every_language(tiny: Handbook) -> None:
    more = (
        "translations: {cy: trwydded}",
        "also_in: {cy: [hawlen barcio]}",
        "hidden_in: {cy: trwyded}",
        "definition_in: {cy: Cerdyn <i>ar gyfer</i> un stryd.}",
        "notations: M-34",
        "address: https://words.example/p34",
        "matches: {exact: https://other.example/p7, close: 'urn:x:8'}",
    )
    built = site(tiny({"glossary/permit.yml": term("permit", "A card.", *more)}))
    shown = page(built, "glossary/permit")
    assert [(word.text(), word.attributes["lang"]) for word in shown.css("bdi")] == [("trwydded", "cy"), ("hawlen barcio", "cy")]
    assert element_of(shown, "dd p[lang=cy]").text() == "Cerdyn <i>ar gyfer</i> un stryd."
    assert [link.text() for link in shown.css("a.address")] == ["https://words.example/p34", "https://other.example/p7"]
    assert "urn:x:8" in element_of(shown, "#meaning").text()
    catalogue = (built / "assets/search-catalogue.js").read_text(encoding="utf-8")
    assert all(name in catalogue for name in ("trwydded", "hawlen barcio", "trwyded", "M-34"))
    listed = {entry.text() for entry in page(built, "a-z").css("main a")}
    assert {"Hawlen barcio", "Trwydded"} <= {name.strip() for name in listed}
