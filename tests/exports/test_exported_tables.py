"""The iCalendar feeds, and the CSV of evidence."""

import csv
import datetime
import io
import re
from pathlib import Path

from interlock.catalog import Catalog, catalog_of
from interlock.exports import evidence_table, icalendar
from interlock.sources.handbook_reader import read_handbook
from tests.conftest import ROOT, Handbook, write

TODAY = datetime.date(2026, 12, 1)

FILES = {
    "organisation.yml": "name: Tinford; Council\ndefaults: {review_every: 6 months}\n",
    "links/front.yml": "title: Front, and all who stand behind it with a smile — é è ê — on weekdays\n"
    "summary: A link.\nkind: front-line\nreview: {last: 2026-05-31, by: desk manager}\nevidences: [mark#1.1]\n",
    "links/back.yml": "title: Back\nsummary: A link.\nkind: support\nevidences: [{criterion: mark#1.1, kind: show-me, on: 2026-02-03, "
    "until: 2027-02-03, note: '=1+1'}]\n",
    "links/new.yml": "title: New\nsummary: Never reviewed.\nkind: support\n",
    "frameworks/mark.yml": "title: The mark\nsummary: A mark.\ncriteria:\n  - id: '1'\n    title: All\n    criteria:\n"
    "      - {id: '1.1', title: 'Heard, and helped'}\n      - {id: '1.2', title: Thanked}\n",
}

LATE = """title: It creaked
summary: A stair broke.
owner: new
type: failure
on: 2026-10-20
about: [link/back]
what_happened: So.
changes:
  - {what: "Mend the stairs, *all* of them.", by: back, due: 2026-11-20}
  - {what: Count them., by: front}
"""


def catalog(folder: Path) -> Catalog:
    for path, text in FILES.items():
        write(folder / "standards" / path, text)
    return catalog_of(read_handbook(folder))


def test_the_feed_has_each_review_with_a_date(tmp_path: Path) -> None:
    text = icalendar.text(catalog(tmp_path), TODAY)
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261130\r\n" in text and "DTSTAMP:20260531T000000Z\r\n" in text
    assert "NAME:Reviews: Tinford\\; Council\r\n" in text
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:Review: Front\\, and all who stand behind it with a smile — é è ê — on weekdays\r\n" in unfolded
    assert "DESCRIPTION:By the desk manager. Then: interlock review link/front\r\n" in unfolded


def test_lines_of_the_feed_follow_the_standard(tmp_path: Path) -> None:
    text = icalendar.text(catalog(tmp_path), TODAY)
    assert text.endswith("END:VCALENDAR\r\n") and not re.search(r"(?<!\r)\n", text)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_team_has_a_feed_while_it_owes_nothing(tmp_path: Path) -> None:
    found = icalendar.files(catalog(tmp_path), TODAY)
    feeds = {f"{folder}/{team}.ics" for folder in ("owed", "reviews") for team in ("back", "front", "new")}
    assert set(found) == {"reviews.ics", "owed.ics"} | feeds
    assert "BEGIN:VEVENT" not in found["owed/back.ics"] and "BEGIN:VTIMEZONE" in found["owed/back.ics"]


def test_a_feed_is_found_under_former_names(tmp_path: Path) -> None:
    write(tmp_path / "standards/lessons/late.yml", LATE)
    merged = "title: M\nsummary: S.\nkind: support\nstatus: retired\nreplaced_by: back\nformer_ids: [rear]\n"
    write(tmp_path / "standards/links/merged.yml", merged)
    found = icalendar.files(catalog(tmp_path), TODAY)
    assert found["owed/rear.ics"] == found["owed/merged.ics"] == found["owed/back.ics"]
    assert "BEGIN:VEVENT" in found["owed/back.ics"]


def test_the_owed_feed_has_everything_with_a_date(tmp_path: Path) -> None:
    write(tmp_path / "standards/lessons/late.yml", LATE)
    found = icalendar.files(catalog(tmp_path), TODAY)["owed/back.ics"]
    unfolded = found.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == 1
    assert "NAME:Owed: Back\r\n" in unfolded and "DTSTART;VALUE=DATE:20261120\r\n" in unfolded
    assert "SUMMARY:Mend the stairs\\, all of them.\r\n" in unfolded
    assert "DESCRIPTION:For New. Then write the day after `done:` in standards/lessons/late.yml\r\n" in unfolded
    assert max(len(line.encode()) for line in found.split("\r\n")) <= 75


def test_an_event_keeps_its_identifier(tmp_path: Path) -> None:
    write(tmp_path / "standards/lessons/late.yml", LATE)
    before = icalendar.files(catalog(tmp_path), TODAY)["owed.ics"]
    write(tmp_path / "standards/lessons/late.yml", LATE.replace("2026-11-20", "2027-01-15"))
    after = icalendar.files(catalog(tmp_path), TODAY)["owed.ics"]
    assert re.findall("UID:(.*)", before)[0] in after and "DTSTART;VALUE=DATE:20270115" in after


def identifiers(feed: str) -> list[str]:
    return re.findall("UID:(.*)", feed.replace("\r\n ", ""))


def test_no_two_events_have_one_identifier(tmp_path: Path) -> None:
    again = '  - {what: "Mend the stairs, *all* of them.", by: back, due: 2026-11-25}\n'
    write(tmp_path / "standards/lessons/late.yml", LATE + again + again.replace("back", "new"))
    for read in (catalog(tmp_path), catalog_of(read_handbook(ROOT))):
        feeds = icalendar.files(read, TODAY)
        for name, feed in feeds.items():
            found, whole = identifiers(feed), feeds[f"{name.removesuffix('.ics').partition('/')[0]}.ics"]
            assert len(found) == len(set(found)) and set(found) <= set(identifiers(whole)), name


def test_evidence_has_rows_for_links_and_gaps(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(evidence_table.text(catalog(tmp_path), TODAY))))
    assert [
        (row["criterion"], row["link"], row["evidence"], row["kind"], row["fresh_until"], row["freshness"]) for row in rows
    ] == [
        ("1.1", "back", "link/back", "show-me", "2027-02-03", "fresh"),
        ("1.1", "front", "link/front", "", "2026-11-30", "stale"),
        ("1.2", "", "", "", "", ""),
    ]
    assert rows[0]["note"] == "'=1+1"


def test_evidence_that_nobody_owns_has_a_row(tmp_path: Path) -> None:
    write(tmp_path / "standards/customers/visitors.yml", "title: Visitors\nsummary: Guests.\nevidences: [mark#1.2]\n")
    rows = list(csv.DictReader(io.StringIO(evidence_table.text(catalog(tmp_path), TODAY))))
    assert [(row["link"], row["evidence"]) for row in rows if row["criterion"] == "1.2"] == [("", "customer/visitors")]


def uids(folder: Path, organisation: str) -> list[str]:
    write(folder / "standards/organisation.yml", organisation)
    write(folder / "standards/customers/visitors.yml", "title: V\nsummary: P.\nreview: {last: 2026-01-01, every: 1 year}\n")
    return re.findall("UID:(.*)", icalendar.text(catalog_of(read_handbook(folder)), TODAY))


def test_events_outlive_a_new_name_of_the_organisation(tiny: Handbook) -> None:
    folder = tiny({})
    first = uids(folder, "name: Tinford\nid: town-1\n")
    assert first and first == uids(folder, "name: Tinford Borough\nid: town-1\n")
    assert not set(first) & set(uids(folder, "name: Tinford\nid: town-2\n"))


def test_feed_without_events_holds_a_component(tiny: Handbook) -> None:
    text = icalendar.text(catalog_of(read_handbook(tiny({}))), TODAY)
    assert "BEGIN:VEVENT" not in text
    assert text.count("BEGIN:VTIMEZONE") == text.count("END:VTIMEZONE") == 1
