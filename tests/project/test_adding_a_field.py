"""A field that is added by following CONTRIBUTING.md, and nothing else, shows everywhere it should."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.commits import committed
from tests.conftest import write
from tests.project.scratch import DAY, Scratch, scratch_copy, untold

MODEL = "hooks/interlock/definitions/promise.py"
PAGE = "hooks/interlock/pages/kinds/promise.py"
PROMISE = "tests/tiny/standards/promises/permit-in-five-days.yml"
SAID = "price: Permits cost £5.\n"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A copy in which the desk approved its promise before the field was added."""
    copy = scratch_copy(tmp_path_factory.mktemp("scratch") / "copy")
    approval = ["promise/permit-in-five-days", "--side", "providers", "--link", "front", "--role", "desk manager"]
    # The program of the copy is still our own.
    assert CliRunner().invoke(main, ["approve", *approval, *DAY, "--handbook", str(copy.handbook)]).exit_code == 0
    committed(copy.folder)
    add_the_field(copy)
    return copy


def add_the_field(copy: Scratch) -> None:
    # 1 and 2: to its model, with a sentence below it and a type from `definitions/field_types.py`; 3: what it counts for.
    field = (
        '    price: Annotated[Inline | None, VouchedBy(("management", "providers"), added=1)] = None\n'
        '    """What it costs whoever it is made to."""\n'
    )
    copy.edit(MODEL, "    benchmarks: ", f"{field}    benchmarks: ")
    copy.edit(
        MODEL,
        "from pydantic import model",
        "from interlock.definitions.meaning_marks import VouchedBy\nfrom pydantic import model",
    )
    # 4: a row of the kind's view. 5: a definition that uses it, here one of the tiny handbook's.
    copy.edit(
        PAGE, '        Row("Clock starts",', '        Row("Price", context.inline(promise.price)),\n        Row("Clock starts",'
    )
    copy.edit(PROMISE, "limit: 5", f"{SAID}limit: 5")


def test_contributing_names_every_file_to_touch(scratch: Scratch) -> None:
    assert untold("A field", [path for path in scratch.touched if path != PROMISE]) == []


@pytest.fixture(scope="module")
def told(scratch: Scratch) -> dict[str, str]:
    """What commands say of it, by their names. The site of the tiny handbook with the field is in `site`."""
    empty = scratch.another_handbook("empty")
    promise = empty / "standards/promises/permit-in-five-days.yml"
    write(promise, promise.read_text(encoding="utf-8").replace(SAID, ""))
    commands = [
        ["build", "--out", str(scratch.folder / "site"), *DAY],
        ["export", "schema"],
        ["export", "json"],
        ["changes", "--since", "HEAD", *DAY],
        ["check", *DAY],
        ["check", "--handbook", str(empty), *DAY],
    ]
    said = scratch.said(*commands)
    assert [code for code, _ in said] == [0] * len(commands), said
    return {" ".join(command[:2]): words for command, (_, words) in zip(commands, said, strict=True)}


def test_a_new_field_is_in_the_field_reference(site: Path) -> None:
    page = (site / "editing/promise/index.html").read_text(encoding="utf-8")
    assert "<code>price</code>" in page and "What it costs whoever it is made to." in page


def test_a_new_field_is_on_the_page(site: Path) -> None:
    assert "Permits cost £5." in (site / "promises/permit-in-five-days/index.html").read_text(encoding="utf-8")


def test_a_new_field_is_in_the_schema(told: dict[str, str]) -> None:
    schema = json.loads(told["export schema"])["promise"]
    assert schema["properties"]["price"]["description"] == "What it costs whoever it is made to."


def test_a_new_field_is_exported(told: dict[str, str]) -> None:
    graph = json.loads(told["export json"])
    (promise,) = [found for found in graph["definitions"] if found["id"] == "permit-in-five-days"]
    assert promise["fields"]["price"] == "Permits cost £5."


def test_changing_a_new_field_voids_its_vouchers_stamps(told: dict[str, str]) -> None:
    assert "Price is now stated: “Permits cost £5.”" in told["changes --since"]
    assert "no longer counts. Changed since: price." in told["changes --since"]
    assert "changed since: price  [stale-approval]" in told["check --as-of"]


def test_older_stamps_hold_while_the_field_is_empty(told: dict[str, str]) -> None:
    assert "stale-approval" not in told["check --handbook"]


def test_a_field_without_marks_is_reported(scratch: Scratch) -> None:
    marked = '    price: Annotated[Inline | None, VouchedBy(("management", "providers"), added=1)] = None\n'
    scratch.edit(MODEL, marked, "    price: Inline | None = None\n")
    try:
        undecided = "import json; from tests.definitions.test_marks import undecided; print(json.dumps([0, undecided()]))"
        (_, unmarked), (_, found) = scratch.said(["check", *DAY], first=undecided)
        assert unmarked == ["Promise.price"] and "changed since: price  [stale-approval]" in found
    finally:
        scratch.edit(MODEL, "    price: Inline | None = None\n", marked)
