"""`interlock import`: tables of other tools become definitions, and faults in them findings with their place."""

from pathlib import Path
from typing import Any

import pytest

from interlock.catalog.audience import seen_by
from interlock.definitions import KINDS
from interlock.exports import csv
from interlock.exports.csv import table_name
from interlock.exports.json import as_plain
from interlock.findings.typed_commands import typed_path
from interlock.site.checking import Checked
from interlock.sources.handbook_reader import read_handbook
from tests.conftest import ROOT, Handbook, findings_in, write
from tests.doors.edits import output_of
from tests.doors.importing import PREFIXES, imported, run, short
from tests.faults import closed


def test_every_exported_table_is_imported_as_it_was(larkfield_checked: Checked, tmp_path: Path) -> None:
    exported = csv.files(seen_by(larkfield_checked.catalog, "restricted"))
    tables = [tmp_path / "tables" / name for name in exported]
    for table, text in zip(tables, exported.values(), strict=True):
        write(table, text)
    again = tmp_path / "again"
    write(again / "standards/organisation.yml", (ROOT / "standards/organisation.yml").read_text())
    done = run("import", "csv", *tables, "--handbook", again)
    assert (done.exit_code, short(done)) == (0, []) and "was read as" not in done.output
    before, after = larkfield_checked.handbook.definitions, read_handbook(again).definitions
    assert {table.stem for table in tables} == {table_name(kind) for kind in KINDS}
    assert {kind for kind, _ in after} == {kind.name for kind in KINDS}
    for key, definition in before.items():
        assert _trimmed(as_plain(after[key])) == _trimmed(as_plain(definition)), key


def _trimmed(value: Any) -> Any:
    """A value without spaces around its texts, and without what a word to avoid says when that is the default."""
    if isinstance(value, dict):
        avoid = {item["word"]: item for item in value.get("avoid", ()) if isinstance(item, dict) and "word" in item}
        for item in avoid.values():
            if item.get("use") == value.get("title"):
                del item["use"]
        return {name: _trimmed(inner) for name, inner in value.items() if name != "status" or inner != "published"}
    if isinstance(value, list):
        return [_trimmed(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


def test_rows_of_promises_become_readable_files(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "Title;Summary;Wording;Kind;Made by;Made to;Limit;target.share;clock.starts;conditions\n"
        "Badges at once;Nobody waits.;You have your badge the same day;public;front;residents;same day;95%;you ask: now;"
        '"You live here.; You have a car."\n'
    )
    done = imported(folder, "csv", table)
    assert (done.exit_code, done.output) == (0, f"1 file written. Next: `interlock check --handbook {typed_path(folder)}`.\n")
    assert (folder / "standards/promises/badges-at-once.yml").read_text() == (
        "title: Badges at once\n"
        "summary: Nobody waits.\n"
        "wording: You have your badge the same day\n"
        "kind: public\n"
        "made_by: front\n"
        "made_to: [residents]\n"
        "limit: same day\n"
        "target:\n"
        '  share: "95%"\n'
        "clock:\n"
        '  starts: "you ask: now"\n'
        "conditions: [You live here., You have a car.]\n"
    )
    assert [found.severity for found in findings_in(folder) if found.severity == "error"] == []


def test_existing_definitions_are_kept_and_reported(tiny: Handbook) -> None:
    folder = tiny({})
    before = (folder / "glossary/permit.yml").read_text()
    done = imported(folder, "csv", "id,title,definition,owner\npermit,permit,Another.,front\nkerb,kerb,The edge.,front\n")
    assert done.exit_code == 0
    assert short(done) == [
        "taken.txt:2:1 warning: The term `permit` is already in `glossary/permit.yml`, which stays as it is  [duplicate-id]"
    ]
    assert (folder / "glossary/permit.yml").read_text() == before
    assert (folder / "glossary/kerb.yml").exists()


def test_nothing_is_imported_where_definitions_cannot_be_read(tiny: Handbook) -> None:
    """Their teams were told to be missing, and to be begun anew."""
    folder = tiny({})
    with closed("links"):
        done = imported(folder, "csv", "title,definition,owner\nkerb,The edge.,front\n", "--kind", "term")
    told = "Nobody knows what is in standards/links, which cannot be read. Check who may read it. Nothing was written."
    assert done.exit_code == 2 and told in output_of(done) and not (folder / "glossary/kerb.yml").exists()


def test_a_former_id_is_given_to_nothing_else(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": "title: permit\ndefinition: A card.\nowner: front\nformer_ids: [licence]\n"})
    done = imported(folder, "csv", "title,definition,owner\nlicence,Another card.,front\n")
    assert short(done) == [
        "taken.txt:2:1 error: `licence` is a former id of term/permit, and its old address leads there  [duplicate-id]"
    ]
    assert findings_in(folder) == [] and not (folder / "glossary/licence.yml").exists()


def test_nothing_is_imported_to_where_a_list_stands(tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", "id,title,definition,owner\nlist-2,Second list,A list.,front\n")
    assert "`/glossary/list-2/`" in done.output and "Write `term-list-2`." in done.output
    assert not (folder / "glossary/list-2.yml").exists()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", ["taken.txt:1:1 error: This file is empty  [missing-field]"]),
        (
            "title,definition,owner\n,No title.,front\nkerb,,front\n",
            [
                "taken.txt:2:1 error: Nothing here says what this term is called  [missing-field]",
                "taken.txt:3:1 error: `definition` is missing from a term  [missing-field]",
            ],
        ),
        (
            "title,definition,owner\nΚάρτα,What members show.,front\n",
            ["taken.txt:2:1 error: No id can be made of this title  [bad-id]"],
        ),
        (
            "id,title,definition,owner\nKerb Stone,kerb,The edge.,front\n",
            ["taken.txt:2:1 error: `Kerb Stone` cannot be an id  [bad-id]"],
        ),
        (
            "title,definition,owner\nkerb,The edge.,front\nKerb,Again.,front\n",
            ["taken.txt:3:1 error: The term `kerb` stands in this file twice; this one was left out  [duplicate-id]"],
        ),
        (
            "title,definition,owner,colour,exmple\nkerb,The edge.,front,red,Mind it.\n",
            [
                "taken.txt:1:24 warning: There is no field `colour` in a term, so this column was left out  [unknown-field]",
                "taken.txt:1:31 warning: There is no field `exmple` in a term, so this column was left out  [unknown-field]",
            ],
        ),
        (
            "title,summary,wording,kind,made_by,made_to,limit,earlier,target\nA,B,C,public,front,residents,5 wroking days,x,95%\n",
            [
                "taken.txt:1:50 warning: `earlier` does not fit into a cell, so this column was left out  [unknown-field]",
                "taken.txt:2:30 error: `wroking days` in `5 wroking days` is not a unit  [bad-quantity]",
            ],
        ),
        (
            "title,definition,owner\nkerb,The edge, of a road.,front\n",
            ["taken.txt:2:1 error: This row has 4 cells, the header has 3  [wrong-type]"],
        ),
        (
            'title,definition,owner\nkerb,"The edge.,front\n',
            ["taken.txt:2:6 error: A quotation mark opens here and is never closed  [bad-value]"],
        ),
        (
            "title,definition,owner\nkerb,caf\xe9,front\n".encode("cp850"),
            ["taken.txt:2:9 error: This character is not UTF-8: the file was saved as Latin-1 or Windows text  [bad-encoding]"],
        ),
    ],
)
def test_faults_in_a_table_are_reported_at_their_cell(table: str | bytes, expected: list[str], tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", table)
    assert short(done) == expected
    assert done.exit_code == (1 if any(" error: " in line for line in expected) else 0)


def test_byte_order_mark_and_formula_guards_are_removed(tiny: Handbook) -> None:
    folder = tiny({})
    imported(folder, "csv", "\ufefftitle,definition,owner,also\nkerb,'=The edge.,front,'-kurb; curb\n")
    assert (folder / "glossary/kerb.yml").read_text() == (
        'title: kerb\nowner: front\ndefinition: "=The edge."\nalso: ["-kurb", curb]\n'
    )


def test_line_breaks_in_cells_are_kept(tiny: Handbook) -> None:
    folder = tiny({})
    imported(folder, "csv", 'title,definition,owner\nkerb,"The edge.\n\nMind it: it is high.",front\n')
    assert "definition: |-\n  The edge.\n\n  Mind it: it is high.\n" in (folder / "glossary/kerb.yml").read_text()


@pytest.mark.parametrize("owner", ["front", "link/front", "Front desk"])
def test_a_default_owner_can_be_given(owner: str, tiny: Handbook) -> None:
    folder = tiny({"standards/links/back.yml": "title: Back office\nsummary: Prints.\nkind: support\n"})
    table = "title,definition,owner\nkerb,The edge.,\nlane,A way.,back\n"
    assert "`--owner LINK`" in imported(folder, "csv", table).output
    (folder / "glossary/lane.yml").unlink()
    imported(folder, "csv", table, "--owner", owner)
    owners = [(folder / f"glossary/{name}.yml").read_text().partition("owner: ")[2].split()[0] for name in ("kerb", "lane")]
    assert owners == ["front", "back"]


def test_a_title_of_two_teams_names_neither(tiny: Handbook) -> None:
    back = "title: Front desk\nsummary: Prints.\nkind: support\n"
    folder = tiny({"standards/links/back.yml": back, "standards/links/rear.yml": back.replace("Front", "Rear")})
    done = imported(folder, "csv", "title,definition,owner\nkerb,The edge.,Front desk\nlane,A way.,Rear desk\n")
    assert [line.partition(" error: ")[2] for line in short(done)] == ["There is no link `Front desk`  [unknown-reference]"]
    assert "owner: rear" in (folder / "glossary/lane.yml").read_text()


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("frnt", "Did you mean `front`?"),
        ("Street Care", "`interlock new link street-care` starts one."),
        ("../x", "`interlock new link x` starts one."),
        ("CON", "Write the id of one: `--owner LINK`."),
        ("..", "Write the id of one: `--owner LINK`."),
    ],
)
def test_an_owner_that_is_suggested_can_be_one(tiny: Handbook, owner: str, words: str) -> None:
    folder = tiny({})
    said = imported(folder, "csv", "title,definition\nkerb,Edge.\n", "--owner", owner).output
    assert f"There is no link `{owner}`. {words}" in said.replace(f" --handbook {typed_path(folder)}", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["csv", "nowhere.csv"], "does not exist"),
        (["csv", "standards"], "is a directory"),
        (["xlsx", "taken.txt"], "'xlsx' is not one of"),
        (["csv", "taken.txt"], "its columns are `name` and `size`"),
        (["csv", "taken.txt", "--map", "name"], "`name` is no pair"),
        (["skos", "taken.txt", "--map", "a=title"], "`--map` is for columns of tables"),
        (["csv", "tests.csv"], "does not exist"),
        (["csv", "taken.txt"], "The header does not tell what the rows are"),
        (["csv", "taken.txt", "--kind", "term", "--owner", "frnt"], "Did you mean `front`?"),
        (["skos", "taken.txt", "--kind", "promise"], "A vocabulary holds terms"),
    ],
)
def test_usage_errors_exit_2_and_write_nothing(
    arguments: list[str], words: str, tiny: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny({"taken.txt": "name,size\nkerb,2\n"})
    before = sorted(folder.rglob("*"))
    monkeypatch.chdir(folder)
    done = run("import", *arguments)
    assert (done.exit_code, words in done.output) == (2, True), done.output
    assert sorted(folder.rglob("*")) == before


def test_runbooks_with_the_same_fault_fill_no_screen(empty: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"old/book-{number:02}.md" for number in range(60)]
    for file in files:
        write(file, "# A runbook\n\nSome words.\n")
    done = run("import", "markdown", *files, "--handbook", empty, "--owner", "front")
    assert done.output.count("This runbook has no numbered steps") == 3
    assert "And 57 more like it: `book-03.md`, " in done.output and "0 files written; 3 findings above." in done.output


def test_a_runbook_of_many_notes_fills_no_screen(tiny: Handbook) -> None:
    steps = "".join(f"{number}. Do [this](there.md).\n" for number in range(1, 131))
    done = imported(tiny({}), "markdown", f"# Open the gate\n\n{steps}", "--owner", "front")
    assert "… and 30 more lines like these." in done.output and done.output.count("was left out") == 100


def test_what_is_too_large_is_not_called_empty(tiny: Handbook) -> None:
    concept = f':a a skos:Concept ; skos:prefLabel "kerb"@en ; skos:definition "{"x " * 600_000}"@en .\n'
    done = imported(tiny({}), "skos", f"{PREFIXES}{concept}", "--owner", "front")
    assert done.exit_code == 1 and "1,000,000 characters" in done.output and "is empty" not in done.output


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("html", "<h1>[[Keys]] of *ours*</h1><ol><li>Ask.<li>Sign.</ol>"),
        ("csv", "Procedure,No,What\n[[Keys]] of *ours*,1,Ask.\n,2,Sign.\n"),
        ("csv", "Team,Kind\n[[Keys]] of *ours*,support\n"),
    ],
)
def test_a_summary_takes_no_sign_of_titles_for_markup(format: str, text: str, tiny: Handbook) -> None:
    done = imported(folder := tiny({}), format, text, "--owner", "front")
    (written,) = (path for path in folder.rglob("*.yml") if "[[Keys]]" in path.read_text(encoding="utf-8"))
    assert 'summary: "\\\\[\\\\[Keys]] of \\\\*ours\\\\*"\n' in written.read_text(encoding="utf-8"), done.output


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_tables_are_read_as_offices_save_them(encoding: str, tiny: Handbook) -> None:
    table = "Begriff;Definition;Zuständig\r\ncafé;Über 5 m² für 3 €, “hier”.;front\r\n"
    done = imported(folder := tiny({}), "csv", table.encode(encoding), "--kind", "term")
    assert (folder / "glossary/cafe.yml").read_text(encoding="utf-8") == (
        'title: café\nowner: front\ndefinition: "Über 5 m² für 3 €, “hier”."\n'
    )
    told = "taken.txt: this file is no UTF-8, and was read as Windows text (1252), `Zuständig` for example." in done.output
    assert (short(done), told) == ([], encoding == "cp1252")


@pytest.mark.parametrize(("word", "encoding"), [("Zuständig", "cp850"), ("Zuständig", "mac-roman"), ("Wydział", "cp1250")])
def test_letters_of_other_alphabets_are_not_taken_for_windows(word: str, encoding: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", f"title,definition,owner\nkerb,{word} x,front\n".encode(encoding))
    assert (done.exit_code, ["This character is not UTF-8" in each for each in short(done)]) == (1, [True])
