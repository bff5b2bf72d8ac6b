"""Three Canadian departments' service standards and results as a handbook, and their figures counted from the table alone.

The data is under the open government licence and stays where it is; see the README beside it.
"""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from tests.real.files import Files, first_of, rows_of, slug

Row = dict[str, str]
DIMENSIONS = {"TML": "timeliness", "ACS": "access", "ACY": "accuracy", "OTH": "other"}
# "Other channel not listed" is no contact point.
CHANNELS = {"ONL": "web", "EML": "email", "PERSON": "face-to-face", "TEL": "phone", "POST": "letter"}


def handbook_of(data: Path) -> Files:
    """The handbook: departments as links, client groups as customers, services, standards as promises, and the year's results."""
    services, standards = rows_of(data / "si_2023-24.csv"), rows_of(data / "ss_2023-24.csv")
    files = Files(
        {
            "name": "Service standards of three Canadian departments",
            "calendar": {"country": "CA", "year_starts": "04-01"},
            "defaults": {"classification": "public"},
        }
    )
    titles = {row["owner_org"]: _english(row["owner_org_title"]) for row in services}
    for id, title in titles.items():
        fields = {"title": title, "summary": "A department that serves the public and publishes how.", "kind": "front-line"}
        files.add("link", id, fields)
    groups = _choices(data, "client_target_groups")
    for code, title in groups.items():
        summary = f"A target group of the service inventory: {title}."
        files.add("customer", slug(code), {"title": title, "summary": summary})
    for row in services:
        files.add("service", _id(row["service_id"]), _service(row), row["owner_org"])
    served = {row["service_id"]: _served(row) for row in services}
    _add_contact_points(files, standards, titles, _choices(data, "channel"))
    for row in standards:
        files.add("promise", _id(row["service_standard_id"]), _promise(row, served[row["service_id"]]), row["owner_org"])
    files.add_results("2023-24", [_result(row) for row in standards])
    return files


def _choices(data: Path, field: str) -> dict[str, str]:
    """The codes of a field with their English labels, from the data dictionary."""
    waiting: list[Any] = [json.loads((data / "service_data_dict.json").read_text(encoding="utf-8"))]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict) and part.get("id") == field and "choices" in part:
            return {code: str(label["en"]) for code, label in part["choices"].items()}
        waiting.extend(part.values() if isinstance(part, dict) else part if isinstance(part, list) else [])
    raise LookupError(field)


def _id(id: str) -> str:
    return f"sid-{id}" if id.isdecimal() else slug(id)


def _english(title: str) -> str:
    return title.partition(" | ")[0]


def _line(text: str) -> str:
    return " ".join(text.split())


def _served(row: Row) -> list[str]:
    return [slug(code) for code in row["client_target_groups"].split(",")]


def _service(row: Row) -> dict[str, Any]:
    described = _line(row["service_description_en"])
    return {
        "title": first_of(_line(row["service_name_en"]), 80),
        "summary": first_of(described, 200),
        "body": described if len(described) > 200 else "",
        "owner": row["owner_org"],
        "customers": _served(row),
        "url": row["service_uri_en"] if row["service_uri_en"].startswith("http") else "",
    }


def _add_contact_points(files: Files, standards: list[Row], titles: dict[str, str], labels: dict[str, str]) -> None:
    used: dict[tuple[str, str], list[str]] = {}
    for row in standards:
        if row["channel"] in CHANNELS:
            services = used.setdefault((row["owner_org"], row["channel"]), [])
            if (service := _id(row["service_id"])) not in services:
                services.append(service)
    for (department, code), services in used.items():
        label = labels[code]
        fields = {
            "title": f"{titles[department]}: {label}",
            "summary": f"{label}: a channel of the department's service standards.",
            "owner": department,
            "channel": CHANNELS[code],
            "staffed_by": [department],
            "services": services,
        }
        files.add("contact-point", f"{department}-{slug(code)}", fields, department)


def _promise(row: Row, customers: list[str]) -> dict[str, Any]:
    wording, comment = _line(row["service_standard_en"]), _line(row["channel_comments_en"])
    return {
        "title": first_of(wording, 80),
        "summary": first_of(f"{_line(row['service_name_en'])}: {wording}", 200),
        "body": f"About the channel: {comment}" if comment else "",
        "wording": wording,
        "kind": "public",
        "made_by": row["owner_org"],
        "made_to": customers,
        "service": _id(row["service_id"]),
        "contact_points": [f"{row['owner_org']}-{slug(row['channel'])}"] if row["channel"] in CHANNELS else [],
        "dimension": DIMENSIONS[row["type"]],
        # The table has only the share. A limit is only in the wording, and is not guessed.
        "target": {"share": f"at least {_percent(row['target'])}%"} if row["target"] else None,
    }


def _percent(share: str) -> str:
    return format((Decimal(share) * 100).normalize(), "f")


def _result(row: Row) -> Row:
    year = re.fullmatch(r"(\d{4})-\d\d(\d\d)", row["fiscal_yr"])
    assert year
    return {
        "promise": _id(row["service_standard_id"]),
        "period": f"{year[1]}/{year[2]}",
        "value": f"{_percent(row['performance'])}%" if row["performance"] else "",
        "met": row["volume_meeting_target"],
        "total": row["total_volume"],
        "note": _line(row["comments_en"]),
    }


class Figure(NamedTuple):
    """A standard's status and share in percent, rounded as the table's `performance`."""

    status: str
    percent: Decimal | None


def counted(data: Path) -> dict[str, Figure]:
    """What the board should show for each standard, counted from the table's volumes and target without Interlock.

    The table's own verdict (`target_met`) and its rounded `performance` must agree.
    """
    return {_id(row["service_standard_id"]): _figure(row) for row in rows_of(data / "ss_2023-24.csv")}


def _figure(row: Row) -> Figure:
    met, total, target = row["volume_meeting_target"], row["total_volume"], row["target"]
    if not total:
        assert row["target_met"] == "NA", row
        return Figure("not measured", None)
    if Fraction(total) == 0:
        assert row["target_met"] == "NA", row
        return Figure("no cases", None)
    share = Fraction(met) / Fraction(total)
    percent = round(Decimal(share.numerator) * 100 / share.denominator, 2)
    assert abs(percent - Decimal(row["performance"]) * 100) < Decimal("0.011"), row
    if not target or Fraction(target) == 0:
        assert row["target_met"] == "NA", row
        return Figure("not measured", Decimal(row["performance"]) * 100)
    kept = share >= Fraction(target)
    assert row["target_met"] == ("Y" if kept else "N"), row
    return Figure("kept" if kept else "missed", Decimal(row["performance"]) * 100)
