"""Commands that change files do exactly what was asked, or refuse and say what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interlock.definitions import KINDS
from interlock.doors.cli import main
from tests.conftest import TINY, Handbook, findings_in, write
from tests.faults import contents

PROMISE = "standards/promises/permit-in-five-days.yml"
LINK = "standards/links/front.yml"
FRONT = "title: Front desk\nsummary: Answers people.\nkind: front-line\n"
HEAD = "title: Head of service\nsummary: Frees the desk.\nkind: leadership\n"
# The desk and its leader.
LED = {LINK: FRONT + "coached_by: head\n", "standards/links/head.yml": HEAD}


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--handbook", str(folder)], catch_exceptions=False)


def faults_in(folder: Path) -> list[str]:
    """The rules of all findings above advice."""
    return [finding.rule for finding in findings_in(folder) if finding.severity != "advice"]


def approve(
    folder: Path, name: str = "promise/permit-in-five-days", side: str = "providers", role: str = "desk manager"
) -> Result:
    link = "head" if side == "management" else "front"
    return run(folder, "approve", name, "--side", side, "--link", link, "--role", role, "--as-of", "2026-11-22")


def added(before: str, after: str) -> str:
    """The lines that were added; all others must be unchanged and in the same order."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    rest = list(new)
    for line in old:
        rest.remove(line)
    assert [line for line in new if line in old] == [line for line in old if line in new]
    return "".join(rest)


def test_approve_writes_lines_at_the_end(tiny: Handbook) -> None:
    folder = tiny({})
    before = (folder / PROMISE).read_text()
    result = approve(folder)
    assert result.exit_code == 0 and "approved for providers by front, desk manager, 22 November 2026" in result.output
    lines = added(before, (folder / PROMISE).read_text()).splitlines()
    assert lines[:5] == ["approvals:", "  - side: providers", "    link: front", "    role: desk manager", "    on: 2026-11-22"]
    assert lines[5].startswith("    stamp: v1:") and len(lines) == 6


def test_approvals_of_both_sides_satisfy_the_check(tiny: Handbook) -> None:
    folder = tiny(LED)
    assert approve(folder).exit_code == approve(folder, side="management", role="head: of it").exit_code == 0
    assert (folder / PROMISE).read_text().count("approvals:") == 1
    assert not faults_in(folder)


def test_approving_again_after_a_change_renews_the_stamp(tiny: Handbook) -> None:
    folder = tiny(LED)
    approve(folder)
    approve(folder, side="management")
    text = (folder / PROMISE).read_text().replace("5 working days", "4 working days") + "# the end\n"
    write(folder / PROMISE, text)
    assert approve(folder, role="deputy").exit_code == 0
    after = (folder / PROMISE).read_text()
    assert after.count("- side: providers") == 1 and "role: deputy" in after and after.endswith("# the end\n")
    assert faults_in(folder) == ["stale-approval"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n", "\nbody: |\n  One.\n\n  Two.\n"])
def test_comments_and_line_ends_are_kept(newline: str, end: str, tiny: Handbook) -> None:
    text = (f"# who\ntitle: Front desk  # as signed\nsummary: >-\n  Answers\n  people.\nkind: front-line{end}").replace(
        "\n", newline
    )
    folder = tiny({LINK: text.encode()})
    assert run(folder, "review", "link/front", "--as-of", "2026-11-22").exit_code == 0
    after = (folder / LINK).read_bytes().decode()
    gap = "" if text.endswith(newline) else newline
    assert after == f"{text}{gap}review: {{last: 2026-11-22}}{newline}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "review: {last: 2025-01-07, every: 6 months}  # why\n",
            "review: {last: 2026-11-22, every: 6 months, by: desk manager}  # why\n",
        ),
        ("review: {every: 6 months}\n", "review: {every: 6 months, last: 2026-11-22, by: desk manager}\n"),
        (
            'review:\n    last: "2025-01-07"\n    by: the old one\ntags: [a]\n',
            "review:\n    last: 2026-11-22\n    by: desk manager\ntags: [a]\n",
        ),
        (
            "review:\n  every: 6 months # twice\ntags: [a]\n",
            "review:\n  every: 6 months # twice\n  last: 2026-11-22\n  by: desk manager\ntags: [a]\n",
        ),
    ],
)
def test_review_changes_the_day_and_the_role_only(before: str, after: str, tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT + before})
    assert run(folder, "review", "link/front", "--by", "desk manager", "--as-of", "2026-11-22").exit_code == 0
    assert (folder / LINK).read_text() == FRONT + after


@pytest.mark.parametrize(
    ("list_before", "list_after"),
    [
        ("former_ids: []\n", "former_ids: [front]\n"),
        ("former_ids: [desk, hall]  # old\n", "former_ids: [desk, hall, front]  # old\n"),
        ("former_ids:\n- desk # first\n\ntags: [a]\n", "former_ids:\n- desk # first\n- front\n\ntags: [a]\n"),
        ("", "former_ids:\n  - front\n"),
    ],
)
def test_rename_records_the_former_id(list_before: str, list_after: str, tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT + list_before})
    assert run(folder, "rename", "link/front", "reception").exit_code == 0
    assert not (folder / LINK).exists()
    assert (folder / "standards/links/reception.yml").read_text() == FRONT + list_after
    assert not findings_in(folder)


def test_rename_rewrites_references_and_nothing_else(tiny: Handbook) -> None:
    term = (
        "title: Permit  # permit-in-five-days\ndefinition: |\n  See [[promise/permit-in-five-days]] and\n"
        "  [[ promise/permit-in-five-days|permit-in-five-days ]], not `[[promise/permit-in-five-days]]`.\nowner: front\n"
    )
    lesson = (
        "title: Late\nsummary: It was late.\ntype: excellence\non: 2026-05-04\nabout: ['promise/permit-in-five-days', "
        "procedure/issue-a-permit#post]\nwhat_happened: permit-in-five-days was late.\n"
    )
    table = 'total,promise,period,value\n100,"permit-in-five-days",2026-09,97\n100,permit-in-five-days,2026-08,97\n'
    files = {"glossary/permit.yml": term, "standards/lessons/late.yml": lesson, "standards/results/2025.csv": table}
    folder = tiny(files)
    assert run(folder, "rename", "promise/permit-in-five-days", "quick-permits").exit_code == 0
    assert (folder / "glossary/permit.yml").read_text() == term.replace(
        "See [[promise/permit-in-five-days]]", "See [[promise/quick-permits]]"
    ).replace("[[ promise/permit-in-five-days|", "[[ promise/quick-permits|")
    assert (folder / "standards/lessons/late.yml").read_text() == lesson.replace(
        "'promise/permit-in-five-days'", "'promise/quick-permits'"
    )
    assert (folder / "standards/results/2025.csv").read_text() == table.replace("permit-in-five-days", "quick-permits")
    assert "supports: [quick-permits]" in (folder / "standards/procedures/issue-a-permit.yml").read_text()
    assert not findings_in(folder)


def test_rename_there_and_back_voids_no_stamp(tiny: Handbook) -> None:
    folder = tiny({})
    approve(folder)
    assert run(folder, "rename", "link/front", "reception").exit_code == 0
    assert run(folder, "rename", "customer/residents", "people").exit_code == 0
    assert not [finding for finding in findings_in(folder) if finding.rule == "stale-approval"]


def test_a_link_with_own_words_voids_no_stamp(tiny: Handbook) -> None:
    said = "conditions: ['Your form reaches the [[contact-point/desk|front desk]], or [[ link/front | us ]].']\n"
    folder = tiny({PROMISE: (TINY / PROMISE).read_text(encoding="utf-8") + said})
    approve(folder)
    for name, id in (("contact-point/desk", "counter"), ("link/front", "reception"), ("link/reception", "front")):
        assert run(folder, "rename", name, id).exit_code == 0
        assert not [finding for finding in findings_in(folder) if finding.rule == "stale-approval"]


def test_rename_there_and_back_ends_where_it_began(tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT})
    before = contents(folder)
    for _ in range(2):
        assert run(folder, "rename", "link/front", "reception").exit_code == 0
        assert run(folder, "rename", "link/reception", "front").exit_code == 0
        assert contents(folder) == before | {LINK: f"{FRONT}former_ids:\n  - front\n  - reception\n".encode()}
        assert findings_in(folder) == []


def test_rename_names_faulty_files_that_say_the_id(tiny: Handbook) -> None:
    promise = (TINY / PROMISE).read_text(encoding="utf-8")
    folder = tiny({PROMISE: promise.encode("utf-16"), "standards/links/back.yml": "title: Back\n# as at the front\n"})
    (folder / "standards/links/other.yml").write_text("title: Other\n", encoding="utf-8")
    said = run(folder, "rename", "link/front", "reception").output
    assert said.endswith(
        f"Because of faults, standards/links/back.yml and {PROMISE} could not be changed and may name it by its old id.\n"
    )
    assert (folder / PROMISE).read_bytes() == promise.encode("utf-16")


def test_a_second_review_on_a_day_says_so(tiny: Handbook) -> None:
    folder = tiny({"docs/parking.md": "---\nreview: {last: 2025-01-07, every: 1 year}\n---\n# Parking\n"})
    for name in ("link/front", "page/docs/parking.md"):
        said = [run(folder, "review", name, "--as-of", "2026-11-22").output for _ in range(2)]
        assert "already" not in said[0] and "reviewed on 22 November 2026, as it says already." in said[1]


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
    ("arguments", "words"),
    [
        (
            ["approve", "promise/permit-in-six-days", "--side", "management", "--link", "front", "--role", "x"],
            "Did you mean `promise/permit-in-five-days`?",
        ),
        (
            ["approve", "promis/permit", "--side", "management", "--link", "front", "--role", "x"],
            "Did you mean `promise/permit`?",
        ),
        (
            ["approve", "promise", "--side", "management", "--link", "front", "--role", "x"],
            "does not say which promise. Write `promise/permit-in-five-days`.",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "management", "--link", "frnt", "--role", "x"],
            "Did you mean `front`?",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "providers", "--link", "back", "--role", "x"],
            "For providers, `front` can sign: `interlock approve promise/permit-in-five-days --side providers --link front",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "management", "--link", "front", "--role", "x"],
            "`front` makes this promise, so it signs for the providers and for no other side",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "management", "--link", "back", "--role", "x"],
            "No leadership holds up `front` yet: name it, a link of `kind: leadership`, in the link's file, as `coached_by: …`",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "receivers", "--link", "back", "--role", "x"],
            "Nobody else can sign this for receivers, and nobody has to",
        ),
        (["approve", "promise/permit-in-five-days", "--side", "providers", "--link", "front", "--role", " "], "which role"),
        (["review", "link/front", "--as-of", "2020-01-01"], "already reviewed on 7 January 2025"),
        (["review", "link/odd"], "delete that line first"),
        (["review", "bakc"], "There is no definition `bakc`. Did you mean `link/back`?"),
        (["review", "standards/links/bakc.yml"], "Did you mean `link/back`?"),
        (["review", "Nobody's desk"], "Write KIND/ID, such as `promise/permit-in-five-days`."),
        (["review", "permits"], "`permits` can mean 2 things. Write `customer/visitors` or `term/visit`."),
        (["new", "promise"], "such as `interlock new promise answer-letters`"),
        (["new", "colleague", "payroll"], "Kinds are `link`, `customer`"),
        (["new", "colleague", "payroll"], "`results` starts a table of figures."),
        (["new", "resluts", "2026"], "Did you mean `results`?"),
        (["new", "closures", "christmas"], "below `calendar:`, as `holidays:`"),
        (["new", "KPI", "on-time"], "It belongs to a promise, as `measure:`"),
        (["new", "link", "standards/links/pay-roll.yml"], "Write `pay-roll`."),
        (["new", "promise", "permit-in-five-days"], "Choose another id"),
        (["new", "promise", "Quick Permits"], "Write `quick-permits`."),
        (["new", "term", "CON"], "Add a word, such as `con-term`."),
        (["new", "promise", "every-service"], "Add a word, such as `promise-every-service`."),
        (["new", "results", "2026/27"], "Write `2026-27`."),
        (["new", "results", "con"], "cannot be the name of a file"),
        (["rename", "link/front", "back"], "already a link `back`"),
        (["rename", "link/front", "front"], "has that id already"),
        (["rename", "link/front", "old-back"], "former id of link/back"),
        (["rename", "link/front", "Front"], "cannot be an id"),
        (["rename", "link/front", "list-2"], "A list of the handbook stands at `/chain/list-2/`."),
        (["new", "link", "old-back"], "former id of link/back"),
        (["review", "link/front", "--by", " "], "leave `--by` out"),
        (["rename", "link/broken", "mended"], "has faults"),
    ],
)
def test_a_refusal_says_what_to_do_and_writes_nothing(arguments: list[str], words: str, tiny: Handbook) -> None:
    folder = tiny(
        {
            LINK: FRONT + "review: {last: 2025-01-07}\n",
            "standards/links/back.yml": "title: Back\nsummary: Prints.\nkind: support\nformer_ids: [old-back]\n",
            "standards/links/odd.yml": "title: Odd\nsummary: Prints.\nkind: support\nreview:\n",
            "standards/links/broken.yml": "title: Broken\n",
            "standards/customers/visitors.yml": "title: Visitors\nsummary: Come.\nalso_called: [permits]\n",
            "glossary/visit.yml": "title: visit\ndefinition: A short stay.\nowner: front\nalso_called: [permits]\n",
        }
    )
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run(folder, *arguments)
    assert result.exit_code == 2 and words in " ".join(result.output.split())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("name", "new"), [("Day Visitors", "day-visitors"), ("Visitors", "guests"), ("list-2", "guests")])
def test_an_invalid_id_is_not_recorded_as_former(name: str, new: str, tiny: Handbook) -> None:
    text = "title: Visitors\nsummary: People who come for a day.\n"
    folder = tiny({f"standards/customers/{name}.yml": text})
    done = run(folder, "rename", f"customer/{name}", new)
    assert (done.exit_code, done.output) == (0, f"standards/customers/{name}.yml is now standards/customers/{new}.yml.\n")
    assert (folder / f"standards/customers/{new}.yml").read_text() == text
    assert findings_in(folder) == []


def test_an_invalid_former_id_refers_to_nothing(tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT + 'former_ids: ["../desk", Old Desk, first]\n'})
    assert run(folder, "review", "link/../desk").exit_code == 2
    assert run(folder, "review", "link/first").exit_code == 0


@pytest.mark.parametrize(("now", "is_stale"), [("whoever calls", False), ("whoever writes", True)])
def test_a_stamp_made_after_a_rename_still_fits(now: str, is_stale: bool, tiny: Handbook) -> None:
    """The first stamps of a text that names, in words of its own, what had been renamed were made of it without the stroke."""
    stamp = "v1:c95d9f6efc42.cew6b4dvbxj5oq2wayhcerj5j5j5cyktoqoq"
    told = f"We tell [[customer/callers|{now}]] at once."
    text = (TINY / PROMISE).read_text().replace("do: We bring the permit round.", f"do: '{told}'")
    approved = f"{text}approvals: [{{side: providers, link: front, role: desk, on: 2026-11-22, stamp: {stamp}}}]\n"
    callers = {"standards/customers/callers.yml": "title: Callers\nsummary: People who call.\nformer_ids: [phoners]\n"}
    assert ("stale-approval" in faults_in(tiny(LED | callers | {PROMISE: approved}))) == is_stale


def test_an_invalid_former_id_voids_no_stamp(tiny: Handbook) -> None:
    folder = tiny(LED | {LINK: FRONT + "coached_by: head\nformer_ids: [Old Desk, first]\n"})
    assert approve(folder).exit_code == approve(folder, side="management", role="head of service").exit_code == 0
    write(folder / LINK, FRONT + "coached_by: head\nformer_ids: [first]\n")
    assert faults_in(folder) == []


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["trace"], "Such as: `interlock trace promise/answer-letters`"),
        (["serve", "--port", "80"], "No such option '--port'. There are `--handbook`, `--address`."),
        (["explain", "--quiet"], "No such option '--quiet'. There is only `--help`."),
        (["explain", "not-approvd"], "There is no rule `not-approvd`. Did you mean `not-approved`?"),
        (
            ["approve", "link/front"],
            "Missing option '--side'. Choose from: management, providers, receivers. Such as: `interlock",
        ),
        (["changes"], "Such as: `interlock changes --since yesterday`"),
        (["lint"], "There is no command `lint`. Did you mean `interlock check`?"),
        (["changes", "--since", "last", "week"], "Put words that belong together in quotation marks."),
        (["chekc"], "Did you mean `interlock check`?"),
        (["frobnicate"], "Commands are check, build"),
        (["export", "csv", "--kind", "promises"], "'lesson', 'session', 'term'. Did you mean `promise`?"),
        (["export", "jsn"], "Did you mean `json`?"),
        (["new"], "Missing argument 'KIND'. Such as: `interlock new promise answer-letters`"),
    ],
)
def test_a_command_without_what_it_needs_shows_an_example(typed: list[str], said: str) -> None:
    done = CliRunner().invoke(main, typed)
    assert done.exit_code == 2 and said in " ".join(done.output.split())
