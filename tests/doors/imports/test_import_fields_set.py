"""`--set` says what a field holds in rows for which no column says it."""

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short


def test_a_field_that_no_column_fills_is_set(tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "csv", "Team,What they do\nShop,Sells.\nPests,Catches.\n")
    assert "or where all rows have the same, say that: `--set kind=VALUE`." in " ".join(done.output.split())
    done = imported(folder, "csv", "Team,What they do\nShop,Sells.\nPests,Catches.\n", "--set", "kind=support")
    assert (folder / "standards/links/pests.yml").read_text(
        encoding="utf-8"
    ) == "title: Pests\nsummary: Catches.\nkind: support\n"
    assert (short(done), "2 files written." in done.output) == ([], True)


def test_set_fields_leave_filled_cells_and_headings_alone(tiny: Handbook) -> None:
    table = "Team,What they do,Kind\nShop,Sells.,front-line\nBack office,,\nPests,Catches.,\n"
    done = imported(folder := tiny({}), "csv", table, "--set", "kind=support")
    assert "kind: front-line" in (folder / "standards/links/shop.yml").read_text(encoding="utf-8")
    assert "kind: support" in (folder / "standards/links/pests.yml").read_text(encoding="utf-8")
    assert ["taken.txt:3:1 warning: This row has nothing" in each for each in short(done)] == [True]


def test_set_fields_hold_in_tables_of_pages(tiny: Handbook) -> None:
    page = "<h1>Shops</h1><ol><li>Old.</ol><table><tr><th>Team<th>What they do<tr><td>Shop<td>Sells.<tr><td>Pests<td>Catches.</table>"
    imported(folder := tiny({}), "html", page, "--set", "kind=support")
    assert (folder / "standards/links/pests.yml").read_text(
        encoding="utf-8"
    ) == "title: Pests\nsummary: Catches.\nkind: support\n"


@pytest.mark.parametrize(
    ("arguments", "told", "remedy"),
    [
        (["kind=supprt"], "taken.txt:2:1 error: `kind` cannot be `supprt`", "Did you mean `support`?"),
        (["kind=support", "knd=x"], "There is no field `knd` in a link", "Did you mean `kind`?"),
        (["kind"], "`kind` is no pair", "`--set kind=support`"),
        (["kind=a", "kind=b"], "`--set` gives `kind` two values", "Leave out one of them"),
    ],
)
def test_a_set_field_that_cannot_be_says_why(arguments: list[str], told: str, remedy: str, tiny: Handbook) -> None:
    pairs = [each for pair in arguments for each in ("--set", pair)]
    done = imported(tiny({}), "csv", "Team,What they do\nShop,Sells.\n", *pairs)
    said = " ".join([*short(done), *done.output.split()])
    assert told in said and remedy in said
