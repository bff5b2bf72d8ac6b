"""Opening hours as people write them, `Monday to Friday 9-5`, as a row with days, opens and closes."""

import re

from pydantic import BaseModel

from interlock.definitions.model_fields import written_names
from interlock.definitions.parsed import times_meant
from interlock.definitions.weekday_names import weekdays_meant

_TIME = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?"
_DAYS_AND_TIMES = re.compile(rf"(?P<days>\D*?)[ :,]*(?P<opens>{_TIME}) ?(?:-|–|to|until|till) ?(?P<closes>{_TIME})", re.I)


def is_of_rows(model: type[BaseModel]) -> bool:
    """Whether a model is a row of opening hours."""
    return {"days", "opens", "closes"} <= {*written_names(model)}


def row_meant(model: type[BaseModel], text: str) -> str:
    """The row that a text stands for, where a row of opening hours is expected; else an empty text."""
    match = _DAYS_AND_TIMES.fullmatch(text.strip()) if is_of_rows(model) else None
    days = weekdays_meant([match["days"]]) if match else None
    if match is None or not days:
        return ""
    opens, closes = times_meant(match["opens"].lower().strip()), times_meant(match["closes"].lower().strip())
    return f'{{days: [{", ".join(days)}], opens: "{opens[0]}", closes: "{closes[-1]}"}}' if opens and closes else ""
