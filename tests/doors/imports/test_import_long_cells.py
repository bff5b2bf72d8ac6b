"""Long cells, names and rows of an imported table are read in a time that grows with their length alone."""

import pytest

from interlock.definitions.values.telephone import several_numbers
from interlock.doors.edits.importing.number_lists import is_name_with_number
from interlock.doors.edits.importing.web_page.page_files import PageInFile, page_in_file
from tests.conftest import Handbook
from tests.doors.importing import imported
from tests.fuzz.handbooks import PATIENCE, soon

POINT = "Title,Summary,Owner,Channel,Staffed by"


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(f"{POINT},Phone\nDesk,D.,front,phone,front,01632 960001{' ' * 40_000}x\n", id="number"),
        pytest.param(f"Title,Summary,Owner,Steps\nLend,L.,front,1. Take it{' ' * 80_000}x\n", id="steps"),
        pytest.param(f"{POINT},{'(' * 20_000}\nDesk,D.,front,phone,front,x\n", id="name of a column"),
        pytest.param("Activity,Front,Depot\n" + "Collect it,R,A\nLater,,\n" * 8_000, id="headings between activities"),
    ],
)
def test_long_tables_are_imported_in_little_time(table: str, tiny: Handbook) -> None:
    folder = tiny({})
    with soon(PATIENCE, "An import"):
        done = imported(folder, "csv", table, "--owner", "front")
    assert done.output


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<!---->" * 60, id="comments above the page"),
        pytest.param(" " * 200_000, id="blanks above the page"),
        pytest.param("<div>" * 20_000 + "<aside>x</aside>" * 20_000, id="boxes deep in a page"),
        pytest.param(f"<p style='{'text-decoration:' * 50_000}'>", id="styles"),
    ],
)
def test_long_pages_are_imported_in_little_time(page: str, tiny: Handbook) -> None:
    folder = tiny({})
    with soon(PATIENCE, "An import"):
        done = imported(folder, "html", f"{page}<ol><li>Ask<li>Sign</ol>", "--owner", "front")
    assert done.output


def test_headers_of_an_email_have_a_bound() -> None:
    subject = "Missed bins, " * 2_000
    page = page_in_file("bins.eml", f"Subject: {subject}\nContent-Type: text/html\n\n<p>Ask.\n".encode())
    assert isinstance(page, PageInFile)
    assert page.title.startswith("Missed bins, ") and len(page.title) < len(subject) / 2


@pytest.mark.parametrize("gap", ["\t", "\t(", "\t1 "])
def test_lines_with_long_gaps_are_read_in_little_time(gap: str) -> None:
    with soon(PATIENCE, "A line"):
        assert not is_name_with_number(f"Depot{gap * 60_000}x")


def test_numbers_with_long_gaps_are_read_in_little_time() -> None:
    with soon(PATIENCE, "A cell"):
        for _ in range(1_000):
            assert several_numbers(f"Desk 01632 960001{' ' * 1_900}x") == []


def test_a_table_of_responsibilities_has_no_thousand_teams(tiny: Handbook) -> None:
    teams = range(1_200)
    table = f"Activity,{','.join(f'Team {team}' for team in teams)}\nCollect it,{','.join('RA'[team % 2] for team in teams)}\n"
    done = imported(tiny({}), "csv", table, "--kind", "procedure", "--owner", "front")
    assert "This table has 1,201 columns, of which 1,000 are the most that can be read" in done.output


def test_of_many_teams_without_a_place_few_are_named(tiny: Handbook) -> None:
    teams = range(60)
    table = f"Activity,{','.join(f'Team {team}' for team in teams)}\nCollect it,{','.join('RA'[team % 2] for team in teams)}\n"
    done = imported(tiny({}), "csv", table, "--owner", "front")
    assert "`Team 38` and 10 more, which are responsible." in done.output


def test_a_long_cell_has_no_open_quotation_mark(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", f'Title,Summary\nDesk,"{"word " * 30_000}"\n', "--kind", "term")
    assert "A cell of this row has more than 131,072 characters" in done.output


def test_of_many_columns_read_otherwise_few_are_named(tiny: Handbook) -> None:
    phones = range(60)
    header = f"{POINT},{','.join(f'Office {number} phone' for number in phones)}"
    table = f"{header}\nDesk,D.,front,phone,front,{','.join(f'01632 9600{number:02}' for number in phones)}\n"
    done = imported(tiny({}), "csv", table, "--kind", "contact-point")
    assert "`Office 19 phone` was read as `other_numbers`, and so 40 more." in done.output


@pytest.mark.parametrize(
    ("text", "summary", "body"),
    [
        ("Sells. " + "More words. " * 20, "Sells.", "More words. " * 20),
        ("word " * 60, "word " * 38 + "word…", "word " * 60),
        ("First line\n" + "word " * 60, "First line", "word " * 60),
    ],
)
def test_what_a_summary_cannot_hold_stands_in_the_body(text: str, summary: str, body: str, tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "csv", f'Team,Kind,Description,Notes\nShop,support,"{text}",Shut in May.\n')
    assert (folder / "standards/links/shop.yml").read_text(encoding="utf-8").replace('"', "") == (
        f"title: Shop\nsummary: {summary}\nbody: |-\n  {body.strip()}\n\n  Shut in May.\nkind: support\n"
    )
    assert "in 1 row, `Description` is longer than the 200 characters of a summary, so what follows its first" in done.output
