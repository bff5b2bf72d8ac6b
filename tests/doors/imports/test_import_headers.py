"""Headers as offices write them: what each column is read as, and remedies that lead to no further fault when they are typed."""

import re

import pytest

from interlock.definitions import kind_named
from interlock.doors.edits.importing.columns.headers import fields_meant
from interlock.sources.tables.table_rows import column_name
from tests.conftest import Handbook
from tests.doors.importing import imported, run, short
from tests.doors.workbooks import workbook


@pytest.mark.parametrize(
    ("kind", "written", "field"),
    [
        ("contact-point", "Team / Section", "staffed_by"),
        ("promise", "Team or section", "made_by"),
        ("promise", "Who does it", "made_by"),
        ("promise", "To whom", "made_to"),
        ("promise", "How fast", "limit"),
        ("promise", "Measured", "measure.what"),
        ("service", "Department", "owner"),
        ("service", "Eligibility criteria", "eligibility"),
        ("link", "Team name", "title"),
        ("contact-point", "Answered by", "staffed_by"),
        ("contact-point", "Direct line", "phone"),
        ("term", "What it means", "definition"),
        ("promise", "Team responsible", "made_by"),
        # Signs are passed over.
        ("promise", "Target %", "target.share"),
        ("link", "Tel.", "contact.phone"),
        ("link", "E-mail address", "contact.email"),
        ("term", "Don't use", "avoid"),
        ("term", "Don’t use", "avoid"),
    ],
)
def test_a_column_has_the_words_of_an_office(kind: str, written: str, field: str) -> None:
    assert fields_meant([column_name(written)], kind_named(kind)) == [field]


@pytest.mark.parametrize("written", ["Notes – internal", "Internal notes", "Description (confidential)", "Bemerkung, intern"])
def test_a_column_kept_from_readers_is_no_text(written: str) -> None:
    assert fields_meant([column_name(written)], kind_named("link")) == [column_name(written)]


@pytest.mark.parametrize(
    ("written", "field"), [("Notes", "body"), ("Description", "summary"), ("Confidential", "classification")]
)
def test_other_notes_are_texts(written: str, field: str) -> None:
    assert fields_meant([column_name(written)], kind_named("link")) == [field]


def test_a_header_alone_is_told_as_such(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "Name,Colour\n")
    assert done.exit_code == 2 and "Nothing stands below this header: its columns are `Name` and `Colour`." in done.output


def test_the_first_column_names_customers(tiny: Handbook) -> None:
    """Services have customers, too; but then no column would say what each service is called."""
    folder = tiny({})
    done = imported(folder, "csv", "Customer,Summary,Needs\nVisitors,Who come for a day.,Signs\n")
    assert (done.exit_code, short(done)) == (0, [])
    assert (
        folder / "standards/customers/visitors.yml"
    ).read_text() == "title: Visitors\nsummary: Who come for a day.\nneeds: [Signs]\n"


@pytest.mark.parametrize(
    ("kind", "column", "fields"),
    [
        ("promise", "Measur", ["measure.what", "measure.source", "measure.every", "measure.by"]),
        ("promise", "Share", ["target.share"]),
        ("contact-point", "Days", ["hours.1.days"]),
        ("contact-point", "Open from", ["hours.1.opens"]),
        ("term", "relatd", ["related"]),
    ],
)
def test_the_remedy_names_a_column_that_is_read(kind: str, column: str, fields: list[str], tiny: Handbook) -> None:
    folder = tiny({})
    remedy = imported(folder, "csv", f"title,{column}\nA,B\n", "--kind", kind).output
    table = {"term": "title,definition,owner", "contact-point": "title,summary,owner,channel,staffed_by"}
    header = table.get(kind, "title,summary,wording,kind,made_by,made_to")
    told = " ".join(imported(folder, "csv", f"{header},{column}\nA,B,C\n", "--kind", kind).output.split())
    assert remedy and all(f"`{field}`" in told for field in fields)
    for field in fields:
        typed = imported(folder, "csv", f"{header},{column}\nA,B,C\n", "--kind", kind, "--map", f"{column}={field}").output
        assert "so this column was left out" not in typed


@pytest.mark.parametrize(("kind", "header"), [("framework", "title,summary"), ("session", "title,summary,on,links")])
def test_parts_are_named_where_a_field_fits_no_cell(kind: str, header: str, tiny: Handbook) -> None:
    folder = tiny({})
    told = " ".join(imported(folder, "csv", f"{header}\nA,B,2026-03-31,front\n", "--kind", kind).output.split())
    columns = re.findall(r"`(\w+\.[\w.]+)`", told.partition("Name a column for each part of it: ")[2])
    typed = imported(folder, "csv", f"{header},{','.join(columns)}\nA,B,2026-03-31,front\n", "--kind", kind).output
    assert columns and "fit into a cell" not in typed and "There is no field" not in typed


def test_hours_in_a_cell_are_rows_of_hours(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "title;summary;owner;channel;staffed by;Opening hours\nCounter;D.;front;Counter;front;Mon-Fri 9-5, Sat 10-12\n"
        "Line;L.;front;Phone;front;By appointment\nDoor;L.;front;Phone;front;-\n"
    )
    done = imported(folder, "csv", table, "--kind", "contact-point")
    assert short(done) == [
        "taken.txt:3:27 warning: No opening hours can be read in `By appointment`, so this cell was left out  [bad-value]"
    ]
    assert (
        "in `Opening hours`, `Mon-Fri 9-5, Sat 10-12` was read as `mon, tue, wed, thu, fri 09:00 to 17:00; sat 10:00 to 12:00`."
        in done.output
    )
    assert (
        (folder / "standards/contact-points/counter.yml")
        .read_text()
        .endswith('  - {days: [sat], opens: "10:00", closes: "12:00"}\n')
    )
    assert "hours" not in (folder / "standards/contact-points/line.yml").read_text()


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("9", "5.30pm"), ("0.375", "0.729166666666667")],  # the part of a day, which a spreadsheet shows without a format of times
)
def test_columns_for_days_and_times_make_hours(opens: str, closes: str, tiny: Handbook) -> None:
    folder = tiny({})
    header = "title,summary,owner,channel,staffed by,Open days,Open from,Open to\n"
    table = f"{header}Counter,D.,front,Counter,front,Mondays to Fridays,{opens},{closes}\n"
    done = imported(folder, "csv", table, "--kind", "contact-point")
    assert (done.exit_code, short(done)) == (0, [])
    assert f"`Mondays to Fridays {opens} {closes}` was read as `mon, tue, wed, thu, fri 09:00 to 17:30`." in done.output
    assert '{days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:30"}' in (
        folder / "standards/contact-points/counter.yml"
    ).read_text(encoding="utf-8")


def test_names_below_merged_heads_are_the_header(tiny: Handbook) -> None:
    """A workbook has the value of cells that are merged down to the second row of a head in both rows."""
    folder = tiny({})
    rows: list[list[str | float]] = [
        ["Our standards"],
        ["Summary", "Standard", "", "Who", "", "Type", "Target"],
        ["Summary", "Name", "What we promise", "Team / Section", "To whom", "Type", "%"],
        ["On time.", "Pay day", "You are paid.", "front", "residents", "Public", 0.95],
    ]
    workbook(folder / "standards.xlsx", {"Promises": rows})
    done = run("import", "sheet", folder / "standards.xlsx", "--handbook", folder)
    assert (done.exit_code, short(done)) == (0, [])
    assert (folder / "standards/promises/pay-day.yml").read_text() == (
        "title: Pay day\nsummary: On time.\nwording: You are paid.\nkind: public\nmade_by: front\nmade_to: [residents]\n"
        'target:\n  share: "95%"\n'
    )


@pytest.mark.parametrize(
    ("header", "fields"), [(["team", "department"], ["title", "part_of"]), (["department", "team"], ["part_of", "title"])]
)
def test_one_of_two_words_for_kinds_is_title(header: list[str], fields: list[str]) -> None:
    assert fields_meant(header, kind_named("link")) == fields


def test_a_header_below_names_of_groups_is_read(tiny: Handbook) -> None:
    table = "Stelle,Angaben,\nTeam,Beschreibung,Art\nShop,Sells.,support\n"
    done = imported(folder := tiny({}), "csv", table)
    assert (folder / "standards/links/shop.yml").read_text(encoding="utf-8") == "title: Shop\nsummary: Sells.\nkind: support\n"
    assert (short(done), "its header was found in line 2" in done.output) == ([], True)


def test_a_column_without_a_name_is_no_share(tiny: Handbook) -> None:
    """`%` alone is the name of a share; nothing at all is no name."""
    header = "title,summary,wording,kind,made_by,made_to"
    imported(folder := tiny({}), "csv", f"{header},\nA,B,You are paid.,public,front,residents,95 %\n", "--kind", "promise")
    assert "share" not in (folder / "standards/promises/a.yml").read_text(encoding="utf-8")
