"""Tables as people save them: their definitions are imported, or one finding says what to type."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions import kind_named
from interlock.doors.edits.importing.spreadsheet import entries_in, known_columns
from interlock.sources.tables.results_tables import read_results
from interlock.sources.tables.table_columns import read_table
from tests.conftest import Handbook, examples, findings_in, linux_only, posix_only, write
from tests.doors.edits import output_of
from tests.doors.importing import imported, run, short


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\ntitle;definition\nkerb;The edge.\n",
        "sep=;\ntitle,definition\nkerb,The edge.\n",
        "title,definition,owner,,\nkerb,The edge.,front,,\n",
        "Our words,,\n,,\ntitle,definition,owner\nkerb,The edge.,front\n",
        ",,\n,term,definition\n,kerb,The edge.\n",
        "title\tdefinition\nkerb\tThe edge.\n",
        '\ufeff"Title"|"Definition"\nkerb|The edge.\n',
        "title,definition,owner\nkerb,The edge.,Front desk,,,\n",
        "title;definition\ntitle;definition\nkerb;The edge.\n",
    ],
)
def test_tables_are_read_as_spreadsheets_save_them(table: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    assert (folder / "glossary/kerb.yml").read_text() == "title: kerb\nowner: front\ndefinition: The edge.\n"


def test_semicolons_separate_where_the_header_has_commas(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title;definition, in plain words;source, or law\nkerb;The edge.;Rule 4, part 2\n"
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front")
    assert short(done) == []
    written = (folder / "glossary/kerb.yml").read_text()
    assert "definition: The edge." in written and 'source: "Rule 4, part 2"' in written


def test_titles_in_cells_become_ids(tiny: Handbook) -> None:
    folder = tiny({})
    write(
        folder / "links.csv",
        "title,summary,kind,supports.1.link\nPay Office,Pays.,support,FRONT DESK\nPost Room,Posts.,support,\n",
    )
    table = 'title,summary,wording,kind,made by,made to,limit\nPaid,On time.,You are paid on time.,internal,pay office,"Front desk, post room",1 day\n'
    write(folder / "promises.csv", table)
    done = run("import", "csv", folder / "promises.csv", folder / "links.csv", "--handbook", folder)
    assert "supports:\n  - {link: front}" in (folder / "standards/links/pay-office.yml").read_text(), done.output
    assert (folder / "standards/promises/paid.yml").exists(), done.output
    promise = (folder / "standards/promises/paid.yml").read_text()
    assert "made_by: pay-office" in promise and "made_to: [front, post-room]" in promise


def test_only_what_passes_the_check_is_written(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title,definition,owner,broader\nkerb,The edge.,Finance,\nlane,A way.,front,\nramp,A slope.,Finance,\n"
    done = imported(folder, "csv", table)
    assert short(done) == ["taken.txt:2:16 error: There is no link `Finance`, and so in 1 more row  [unknown-reference]"]
    assert "1 file written" in done.output and (folder / "glossary/lane.yml").exists()
    assert [found for found in findings_in(folder) if found.severity == "error"] == []


def test_rows_that_rest_on_a_faulty_one_fail(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title,definition,owner,broader,related\nkerb,The edge.,Finance,,\nramp,A slope.,front,kerb,\npath,A way.,front,,ramp\nbay,A place.,front,,\n"
    done = imported(folder, "csv", table)
    assert [path.name for path in sorted((folder / "glossary").iterdir())] == ["bay.yml", "permit.yml"], done.output
    assert [found for found in findings_in(folder) if found.severity == "error"] == []


def test_names_that_windows_keeps_get_a_word(tiny: Handbook) -> None:
    folder = tiny({})
    assert imported(folder, "csv", "title,summary,kind\nCon,Watches.,support\n").exit_code == 0
    assert (folder / "standards/links/con-link.yml").exists() and not (folder / "standards/links/con.yml").exists()


@posix_only
def test_a_link_to_nothing_stops_no_other_row(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "glossary/kerb.yml").symlink_to("gone.yml")
    done = imported(folder, "csv", "title,definition,owner\nkerb,E.,front\nbay,A place.,front\n")
    assert "is already in `glossary/kerb.yml`, which stays as it is" in done.output
    assert (folder / "glossary/kerb.yml").is_symlink() and (folder / "glossary/bay.yml").exists()


def test_steps_stand_behind_titles_of_procedures(tiny: Handbook) -> None:
    folder = tiny({})
    header = "title,summary,type,on,what_happened,about,traced_to.1.link,traced_to.1.step,traced_to.1.what"
    row = "Late,Late.,failure,2026-05-04,Late.,promise/permit-in-five-days,front,{},late"
    rows = [row.format("Issue a permit#post"), row.format("ISSUE-A-PERMIT#post").replace("Late,", "Later,", 1)]
    assert imported(folder, "csv", "\n".join([header, *rows]), "--kind", "lesson").exit_code == 0
    for id in ("late", "later"):
        assert "issue-a-permit#post" in (folder / f"standards/lessons/{id}.yml").read_text()


def test_a_published_row_needs_no_status(tiny: Handbook) -> None:
    folder = tiny({})
    header = "title,summary,wording,kind,made_by,made_to,status"
    rows = ["A,B,C,public,front,residents,published", "D,E,F,public,front,residents,suspended"]
    done = imported(folder, "csv", "\n".join([header, *rows]))
    first, second = ((folder / f"standards/promises/{id}.yml").read_text() for id in ("a", "d"))
    assert "status" not in first and "status: suspended" in second, done.output


def test_results_belong_among_the_results(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "promise;period;value\npermit-in-five-days;2026-10;97\n")
    assert (done.exit_code, "Put the file into `standards/results/` as it is." in done.output) == (2, True)


def test_new_results_have_a_row_for_each_measured_promise(tiny: Handbook) -> None:
    folder = tiny({})
    done = run("new", "results", "2026-27", "--handbook", folder, "--as-of", "2026-11-22")
    assert "write the period and the value" in done.output
    table = (folder / "standards/results/2026-27.csv").read_text().splitlines()
    assert table[:2] == ["promise,period,value,met,total,cause,action,note", "permit-in-five-days,2026-10,,,,,,"]
    assert run("new", "results", "2026-27", "--handbook", folder).exit_code == 2


def test_a_promise_is_renamed_in_results_of_any_form(tiny: Handbook) -> None:
    table = 'sep=;\nperiod;"Promise";value;note\n2026-10; "permit-in-five-days" ;97,5;permit-in-five-days\n2026-09;"permit-in-five-days";97;\n'
    folder = tiny({"standards/results/more.csv": table.replace('; "permit-in-five-days" ;', "; permit-in-five-days ;")})
    done = run("rename", "promise/permit-in-five-days", "permit-soon", "--handbook", folder)
    assert done.exit_code == 0, done.output
    assert (folder / "standards/results/more.csv").read_text() == (
        'sep=;\nperiod;"Promise";value;note\n2026-10; permit-soon ;97,5;permit-in-five-days\n2026-09;"permit-soon";97;\n'
    )


@pytest.mark.parametrize("note", ["Waste services", "* Source: our figures,,,,,", "Waste,,,,,,8"])
def test_headings_and_notes_in_tables_are_passed_over(note: str, tiny: Handbook) -> None:
    row = "A,B,C,public,front,residents,95%\n"
    table = f"title,summary,wording,kind,made_by,made_to,target\n{note}\n{row}"
    done = imported(tiny({}), "csv", table)
    assert (done.exit_code, short(done)) == (
        0,
        ["taken.txt:2:1 warning: This row has nothing that every promise must have, and was passed over  [missing-field]"],
    )


def test_a_note_is_passed_over_below_two_columns(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "title,kind,summary\nDepot,support,Collects.\nAll of them work from the yard,,\n")
    assert (
        short(done)[0]
        == "taken.txt:3:1 warning: This row has nothing that every link must have, and was passed over  [missing-field]"
    )
    assert "1 file written" in done.output


@pytest.mark.parametrize(
    ("table", "at"),
    [
        ("term,definition\nkerb,The edge.\n\nTeam,Summary\nDepot,Collects.\n", "below this one, and was not read 4:1"),
        (
            "term,definition,source\nkerb,The edge.,\nName,Phone,Email\nDepot,01632 960001,\n",
            "below this one, and was not read 3:1",
        ),
        (
            "term,definition,,Team,Summary,Kind\nkerb,The edge.,,Depot,Collects.,support\n",
            "beside this one, and was not read 1:18",
        ),
        ("term,definition,,Name,Phone\nkerb,The edge.,,Depot,01632 960001\n,,,Yard,\n", "beside this one, and was not read 1:18"),
    ],
)
def test_another_table_in_a_sheet_is_told(table: str, at: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front")
    where, _, place = at.rpartition(" ")
    assert short(done) == [f"taken.txt:{place} error: Another table begins here, {where}  [wrong-type]"]
    assert "1 file written" in done.output
    assert "summary" not in (folder / "glossary/kerb.yml").read_text()


def test_a_filled_column_without_a_name_parts_no_tables(tiny: Handbook) -> None:
    table = "term,definition,,Team,Summary\nkerb,The edge.,a note,Depot,Collects.\n"
    done = imported(tiny({}), "csv", table, "--kind", "term", "--owner", "front")
    assert "taken.txt:2:16 error: This cell stands in a column without a name  [missing-field]" in short(done)


@pytest.mark.parametrize(
    "table",
    [
        "word,definition\nclient,customer\n",
        "word,meaning,do not say\nclient,customer,user\n",
        "term,,definition\nclient,,Who comes.\n",
    ],
)
def test_rows_of_common_words_begin_no_table(table: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", table, "--kind", "term", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])


def test_what_stands_above_a_header_is_told(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "Our words,,\nOwner,Front desk,\n\nterm,definition,owner\nkerb,The edge.,front\n")
    assert (done.exit_code, short(done)) == (0, [])
    assert "its header was found in line 4; what stands above it was passed over." in done.output


@linux_only
@pytest.mark.parametrize("format", ["csv", "sheet", "skos", "markdown"])
def test_a_device_without_end_is_not_read(format: str, tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "endless").symlink_to("/dev/zero")
    done = run("import", format, folder / "endless", "--owner", "front", "--handbook", folder)
    said = "20 MB is the most that is read" if format != "sheet" else "This is not a file that can be read"
    assert (done.exit_code, said in done.output) == (1, True)


@posix_only
def test_a_table_may_come_through_a_pipe(tiny: Handbook) -> None:
    folder = tiny({})
    reading, writing = os.pipe()
    os.write(writing, b"term,definition,owner\nkerb,The edge.,front\n")
    os.close(writing)
    done = run("import", "csv", f"/dev/fd/{reading}", "--handbook", folder)
    os.close(reading)
    assert done.exit_code == 0 and (folder / "glossary/kerb.yml").exists()


CELLS = st.lists(
    st.sampled_from(["promise", "period", "value", "met", "title", "owner", "97", "5", "2026-10", "sep=;", "é", "\x00", "“"])
    | st.text(max_size=4)
    | st.sampled_from([",", ";", "\t", '"', "\n", "\r\n", "|", " "]),
    max_size=30,
).map("".join)


@examples(100)
@given(CELLS)
def test_no_text_is_too_broken_to_read(text: str) -> None:
    rows, findings = read_results("a.csv", text)
    header = "promise,value,period\n"
    more, told = read_results("a.csv", header + text)
    places = [row.place(name) for row in (*rows, *more) for name in ("promise", "value", "note")]
    for place in (*(finding.place for finding in (*findings, *told)), *places):
        assert place.line >= 1 and place.column >= 1 and place.width >= 1
    known = known_columns({})
    entries_in("a.csv", read_table("a.csv", text, known), kind_named("term"), {}, {})
    below = "title,definition,also,avoid.1.word,translations.de\n" + text
    entries_in("a.csv", read_table("a.csv", below, known), kind_named("term"), {}, {})


@pytest.mark.parametrize("cell", ["x" * 140_000, '"' + "x" * 140_000])
def test_a_cell_of_endless_length_is_told(cell: str) -> None:
    rows, findings = read_results("a.csv", "promise,period,value\na,2026-10," + cell)
    assert (rows, [found.rule for found in findings]) == ([], ["bad-value"])


@pytest.mark.parametrize("beside", ["", ";Target", ";Q1 total;Comments"])
def test_months_across_are_results_and_no_definitions(beside: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", f"promise;Apr 26;May 26{beside}\npermit-in-five-days;81,5;79\n")
    assert "These are results. Put the file into `standards/results/` as it is." in done.output


def test_a_table_without_rows_is_told(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "term,definition,owner\n")
    assert short(done) == ["taken.txt:1:1 warning: Nothing stands below this header  [missing-field]"]


@pytest.mark.parametrize(
    ("table", "is_turned"),
    [
        ("Term,kerb,lane\nDefinition,The edge.,A way.\nOwner,front,front\n", True),
        ("Name,Shop\nRemarks,none\nPhone,01632 960123\nSummary,Sells.\n", True),
        ("Term,Definition\nowner,Who looks after it.\nphone,A number.\nsummary,A sentence.\n", False),
        ("Term,kerb,lane\nOwner,front,front\n", False),
    ],
)
def test_definitions_that_stand_in_columns_are_told(table: str, is_turned: bool, tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", table, "--kind", "term", "--owner", "front")
    assert ("The first column names the fields, `" in output_of(done)) == is_turned
    assert ("choose “Paste Special” and “Transpose”" in output_of(done)) == is_turned
