"""What stands in a saved page: lists with boxes, code, links to write to somebody, lists of names."""

from pathlib import Path

import pytest

from tests.conftest import Handbook, files_in
from tests.doors.importing import imported

STEPS = "  - {id: ask-pass, does: Ask for the pass., by: front}\n  - {id: give-key, does: Give the key., by: front}\n"


def procedure_in(folder: Path) -> str:
    return (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")


def test_a_list_with_boxes_is_steps(tiny: Handbook) -> None:
    page = "<h1>Open the hall</h1><ul><li>{0}Ask for the pass.<li>{0}Give the key.</ul>"
    imported(folder := tiny({}), "html", page.format("<input type=checkbox>"), "--owner", "front")
    assert procedure_in(folder).endswith(f"steps:\n{STEPS}")
    refused = imported(folder, "html", page.format("*"), "--owner", "front")
    assert "This page has no numbered steps" in refused.output


def test_code_keeps_its_blanks_and_lines(tiny: Handbook) -> None:
    page = "<h1>Find</h1><ol><li>Ask for the pass.<li>Give the key.</ol><pre>find -a\n    first   name</pre>"
    imported(folder := tiny({}), "html", page, "--owner", "front")
    assert "  ```\n  find -a\n      first   name\n  ```\n" in procedure_in(folder)


@pytest.mark.parametrize(("more", "written"), [("", []), ("<dt>Skip<dd>A box on the road.", ["kerb.yml", "skip.yml"])])
def test_one_name_with_its_meaning_is_no_table(more: str, written: list[str], tiny: Handbook) -> None:
    page = f"<h1>Words</h1><dl><dt>Kerb<dd>The edge.{more}</dl>"
    done = imported(folder := tiny({}), "html", page, "--kind", "term", "--owner", "front")
    assert sorted(path.name for path in (folder / "glossary").glob("*.yml") if path.name != "permit.yml") == written
    assert ("`Kerb` stands in no table, and was left out" in done.output) is (not written)


def test_a_mail_address_stands_in_its_column_alone(tiny: Handbook) -> None:
    mail = "<a href='mailto:shop@desk.example'>Write to us</a>"
    page = f"<table><tr><th>Team<th>Summary<th>Kind<th>E-mail<tr><td>Shop<td>{mail}<td>support<td>{mail}</table>"
    done = imported(folder := tiny({}), "html", page)
    shop = (folder / "standards/links/shop.yml").read_text(encoding="utf-8")
    assert shop == 'title: Shop\nsummary: Write to us\nkind: support\ncontact:\n  email: "shop@desk.example"\n'
    assert "1 link in `Summary` was left out, and the words stay: the first leads to `mailto:shop@desk.example`." in done.output


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ((), ["glossary/hall.yml", "glossary/key.yml", "glossary/pass.yml"]),
        (("--kind", "procedure"), ["standards/procedures/taken.yml"]),
    ],
)
def test_more_rows_than_steps_are_definitions_unless_said(kind: tuple[str, ...], written: list[str], tiny: Handbook) -> None:
    rows = "<tr><td>Pass<td>A card.<tr><td>Key<td>It opens.<tr><td>Hall<td>A room."
    page = f"<h1>Open the hall</h1><ol><li>Ask.<li>Give.</ol><table><tr><th>Term<th>Definition{rows}</table>"
    before = files_in(folder := tiny({}))
    imported(folder, "html", page, "--owner", "front", *kind)
    assert sorted(files_in(folder).keys() - before.keys() - {"taken.txt"}) == written


@pytest.mark.parametrize(("heading", "is_procedure"), [("Terms", False), ("Procedures", True), ("Remarks", True)])
def test_the_heading_of_a_table_says_its_kind(heading: str, is_procedure: bool, tiny: Handbook) -> None:
    """The rows are more than the steps; where each is a definition, the page is read as these."""
    table = f"<h2>{heading}</h2><table><tr><th>Title<th>Because{'<tr><td>Pass<td>A card.' * 3}</table>"
    imported(folder := tiny({}), "html", f"<h1>Open the hall</h1><ol><li>Ask.<li>Give.</ol>{table}", "--owner", "front")
    assert (folder / "standards/procedures/taken.yml").exists() == is_procedure


TWO_TERMS = "<table><tr><th>Term<th>Definition<tr><td>Pass<td>A card.<tr><td>Key<td>It opens.</table>"
TWO_STEPS = "<table><tr><th>No<th>What<tr><td>1<td>Ask<tr><td>2<td>Sign</table>"


@pytest.mark.parametrize(
    ("steps", "is_procedure"),
    [
        ("<ol><li>Ask.<li>Give.</ol>", False),
        ("<ol><li>Ask.<li>Give.<li>Thank.</ol>", True),
        ("<h2>Step 1: Ask</h2><p>Ask.<h2>Step 2: Give</h2><p>Give.<h2>Step 3: Thank</h2><p>Thank.", True),
    ],
)
def test_more_steps_than_rows_are_a_procedure(steps: str, is_procedure: bool, tiny: Handbook) -> None:
    imported(folder := tiny({}), "html", f"<h1>Open the hall</h1>{steps}{TWO_TERMS}", "--owner", "front")
    assert (folder / "standards/procedures/taken.yml").exists() == is_procedure
    assert (folder / "glossary/pass.yml").exists() != is_procedure


def test_a_single_step_beside_a_table_is_left_out(tiny: Handbook) -> None:
    page = f"<h1>Open the hall</h1><ol><li>Ask.</ol>{TWO_STEPS}"
    done = imported(folder := tiny({}), "html", page, "--owner", "front", "--kind", "procedure")
    assert (folder / "standards/procedures/open-the-hall.yml").exists()
    assert "taken.txt:1: `Ask.` stands in no table, and was left out." in done.output


def test_labels_belong_to_the_table_below_them_alone(tiny: Handbook) -> None:
    """Both tables are called Keys; the labels of each stand between it and the heading above."""
    depot = {"standards/links/depot.yml": "title: Depot\nsummary: Works.\nkind: support\n"}
    first = f"<p>Owner: Town hall<h2>Keys</h2><p>Owner: Depot</p>{TWO_STEPS}"
    page = f"<h1>Bins</h1>{first}<h2>Keys</h2><p>Owner: Front desk</p>{TWO_STEPS}"
    done = imported(folder := tiny(depot), "html", page)
    procedures = [(folder / f"standards/procedures/{name}.yml").read_text(encoding="utf-8") for name in ("keys", "keys-2")]
    assert [text.partition("\nstatus")[0].partition("owner: ")[2] for text in procedures] == ["depot", "front"]
    assert [line.rpartition("taken.txt")[2] for line in done.output.splitlines() if "left out" in line] == [
        ":1: `Owner: Town hall` stands in no table, and was left out."
    ]


def test_an_unread_table_keeps_no_other_back(tiny: Handbook) -> None:
    page = f"<h1>Bins</h1>{TWO_TERMS}<table><tr><th>Fish<th>Chips<tr><td>a<td>b</table>"
    done = imported(folder := tiny({}), "html", page, "--owner", "front")
    assert (folder / "glossary/key.yml").exists() and "warning: This table was passed over." in done.output


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Ask <![if a]>x<![endif]> <?xml b?>why.", "Ask x why."),
        ("Ask <![ a <i>b</i> why.", "Ask b why."),
        ("Ask <!-- <![if c]> a > b --><!--> why <!--[if c]>x<![endif]-->.<!--", "Ask why ."),
        ("Ask <script>if (a<!b) {c='>'}</script>why.", "Ask why."),
        ("Ask &lt;![if] why.", "Ask <![if] why."),
        ("Ask 1 < 2, why.<p class='", "Ask 1 < 2, why."),
    ],
)
def test_declarations_are_read_as_browsers_read_them(words: str, read: str, tiny: Handbook) -> None:
    imported(folder := tiny({}), "html", f"<h1>Keys</h1><ol><li>Sign.<li>{words}", "--owner", "front")
    written = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    assert read in written.replace("\\", "") and "class" not in written


@pytest.mark.parametrize("piece", ["<![", "<?", "<!--", "<!x", "<script", "<p "])
def test_unfinished_declarations_take_no_long_time(piece: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "html", f"<h1>Keys</h1><ol><li>Ask.<li>Sign.</ol><p>{piece * 50_000}", "--owner", "front")
    assert done.exit_code == 0


def test_a_page_of_too_many_tags_is_refused(tiny: Handbook) -> None:
    done = imported(tiny({}), "html", "<dl>" + "<dt>kerb<dd>edge" * 150_000)
    assert "This page holds 300,001 tags, of which 300,000 are the most that can be read" in done.output
