"""PUBLIC-SURFACE.md lists every command, option, format and version as it is."""

import ast
import csv
import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import interlock
from interlock.doors.cli import main
from interlock.doors.configuration import settings_of
from interlock.doors.mkdocs.host_options import HostOptions, NavigationEntry
from interlock.doors.python_markdown import HandbookExtension
from interlock.history.changes.change import MeaningChange
from interlock.pages.site_files import host_headers
from tests.conftest import ROOT, Handbook

PAGE = (ROOT / "PUBLIC-SURFACE.md").read_text(encoding="utf-8")

FAULTY = {"standards/links/front.yml": "title: Front desk\nsumary: Answers.\nkind: front-line\n"}
# Definitions that fill every export.
WORDS = {
    "glossary/permit.yml": "title: permit\ndefinition: A card.\nowner: front\navoid: [licence]\nreview: {last: 2026-01-01, every: 12 months}\n",
    "standards/frameworks/mark.yml": "title: The mark\nsummary: Asked.\ncriteria: [{id: '1', title: Kept, shown_by: [results]}]\n",
}


def section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table, its head left out."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def usage(name: str, command: click.Command) -> str:
    """A command with its arguments and options, in a line."""
    return " ".join([f"interlock {name}", *map(_taken, command.params)])


def _taken(parameter: click.Parameter) -> str:
    shown = (
        (parameter.metavar or str(parameter.name).upper()) if isinstance(parameter, click.Argument) else "/".join(parameter.opts)
    )
    choices = f"={'|'.join(parameter.type.choices)}" if isinstance(parameter.type, click.Choice) else ""
    return f"{shown}{choices}{'…' if parameter.nargs == -1 else ''}"


def commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in sorted(main.list_commands(context))}
    return {name: command for name, command in found.items() if command}


def choices(command: str, parameter: str) -> list[str]:
    kind = next(each for each in commands()[command].params if parameter in (each.name, *each.opts)).type
    assert isinstance(kind, click.Choice)
    return list(kind.choices)


def printed(*arguments: str) -> str:
    return CliRunner().invoke(main, arguments, catch_exceptions=False).stdout


def exported(format: str, handbook: Path, out: Path, *more: str) -> Path:
    printed("export", format, *more, "--out", str(out), "--handbook", str(handbook), "--as-of", "2026-11-22")
    return out


@pytest.fixture
def handbook(tiny: Handbook) -> Path:
    return tiny(WORDS)


def test_every_command_is_listed_with_every_option() -> None:
    right = "\n".join(usage(name, command) for name, command in commands().items())
    listed = re.findall(r"^interlock .*$", section("Commands"), re.MULTILINE)
    assert "\n".join(listed) == right, f"PUBLIC-SURFACE.md, Commands:\n{right}"


def test_every_format_of_findings_is_listed() -> None:
    assert [format for format, *_ in rows("Findings")] == choices("check", "--format")


def test_findings_have_the_versions_and_keys_that_are_listed(tiny: Handbook) -> None:
    folder = tiny(FAULTY)
    listed = {format: (version, words) for format, version, words in rows("Findings")}
    found = {form: printed("check", "--format", form, "--handbook", str(folder)) for form in listed}
    assert json.loads(found["sarif"])["version"] == listed["sarif"][0]
    assert list(json.loads(found["json"])[0]) == quoted(listed["json"][1])
    assert re.match(r"standards/\S+:\d+:\d+: error unknown-field ", found["short"])
    assert found["github"].startswith("::error file=standards/")


def test_every_export_is_listed() -> None:
    assert [format for format, *_ in rows("Exports")] == choices("export", "format")


@pytest.mark.parametrize(("format", "listed"), [(format, quoted(files)) for format, _, files in rows("Exports")])
def test_an_export_writes_the_files_that_are_listed(format: str, listed: list[str], handbook: Path, tmp_path: Path) -> None:
    written = [path.name + "/" * path.is_dir() for path in exported(format, handbook, tmp_path / "out").iterdir()]
    if "--jsonld" in listed:
        exported(format, handbook, tmp_path / "other", "--jsonld")
        written += [path.name for path in (tmp_path / "other").iterdir()]
    patterns = [name for name in listed if not name.startswith("--")]
    assert [name for name in written if name != ".interlock-site" and not any(fnmatch(name, each) for each in patterns)] == []
    assert [each for each in patterns if not any(fnmatch(name, each) for name in written)] == []


def test_exports_have_the_versions_that_are_listed(handbook: Path, tmp_path: Path) -> None:
    listed = {format: version for format, version, _ in rows("Exports")}
    calendar = (exported("icalendar", handbook, tmp_path) / "reviews.ics").read_text(encoding="utf-8")
    graph = json.loads((exported("json", handbook, tmp_path) / "handbook.json").read_text(encoding="utf-8"))
    schema = json.loads((exported("schema", handbook, tmp_path) / "link.schema.json").read_text(encoding="utf-8"))
    assert f"VERSION:{listed.pop('icalendar')}" in calendar.splitlines()
    assert str(graph["version"]) == listed.pop("json")
    assert schema["$schema"] == f"https://json-schema.org/draft/{listed.pop('schema')}/schema"
    assert set(listed.values()) == {"–"}


def test_what_changes_and_trace_give_is_listed(handbook: Path) -> None:
    of_trace, of_changes = (
        section("Findings").partition(f"`{name}` gives")[2].partition(". ")[0] for name in ("trace", "changes")
    )
    link = json.loads(printed("trace", "link/front", "--format", "json", "--handbook", str(handbook)))
    assert sorted(quoted(of_trace)) == sorted([*link, "kind/id"]) and link["is"] == "link/front"
    assert quoted(of_changes) == list(MeaningChange._fields)


def test_what_is_owed_has_the_keys_that_are_listed(handbook: Path) -> None:
    late = ("--handbook", str(handbook), "--as-of", "2027-06-01")  # a term was to be read again in January
    owed, table = printed("owed", "--format", "json", *late), printed("owed", "--format", "csv", *late)
    keys = ",".join(json.loads(owed)["owed"][0])
    assert f"- `owed`: {keys}\n" in section("Findings"), f"PUBLIC-SURFACE.md, Findings:\n- `owed`: {keys}"
    assert table.splitlines()[0] == keys


@pytest.mark.parametrize(("table", "format"), [("terms.csv", "csv"), ("evidence.csv", "evidence")])
def test_tables_have_the_columns_that_are_listed(table: str, format: str, handbook: Path, tmp_path: Path) -> None:
    with (exported(format, handbook, tmp_path) / table).open(encoding="utf-8", newline="") as opened:
        columns = ",".join(next(csv.reader(opened)))
    listed = next(line for line in section("Exports").splitlines() if line.startswith(f"- `{table}`: ")).partition(": ")[2]
    others = columns.removeprefix(listed).split(",")[1:]
    is_listed = columns.startswith(listed) and all("." in part for part in others)  # the parts of fields, where they are used
    assert is_listed, f"PUBLIC-SURFACE.md, Exports:\n- `{table}`: {columns}"


def test_files_that_a_server_may_use_are_listed() -> None:
    assert f"\n- `{host_headers.HEADERS_FILE}`: " in section("The site")


def test_every_kind_is_listed_with_its_files(handbook: Path, tmp_path: Path) -> None:
    settings = json.loads((exported("schema", handbook, tmp_path) / "vscode-settings.json").read_text(encoding="utf-8"))
    kinds = [[Path(name).name.removesuffix(".schema.json"), f"`{files}`"] for name, files in settings["yaml.schemas"].items()]
    right = "\n".join(f"| {kind} | {files} |" for kind, files in kinds)
    assert rows("Definitions") == kinds, f"PUBLIC-SURFACE.md, Definitions:\n{right}"


def test_stamps_have_the_version_that_is_listed(handbook: Path) -> None:
    arguments = [
        "--side",
        "providers",
        "--link",
        "front",
        "--role",
        "head",
        "--handbook",
        str(handbook),
        "--as-of",
        "2026-11-22",
    ]
    printed("approve", "promise/permit-in-five-days", *arguments)
    text = (handbook / "standards/promises/permit-in-five-days.yml").read_text(encoding="utf-8")
    stamp = re.search(r"stamp: \W?(v\d+:)", text)
    assert stamp and stamp[1] in quoted(section("Definitions"))


def test_the_events_of_mkdocs_are_listed() -> None:
    tree = ast.parse((ROOT / "hooks/main.py").read_text(encoding="utf-8"))
    given = next(ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign))
    assert [name for name in quoted(section("MkDocs")) if name.startswith("on_")] == given


def test_the_options_in_other_sites_are_listed() -> None:
    plugin, extension = (
        dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", table, re.M)) for table in section("MkDocs").split("| option |")[1:]
    )
    options = {name: option.default for name, option in HostOptions()._schema}
    options |= {"audience": "extra.interlock.audience"} if options["audience"] is None else {}
    options |= {"nav": f"{NavigationEntry().title}, last"} if options["nav"] is True else {}
    assert {name: left_out.replace("`", "") for name, left_out in plugin.items()} == options
    assert extension == {name: f"`{default}`" for name, (default, _) in HandbookExtension().config.items()}


class Recording(dict[str, Any]):
    """A configuration that records which keys are read."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.asked: list[str] = []

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.append(key)
        return super().get(key, default)


def test_the_keys_of_a_configuration_are_listed() -> None:
    ours = Recording({"audience": "public"})
    given = Recording({"repo_url": "https://code.tinford.example/", "extra": {"interlock": ours}})
    settings_of(given, Path())
    for name, asked in (("mkdocs.yml", given.asked), ("extra.interlock", ours.asked)):
        keys = ",".join(sorted(set(asked)))
        assert f"- `{name}`: {keys}\n" in section("MkDocs"), f"PUBLIC-SURFACE.md, MkDocs:\n- `{name}`: {keys}"


def test_the_package_exports_no_names() -> None:
    assert section("Importing").strip().startswith("Nothing:")
    assert interlock.__all__ == []
