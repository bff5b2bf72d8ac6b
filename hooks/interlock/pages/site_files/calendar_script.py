"""The organisation's calendar as a script, by which browsers count due dates."""

from interlock.definitions import Promise
from interlock.pages.page_context import PageContext
from interlock.pages.promise_status import current
from interlock.pages.site_files.script_values import script_value
from interlock.questions.calendar.working_time import calendar_of

CALENDAR = "assets/calendar.js"


def calendar_file(context: PageContext) -> dict[str, str]:
    """The organisation's calendar, and under `others` those of promises, as a script."""
    today, organisation = context.facts.today, context.catalog.organisation
    calendar = context.facts.calendar.as_data(today)
    own = [promise for promise in current(context.all(Promise)) if promise.calendar]
    if own:
        calendar["others"] = {promise.id: calendar_of(organisation, promise).as_data(today) for promise in own}
    return {CALENDAR: f"handbookCalendar={script_value(calendar)};\n"}
