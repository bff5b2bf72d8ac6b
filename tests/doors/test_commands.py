"""Commands that change files, such as `approve`, `review` and `new`, do exactly what was asked, or refuse and say what to do."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.definitions import KINDS
from interlock.doors.cli import main
from tests.conftest import TINY, Handbook, edit, findings_in, write
from tests.doors.changing import LED, added, approve, faults_in
from tests.doors.edits import output_of, run
from tests.tiny_files import FRONT, LINK, PROCEDURE, PROMISE


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


def test_where_no_lines_can_be_added_they_are_told(tiny: Handbook) -> None:
    text = (TINY / PROMISE).read_text(encoding="utf-8")
    folder = tiny(LED | {PROMISE: text + "...\n"})
    refused = approve(folder)
    assert refused.exit_code == 2 and "This file ends in `...` or `---`" in output_of(refused)
    lines = refused.output[refused.output.index("approvals:\n") :]
    write(folder / PROMISE, text + lines)
    assert "role: desk manager" in lines and faults_in(folder) == []


def test_each_team_approves_for_itself(tiny: Handbook) -> None:
    back = "title: Back\nsummary: Prints.\nkind: support\n"
    steps = (TINY / PROCEDURE).read_text(encoding="utf-8").replace("by: front\n    within: 2", "by: back\n    within: 2")
    mistaken = "approvals:\n  - {side: management, link: back, role: clerk, on: 2026-01-01}\n"
    folder = tiny({"standards/links/back.yml": back, PROCEDURE: steps + mistaken})

    def approved(link: str, role: str, on: str) -> list[tuple[str, str]]:
        options = ["--side", "providers", "--link", link, "--role", role, "--as-of", on]
        assert run(folder, "approve", "procedure/issue-a-permit", *options).exit_code == 0
        return re.findall(r"role: ([\w ]+?),?\s+on: (\S+)\b", (folder / PROCEDURE).read_text(encoding="utf-8"))

    clerk, front = ("clerk", "2026-01-01"), ("desk manager", "2026-11-01")
    assert approved("front", *front) == [clerk, front]
    assert approved("back", "printer", "2026-11-02") == [clerk, front, ("printer", "2026-11-02")]
    edit(folder / PROCEDURE, "within: 2 working days", "within: 3 working days")
    assert approved("back", "head printer", "2026-11-03") == [clerk, front, ("head printer", "2026-11-03")]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n", "\nbody: |\n  One.\n\n  Two.\n", "\nbody: |\n  One."])
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
        (
            "review:\n  last:  # not yet\n  every: 6 months\n  by:\ntags: [a]\n",
            "review:\n  last: 2026-11-22  # not yet\n  every: 6 months\n  by: desk manager\ntags: [a]\n",
        ),
        ("review: {every: 6 months, last: }\n", "review: {every: 6 months, last: 2026-11-22, by: desk manager }\n"),
    ],
)
def test_review_changes_the_day_and_the_role_only(before: str, after: str, tiny: Handbook) -> None:
    folder = tiny({LINK: FRONT + before})
    assert run(folder, "review", "link/front", "--by", "desk manager", "--as-of", "2026-11-22").exit_code == 0
    assert (folder / LINK).read_text() == FRONT + after


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{FRONT}review:\n  last: 2025-01-07\n  by: |\n    the team\n", "`by` is written in a way"),
        (f"{FRONT}review: {{last: &day 2025-01-07}}\n", "`last` is written in a way"),
        (f"{FRONT}review: &ours {{last: 2025-01-07}}\n", "Write `last: 2026-11-22` under `review:`."),
        (f"{FRONT}review: {{every: 1 year # in autumn\n  }}\n", "A comment or a name alone stands before the closing bracket"),
        ("{title: Front desk, summary: Answers., kind: front-line}\n", "does not begin each field on a line of its own"),
        ("  title: Front desk\n  summary: Answers.\n  kind: front-line\n", "does not begin each field on a line of its own"),
    ],
)
def test_what_no_command_can_edit_stays(text: str, told: str, tiny: Handbook) -> None:
    folder = tiny({LINK: text})
    refused = run(folder, "review", "link/front", "--by", "desk manager", "--as-of", "2026-11-22")
    assert refused.exit_code == 2 and told in output_of(refused)
    assert (folder / LINK).read_text(encoding="utf-8") == text


def test_a_file_may_begin_with_hyphens(tiny: Handbook) -> None:
    folder = tiny({LINK: f"--- # who answers\n{FRONT}"})
    assert run(folder, "review", "link/front", "--as-of", "2026-11-22").exit_code == 0
    assert (folder / LINK).read_text(encoding="utf-8") == f"--- # who answers\n{FRONT}review: {{last: 2026-11-22}}\n"


def test_a_second_review_on_a_day_says_so(tiny: Handbook) -> None:
    folder = tiny({"docs/parking.md": "---\nreview: {last: 2025-01-07, every: 1 year}\n---\n# Parking\n"})
    for name in ("link/front", "page/docs/parking.md"):
        said = [run(folder, "review", name, "--as-of", "2026-11-22").output for _ in range(2)]
        assert "already" not in said[0] and "reviewed on 22 November 2026, as it says already." in said[1]


@pytest.mark.parametrize("name", ["page/docs/parking.md", "docs/parking.md", ".\\docs\\parking.md"])
def test_a_page_is_reviewed_by_its_path(name: str, tiny: Handbook) -> None:
    head = "title: Parking  # for all\r\nreview:\r\n  every: 1 year  # in autumn\r\n  # by whom?\r\n"
    text = f"\ufeff---\r\n{head}---\r\n# Parking\r\n"
    folder = tiny({"docs/parking.md": text})
    done = run(folder, "review", name, "--by", "desk: manager", "--as-of", "2026-11-22")
    said = "docs/parking.md: reviewed on 22 November 2026. The next review is due on 22 November 2027.\n"
    assert (done.exit_code, done.output) == (0, said)
    added = '  last: 2026-11-22\r\n  by: "desk: manager"\r\n'
    after = text.replace("in autumn\r\n", f"in autumn\r\n{added}")
    assert (folder / "docs/parking.md").read_bytes().decode() == after


def test_nothing_retired_is_due_for_review(tiny: Handbook) -> None:
    folder = tiny({LINK: f"{FRONT}status: retired\nreview: {{every: 6 months}}\n"})
    done = run(folder, "review", "link/front", "--as-of", "2026-11-22")
    assert done.output == f"{LINK}: reviewed on 22 November 2026.\n"


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


@pytest.mark.parametrize("typed", ["customer/visitors", "customers/visitors.yml", "standards\\customers\\visitors.yml"])
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
    [("complaint", "type: complaint"), ("Compliments", "type: compliment"), ("partner", "kind: partner"), ("lesson", "type: ")],
)
def test_a_new_complaint_knows_that_it_is_one(tiny: Handbook, called: str, line: str) -> None:
    folder = tiny({})
    path = run(folder, "new", called, "brand-new").output.partition(":")[0]
    assert line in (folder / path).read_text().splitlines()


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
        (["review", "page/docs/parking.md", "--as-of", "2020-01-01"], "docs/parking.md was already reviewed on 7 January 2025"),
        (["review", "docs/parkin.md"], "There is no page `docs/parkin.md`. Did you mean `docs/parking.md`?"),
        (["review", "page/prices.md"], "Write its path, such as `docs/index.md`."),
        (["review", "docs/odd.md"], "The front matter of docs/odd.md has faults"),
        (["review", "docs/index.md"], "docs/index.md has no `review:` between `---` lines at its top."),
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
        (["rename", "link/front", "broken"], "already a link `broken`"),
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
            "docs/parking.md": "---\nreview: {last: 2025-01-07, every: 1 year}\n---\n# Parking\n",
            "docs/odd.md": "---\nreview: 2025-01-07\n---\n# Odd\n",
            "standards/customers/visitors.yml": "title: Visitors\nsummary: Come.\nalso_called: [permits]\n",
            "glossary/visit.yml": "title: visit\ndefinition: A short stay.\nowner: front\nalso_called: [permits]\n",
        }
    )
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run(folder, *arguments)
    assert result.exit_code == 2 and words in " ".join(result.output.split()).replace(f" --handbook {folder}", "")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


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
        (["trace", "promise/answer", "--without", "link/ict"], "Nothing belongs behind `--without`."),
        (["import", "skos"], "Such as: `interlock import skos words.ttl --owner communications`"),
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
