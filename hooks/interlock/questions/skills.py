"""The skills of teams: how long each is valid, who has it, and which steps need a skill that has lapsed."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Link, Procedure
from interlock.definitions.in_force import is_live
from interlock.definitions.link import Skill
from interlock.definitions.procedure import Step
from interlock.questions.results.periods import later
from interlock.questions.reviews import SOON
from interlock.questions.wording import normalised_words

# `lasting`: it has no interval, so it is never due. `due`: it is due within a month.
SkillStanding = Literal["never learnt", "overdue", "due", "in date", "lasting"]
_LAPSED: tuple[SkillStanding, ...] = ("never learnt", "overdue")


def skill_due(skill: Skill) -> datetime.date | None:
    """The last day before a skill is overdue; None without an interval or if it was never learnt."""
    return later(skill.last, skill.every) if skill.every and skill.last else None


def skill_standing(skill: Skill, today: datetime.date) -> SkillStanding:
    """The standing of a skill on a day."""
    due = skill_due(skill)
    if skill.every is None:
        return "lasting"
    if due is None:
        return "never learnt"
    if due < today:
        return "overdue"
    return "due" if due <= today + SOON else "in date"


def is_lapsed(skill: Skill, today: datetime.date) -> bool:
    """Whether a skill with an interval was never learnt, or is overdue."""
    return skill_standing(skill, today) in _LAPSED


def fresh_skills(link: Link, today: datetime.date) -> tuple[int, int]:
    """The number of a link's skills that are in date, and the number of all its skills."""
    return sum(not is_lapsed(skill, today) for skill in link.skills), len(link.skills)


class Holder(NamedTuple):
    """A link that lists a skill, and its standing there."""

    link: Link
    skill: Skill
    standing: SkillStanding

    @property
    def is_lapsed(self) -> bool:
        """Whether the skill has lapsed at this link."""
        return self.standing in _LAPSED


def holders_by_skill(links: Iterable[Link], today: datetime.date) -> dict[str, list[Holder]]:
    """The live links that list each skill, in their order, by the canonical form of the skill."""
    found: dict[str, list[Holder]] = defaultdict(list)
    for link in links:
        for skill in link.skills if is_live(link) else ():
            found[normalised_words(skill.skill)].append(Holder(link, skill, skill_standing(skill, today)))
    return dict(found)


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """A skill that a step of a procedure needs: the one at `index` in its `skills`."""

    procedure: Procedure
    position: int
    step: Step
    index: int

    @property
    def skill(self) -> str:
        """The skill as written in the step."""
        return self.step.skills[self.index]


def steps_by_skill(catalog: Catalog) -> dict[str, list[SkillNeed]]:
    """The steps of published procedures that need each skill, by the canonical form of the skill."""
    found: dict[str, list[SkillNeed]] = defaultdict(list)
    for procedure in catalog.of(Procedure):
        for position, step in enumerate(procedure.steps if procedure.status == "published" else ()):
            for index, skill in enumerate(step.skills):
                found[normalised_words(skill)].append(SkillNeed(procedure, position, step, index))
    return dict(found)


def lapsed_needs(catalog: Catalog, today: datetime.date) -> Iterator[tuple[SkillNeed, list[Holder]]]:
    """Needs of steps whose skill has lapsed at every link that lists it, with those links."""
    holders = holders_by_skill(catalog.of(Link), today)
    for words, needs in steps_by_skill(catalog).items():
        having = holders.get(words, [])
        if having and all(holder.is_lapsed for holder in having):
            yield from ((need, having) for need in needs)
