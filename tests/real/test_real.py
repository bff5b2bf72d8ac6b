"""The promises of 57 real councils, checked and built. A person has confirmed every finding.

A rule with findings that are not in the table below fails the test: read the findings, and write down their
number and why they are right; or correct the rule.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from interlock.definitions import KINDS, kind_named
from interlock.definitions.values.quantities import parse_quantity
from interlock.rules.engine.all_rules import rule_named
from interlock.site import checking, pipeline
from interlock.site.writer import SiteWriter
from tests.conftest import TODAY, is_nightly
from tests.real.convert import DATA, handbook_of
from tests.real.files import rows_of
from tests.sites import built_of

FOUND = {
    # Nobody in the data approved anything: 210 promises and 13 procedures in force, 71 contact points.
    "not-approved": 294,
    # Nine results are missed; of three of those the source says what was done about it.
    "missed-without-action": 6,
    # No council publishes what it does when it fails: 209 public promises in force.
    "no-recovery": 209,
    # Promises about conduct, and behind them teams that the sources name without any promise of their own.
    "promise-without-measure": 8,
    "link-promises-nothing": 35,
    # No source names who leads whom, but three that name a director or an officer in charge.
    "nobody-coaches": 86,
    # A limit, an average, a frequency or a number without a measure; and no page says where a clock stops.
    "not-measurable": 192,
    # Dundee says that it relies on the electricity company, Hull that it promises something to its call centre; neither says so itself.
    "one-sided-handshake": 2,
    # Ten of the 19 promises with a procedure rest on steps for which no page states a time of their own.
    "capability-unknown": 10,
    # 210 promises in force, 19 of them with a published procedure.
    "promise-without-procedure": 191,
    # Four procedures start at a contact point of their page: three online forms for bins, one for potholes.
    "contact-point-without-procedure": 67,
    # Walsall, East Devon, Middlesbrough and the unnamed council publish a procedure and no promise; Norwich only what customers do.
    "procedure-supports-nothing": 5,
    # Hull's call centre is promised something and promises nothing; Walsall and the unnamed council do no step in their own name.
    "link-supports-nothing": 3,
    # Norwich, Sunderland and Waltham Forest publish what customers have to do about their bins, and nothing of what they do.
    "service-without-promise": 3,
    # Of 67 services, Fylde's alone says where a complaint may be made: by its online form.
    "no-way-to-complain": 66,
    # None of the contact points has the number or the web address in these tables.
    "no-way-to-reach": 71,
}


@pytest.fixture(scope="module")
def councils(tmp_path_factory: pytest.TempPathFactory) -> checking.Checked:
    folder = tmp_path_factory.mktemp("councils")
    handbook_of().write(folder)
    return checking.check(folder, TODAY)


def test_every_finding_in_real_data_is_true(councils: checking.Checked) -> None:
    found = Counter(finding.rule for finding in councils.findings)
    expected = {rule: count for rule, count in FOUND.items() if rule_named(rule)}
    assert dict(found) == expected
    assert not councils.errors


def test_every_page_of_real_data_is_built(councils: checking.Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At night; by day one in four of each kind, and no books, which are made from the others."""
    by_kind = [[key for key in councils.catalog.definitions if key.kind == kind.name] for kind in KINDS]
    kept = [key for keys in by_kind for key in keys[:: 1 if is_nightly() else 4]]
    if not is_nightly():
        monkeypatch.setattr(SiteWriter, "definitions", lambda writer: [councils.catalog.definitions[key] for key in kept])
        monkeypatch.setattr(pipeline, "subjects_of_books", lambda context: [])
    built_of(councils, tmp_path)
    assert [key for key in kept if not (tmp_path / kind_named(key.kind).address / key.id / "index.html").is_file()] == []


def test_no_cell_of_the_tables_is_lost(councils: checking.Checked) -> None:
    told = "\n".join(path.read_text() for path in councils.handbook.folder.rglob("*.yml"))
    for row in rows_of(DATA / "promises.csv"):
        assert row["source_url"] in told, row["id"]
    kinds = Counter(kind for kind, _ in councils.handbook.definitions)
    # 206 lines: 6 are duties of the customer, 2 earlier forms of a promise; 13 published targets come from the results.
    assert kinds["promise"] == 206 - 6 - 2 + 13
    # 57 councils with promises, 4 more with a procedure, 3 more with results; the others are the actors of procedures.
    links = [link for link in councils.handbook.paths.values() if link.startswith("standards/links/") and "actors" not in link]
    assert len(links) == 57 + 4 + 3
    procedures = yaml.safe_load((DATA / "procedures.yaml").read_text())
    assert kinds["procedure"] == len(procedures) == 14
    assert len(councils.handbook.results) == len(rows_of(DATA / "results.csv")) == 17


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 calendar month", "1 month"),
        ("28 calendar days", "28 days"),
        ("3 business days", "3 working days"),
        ("24 hrs", "24 hours"),
        ("next working day", "1 working day"),
        ("30 mins", "30 minutes"),
    ],
)
def test_amounts_written_by_councils_are_parsed(written: str, meant: str) -> None:
    assert (parse_quantity(written).amount, parse_quantity(written).unit) == (
        parse_quantity(meant).amount,
        parse_quantity(meant).unit,
    )
