"""The schema in an editor takes every value that the checker takes, as YAML 1.2 reads it there."""

import re
from typing import Any

import pytest
import yaml

from interlock.definitions import KINDS
from interlock.exports import schema
from interlock.site.checking import Checked, check
from tests.conftest import TODAY, tiny_with
from tests.json_schema import validator


class CoreLoader(yaml.SafeLoader):
    """Reads values without quotation marks as YAML 1.2 does: `yes` and `2026-03-31` are texts, `9.30` is a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))

STEPS = "steps: [{id: post, does: Post it., by: front}]\n"
DOUBTFUL = {
    **{
        f"missing {word}": (f"procedures/order-{number}", f"title: Order\nsummary: S.\nowner: front\nmissing: {word}\n{STEPS * (word.lower() not in ('yes', 'true'))}")
        for number, word in enumerate(("Yes", "YES", "yes", "no", "NO", "true", "True", "FALSE", "'No'"))
    },
    **{
        f"opens {opens}": (
            f"contact-points/bell-{number}",
            f"title: Bell\nsummary: S.\nowner: front\nchannel: phone\nstaffed_by: [front]\nhours: [{{days: [sat], opens: {opens}, closes: 24:00}}]\n",
        )
        for number, opens in enumerate(("9.30", "09.30", "9:30", '"09:30"', "12.00", "0.15"))
    },
    "numbers as texts": ("customers/2026", "title: 2026\nsummary: 1.10\nalso_called: [7, 7.5, true, no]\ntags: [3]\n"),
    "an id of digits": ("links/101", "title: Bus 101\nsummary: S.\nkind: support\npart_of: 102\n"),
    "an id of digits named": ("links/102", "title: Bus 102\nsummary: S.\nkind: support\nsupports: [{link: 101, with: 5}]\n"),
    "empty fields": ("services/empty", "title: E\nsummary: S.\nowner: front\ncustomers: [residents]\nbody:\ntags:\nreview:\nnotice: ~\nurl: null\n"),
    "empty texts": ("services/empty-texts", 'title: E\nsummary: S.\nowner: front\ncustomers: [residents]\nbody: ""\ntags: ""\nreview: ""\nnotice: ""\nurl: ""\nstatus: ""\n'),
    "empty texts of a promise": ("promises/empty", 'title: E\nsummary: S.\nwording: We answer.\nkind: public\nmade_by: front\nmade_to: [residents]\nservice: ""\ndimension: ""\nlimit: ""\nends_on_closed_day: ""\ntarget: ""\nclock: ""\nmeasure: ""\nvalid_from: ""\nearlier: ""\n'),
    "an empty verdict": ("frameworks/mark", 'title: M\nsummary: S.\ncriteria: [{id: "1", title: A}]\nassessments: [{on: 2026-01-01, by: M, verdicts: {"1": }}]\n'),
    "empty translations": ("glossary/kerb", 'title: kerb\ndefinition: The edge.\nowner: front\ntranslations: {cy: }\nalso_in: {cy: }\ndefinition_in: {cy: ""}\n'),
    "an empty item": ("services/item", "title: I\nsummary: S.\nowner: front\ncustomers:\n  - residents\n  -\n"),
    "one for a list": ("services/one", "title: O\nsummary: S.\nowner: front\ncustomers: [residents]\nnotice: Shut\nstatus: draft\nreview: {last: 2026-03-31, every: 12 months}\n"),
}  # fmt: skip


def file_of(path: str) -> str:
    return f"{path}.yml" if path.startswith("glossary/") else f"standards/{path}.yml"


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The tiny handbook with all of them."""
    files = {file_of(path): text for path, text in DOUBTFUL.values()}
    assert len(files) == len(DOUBTFUL)
    return check(tiny_with(files, tmp_path_factory.mktemp("doubtful") / "handbook"), TODAY)


@pytest.fixture(scope="module")
def validators(doubtful: Checked) -> dict[str, Any]:
    """A validator for each kind, by the folder of the kind."""
    schemas = schema.kind_schemas(doubtful.catalog)
    named = {path.partition("/")[0] for path, _ in DOUBTFUL.values()}
    return {name: validator(schemas[kind.name]) for kind in KINDS if (name := kind.folder.rpartition("/")[2]) in named}


@pytest.mark.parametrize("name", DOUBTFUL)
def test_the_schema_takes_what_the_checker_takes(name: str, doubtful: Checked, validators: dict[str, Any]) -> None:
    path, text = DOUBTFUL[name]
    found = (finding for finding in doubtful.handbook.findings if finding.place.file == file_of(path))
    assert [finding for finding in found if finding.severity == "error"] == []
    faults = validators[path.partition("/")[0]].iter_errors(yaml.load(text, Loader=CoreLoader))
    assert [error.message for error in faults] == []
