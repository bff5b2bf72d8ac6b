"""Services, places, telephone numbers and hours in the tables of Open Referral as a handbook.

What a handbook has no field for stands in words in the `body` of the definition, and `held_in_words` lists it.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.real.files import Files, first_of, rows_of, slug

DATA = Path(__file__).parent / "human-services"
Row = dict[str, str]
Tables = dict[str, list[Row]]

NAMES = ("organizations", "locations", "services", "phones", "regular_schedules", "holiday_schedules")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STATUS = {"active": None, "inactive": "suspended", "defunct": "retired"}
KINDS = {"voice": "", "fax": "fax", "tty": "textphone", "sms": "text messages", "hotline": "hotline"}
IN_WORDS = {
    "application_process": "How to apply",
    "audience": "Meant for",
    "wait_time": "Wait",
    "accepted_payments": "Payment",
    "interpretation_services": "Interpreters",
    "alternate_name": "Also called",
    "accreditations": "Accredited by",
    "licenses": "Licensed by",
    "legal_status": "Legal status",
    "transportation": "How to get there",
}


def handbook_of(data: Path = DATA) -> Files:
    """The handbook made from a folder with these tables."""
    tables = {name: rows_of(data / f"{name}.csv") for name in NAMES}
    files = Files(
        {"name": "Human services", "calendar": {"country": "US", "subdivision": "CA"}, "defaults": {"classification": "public"}}
    )
    files.add("customer", "residents", {"title": "Residents", "summary": "People who need a service."})
    for row in tables["organizations"]:
        files.add("link", _id("organization", row), _organisation(row, tables))
    for row in tables["locations"]:
        files.add("contact-point", _id("location", row), _location(row, tables))
    for row in tables["services"]:
        files.add("service", _id("service", row), _service(row, tables))
        if numbers := [phone for phone in tables["phones"] if phone["service_id"] == row["id"]]:
            files.add("contact-point", f"{_id('service', row)}-phone", _line(row, numbers, tables))
    return files


def held_in_words(data: Path = DATA) -> dict[str, int]:
    """What stands in words because a handbook has no field for it, with how many cells or rows of each there are."""
    tables = {name: rows_of(data / f"{name}.csv") for name in NAMES}
    cells = {column: sum(bool(row.get(column)) for rows in tables.values() for row in rows) for column in IN_WORDS}
    return {**cells, "holidays": len(tables["holiday_schedules"])}


def _id(table: str, row: Row) -> str:
    return f"{table}-{row['id']}-{slug(row['name'])}"


def _owner(location: str, tables: Tables) -> str:
    organisation = next(row["organization_id"] for row in tables["locations"] if row["id"] == location)
    return next(_id("organization", row) for row in tables["organizations"] if row["id"] == organisation)


def _words(row: Row) -> list[str]:
    return [f"- {label}: {row[column].rstrip('.')}." for column, label in IN_WORDS.items() if row.get(column)]


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _organisation(row: Row, tables: Tables) -> dict[str, Any]:
    phones = [phone for phone in tables["phones"] if phone["organization_id"] == row["id"]]
    return {
        "title": row["name"],
        "summary": first_of(row["description"], 200),
        "kind": "partner",
        "contact": {name: value for name, value in {**_numbers(phones), "email": row["email"]}.items() if value},
        "body": "\n".join(_words(row)),
    }


def _location(row: Row, tables: Tables) -> dict[str, Any]:
    hours = [each for each in tables["regular_schedules"] if each["location_id"] == row["id"]]
    return {
        "title": row["name"],
        "summary": first_of(row["short_desc"] or row["description"], 200),
        "owner": _owner(row["id"], tables),
        "staffed_by": [_owner(row["id"], tables)],
        "channel": "face-to-face",
        "customers": ["residents"],
        "services": [_id("service", each) for each in tables["services"] if each["location_id"] == row["id"]],
        **_numbers([phone for phone in tables["phones"] if phone["location_id"] == row["id"]]),
        "email": row["email"],
        "url": row["website"],
        "hours": _hours(hours),
        "languages": _listed(row["languages"]),
        "access": [each.replace("_", " ") for each in _listed(row["accessibility"])],
        "body": "\n".join([*_words(row), *_holidays(row["id"], "location_id", tables)]),
    }


def _service(row: Row, tables: Tables) -> dict[str, Any]:
    location = next(each for each in tables["locations"] if each["id"] == row["location_id"])
    return {
        "title": row["name"],
        "summary": first_of(row["description"], 200),
        "status": STATUS[row["status"]],
        "owner": _owner(row["location_id"], tables),
        "customers": ["residents"],
        "contact_points": [_id("location", location)],
        "eligibility": row["eligibility"],
        "cost": row["fees"],
        "documents": [row["required_documents"]] if row["required_documents"] else [],
        "hours": _hours([each for each in tables["regular_schedules"] if each["service_id"] == row["id"]]),
        "area": row["service_areas"],
        "languages": _listed(row["languages"]),
        "url": row["website"],
        "body": "\n".join([*_words(row), *_holidays(row["id"], "service_id", tables)]),
    }


def _line(service: Row, phones: list[Row], tables: Tables) -> dict[str, Any]:
    owner = _owner(service["location_id"], tables)
    return {
        "title": f"{service['name']}: telephone",
        "summary": f"The numbers of {service['name']}.",
        "owner": owner,
        "staffed_by": [owner],
        "channel": "phone",
        "services": [_id("service", service)],
        **_numbers(phones),
        "email": service["email"],
    }


def _numbers(phones: list[Row]) -> dict[str, Any]:
    """The first number that people speak to, and all others with what each is for."""
    numbers = [(_number(row), _purpose(row)) for row in sorted(phones, key=lambda row: row["number_type"] != "voice")]
    numbers += [(row["vanity_number"], "in letters") for row in phones if row["vanity_number"]]
    others = [{"number": number, "for": purpose} if purpose else {"number": number} for number, purpose in numbers[1:]]
    return {"phone": numbers[0][0] if numbers else "", "other_numbers": others}


def _number(row: Row) -> str:
    return row["number"] + (f" ext {row['extension']}" if row["extension"] else "")


def _purpose(row: Row) -> str:
    return ", ".join(part for part in (row["department"], KINDS[row["number_type"]]) if part)


def _hours(rows: list[Row]) -> list[dict[str, Any]]:
    """Opening hours: a row for the days with the same hours, two where they last over midnight."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        day, opens, closes = DAYS.index(row["weekday"]), _time(row["opens_at"]), _time(row["closes_at"])
        if opens < closes:
            days[opens, closes].append(DAYS[day][:3].lower())
        else:
            days[opens, "24:00"].append(DAYS[day][:3].lower())
            days["00:00", closes].append(DAYS[(day + 1) % 7][:3].lower())
    return [{"days": names, "opens": opens, "closes": closes} for (opens, closes), names in days.items()]


def _time(text: str) -> str:
    """`4:00 PM`, `9am` or `08:00` as `16:00`, `09:00`, `08:00`."""
    hour, minute, half = re.fullmatch(r"(\d+)(?::(\d\d))?\s*([ap]m)?", text.lower()).groups()  # type: ignore[union-attr]
    return f"{int(hour) % 12 + 12 * (half == 'pm') if half else int(hour):02}:{minute or '00'}"


def _holidays(id: str, column: str, tables: Tables) -> Iterator[str]:
    """Days that differ, in words: those of every year and those with other hours have no field."""
    for row in tables["holiday_schedules"]:
        if row[column] == id:
            days = " to ".join(dict.fromkeys(_day(row[name]) for name in ("start_date", "end_date")))
            open_then = "closed" if row["closed"] == "true" else f"{_time(row['opens_at'])} to {_time(row['closes_at'])}"
            yield f"- {days}: {open_then}."


def _day(text: str) -> str:
    """`January 01, 0001`, a day of every year, as `every 1 January`; `12/24/2015` as `24 December 2015`."""
    if "/" in text:
        month, date, year = (int(part) for part in text.split("/"))
        return f"{date} {datetime.date(2000, month, 1):%B} {year if year > 99 else 2000 + year}"
    month_name, date_text, year_text = text.replace(",", "").split()
    return f"every {int(date_text)} {month_name}" if year_text == "0001" else f"{int(date_text)} {month_name} {year_text}"
