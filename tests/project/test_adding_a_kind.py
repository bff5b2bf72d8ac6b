"""A kind that is added as CONTRIBUTING.md says, line by line, and nothing else, is read, checked, shown, found, told and exported."""

import json
from pathlib import Path

import pytest

from tests.commits import committed
from tests.conftest import write
from tests.project import test_rooms as rooms
from tests.project.scratch import DAY, Scratch, scratch_copy, untold
from tests.sites import hrefs, page, words

# 1: its model, and below it its `Kind`.
MODEL = '''"""An incident: something that went wrong on one day."""

from interlock.definitions.base import Definition, OwnerId
from interlock.definitions.field_types import AnyRef, Date, Inline, Model, PartId
from interlock.definitions.kind import Kind, PartsField, UnderMore


class Happening(Model):
    """Something that happened."""

    id: PartId
    """A short id."""
    what: Inline
    """What happened."""


class Incident(Definition):
    """Something that went wrong on one day."""

    owner: OwnerId
    """The link that answers for it and keeps it true."""
    on: Date
    """The day."""
    about: list[AnyRef] = []
    """What it is about, as `kind/id`."""
    moments: list[Happening] = []
    """What happened, one thing after the other."""


INCIDENT = Kind(
    name="incident",
    folder="standards/incidents",
    address="incidents",
    model=Incident,
    label="Incident",
    plural="Incidents",
    summary="What went wrong, by the day.",
    columns=("When", "In short"),
    navigation=UnderMore("what went wrong"),
    parts=(PartsField("moments", "moment", "flood#first-call"),),
    is_record=True,
)
'''
# 3: its view and its template.
PAGE = '''"""An incident's page: what it is about, and what happened when."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog.addresses import anchor_of
from interlock.definitions.incident import Incident
from interlock.pages.background import Background, background_of
from interlock.pages.components import page
from interlock.pages.page_context import PageContext
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.words import unbroken_day


@dataclass(frozen=True, slots=True)
class HappeningView:
    """Something that happened."""

    anchor: str
    what: Markup


@dataclass(frozen=True, slots=True)
class IncidentView:
    """What `incident.html` shows."""

    facts: list[Row]
    moments: list[HappeningView]
    body: Markup
    background: Background


def incident_page(context: PageContext, incident: Incident) -> Page:
    """The page of one incident."""
    view = IncidentView(
        facts=rows(Row("On", unbroken_day(incident.on)), Row("About", refs=[context.any_ref(text) for text in incident.about])),
        moments=[HappeningView(anchor_of("incident", moment.id), context.inline(moment.what)) for moment in incident.moments],
        body=context.block(incident.body),
        background=background_of(context, incident),
    )
    parts = sections(("about", "In short", True), ("moments", "What happened", view.moments))
    return page(context, incident, "incident.html", view, parts)
'''
TEMPLATE = """\
{% extends "base.html" %}
{% from "components/background.html" import background %}
{% from "components/summary-list.html" import summary_list %}
{% block body %}
<section id="about">
<h2>In short</h2>
{{ summary_list(view.facts, root) }}
</section>
{% if view.moments %}
<section id="moments">
<h2>What happened <small>{{ view.moments | length | counted("moment") }}</small></h2>
<ol>{% for moment in view.moments %}<li id="{{ moment.anchor }}">{{ moment.what }}</li>{% endfor %}</ol>
</section>
{% endif %}
{% call background("Behind this incident", view, page, root) %}{% endcall %}
{% endblock %}
"""
# 5: where its files stand, for those who rely on it and for editors.
ROW = ("| term | `glossary/**/*.yml` |\n", "| incident | `standards/incidents/**/*.yml` |\n")
CHOICES = [(f"session|term {option}", f"session|term|incident {option}") for option in ("--audience", "--owner")]
COMPLETED = (
    '"glossary/**/*.yml"\n',
    '"glossary/**/*.yml",\n    "./.schemas/incident.schema.json": "standards/incidents/**/*.yml"\n',
)
# 6: one in the tiny handbook. Larkfield's would be no other.
FLOOD = """title: The flood
summary: Water in the lift.
owner: front
on: 2026-03-04
about: [promise/permit-in-five-days, incident/flood#first-call]
moments:
  - {id: first-call, what: Somebody called.}
"""
FILE = "tests/tiny/standards/incidents/flood.yml"
DEFINITIONS = "hooks/interlock/definitions"
# The tests of what every kind has, called one after the other: they must hold for it.
TESTS = """
from pathlib import Path
from interlock.definitions import KINDS
from tests.conftest import tiny_with
from tests.definitions import test_marks as marks
from tests.exports import test_editor_settings as editors
from tests.project import test_public_surface as surface
from tests.site import test_templates as templates
assert "incident" in [kind.name for kind in KINDS]
marks.test_no_module_has_a_list_of_fields()
for mark in (marks.VouchedBy, marks.Untold, marks.SpokenName, marks.InTables):
    marks.test_a_redeclared_field_keeps_its_marks(mark)
for kind in KINDS:
    marks.test_named_parts_are_identified_by_their_ids(kind)
editors.test_vscode_has_a_schema_for_every_kind()
surface.test_every_command_is_listed_with_every_option()
surface.test_every_kind_is_listed_with_its_files(tiny_with(surface.WORDS, Path({folder!r}) / "listed"), Path({folder!r}) / "exported")
for test in [value for name, value in vars(templates).items() if name.startswith("test_")]:
    test()
"""


def add_the_kind(copy: Scratch) -> None:
    copy.put(f"{DEFINITIONS}/incident.py", MODEL)
    # 2: in `KINDS`.
    copy.edit(
        f"{DEFINITIONS}/__init__.py",
        "import FRAMEWORK, Framework\n",
        "import FRAMEWORK, Framework\nfrom interlock.definitions.incident import INCIDENT\n",
    )
    copy.edit(f"{DEFINITIONS}/__init__.py", "SESSION, TERM)", "SESSION, TERM, INCIDENT)")
    copy.put("hooks/interlock/pages/kinds/incident.py", PAGE)
    copy.put("theme/pages/incident.html", TEMPLATE)
    # 4: its page in `_PAGES`, and the cells of its list.
    planning, index = "hooks/interlock/pages/planning.py", "hooks/interlock/pages/lists/index.py"
    copy.edit(
        planning,
        "import framework_page\n",
        "import framework_page\nfrom interlock.pages.kinds.incident import incident_page\n",
    )
    copy.edit(planning, '    "term": term_page,\n', '    "term": term_page,\n    "incident": incident_page,\n')
    copy.edit(
        index,
        "from interlock.pages.calls import CHANNELS\n",
        "from interlock.definitions.incident import Incident\nfrom interlock.pages.calls import CHANNELS\n",
    )
    copy.edit(
        index,
        "        case Session():\n",
        "        case Incident():\n            return [unbroken_day(definition.on), summary], {}\n        case Session():\n",
    )
    copy.edit("PUBLIC-SURFACE.md", ROW[0], "".join(ROW))
    for before, after in CHOICES:
        copy.edit("PUBLIC-SURFACE.md", before, after)
    copy.edit(".vscode/settings.json", *COMPLETED)
    copy.put(FILE, FLOOD)
    copy.put(f"{DEFINITIONS}/examples/more/standards/incidents/flood.yml", FLOOD)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    copy = scratch_copy(tmp_path_factory.mktemp("scratch") / "copy")
    committed(copy.folder)
    add_the_kind(copy)
    return copy


@pytest.fixture(scope="module")
def told(scratch: Scratch) -> dict[str, str]:
    """What commands say of it, by their names; the tests of kinds hold for it.

    The site of the tiny handbook, a renamed incident in it, is in `site`.
    """
    faulty = scratch.another_handbook("faulty")
    # Without its day, and with the name of a moment that there is not.
    fire = FLOOD.replace("#first-call", "#last-call").replace("on: 2026-03-04\n", "")
    write(faulty / "standards/incidents/fire.yml", fire)
    commands = [
        ["check", "--format", "short", *DAY, "--handbook", str(faulty)],
        ["changes", "--since", "HEAD", *DAY],
        ["trace", "incident/flood", *DAY],
        ["export", "schema"],
        ["export", "json"],
        ["new", "incident", "storm", "--handbook", str(faulty)],
        ["rename", "incident/flood", "high-water"],
        ["build", "--out", str(scratch.folder / "site"), *DAY],
    ]
    said = scratch.said(*commands, first=TESTS.format(folder=str(scratch.folder.parent)))
    assert [code for code, _ in said] == [1, *[0] * (len(commands) - 1)], said
    return {" ".join(command[:2]): words for command, (_, words) in zip(commands, said, strict=True)}


def test_nothing_is_touched_that_contributing_does_not_name(scratch: Scratch) -> None:
    assert untold("A kind", scratch.touched) == []


def test_its_modules_are_in_their_rooms(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "NAMES", scratch.modules())
    assert rooms.NAMES["interlock.definitions.incident"].is_relative_to(scratch.folder)
    rooms.test_modules_import_only_from_rooms_above_them()
    rooms.test_no_two_modules_share_a_name()
    rooms.test_public_names_are_unique()


def test_its_faults_are_told(told: dict[str, str]) -> None:
    assert told["check --format"].splitlines() == [
        "standards/incidents/fire.yml:1:1: error missing-field `on` is missing from an incident. Add `on:` — the day.",
        "standards/incidents/fire.yml:4:38: error unknown-reference `flood` has no moment `last-call`. Did you mean `incident/flood#first-call`?",
    ]


def test_commands_know_it(told: dict[str, str]) -> None:
    assert "Incidents\n\n  The flood (incident/flood)\n    - New: Water in the lift." in told["changes --since"]
    assert "flood" in told["trace incident/flood"]
    assert {"incident", "lesson"} <= set(json.loads(told["export schema"]))
    assert "incident/flood" in {f"{found['kind']}/{found['id']}" for found in json.loads(told["export json"])["definitions"]}
    assert told["new incident"].startswith(f"{Path('standards/incidents/storm.yml')}: fill it in")


def test_its_page_shows_it(site: Path) -> None:
    said = words(site, "incidents/high-water")
    assert "Incident The flood Water in the lift." in said and "What happened 1 moment Somebody called." in said
    assert page(site, "incidents/high-water").css_first("#moment-first-call")
    assert {"incidents/", "promises/permit-in-five-days/", "chain/front/"} <= hrefs(site, "incidents/high-water")


def test_its_former_address_leads_to_it(site: Path) -> None:
    assert "../../incidents/high-water/" in (site / "incidents/flood/index.html").read_text(encoding="utf-8")


def test_its_list_and_the_ways_to_it_are_there(site: Path) -> None:
    assert "The flood 4 March 2026 Water in the lift." in words(site, "incidents")
    assert "Incidents" in words(site, "", "footer") and "what went wrong" in words(site, "")
    assert "The flood" in words(site, "a-z")


def test_the_search_finds_it(site: Path) -> None:
    catalogue = (site / "assets/search-catalogue.js").read_text(encoding="utf-8")
    assert '["incident","Incident","incidents/",1,1]' in catalogue and "The flood" in catalogue


def test_editors_read_of_its_fields(site: Path) -> None:
    assert "What happened, one thing after the other." in words(site, "editing/incident")
    assert "editing/incident/" in hrefs(site, "editing")


def test_it_is_no_page_to_review(site: Path) -> None:
    """It tells of one day, and is true of that day for ever."""
    assert "The flood" not in words(site, "reports/reviews")
