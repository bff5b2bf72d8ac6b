"""Debts for planned assessments: fresh evidence, the evidence pack, and after the day a record of the assessment."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import Framework, Link
from interlock.definitions.framework import PlannedAssessment
from interlock.findings.nouns import apart
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.evidence.assessments import ToShow, Upcoming, unrecorded_assessments
from interlock.questions.owed.debt import Owed, has_hidden_owner, others_than
from interlock.sources.yaml.yaml_writer import as_scalar


def due_assessments(catalog: Catalog, upcoming: Iterable[Upcoming], today: datetime.date) -> Iterator[Owed]:
    """The pack and the evidence for the next assessment of each published framework, and records of those that are over."""
    for each in upcoming:
        if not has_hidden_owner(each.framework):
            yield _pack(catalog, each, today)
        for to_show in each.to_show:
            # Due reviews and figures are debts of their own.
            if to_show.kind in ("renew", "nothing") and not has_hidden_owner(to_show.definition):
                yield _evidence(catalog, to_show, today)
    for framework in catalog.published(Framework):
        for index, planned in () if has_hidden_owner(framework) else unrecorded_assessments(framework, today):
            yield _report(catalog, framework, index, planned, today)


def _evidence(catalog: Catalog, to_show: ToShow, today: datetime.date) -> Owed:
    one, definition = to_show.criterion, to_show.definition
    criterion = f"{apart(one.criterion.title)} in {apart(one.framework.title)}"
    if to_show.kind == "renew":
        evidence = definition.evidences[int(to_show.route[1])]
        what, paste = f"Renew what shows {criterion}: {apart(definition.title)}", "until: …"
        since = evidence.until if evidence.until and evidence.until < today else evidence.on
    else:
        what, since = f"Find what shows {criterion}, and say so in its file", None
        paste = f"evidences: [{as_scalar(f'{one.framework.id}#{one.criterion.id}')}]"
    to = others_than(catalog, to_show.link, [owner_of(catalog, one.framework)])
    return Owed(
        "evidence",
        what,
        to_show.link,
        to=to,
        since=since,
        due=to_show.planned.on,
        key=to_show.key,
        route=to_show.route,
        paste=paste,
        today=today,
    )


def _pack(catalog: Catalog, upcoming: Upcoming, today: datetime.date) -> Owed:
    framework, planned = upcoming.framework, upcoming.planned
    paste = f"interlock export evidence --as-of {planned.on} --out evidence-{planned.on}"
    what = f"Hand over the evidence{_to(planned)}: {apart(framework.title)}"
    return _owed(catalog, framework, planned, what=what, paste=paste, today=today)


def _report(catalog: Catalog, framework: Framework, index: int, planned: PlannedAssessment, today: datetime.date) -> Owed:
    what = f"Write what came of the assessment of {day_in_words(planned.on)}: {apart(framework.title)}"
    return _owed(catalog, framework, planned, what=what, paste=assessment_line(framework, planned), today=today, index=index)


def assessment_line(framework: Framework, planned: PlannedAssessment) -> str:
    """The YAML line that records a planned assessment; with the field name when the framework has no assessments yet."""
    by = f", by: {as_scalar(planned.by)}" if planned.by else ""
    entry = f"{{on: {planned.on}{by}{', verdicts: {…}' if framework.verdicts else ''}}}"
    return f"- {entry}" if framework.assessments else f"assessments: [{entry}]"


def _to(planned: PlannedAssessment) -> str:
    return f" to {planned.by}" if planned.by else ""


def _owed(
    catalog: Catalog,
    framework: Framework,
    planned: PlannedAssessment,
    *,
    what: str,
    paste: str,
    today: datetime.date,
    index: int | None = None,
) -> Owed:
    """A debt of the owner of a framework for a planned assessment; `index`: its place in `planned`."""
    link: Link | None = owner_of(catalog, framework)
    route = ("planned",) if index is None else ("planned", index)
    return Owed(
        "assessment", what, link, to=(), since=None, due=planned.on, key=key_of(framework), route=route, paste=paste, today=today
    )
