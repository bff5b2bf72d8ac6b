"""A value that the field does not know.

Some fields take one of a few words (`channel`, `status`, the days of a week), a time of day, yes or no, a country, the name
of a rule, or one of a framework's own verdicts. The message says which of them was probably meant. Names and labels take words:
a dash alone is no name, for nobody would look it up, and no text is ever seen to use it. A web address starts with `https://`,
and a field for an address holds one and nothing else, for pages make a link of it. A value that another one contradicts is none
either: a notice that ends before it begins, two earlier forms of a promise with one last day, or what took the place of something
that is still in use, or of what took the place of it. A framework's `verdicts` stand worst first: where the last of them plainly says that
something fails, a warning says so. The hours of a link are words of its own, such as `Mon-Fri 9:00-17:00; duty officer at night`:
where they name days or times that cannot be read, a warning says so; and so it does of a time zone without the summer time that the
organisation's country has, such as `GMT` in Britain.

Bad:

```yaml standards/links/post-room.yml
title: Post room
summary: Opens, scans and sorts the post.
kind: suport
```

Good:

```yaml standards/links/post-room.yml
title: Post room
summary: Opens, scans and sorts the post.
kind: support
```
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

from pydantic import BaseModel

from interlock.catalog import ORGANISATION, Catalog, Key
from interlock.definitions import Definition, Framework, Link, Promise
from interlock.definitions.base import Evidence
from interlock.definitions.calendar import LONGEST_NIGHT
from interlock.definitions.framework import Assessment
from interlock.definitions.ids import STAND_IN
from interlock.definitions.meaning_marks import MailAddress, SpokenName, WebAddress, values_marked
from interlock.definitions.values.contact_addresses import mail_fault, web_fault
from interlock.definitions.values.time_zones import zone_with_summer_time
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import did_you_mean, nearest
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.calendar.working_time import calendar_of
from interlock.questions.evidence.scales import is_best_first
from interlock.questions.facts import Facts
from interlock.questions.language.matching import can_be_found
from interlock.rules.shared.cycles import cycle_in_words, find_cycles
from interlock.sources import Route
from interlock.sources.meant.hours_of_links import unread_hours_remedy
from interlock.sources.yaml.yaml_writer import as_scalar

GROUP = "shape"
SEVERITY = "error"

# An address of a mailbox, also with its sign spelt out: `handbook(at)council.example`.
_LIKE_MAIL = lazy_pattern(r"@|[(\[{]\s*at\s*[)\]}]", re.I)
# The most verdicts that a remedy names.
_MOST_SHOWN = 6
_A_DAY = datetime.timedelta(days=1)


def check(facts: Facts) -> Iterator[Finding]:
    """Values that can only be checked with the whole handbook, and addresses. Others are checked when a definition is decoded."""
    yield from _addresses(facts.catalog, ORGANISATION, facts.catalog.organisation)
    yield from _zone_of_winter(facts.catalog)
    for key, definition in facts.catalog.definitions.items():
        if definition.notice and definition.notice.from_ and definition.notice.until:
            yield from _notice(facts.catalog, key, definition.notice.from_, definition.notice.until)
        if isinstance(definition, Framework):
            yield from _verdicts(facts.catalog, key, definition)
        yield from _addresses(facts.catalog, key, definition)
        yield from _punctuation(facts.catalog, key, definition)
        yield from _evidence_given_twice(facts.catalog, key, definition)
        if definition.replaced_by and definition.status == "published":
            yield _replaced_in_use(facts.catalog, key)
        if isinstance(definition, Link) and definition.contact and definition.contact.hours:
            yield from _hours_of_link(facts.catalog, key, definition.contact.hours)
        if isinstance(definition, Promise):
            yield from _of_promise(facts.catalog, key, definition)
    for key, definition in facts.catalog.partial.items():
        yield from _addresses(facts.catalog, key, definition)
    yield from _replaced_in_a_circle(facts.catalog)


def _zone_of_winter(catalog: Catalog) -> Iterator[Finding]:
    """A time zone without summer time in a country that has it: `GMT` in Britain."""
    calendar = catalog.organisation.calendar
    zone = calendar.time_zone if calendar else None
    if calendar and zone and (meant := zone_with_summer_time(zone, calendar.country)):
        message = f"`{zone}` has no summer time: for half of the year, pages would be an hour wrong about who is there now"
        place = catalog.place(ORGANISATION, ("calendar", "time_zone"))
        yield Finding("bad-value", place, message, f"Write `{meant}`.", "warning")


def _notice(catalog: Catalog, key: Key, begins: datetime.date, ends: datetime.date) -> Iterator[Finding]:
    if ends < begins:
        place = catalog.place(key, ("notice", "until"))
        yield Finding("bad-value", place, f"The notice ends on {ends}, before it begins on {begins}", "Write the later day here.")


def _verdicts(catalog: Catalog, key: Key, framework: Framework) -> Iterator[Finding]:
    if is_best_first(framework.verdicts):
        message = f"The scale ends with `{framework.verdicts[-1]}`, so pages show that as the best verdict"
        remedy = f"Write the worst first: `verdicts: [{', '.join(map(as_scalar, reversed(framework.verdicts)))}]`."
        yield Finding("bad-value", catalog.place(key, ("verdicts",)), message, remedy, "warning")
    given = list(dict.fromkeys(verdict for assessment in framework.assessments for verdict in assessment.verdicts.values()))
    if framework.verdicts and len(given) > 1 and not any(nearest(verdict, framework.verdicts) for verdict in given):
        message = "None of the verdicts that are given below is among these"
        remedy = f"Write those that assessors give, worst first, such as {', '.join(f'`{verdict}`' for verdict in given[:_MOST_SHOWN])}."
        yield Finding("bad-value", catalog.place(key, ("verdicts",)), message, remedy)
        return
    for index, assessment in enumerate(framework.assessments):
        route = ("assessments", index, "verdicts")
        if framework.verdicts:
            yield from _unknown_verdicts(catalog, key, framework, assessment, route)
        elif assessment.verdicts:
            message = "There are verdicts here, but the framework does not say which verdicts it has"
            yield Finding("bad-value", catalog.place(key, route), message, "Add `verdicts:` to the framework, worst first.")


def _unknown_verdicts(
    catalog: Catalog, key: Key, framework: Framework, assessment: Assessment, route: Route
) -> Iterator[Finding]:
    for criterion, verdict in assessment.verdicts.items():
        if verdict not in framework.verdicts:
            known = ", ".join(f"`{known}`" for known in framework.verdicts)
            remedy = did_you_mean(verdict, framework.verdicts) or f"Its verdicts are {known}."
            place = catalog.place(key, (*route, criterion))
            yield Finding("bad-value", place, f"`{verdict}` is not a verdict of this framework", remedy)


def _addresses(catalog: Catalog, key: Key, definition: BaseModel) -> Iterator[Finding]:
    """Fields for web and e-mail addresses that hold something to which no page can link."""
    for route, text, mark in values_marked(definition, WebAddress):
        if text == STAND_IN:
            continue
        if fault := mail_fault(text) if mark.or_mail and _LIKE_MAIL.search(text) else web_fault(text, or_words=mark.or_words):
            yield Finding("bad-value", catalog.place(key, route), fault.message, fault.remedy)
    for route, text, _ in values_marked(definition, MailAddress):
        if fault := mail_fault(text):
            yield Finding("bad-value", catalog.place(key, route), fault.message, fault.remedy)


def _punctuation(catalog: Catalog, key: Key, definition: Definition) -> Iterator[Finding]:
    for route, label, _ in values_marked(definition, SpokenName):
        if not can_be_found(label):
            message = f"`{label}` is only punctuation, which is never found in a text or a search"
            remedy = "Write the name in words." if route == ("title",) else "Write the words that people say, or take it out."
            yield Finding("bad-value", catalog.place(key, route), message, remedy)


def _evidence_given_twice(catalog: Catalog, key: Key, definition: Definition) -> Iterator[Finding]:
    """Evidence for the same criterion, unless one piece is `show-me` and the other `tell-me`."""
    earlier: dict[str, set[str | None]] = defaultdict(set)
    for index, evidence in enumerate(definition.evidences):
        criterion = _criterion_named(catalog, evidence)
        if any({evidence.kind, kind} != {"show-me", "tell-me"} for kind in earlier[criterion]):
            place = catalog.place(key, ("evidences", index, "criterion"))
            message = f"This is evidence for `{criterion}` already, some lines above"
            yield Finding("bad-value", place, message, "Keep one of the two, the later one as a rule.")
        earlier[criterion].add(evidence.kind)


def _criterion_named(catalog: Catalog, evidence: Evidence) -> str:
    """The criterion as it is called now, where its framework had another id."""
    id, hash, criterion = evidence.criterion.partition("#")
    framework = catalog.get("framework", id.strip())
    return f"{framework.id if framework else id}{hash}{criterion}"


def _hours_with_the_organisations(catalog: Catalog, key: Key, promise: Promise) -> Iterator[Finding]:
    """Hours of a promise of which one end is the organisation's, and that run through the night for longer than any."""
    own, hours = promise.calendar, calendar_of(catalog.organisation, promise)
    if own is None or bool(own.opens) == bool(own.closes):
        return
    if hours.closes > _A_DAY and hours.day_length > datetime.timedelta(minutes=LONGEST_NIGHT):
        written, left_out = ("opens", "closes") if own.opens else ("closes", "opens")
        opens, closes = (datetime.datetime.min + time for time in (hours.opens, hours.closes))
        message = f"The day opens at {opens:%H:%M} and closes at {closes:%H:%M}, as `{left_out}` is the organisation's"
        place = catalog.place(key, ("calendar", written))
        yield Finding("bad-value", place, message, f"Write `{left_out}:` here as well, or mend `{written}`.")


def _of_promise(catalog: Catalog, key: Key, promise: Promise) -> Iterator[Finding]:
    ends = [earlier.until for earlier in promise.earlier]
    for index, until in enumerate(ends):
        if until in ends[:index]:
            message = f"An earlier form, some lines above, held until {day_in_words(until)}, too"
            remedy = "Write the last day of each form; or keep one of the two."
            yield Finding("bad-value", catalog.place(key, ("earlier", index, "until")), message, remedy)
    yield from _hours_with_the_organisations(catalog, key, promise)


def _hours_of_link(catalog: Catalog, key: Key, hours: str) -> Iterator[Finding]:
    if remedy := unread_hours_remedy(hours):
        message = "These hours cannot be read: pages show them, and do not say whether anybody is there now"
        yield Finding("bad-value", catalog.place(key, ("contact", "hours")), message, remedy, "warning")


def _replaced_in_use(catalog: Catalog, key: Key) -> Finding:
    message = "This says what took its place, and is still in use"
    remedy = "Add `status: retired`; or take this line out until something else takes its place."
    return Finding("bad-value", catalog.place(key, ("replaced_by",)), message, remedy, "warning")


def _replaced_in_a_circle(catalog: Catalog) -> Iterator[Finding]:
    """Definitions each of which says that the next took its place, and the last that the first did. Terms have their own rule."""
    named = (each for each in catalog.references if each.field == "replaced_by" and each.source.kind != "term")
    instead = {reference.source: reference for reference in named if reference.target not in (None, reference.source)}
    for cycle in find_cycles({source: [reference.target] for source, reference in instead.items() if reference.target}):
        message = f"Nothing is left of these: each took the place of another, {cycle_in_words([key.id for key in cycle])}"
        remedy = "Take this line out of the one that came last, or name there what took the place of them all."
        yield Finding("bad-value", catalog.place_of(instead[cycle[-1]]), message, remedy, "warning")
