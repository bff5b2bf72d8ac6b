"""Owed skills: those that a team has to refresh at intervals."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.definitions import Link, Procedure
from interlock.definitions.in_force import is_live
from interlock.definitions.link import Skill
from interlock.questions.owed.debt import Owed, others_than
from interlock.questions.skills import skill_due
from interlock.questions.wording import normalised_words


def due_skills(catalog: Catalog, today: datetime.date) -> Iterator[Owed]:
    """Skills with an interval, due when that is over; without a date if they were never refreshed."""
    for link in catalog.of(Link):
        for index, skill in enumerate(link.skills if is_live(link) else ()):
            if skill.every is None:
                continue
            due = skill_due(skill)
            what = f"Refresh the skill: {skill.skill}" if skill.last else f"Learn the skill: {skill.skill}"
            to = others_than(catalog, link, _relying(catalog, link, skill))
            route = ("skills", index)
            yield Owed(
                "skill",
                what,
                link,
                to=to,
                since=skill.last,
                due=due,
                key=key_of(link),
                route=route,
                paste=f"last: {today}",
                today=today,
            )


def _relying(catalog: Catalog, link: Link, skill: Skill) -> list[Link | None]:
    """The owners of procedures in which this link does a step that needs the skill."""
    wanted = normalised_words(skill.skill)
    return [
        catalog.link(procedure.owner)
        for procedure in catalog.referring(link, Procedure, "steps.by")
        if is_live(procedure)
        for step in procedure.steps
        if catalog.link(step.by) is link and wanted in map(normalised_words, step.skills)
    ]
