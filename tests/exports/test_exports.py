"""Exports for other tools: the graph, schemas, who reviews which file, calendars, evidence."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from interlock.catalog import Catalog, Key
from interlock.doors.cli import main
from interlock.exports import codeowners, evidence_table, icalendar, schema
from interlock.exports import json as graph
from interlock.site import checking
from interlock.sources.source import Source
from tests.catalogs import TODAY, catalog_with, link, promise
from tests.conftest import is_nightly
from tests.exports.exported import handbook
from tests.json_schema import validator
from tests.questions.owing import BASE as OWING
from tests.questions.owing import SPRING
from tests.tiny_files import FRONT


def catalog_in(folder: Path) -> Catalog:
    return checking.check(folder, TODAY).catalog


def test_the_graph_has_all_definitions_and_references(tmp_path: Path) -> None:
    made = graph.graph(catalog_in(handbook(tmp_path)))
    assert [(item["kind"], item["id"]) for item in made["definitions"]] == [
        ("link", "front"),
        ("link", "lost"),
        ("link", "night"),
        ("term", "cost"),
        ("term", "customer"),
        ("term", "secret"),
    ]
    assert made["definitions"][3]["fields"] == {
        "title": "cost",
        "definition": "What it costs.",
        "owner": "front",
        "hidden": ["1.10", "no", "0700"],
        "broader": ["customer"],
    }
    assert {"from": "term/cost", "field": "broader", "to": "term/customer"}.items() <= made["references"][2].items()


@pytest.mark.parametrize("name", ["Larkfield", "tiny"])
def test_the_graph_fits_its_schema(name: str, larkfield_checked: checking.Checked, tmp_path: Path) -> None:
    catalog = larkfield_checked.catalog if name == "Larkfield" else catalog_in(handbook(tmp_path))
    made = graph.graph(catalog)
    # Definitions are held against the same schemas below: by day one in ten is enough here, and of what has one schema for all.
    step = 10 if name == "Larkfield" and not is_nightly() else 1
    spread = {key: value[::step] if isinstance(value, list) else value for key, value in made.items()}
    assert [error.message for error in validator(graph.schema(catalog)).iter_errors(spread)] == []


def test_larkfields_definitions_fit_their_schemas(larkfield_checked: checking.Checked) -> None:
    """At night all of them; by day of each kind one in five, and each with a field that none of these has."""
    catalog = larkfield_checked.catalog
    faults = [
        f"{source.path}: {error.message}"
        for kind, made in schema.kind_schemas(catalog).items()
        for valid in [validator(made)]
        for source in _spread([source for key, source in catalog.sources.items() if key.kind == kind])
        for error in valid.iter_errors(yaml.load(source.text, Loader=yaml.CBaseLoader))
    ]
    assert faults == []


def _spread(sources: list[Source]) -> Iterator[Source]:
    seen: set[str] = set()
    for number, source in enumerate(sorted(sources, key=lambda source: -len(source.text))):
        fields = set(re.findall(r"^[\s{-]*(\w+):", source.text, re.MULTILINE))
        if is_nightly() or number % 5 == 0 or not fields <= seen:
            seen |= fields
            yield source


def test_what_a_field_means_is_said_in_one_line(tmp_path: Path) -> None:
    made = schema.kind_schemas(catalog_in(handbook(tmp_path)))
    told = [field.get("description", "") for each in made.values() for field in each["properties"].values()]
    assert "What customers and colleagues call it" in " ".join(told)
    assert not [words for words in told if "\n" in words]


def test_schemas_offer_ids_and_refuse_unknown_fields(tmp_path: Path) -> None:
    made = schema.kind_schemas(catalog_in(handbook(tmp_path)))["term"]
    assert made["$defs"]["link-id"]["examples"] == ["front", "lost", "night"]
    assert made["properties"]["owner"] == {
        "description": "The link that answers for it and may change it.",
        "$ref": "#/$defs/link-id",
    }
    faults = validator(made).iter_errors({"title": "a", "definition": "b", "owner": "front", "avoids": []})
    assert [error.message for error in faults] == ["Additional properties are not allowed ('avoids' was unexpected)"]


def test_codeowners_fall_back_to_the_containing_link(tmp_path: Path) -> None:
    assert codeowners.text(catalog_in(handbook(tmp_path))).splitlines()[1:] == [
        "/glossary/cost.yml @town/front-desk",
        "/glossary/customer.yml @town/front-desk",
        "/standards/links/front.yml @town/front-desk",
        "/standards/links/night.yml @town/front-desk",
    ]


@pytest.mark.parametrize(
    "reviewer", ["@town/x\n* @evil", "town/x * @evil", "@town/x\u2028* @evil", "a#b", "Ann <ann@town.example>"]
)
def test_reviewers_cannot_take_over_other_files(tmp_path: Path, reviewer: str) -> None:
    link = f"title: Front desk\nsummary: Answers.\nkind: front-line\nreviewers: [town/desk, {json.dumps(reviewer)}]\n"
    folder = handbook(tmp_path, {"standards/links/front.yml": link})
    assert codeowners.text(catalog_in(folder)).splitlines()[1:] == []
    assert "No code host can read the reviewer" in CliRunner().invoke(main, ["check", "--handbook", str(folder)]).output


def test_codeowners_start_at_the_repository_root(tmp_path: Path) -> None:
    folder = handbook(tmp_path / "hand book", {"standards/links/front.yml": FRONT + "reviewers: [mail@town.example, desk]\n"})
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    made = CliRunner().invoke(main, ["export", "codeowners", "--handbook", str(folder)])
    assert made.stdout.splitlines()[1:] == ["/hand\\ book/standards/links/front.yml mail@town.example @desk"]
    assert "standards/links/front.yml: `desk` is written as `@desk`" in made.stderr


def test_the_owner_and_those_who_sign_review_a_file() -> None:
    links = {id: link(reviewers=[f"@town/{id}"]) for id in ("front", "back", "post")}
    leaders = {id: link(kind="leadership", reviewers=[f"@town/{id}"]) for id in ("boss", "chief")}
    links["front"] |= {"coached_by": "boss"}
    leaders["boss"] |= {"coached_by": "chief"}
    signed = promise("front", kind="internal", made_to=["back", "front"])
    definitions = {f"link/{id}": fields for id, fields in (links | leaders).items()} | {
        "promise/signed": signed,
        "promise/retired": signed | {"status": "retired"},
    }
    catalog = catalog_with(definitions)
    sources = {key: Source(f"{key.id}.yml", "") for key in catalog.definitions}
    lines = codeowners.text(replace(catalog, sources=sources)).splitlines()
    assert "/signed.yml @town/front @town/boss @town/back" in lines
    assert "/retired.yml @town/front" in lines
    both = catalog_with(
        {"link/front": link(reviewers=["@town/all"]), "link/back": link(reviewers=["@town/all"]), "promise/signed": signed}
    )
    lines = codeowners.text(replace(both, sources=sources)).splitlines()
    assert "/signed.yml @town/all" in lines


def test_signatories_whom_no_code_host_asks_are_told(tmp_path: Path) -> None:
    front = FRONT + "coached_by: boss\n"
    files = {
        "standards/links/boss.yml": "title: Boss\nsummary: Leads.\nkind: leadership\n",
        "standards/promises/quick.yml": "title: Quick\nsummary: Q.\nwording: We are quick.\nkind: public\nmade_by: front\nmade_to: [all]\n",
        "standards/customers/all.yml": "title: All\nsummary: Everybody.\n",
    }
    export = ["export", "codeowners", "--handbook", str(tmp_path)]
    handbook(tmp_path, {**files, "standards/links/front.yml": front})
    assert CliRunner().invoke(main, export).stderr == ""  # nobody has begun with it
    handbook(tmp_path, {"standards/links/front.yml": front + "reviewers: [town/front]\n"})
    assert "No code host asks these about what they own or sign: `boss`." in CliRunner().invoke(main, export).stderr


def test_only_single_words_may_be_persons() -> None:
    catalog = catalog_with({"link/front": link(reviewers=["desk", "town/desk", "@desk", "desk@town.example"])})
    assert codeowners.persons(replace(catalog, sources={Key("link", "front"): Source("front.yml", "")})) == {"desk": "front.yml"}


def test_a_calendar_holds_everything_owed_by_a_day() -> None:
    again = {"what": "Count.", "by": "front", "due": "2026-12-01"}
    lesson = {"type": "failure", "on": SPRING, "about": ["promise/quick"], "what_happened": "So.", "changes": [again, again]}
    lesson["traced_to"] = [{"link": "front", "what": "It stood still."}]
    says = [{"question": "Best?", "answer": "So.", "on": SPRING}]
    catalog = catalog_with(OWING | {"link/front": link(says=says), "lesson/l": lesson})
    files = icalendar.files(replace(catalog, sources={key: Source(f"{key.id}.yml", "") for key in catalog.definitions}), TODAY)
    lines = files["owed/front.ics"].replace("\r\n ", "").splitlines()
    assert [line for line in lines if line.startswith(("DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"))] == [
        *["DTSTAMP:20260504T000000Z", "DTSTART;VALUE=DATE:20261201", "SUMMARY:Count."],
        "DESCRIPTION:For residents. Then write the day after `done:` in l.yml",
        *["DTSTAMP:20260504T000000Z", "DTSTART;VALUE=DATE:20261201", "SUMMARY:Count."],
        "DESCRIPTION:For residents. Then write the day after `done:` in l.yml",
        *["DTSTAMP:20260504T000000Z", "DTSTART;VALUE=DATE:20270504", "SUMMARY:Answer again\\, as a team: Best?"],
        "DESCRIPTION:Then write the day after `on:` in front.yml",
    ]
    assert len({line for line in lines if line.startswith("UID:")}) == 3


@pytest.mark.parametrize("end", [r"\r\n", r"\r", r"\n", r"\x85", r"\u2028", r"\u2029"])
def test_titles_cannot_end_lines_of_a_calendar(tmp_path: Path, end: str) -> None:
    title = f'title: "A{end}BEGIN:VALARM"\nsummary: A day.\nreview: {{last: 2026-01-01, every: 1 year}}\n'
    made = icalendar.text(catalog_in(handbook(tmp_path, {"standards/customers/visitors.yml": title})), TODAY)
    assert "SUMMARY:Review: A\\nBEGIN:VALARM" in made.splitlines()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t", "\n"])
def test_no_cell_of_the_evidence_is_a_formula(tmp_path: Path, start: str) -> None:
    framework = "title: Marks\nsummary: What we go by.\ncriteria: [{id: one, title: One}]\n"
    link = f"{FRONT}evidences: [{{criterion: f#one, note: {json.dumps(start + '1')}}}]\n"
    files = {"standards/frameworks/f.yml": framework, "standards/links/front.yml": link}
    rows = csv.DictReader(io.StringIO(evidence_table.text(catalog_in(handbook(tmp_path, files)), TODAY), newline=""))
    assert [row["note"] for row in rows] == [f"'{start}1" if start.strip() else "1"]
