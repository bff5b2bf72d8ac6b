"""The columns of imported tables: which field each fills by its name, and how its days are read."""

import pytest

from interlock.doors.edits.importing.columns.headers import kind_of_columns
from interlock.doors.edits.importing.spreadsheet import entries_in, known_columns
from interlock.sources.tables.table_columns import read_table
from interlock.sources.tables.table_rows import column_name
from tests.conftest import Handbook
from tests.doors.importing import imported, short

POLISH = (
    "Nazwa;Definition;Odpowiedzialny;Synonimy\n"
    "Gutschein;Ein Papier, das für die Karte steht.;front;Bon, Beleg\n"
    "Karte;Was Mitglieder zeigen.;front;\n"
)


def test_a_missing_required_column_is_told_once(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title;our definition of it;law or rule, if any\nkerb;The edge.;Rule 4\nbin;A box.;Rule 5\n"
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front")
    assert short(done) == [
        "taken.txt:1:1 error: No column is called `definition`, which every term must have, so nothing was taken  [missing-field]"
    ]
    assert (
        'Add a column for it, or say which column holds it: `--map "our definition of it=definition"`; or where all rows '
        "have the same, say that: `--set definition=VALUE`. Not known are `our definition of it` and `law or rule, if any`."
    ) in done.output


def test_rows_without_summaries_are_drafts(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title,wording,kind,made_by,made_to\n" + "".join(f"P{n},We do {n},public,front,residents\n" for n in range(30))
    done = imported(folder, "csv", table)
    assert (done.exit_code, short(done)) == (
        0,
        [
            "taken.txt:1:1 warning: No column is called `summary`, so each promise is a draft, with its title in that place  [missing-field]"
        ],
    )
    assert "or delete the files, and add a column for it.\n" in done.output
    written = (folder / "standards/promises/p7.yml").read_text()
    assert written.startswith("title: P7\nsummary: P7\n") and "status: draft" in written


def test_without_more_than_summaries_nothing_is_taken(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "title,wording,made_by,made_to\nP,We do it,front,residents\n", "--kind", "promise")
    assert short(done) == [
        "taken.txt:1:1 error: No column is called `summary` or `kind`, which every promise must have, so nothing was taken  [missing-field]"
    ]
    assert (
        "Add a column for each; or where all rows have the same, say that: `--set summary=VALUE --set kind=VALUE`." in done.output
    )
    assert done.output.endswith("0 files written; 1 finding above.\n")


def test_a_word_for_two_fields_is_told_with_both(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "title,summary,kind,every\nShop,Sells.,support,1 year\n", "--kind", "link")
    told = 'or write `--map "every=FIELD"`, with one of `review.every`, `skills.1.every`.'
    assert told in " ".join(done.output.split())


def test_a_column_for_part_of_a_field_is_named(tiny: Handbook) -> None:
    table = "title,summary,wording,kind,made_by,made_to,Share\nA,B,C,public,front,residents,95%\n"
    done = imported(tiny({}), "csv", table, "--kind", "promise")
    assert 'Call the column `target.share`, or write `--map "Share=target.share"`.' in " ".join(done.output.split())


def test_a_header_in_another_language_is_told_once(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", POLISH, "--kind", "term", "--owner", "front")
    assert short(done) == [
        "taken.txt:1:1 error: No column says what each term is called: its columns are `Nazwa`, `Definition`, "
        "`Odpowiedzialny` and `Synonimy`, of which `Definition` is known  [missing-field]"
    ]
    assert '--map "Nazwa=title"' in done.output and "0 files written" in done.output


def test_columns_are_mapped_to_fields_by_name(tiny: Handbook) -> None:
    folder = tiny({})
    pairs = ["--map", "Nazwa=title", "--map", "odpowiedzialny = owner", "--map", "Synonimy=also"]
    done = imported(folder, "csv", POLISH, "--kind", "term", *pairs)
    assert short(done) == ["taken.txt:2:54 warning: `Bon, Beleg` was taken as one entry of `also`  [wrong-type]"]
    assert "Separate several entries by `;`." in done.output
    assert (folder / "glossary/gutschein.yml").exists() and (folder / "glossary/karte.yml").exists()


def test_a_table_of_very_many_columns_is_told(tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", ",".join(["x"] * 1_001) + "\n1\n")
    assert short(done)[0].endswith("This table has 1,001 columns, of which 1,000 are the most that can be read  [unsafe-yaml]")
    done = imported(folder, "csv", ",".join(f"x{number}" for number in range(30)) + "\n1\n")
    assert "`x18`, `x19` and 10 others. Say it with `--kind`" in done.output


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Standard,Summary,Wording,Type,Responsible team,customers,Target (%)", "promise"),
        ("title,summary,kind,phone", "link"),
        ("Team,What they do,Type,Phone,Relies on", "link"),
        ("id,title,summary,owner,customers", "service"),
        ("Word,Description", "term"),
        ("Name,Meaning", "term"),
        ("Service,Promise,Summary,Wording,Kind,Made by,Customers,Limit", "promise"),
        ("Team,Promise,Summary,Wording,Kind,Made to,Limit", "promise"),
        ("Service,Description,Customer,Response time,Target,Responsible team", "service"),
        ("id,name,description,email,website", None),
    ],
)
def test_the_kind_with_most_columns_is_meant(header: str, kind: str | None) -> None:
    """A name with a description may be anything: places are no words for the glossary."""
    meant = kind_of_columns([column_name(name) for name in header.split(",")])
    assert (meant.name if meant else None) == kind


def test_columns_that_fill_no_field_are_told_together(tiny: Handbook) -> None:
    table = "term,definition,owner,latitude,relatd,longitude\nkerb,The edge.,front,1,,2\n"
    assert short(imported(tiny({}), "csv", table)) == [
        "taken.txt:1:23 warning: There are no fields `latitude` and `longitude` in a term, so these columns were left out  [unknown-field]",
        "taken.txt:1:32 warning: There is no field `relatd` in a term, so this column was left out  [unknown-field]",
    ]


@pytest.mark.parametrize(
    ("table", "path", "written", "told"),
    [
        (
            "Word;Meaning;Not;Owner;Colour\nkerb;The edge.;curb;Front desk;\n",
            "glossary/kerb.yml",
            "title: kerb\nowner: front\ndefinition: The edge.\navoid: [curb]\n",
            "`Word` was read as `title`, `Meaning` was read as `definition`, `Not` was read as `avoid`.",
        ),
        (
            'title;definition, in plain words;avoid;owner\nkerb;The edge.;"curb -> kerb; lip ? edge; brim (use rim); rand: border; side →";Front desk\n',
            "glossary/kerb.yml",
            "title: kerb\nowner: front\ndefinition: The edge.\navoid:\n  - curb\n  - {word: lip, use: edge}\n"
            "  - {word: brim, use: rim}\n  - {word: rand, use: border}\n  - side\n",
            "`definition, in plain words` was read as `definition`.",
        ),
        (
            "Team,What they do,Type,Phone,Relies on\nLounge,A place to wait.,Front line,01632 960001,Front desk\n",
            "standards/links/lounge.yml",
            'title: Lounge\nsummary: A place to wait.\nkind: front-line\ncontact:\n  phone: "01632 960001"\nrelies_on:\n  - {link: front}\n',
            "`Team` was read as `title`, `What they do` was read as `summary`, `Type` was read as `kind`, "
            "`Phone` was read as `contact.phone`.",
        ),
        (
            "SLA,Description,Promise (wording),Type,Made by,Users,Time limit,Target\n"
            "Reset,Passwords.,We reset it.,PUBLIC,Front desk,Residents,15 min,95 %\n",
            "standards/promises/reset.yml",
            'title: Reset\nsummary: Passwords.\nwording: We reset it.\nkind: public\nmade_by: front\nmade_to: [residents]\nlimit: "15 min"\n'
            'target:\n  share: "95 %"\n',
            "`SLA` was read as `title`, `Description` was read as `summary`, `Promise (wording)` was read as `wording`, "
            "`Type` was read as `kind`, `Users` was read as `made_to`, "
            "`Time limit` was read as `limit`, `Target` was read as `target.share`.",
        ),
    ],
)
def test_columns_have_the_names_that_people_give_them(table: str, path: str, written: str, told: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", table)
    assert (folder / path).read_text(encoding="utf-8") == written
    assert f"taken.txt: {told}" in done.output


@pytest.mark.parametrize(("first", "second"), [("definition", "Definition"), ("Meaning", "Meaning"), ("definition", "Meaning")])
def test_two_columns_for_a_field_lose_no_text_unsaid(first: str, second: str, tiny: Handbook) -> None:
    folder = tiny({})
    table = f"title;{first};owner;{second}\nkerb;The edge.;front;A border.\n"
    done = imported(folder, "csv", table, "--kind", "term")
    message = f"`definition` has the column `{first}` already, so this one was left out  [duplicate-key]"
    assert short(done) == [f"taken.txt:1:{len(first) + 14} warning: {message}"]
    assert "The edge." in (folder / "glossary/kerb.yml").read_text()


def test_a_column_is_mapped_to_one_field(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "word\nkerb\n", "--kind", "term", "--map", "Word=title", "--map", "word=definition")
    assert "Error: `--map` says of `word` that it is two fields. Leave out one of them." in done.output


@pytest.mark.parametrize(
    ("cells", "days", "told"),
    [
        (("01/04/2026", "23/04/2026"), ("2026-04-01", "2026-04-23"), "`01/04/2026` was read as 2026-04-01, and so 1 other day."),
        (("4/1/26", "4/23/26"), ("2026-04-01", "2026-04-23"), "`4/1/26` was read as 2026-04-01, and so 1 other day."),
        (("03/03/2026", "2026-04-01"), ("2026-03-03", "2026-04-01"), "`03/03/2026` was read as 2026-03-03."),
        (
            ("1.4.2026", "Thu 2 April 2026"),
            ("2026-04-01", "2026-04-02"),
            "`1.4.2026` was read as 2026-04-01, and so 1 other day.",
        ),
        (
            ("2026-04-01T09:30:00Z", "04/23/2026 12:00:00 AM"),
            ("2026-04-01", "2026-04-23"),
            "`2026-04-01T09:30:00Z` was read as 2026-04-01, and so 1 other day.",
        ),
    ],
)
def test_one_day_tells_how_its_column_is_meant(cells: list[str], days: list[str], told: str, tiny: Handbook) -> None:
    folder = tiny({})
    rows = "".join(f"{word};The edge.;front;{cell}\n" for word, cell in zip(("kerb", "bin"), cells, strict=True))
    done = imported(folder, "csv", f"title;definition;owner;review.last\n{rows}")
    assert (done.exit_code, short(done)) == (0, [])
    assert f"taken.txt: in `review.last`, {told}" in done.output
    for word, day in zip(("kerb", "bin"), days, strict=True):
        assert f"last: {day}\n" in (folder / f"glossary/{word}.yml").read_text()


@pytest.mark.parametrize("cells", [("01/04/2026", "02/04/2026"), ("23/04/2026", "04/23/2026")])
def test_days_that_may_be_two_are_asked_for(cells: list[str], tiny: Handbook) -> None:
    folder = tiny({})
    rows = "".join(f"{word};The edge.;front;{cell}\n" for word, cell in zip(("kerb", "bin"), cells, strict=True))
    done = imported(folder, "csv", f"title;definition;owner;review.last\n{rows}")
    assert done.exit_code == 1
    assert "was read as" not in done.output
    assert len(short(done)) == 2


def test_cells_that_say_nothing_are_empty_and_told(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title,summary,kind,phone,coached by,does,relies on\nDepot,Collects.,support,-,TBC,-,N/A\nTBC,To come.,support,#REF!,,TBC,front\n"
    done = imported(folder, "csv", table)
    assert (done.exit_code, short(done)) == (0, [])
    assert "`-`, `#REF!`, `TBC` and `N/A` were read as nothing, in 5 cells." in done.output
    assert (folder / "standards/links/depot.yml").read_text() == "title: Depot\nsummary: Collects.\nkind: support\n"
    assert "does: [TBC]" in (folder / "standards/links/tbc.yml").read_text()


@pytest.mark.parametrize(
    ("table", "ids", "told"),
    [
        ("No.,word,definition\n1,kerb,The edge.\n2.,lane,A way.\n", ["kerb", "lane"], "`No.` only counts the rows, and was left out."),
        ("No,Ref,word,definition\n1,WS1,kerb,The edge.\n2,WS2,lane,A way.\n", ["ws1", "ws2"], "`No` only counts the rows, and was left out."),
        ("Ref,word,definition\nWS 1,kerb,The edge.\nWS2,lane,A way.\n", ["ws-1", "ws2"], "in `Ref`, `WS 1` was read as `ws-1`, and so 1 other."),
        ("ID,word,definition\n1,kerb,The edge.\n2,lane,A way.\n", ["1", "2"], ""),
    ],
)  # fmt: skip
def test_numbers_and_references_of_rows_make_ids(table: str, ids: list[str], told: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front")
    assert (done.exit_code, short(done), told in done.output) == (0, [], True)
    assert all((folder / f"glossary/{id}.yml").exists() for id in ids)


def test_a_unit_may_stand_in_the_header(tiny: Handbook) -> None:
    folder = tiny({})
    header = "title;summary;wording;kind;made by;made to;Timescale (working days);Target"
    done = imported(folder, "csv", f"{header}\nA;S;W.;public;front;residents;2;0,95\nB;S;V.;public;front;residents;3 hours;\n")
    assert (done.exit_code, short(done)) == (0, [])
    assert "in `Timescale (working days)`, `2` was read as `2 working days`." in done.output
    assert 'limit: "2 working days"' in (folder / "standards/promises/a.yml").read_text()
    assert 'limit: "3 hours"' in (folder / "standards/promises/b.yml").read_text()


@pytest.mark.parametrize(
    ("column", "limit"),
    [
        ("Time limit (workdays)", "2 workdays"),
        ("Time limit (school days)", "2 school days"),
        ("Time limit (no weekends or holidays)", "2"),
        ("Time limit (admin)", "2"),
        ("Time limit (hours/days)", "2"),
    ],
)
def test_only_one_whole_unit_in_a_header_counts(column: str, limit: str) -> None:
    header = f"title,summary,wording,kind,made by,made to,{column}"
    table = f"{header}\nA,S,W.,public,front,residents,2\n"
    read = entries_in("promises.csv", read_table("promises.csv", table, known_columns({})), None, {}, {})
    assert [entry.fields["limit"] for entry in read.entries] == [limit]


def test_blanks_below_a_merged_cell_are_told(tiny: Handbook) -> None:
    table = "source,word,definition\nHighway law,kerb,The edge.\n,lane,A way.\n"
    done = imported(tiny({}), "csv", table, "--kind", "term", "--owner", "front")
    told = "`source` is empty in 1 row below `Highway law`; where cells were merged, write their value in each row."
    assert (done.exit_code, told in done.output) == (0, True)


def test_a_line_break_in_a_title_is_a_blank(tiny: Handbook) -> None:
    folder = tiny({})
    imported(folder, "csv", 'term,definition\n"kerb\r\nstone","The edge."\n', "--owner", "front")
    assert (folder / "glossary/kerb-stone.yml").read_text().startswith("title: kerb stone\n")


def test_a_column_without_words_of_its_field_is_none(tiny: Handbook) -> None:
    table = "Team,What they do,Kind,State\nShop,Sells.,support,Victoria\n"
    done = imported(folder := tiny({}), "csv", table)
    assert (folder / "standards/links/shop.yml").exists(), done.output
    assert short(done) == [
        "taken.txt:1:24 warning: `State` holds none of the words of `status`, so this column was left out  [unknown-field]"
    ]
    assert '--map "State=FIELD"' in done.output
