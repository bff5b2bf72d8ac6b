"""The schema in an editor takes every value that the checker takes, as YAML 1.2 reads it there."""

import re
from typing import Any

import pytest
import yaml

from interlock.exports import schema
from interlock.site.checking import check
from interlock.sources.handbook import read_handbook
from tests.conftest import TODAY, Handbook
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
        f"missing {word}": ("procedures/order", f"title: Order\nsummary: S.\nowner: front\nmissing: {word}\n{STEPS * (word.lower() not in ('yes', 'true'))}")
        for word in ("Yes", "YES", "yes", "no", "NO", "true", "True", "FALSE", "'No'")
    },
    **{
        f"opens {opens}": (
            "contact-points/bell",
            f"title: Bell\nsummary: S.\nowner: front\nchannel: phone\nstaffed_by: [front]\nhours: [{{days: [sat], opens: {opens}, closes: 24:00}}]\n",
        )
        for opens in ("9.30", "09.30", "9:30", '"09:30"', "12.00", "0.15")
    },
    "numbers as texts": ("customers/2026", "title: 2026\nsummary: 1.10\nalso_called: [7, 7.5, true, no]\ntags: [3]\n"),
    "an id of digits": ("links/101", "title: Bus 101\nsummary: S.\nkind: support\npart_of: 102\n"),
    "an id of digits named": ("links/102", "title: Bus 102\nsummary: S.\nkind: support\nsupports: [{link: 101, with: 5}]\n"),
    "empty fields": ("services/empty", "title: E\nsummary: S.\nowner: front\ncustomers: [residents]\nbody:\ntags:\nreview:\nnotice: ~\nurl: null\n"),
    "empty texts": ("services/empty-texts", 'title: E\nsummary: S.\nowner: front\ncustomers: [residents]\nbody: ""\ntags: ""\nreview: ""\nnotice: ""\nurl: ""\nstatus: ""\n'),
    "empty texts of a promise": ("promises/empty", 'title: E\nsummary: S.\nwording: We answer.\nkind: public\nmade_by: front\nmade_to: [residents]\nservice: ""\ndimension: ""\nlimit: ""\nends_on_closed_day: ""\ntarget: ""\nclock: ""\nmeasure: ""\nvalid_from: ""\nearlier: ""\n'),
    "an empty item": ("services/item", "title: I\nsummary: S.\nowner: front\ncustomers:\n  - residents\n  -\n"),
    "one for a list": ("services/one", "title: O\nsummary: S.\nowner: front\ncustomers: [residents]\nnotice: Shut\nstatus: draft\nreview: {last: 2026-03-31, every: 12 months}\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOUBTFUL)
def test_the_schema_takes_what_the_checker_takes(name: str, tiny: Handbook) -> None:
    path, text = DOUBTFUL[name]
    others = {f"standards/{each}.yml": words for each, words in DOUBTFUL.values() if each.startswith("links/")}
    folder = tiny({**others, f"standards/{path}.yml": text})
    handbook = read_handbook(folder)
    assert [finding for finding in handbook.findings if finding.severity == "error"] == []
    kind = {"contact-points": "contact-point"}.get(path.partition("/")[0], path.partition("/")[0][:-1])
    made = schema.kind_schemas(check(folder, TODAY).catalog)[kind]
    assert [error.message for error in validator(made).iter_errors(yaml.load(text, Loader=CoreLoader))] == []
