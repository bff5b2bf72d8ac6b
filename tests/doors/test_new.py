"""`interlock new` starts a file that checks clean once it is filled in."""

from pathlib import Path

import pytest

from interlock.definitions import KINDS
from tests.conftest import TINY, Handbook, findings_in, write
from tests.doors.edits import output_of, run
from tests.faults import closed
from tests.tiny_files import PROMISE

FILLED = {
    "owner": "front", "made_by": "front", "kind": "support", "channel": "phone", "type": "failure", "on": "2026-05-04",
    "by": "front", "id": "one",
}  # fmt: skip
ITEMS = {"customers": "residents", "made_to": "residents", "staffed_by": "front", "about": "link/front", "links": "front"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_file_checks_clean_once_it_is_filled(kind: object, tiny: Handbook) -> None:
    folder = tiny({})
    name = kind.name  # type: ignore[attr-defined]
    result = run(folder, "new", name, "brand-new")
    path = folder / result.output.partition(":")[0]
    assert result.exit_code == 0 and path.exists()
    lines, field = [], ""
    for line in path.read_text().splitlines():
        if line.endswith(": ") and not line.lstrip().startswith("#"):
            field = line.strip(" -:")
            line += FILLED.get(field, "Something new")
            line = line.replace("support", "public") if name == "promise" else line
        elif line.endswith(":"):
            field = line.strip(" :")
        elif line.endswith("- "):
            line += ITEMS.get(field, "Something")
        lines.append(line)
    write(path, "\n".join(lines) + "\n")
    assert not [finding for finding in findings_in(folder) if finding.severity == "error"]


@pytest.mark.parametrize(
    ("today", "days"),
    [
        ("2031-03-10", ["due: 2031-04-07", "thanked: {on: 2031-03-10,", "{on: 2031-12-24, until: 2032-01-01,"]),
        ("2031-12-28", ["due: 2032-01-25", "thanked: {on: 2031-12-28,", "{on: 2032-12-24, until: 2033-01-01,"]),
    ],
)
def test_days_in_a_new_file_are_near(today: str, days: list[str], tiny: Handbook) -> None:
    folder = tiny({})
    for name in ("lesson", "contact-point"):
        assert run(folder, "new", name, "brand-new", "--as-of", today).exit_code == 0
    text = "".join((folder / f"standards/{name}s/brand-new.yml").read_text() for name in ("lesson", "contact-point"))
    assert [day for day in days if day not in text] == []


@pytest.mark.parametrize(
    "typed",
    [
        "customer/visitors",
        "customers/visitors.yml",
        "standards\\customers\\visitors.yml",
        "./standards/customers/visitors.yaml",
        "standards/customers/public/visitors",
    ],
)
def test_kind_and_id_may_be_typed_as_one(typed: str, tiny: Handbook) -> None:
    assert run(tiny({}), "new", typed).output.startswith("standards/customers/visitors.yml: fill it in")


@pytest.mark.parametrize(("typed", "path"), [(["results"], "2027"), (["result", "our-figures"], "our-figures")])
def test_new_results_have_a_row_for_each_measured_promise(typed: list[str], path: str, tiny: Handbook) -> None:
    measured = (TINY / PROMISE).read_text(encoding="utf-8")
    folder = tiny(
        {
            "standards/promises/in-a-week.yml": measured.replace("five", "seven"),
            "standards/promises/next-year.yml": f"{measured}status: draft\n",
            "standards/promises/with-a-smile.yml": measured.replace("measure:", "# measure:"),
        }
    )
    said = run(folder, "new", *typed, "--as-of", "2027-01-05").output
    assert said.startswith(f"standards/results/{path}.csv: write the period and the value of each promise")
    rows = "in-a-week,2026-12,,,,,,\npermit-in-five-days,2026-12,,,,,,\n"
    table = (folder / f"standards/results/{path}.csv").read_text(encoding="utf-8")
    assert table == f"promise,period,value,met,total,cause,action,note\n{rows}"


@pytest.mark.parametrize(
    ("called", "line"),
    [
        ("complaint", "type: complaint"),
        ("Compliments", "type: compliment"),
        ("incident", "type: failure"),
        ("lesson", "type: "),
        ("partner", "kind: partner"),
        ("leadership", "kind: leadership"),
        ("front-line team", "kind: front-line"),
        ("internal promise", "kind: internal"),
        ("promise-internal", "kind: internal"),
        ("internal", "kind: internal"),
        ("contractor", "kind: supplier"),
        ("email contact point", "channel: email"),
    ],
)
def test_what_is_started_knows_its_sort(tiny: Handbook, called: str, line: str) -> None:
    folder = tiny({})
    path = run(folder, "new", called, "brand-new").output.partition(":")[0]
    assert line in (folder / path).read_text().splitlines()


def test_a_new_file_follows_no_symbolic_link(tiny: Handbook, tmp_path: Path) -> None:
    folder, elsewhere = tiny({"words.csv": "title,definition,owner\nskip,A box on the road.,front\n"}), tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("standards/customers", "glossary"):
        (folder / name).rename(tmp_path / Path(name).name)
        (folder / name).symlink_to(elsewhere)
    for command in (["new", "customer", "visitors"], ["import", "csv", str(folder / "words.csv"), "--kind", "term"]):
        refused = run(folder, *command)
        assert refused.exit_code == 2
        assert "would lie outside the handbook" in refused.output
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize("typed", [["results", "2027"], ["session", "talk", "--about", "link/front"]])
def test_nothing_is_filled_in_without_what_cannot_be_read(typed: list[str], tiny: Handbook) -> None:
    """A table lacked the promises of that folder, and a session what they say."""
    folder = tiny({})
    with closed("promises"):
        told = output_of(run(folder, "new", *typed))
    assert "what is in standards/promises, which cannot be read. Check who may read it. Nothing was written." in told
