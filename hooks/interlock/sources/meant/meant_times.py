"""What somebody meant by a field of hours, a season, an end or a next time that does not exist."""

from interlock.definitions.calendar import Closure
from interlock.definitions.model_fields import written_names
from interlock.definitions.values.dates import day_meant
from interlock.definitions.values.times_of_day import hours_said
from interlock.definitions.values.weekday_names import weekdays_meant
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.decoding.field_forms import takes
from interlock.sources.meant.hours_meant import is_of_rows
from interlock.sources.meant.written_field import MeantField, WrittenField

# Names that people give to when something opens and closes, in one.
_OF_HOURS = ("hours", "opening_hours", "office_hours", "time", "times", "opening_times")
# Names that people give to the part of the year in which hours hold.
_OF_SEASONS = (
    "from",
    "to",
    "until",
    "till",
    "month",
    "months",
    "season",
    "period",
    "starts",
    "ends",
    "valid_from",
    "valid_until",
)
# Names that people give to a part of a day.
_OF_PARTS_OF_DAYS = ("opens", "closes", "closes_at", "opens_at", "from_time", "closes_early", "half_day", "half", *_OF_HOURS)
# Names that people give to the day on which a definition ends.
_OF_ENDS = ("ends", "end", "end_date", "expires", "expiry", "expiry_date", "until", "valid_to", "valid_until", "withdrawn")
# Names that people give to the day of the next review, which follows from the last one.
_OF_NEXT_TIMES = ("next", "next_on", "next_review", "next_review_date", "review_due", "due")


def hours_in_one(here: WrittenField) -> MeantField | None:
    """`hours: 9-5` stands for `opens` and `closes`."""
    said = hours_said(here.value.text) if here.value and here.value.text else None
    is_free = {"opens", "closes"} <= {*written_names(here.model)} - here.there
    if not is_free or weekdays_meant([here.name]) or not (said or here.plain in _OF_HOURS):
        return None
    opens, closes = said or ("…", "…")
    between = ", " if here.in_braces else "` and, on a line of its own, `"
    return MeantField(here.holder, "opens", f'Write `opens: "{opens}"{between}closes: "{closes}"`.', ("closes",))


def part_of_the_year(here: WrittenField) -> MeantField | None:
    """`from: May` beside the hours of a day, which are the same all year."""
    text = here.value.text if here.value else None
    is_beside_hours = is_of_rows(here.model) and {"opens", "closes"} <= here.there
    if not is_beside_hours or here.plain not in _OF_SEASONS or not text or takes(here.model, "opens", text):
        return None
    remedy = "These hours hold all year: write those of now, and say in `notice: {say: …, from: …, until: …}` when others hold."
    return here.meant(here.name, remedy)


def part_of_a_day(here: WrittenField, decoding: Decoding) -> MeantField | None:
    """`closes: 12:00` in a closure, which lasts whole days."""
    if here.model is not Closure or here.plain not in _OF_PARTS_OF_DAYS:
        return None
    has_notice = "notice" in written_names(decoding.model)
    say = "say its hours in `notice: {say: …, from: …, until: …}`" if has_notice else "it counts as a whole day then"
    return here.meant(here.name, f"Only whole days are closed here. Take out a day that is open for a part of it: {say}.")


def next_time(here: WrittenField) -> MeantField | None:
    """`next: 2027-10-01` beside `last`: when it is due again is worked out."""
    names, said = {*written_names(here.model)}, (here.value.text or "") if here.value else ""
    if here.plain not in _OF_NEXT_TIMES or not day_meant(said) or not ({"last", "every"} <= names or "review" in names):
        return None
    fields = "`last` and `every`" if "last" in names else "`review: {last: …, every: …}`"
    return here.meant(here.name, f"Take it out: the next time follows from {fields}.")


def end_of_validity(here: WrittenField) -> MeantField | None:
    """`valid_to: 2027-03-31` in a definition, which holds until somebody says that it does not."""
    if here.holder or here.plain not in _OF_ENDS or not {"status", "notice"} <= {*written_names(here.model)}:
        return None
    remedy = "Take it out, and write `status: retired` on that day; what is to be said until then stands in `notice`."
    return here.meant(here.name, remedy)
