"""Results that councils publish, for a handbook."""

import re
from typing import Any

from tests.real.council_promises import MEASURED
from tests.real.council_words import Row, council_name
from tests.real.files import Files, first_of, slug

# Notes that state a cause or an action; all others stay notes.
CAUSES = {
    "many late ones came from one department where new processes were put in place": (
        "Many late ones came from one department",
        "New processes were put in place",
    ),
    "staff training followed": ("", "Staff training followed"),
    "call duration up 116 seconds; opening hours extended": ("Call duration up 116 seconds", "Opening hours extended"),
}


def add_results(files: Files, results: list[Row]) -> None:
    rows = []
    for row in results:
        promise = MEASURED.get(row["measure"]) or f"{row['council']}-{slug(row['measure'])}"
        if row["measure"] not in MEASURED:
            _add_measured(files, promise, row)
        cause, action = CAUSES.get(row["note"], ("", ""))
        note = "" if cause or action else row["note"]
        period = _period(row["period"])
        if row["period"].startswith("to "):
            note = f"{row['period']}; {note}"
        unit = {"days": " days", "percent": "%", "count": ""}[row["result_unit"]]
        rows.append(
            {"promise": promise, "period": period, "value": row["result"] + unit, "cause": cause, "action": action, "note": note}
        )
    files.add_results("published", rows)


def _add_measured(files: Files, promise: str, row: Row) -> None:
    """A published target. One figure in days for many cases is taken as an average."""
    council = row["council"]
    target = {
        "days": {"average": f"at most {row['target']} days"},
        "percent": {"share": f"at least {row['target']}%"},
        "count": {"count": f"at least {row['target']}"},
    }[row["target_unit"]]
    fields: dict[str, Any] = {
        "title": first_of(f"{council_name(council)}: {row['measure'][:1].lower()}{row['measure'][1:]}", 80),
        "summary": f"{row['measure']}: {next(iter(target.values()))}.",
        "body": f"Published at <{row['source_url']}>.",
        "wording": row["measure"],
        "kind": "public",
        "made_by": council,
        "made_to": ["customers"],
        "service": council,
        "target": target,
        "measure": {"what": row["measure"]},
    }
    files.add("promise", promise, fields, council)


def _period(text: str) -> str:
    """A period. Councils' quarters are those of the financial year, which starts in April; ours are calendar quarters.

    "To Dec 2006" has no start, so only the day is used.
    """
    if match := re.fullmatch(r"(\d{4})-\d\d Q([1-4])", text):
        quarter = int(match[2]) % 4 + 1
        return f"{int(match[1]) + (quarter == 1)}-Q{quarter}"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return f"{match[1]}/{match[2]}"
    return {"to Dec 2006": "2006-12-31"}[text]
