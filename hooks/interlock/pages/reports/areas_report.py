"""The report of areas: teams against what is known of them, and teams against skills. No total, no rank: cells lead to what they count."""

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.definitions.link import Skill
from interlock.pages.desk import Desk
from interlock.pages.refs import linked, path_of
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import day
from interlock.questions.areas import declared_twice, figured, fresh_skills, is_lapsed, promises_of, sessions_of, skill_due
from interlock.questions.reviews import DueReview

_COLUMNS = ["Team", "Promises", "Measured", "Handshakes", "Reviews", "Skills", "Evidence", "Sessions"]


def area_groups(desk: Desk) -> list[ReportGroup]:
    """Teams that promise nothing first, then all teams with their facts, then who has which skill."""
    links = [link for link in desk.all("link") if isinstance(link, Link)]
    silent = [ReportRow(desk.to(link), [_kind(link)]) for link in links if not promises_of(desk.catalog, link)]
    text = "Somebody counts on each of them. Ask who, and write down for what."
    return [
        ReportGroup("silent", "Teams that promise nothing yet", text, ["Team", "What it is"], silent, short="No promise"),
        ReportGroup(
            "facts",
            "What is known of each team",
            "So many are in order of so many that there are. Each number leads to what it counts; teams are not compared.",
            _COLUMNS,
            [ReportRow(desk.to(link), _facts(desk, link)) for link in links],
            short="All teams",
        ),
        *_skills(desk, links),
    ]


def _kind(link: Link) -> str:
    return link.kind.replace("-", " ").capitalize()


def _facts(desk: Desk, link: Link) -> list[Markup | str]:
    strength = desk.facts.strength(link)
    own = path_of(key_of(link))
    promises, sessions = promises_of(desk.catalog, link), sessions_of(desk.catalog, link)
    evidence = desk.evidence_by_link.get(link.id, [])
    return [
        linked(f"{own}#promises", str(len(promises))) if promises else "none",
        _of(f"{own}#strength", figured(strength.records)),
        _of(f"{own}#handshakes", declared_twice(strength)),
        _of("reports/reviews/", _in_time(desk, strength.reviews)),
        _of(f"{own}#do", fresh_skills(link, desk.facts.today)),
        linked(f"{own}#evidence", str(len(evidence))) if evidence else "none",
        linked(desk.to(sessions[0]).path or "", str(len(sessions))) if sessions else "none",
    ]


def _of(path: str, counted: tuple[int, int]) -> Markup | str:
    """`2 of 3`, leading to what is counted; nothing where there is nothing to count."""
    good, every = counted
    return linked(path, f"{good} of {every}") if every else "none"


def _in_time(desk: Desk, reviews: tuple[DueReview, ...]) -> tuple[int, int]:
    return sum(review.due is None or review.due >= desk.facts.today for review in reviews), len(reviews)


def _skills(desk: Desk, links: list[Link]) -> list[ReportGroup]:
    """Who has which skill, one row each: what is overdue or was never learnt comes first."""
    found = [(link, skill) for link in links for skill in link.skills]
    today = desk.facts.today
    found.sort(key=lambda pair: (not is_lapsed(pair[1], today), pair[1].skill.casefold(), pair[0].title.casefold()))
    rows = [ReportRow(desk.to(link), [skill.skill, *_when(desk, skill)]) for link, skill in found]
    text = "What a team must be able to do, when it last refreshed it, and until when that holds."
    return [
        ReportGroup(
            "skills", "Skills, team by team", text, ["Team", "Skill", "Refreshed", "Due", "How it stands"], rows, short="Skills"
        )
    ]


def _when(desk: Desk, skill: Skill) -> list[Markup | str]:
    due = skill_due(skill)
    lapsed = is_lapsed(skill, desk.facts.today)
    word = (
        "Never learnt" if lapsed and skill.last is None else "Overdue" if lapsed else "In date" if skill.every else "No interval"
    )
    tone = "watch" if lapsed else "good" if skill.every else ""
    tag = Markup('<span class="tag" data-tone="{}">{}</span>').format(tone, word)
    return [day(skill.last) if skill.last else "", day(due) if due else "", tag]
