"""Totals, tables above another, notes on cells, and what stands around a page become no definitions, and are told."""

import zipfile
from pathlib import Path

import pytest

from interlock.doors.edits.importing.web_page.page_tree import _NAMES_AROUND
from tests.conftest import Handbook
from tests.doors.importing import imported, run, short
from tests.doors.imports.test_import_cell_styles import TEXT
from tests.doors.old_workbooks import old_note, old_text, old_workbook
from tests.doors.workbooks import free_workbook, workbook

OFFICE = "http://schemas.openxmlformats.org"
WORDS: list[list[str | float]] = [["term", "definition", "owner"], ["kerb", "The edge.", "front"], ["lane", "A way.", "front"]]


@pytest.mark.parametrize(
    "row", ["Total,2,", 'Summe:,"1.200,50 €",', "Grand total,,3 working days", "Subtotal (2 words),,", "TOTAL,95 %,£ 3"]
)
def test_totals_are_passed_over(row: str, tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "csv", f"term,definition,owner\nkerb,The edge.,front\n{row}\nlane,A way.,front\n")
    assert short(done) == ["taken.txt:3:1 warning: This row is a total, and was passed over  [missing-field]"]
    assert {path.stem for path in (folder / "glossary").glob("*.yml")} >= {"kerb", "lane"}
    assert not any(path.stem.startswith(("total", "summe", "grand", "sub")) for path in (folder / "glossary").iterdir())


@pytest.mark.parametrize("row", ["Total,All that is owed.", "Sum insured,12", "Total 5,A form in 2 parts."])
def test_words_for_totals_may_be_terms(row: str, tiny: Handbook) -> None:
    assert short(imported(tiny({}), "csv", f"term,definition,owner\n{row},front\n")) == []


def test_totals_of_steps_are_passed_over(tiny: Handbook) -> None:
    text = "No,What,Who,Time\n1,Ask for the pass.,front,5 minutes\n2,Sign.,front,1 hour\n,Sous-total :,,65 minutes\n"
    done = imported(folder := tiny({}), "csv", text, "--owner", "front")
    assert "taken.txt:4: this row sums up others, and was left out." in done.output
    assert "total" not in (folder / "standards/procedures/taken.yml").read_text()


def test_a_table_above_another_is_told(tiny: Handbook) -> None:
    text = "Words,\n\nTerm,Meaning\nkerb,The edge.\n\nTeam,Summary,Kind\nYard,Keeps.,support\n"
    done = imported(folder := tiny({}), "csv", text)
    assert short(done) == [
        "taken.txt:3:1 warning: Another table begins here, above the one that was read, and was not read itself  [wrong-type]"
    ]
    assert (folder / "standards/links/yard.yml").exists()


@pytest.mark.parametrize("above", ["Owner,Team,\n", "Owner,Front\nTeam,Front\n", "Term,Meaning\n\nAs of 2026\n"])
def test_labels_above_a_table_are_no_table(above: str, tiny: Handbook) -> None:
    assert short(imported(tiny({}), "csv", f"{above}Team,Summary,Kind\nYard,Keeps.,support\n")) == []


def test_notes_on_cells_are_told(tiny: Handbook) -> None:
    folder = tiny({})
    workbook(folder / "book.xlsx", {"Words": WORDS})
    with zipfile.ZipFile(folder / "book.xlsx", "a") as book:
        comments = "".join(f'<comment ref="{cell}"><text/></comment>' for cell in ("B2", "A3", "?"))
        book.writestr("xl/comments1.xml", f'<comments xmlns="{OFFICE}/spreadsheetml/2006/main">{comments}</comments>')
        relation = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument/2006/relationships/comments" Target="../comments1.xml"/>'
        related = f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{relation}</Relationships>'
        book.writestr("xl/worksheets/_rels/sheet1.xml.rels", related)
    assert _told(folder / "book.xlsx", folder) == [
        "book.xlsx#Words:2:1 warning: In this sheet B2 and A3 have notes, which were not read  [wrong-type]"
    ]


def test_notes_in_free_and_old_workbooks_are_told(tiny: Handbook) -> None:
    folder = tiny({})
    noted = TEXT.replace("<text:p>", "<office:annotation><text:p>why?</text:p></office:annotation><text:p>")
    rows = ["".join(TEXT.format("", cell) for cell in row) for row in WORDS[:2]]
    cells = "".join((noted if cell == "A way." else TEXT).format("", cell) for cell in WORDS[2])
    free_workbook(folder / "book.ods", {"Words": [*rows, cells]})
    assert _told(folder / "book.ods", folder) == [
        "book.ods#Words:3:1 warning: In this sheet B3 has a note, which was not read  [wrong-type]"
    ]
    assert (folder / "glossary/lane.yml").read_text().endswith("definition: A way.\n")
    records = [old_text(row, at, str(word)) for row, words in enumerate(WORDS) for at, word in enumerate(words)]
    old_workbook(folder / "book.xls", {"Words": [*records, old_note(1, 2)]})
    assert "book.xls#Words:2:1 warning: In this sheet C2 has a note, which was not read  [wrong-type]" in _told(
        folder / "book.xls", folder
    )


def _told(file: Path, folder: Path) -> list[str]:
    return short(run("import", "sheet", file, "--handbook", folder))


@pytest.mark.parametrize(
    ("names", "is_around"),
    [
        *(
            (name, True)
            for name in ("cookie-banner", "a cc-cookie-notice b", "CookieConsent", "onetrust-consent-sdk", "gdpr-bar")
        ),
        *((name, True) for name in ("skip-link", "skip-to-content", "sidebar", "side-nav")),
        *(
            (name, False)
            for name in ("cookies", "has-cookie-banner", "cookie-policy", "obtaining-consent", "with-sidebar", "skipping")
        ),
    ],
)
def test_banners_and_menus_are_around_a_page(names: str, is_around: bool, tiny: Handbook) -> None:
    page = "<div class='{}'>Allow us.</div><h1 class=sidebar id=cookie-notice>Keys</h1><ol><li>Ask.<li>Sign.</ol>"
    done = imported(folder := tiny({}), "html", page.format(names), "--owner", "front")
    assert ("`Allow us.` is around the page, and was left out." in done.output) == is_around
    assert (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8").startswith("title: Keys")


def test_long_names_of_elements_take_no_long_time() -> None:
    for names in ("cookie" * 20_000, "cookie " * 20_000, "a-" * 20_000):
        assert not _NAMES_AROUND.search(names)


@pytest.mark.parametrize("around", ["<div class=reflist>{}</div>", "<section role=doc-endnotes><div>{}</div></section>", "{}"])
def test_footnotes_of_a_page_are_no_steps(around: str, tiny: Handbook) -> None:
    back = "<span class=mw-cite-backlink><a href='#r'>\u2191</a></span>"
    notes = around.format(
        f"<ol class='{'references' if around == '{}' else ''}'><li>{back} Rules of 2020.<li>Rules of 2021.</ol>"
    )
    done = imported(
        folder := tiny({}), "html", f"<h1>Keys</h1><h2>Steps</h2><ol><li>Ask.<li>Sign.</ol>{notes}", "--owner", "front"
    )
    written = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    assert done.exit_code == 0 and written.count("by: front") == 2
    assert "Rules of 2020." in written and "\u2191" not in written


def test_marks_of_new_rows_are_no_words(tiny: Handbook) -> None:
    page = "<table><tr><th>Title<th>Summary<th>Kind<tr><td>Yard<span class=ms-newdtag>NEW</span><td>Keeps.<td>support</table>"
    imported(folder := tiny({}), "html", page)
    assert (folder / "standards/links/yard.yml").read_text().startswith("title: Yard\n")


@pytest.mark.parametrize("format", ["csv", "skos", "markdown", "sheet"])
def test_a_style_of_vale_is_told(format: str, tiny: Handbook) -> None:
    done = imported(
        tiny({}), format, "# ours\nmessage: Use '%s'\nextends: 'substitution'\nswap:\n  rim: kerb\n", "--owner", "front"
    )
    assert "This file is a style of Vale" in done.output and "`avoid`" in done.output


def test_a_thousand_columns_are_the_most(tiny: Handbook) -> None:
    folder = tiny({})
    for more, is_read in ((998, True), (999, False)):
        header = "title,definition," + ",".join(f"note {number}" for number in range(more))
        done = imported(folder, "csv", f"{header}\nkerb,The edge.\n", "--owner", "front", "--kind", "term")
        assert ("are the most that can be read" in done.output) is not is_read


def test_a_table_of_too_many_rows_is_refused(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "term,definition,owner\n" + "kerb,The edge.,front\n" * 50_001)
    assert "This table has 50,001 rows, of which 50,000 are the most that can be read" in done.output


def test_a_file_may_be_named_after_its_rows(tiny: Handbook) -> None:
    folder = tiny({"services.csv": "title,summary\nKeys,We lend keys.\n"})
    done = run("import", "csv", folder / "services.csv", "--handbook", folder, "--set", "customers=residents", "--owner", "front")
    assert done.exit_code == 0 and (folder / "standards/services/keys.yml").exists()


def test_only_numbers_of_telephones_are_called_so(tiny: Handbook) -> None:
    text = "Name,Summary,Owner,Staffed by,Phone\nGate,S.,front,front,01632 960100\nShed,S.,front,front,\n"
    done = imported(folder := tiny({}), "csv", text, "--kind", "contact-point")
    assert "channel: phone\n" in (folder / "standards/contact-points/gate.yml").read_text()
    assert "`channel` is missing from a contact point" in done.output
    text = text.replace("Gate", "Post").replace("Phone", "Channel").replace("01632 960100", "kiosk").replace(",\n", ",phone\n")
    imported(folder, "csv", text, "--kind", "contact-point")
    assert "channel: kiosk\n" in (folder / "standards/contact-points/post.yml").read_text()


def test_cells_of_sheets_are_never_told_as_merged(tiny: Handbook) -> None:
    folder = tiny({})
    workbook(folder / "book.xlsx", {"Words": [["because", "term", "definition"], ["x", "kerb", "E."], ["", "lane", "A way."]]})
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder, "--owner", "front", "--map", "because=source")
    assert "where cells were merged" not in done.output


def test_tasks_and_teams_alone_may_be_steps(tiny: Handbook) -> None:
    refused = imported(tiny({}), "csv", "Task,Team\nAsk for the pass.,front\nSign.,front\n")
    assert refused.exit_code == 2 and "If each is a step of a procedure, type `--kind procedure`" in refused.stderr


def test_a_reason_joins_the_word_of_its_number(tiny: Handbook) -> None:
    text = "term,definition,owner,avoid,avoid.1.because\nkerb,The edge.,front,rim; edge,Old.\n"
    imported(folder := tiny({}), "csv", text)
    written = (folder / "glossary/kerb.yml").read_text()
    assert "{word: rim, because: Old.}" in written and "edge" in written.partition("avoid:")[2]


@pytest.mark.parametrize("header", ["title,summary", "title,kind"])
def test_a_header_alone_is_told_once(header: str, tiny: Handbook) -> None:
    told = "taken.txt:1:1 warning: Nothing stands below this header  [missing-field]"
    assert short(imported(tiny({}), "csv", f"{header}\n", "--kind", "link")) == [told]
