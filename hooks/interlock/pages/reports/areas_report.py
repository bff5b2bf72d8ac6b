"""The report of areas: facts and skills by team. No total and no rank; counts are linked to what they count."""

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.definitions.link import Skill
from interlock.pages.desk import Desk
from interlock.pages.kinds.link_own_words import skill_tag, unblocking_words
from interlock.pages.refs import Ref, linked, path_of
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import day
from interlock.questions.areas import mutual_handshakes, promises_of, sessions_of, with_current_figures
from interlock.questions.pyramid import held_up_by, leads, promised_below
from interlock.questions.reviews import DueReview
from interlock.questions.skills import fresh_skills, holders_by_skill, is_lapsed, skill_due, steps_by_skill

_COLUMNS = ["Team", "Promises", "Measured", "Handshakes", "Reviews", "Skills", "Evidence", "Sessions"]


def area_groups(desk: Desk) -> list[ReportGroup]:
    """Teams without promises, then the facts of all teams, then skills by team."""
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
        *_pyramid(desk, links),
        *_skills(desk, links),
    ]


def _pyramid(desk: Desk, links: list[Link]) -> list[ReportGroup]:
    """Each leader with the links it coaches and what it promises them; then links without a coach."""
    leaders = [link for link in links if leads(desk.catalog, link)]
    rows = [
        ReportRow(
            desk.to(leader),
            [
                str(len(held_up_by(desk.catalog, leader))),
                Markup(", ").join(desk.link_to(promise) for promise in promised_below(desk.catalog, leader)) or "nothing",
                unblocking_words(desk, leader) or "does not say",
            ],
        )
        for leader in leaders
    ]
    alone = [
        ReportRow(desk.to(link), [_kind(link)])
        for link in links
        if leaders and link.kind in ("front-line", "support") and link.coached_by is None
    ]
    text = "Who leads holds up. What each leader promises those whom it coaches, and how soon it clears what blocks them."
    columns = ["Leader", "Teams it holds up", "Promises them", "Unblocks within"]
    return [
        group
        for group in (
            ReportGroup("leaders", "Who holds up whom", text, columns, rows, short="Leaders"),
            ReportGroup(
                "alone", "Teams that nobody coaches", "Stuck, they have nobody to turn to.", ["Team", "What it is"], alone
            ),
        )
        if group.rows
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
        _of(f"{own}#strength", with_current_figures(strength.records)),
        _of(f"{own}#handshakes", mutual_handshakes(strength)),
        _of("reports/reviews/", _in_time(desk, strength.reviews)),
        _of(f"{own}#do", fresh_skills(link, desk.facts.today)),
        linked(f"{own}#evidence", str(len(evidence))) if evidence else "none",
        linked(desk.to(sessions[0]).path or "", str(len(sessions))) if sessions else "none",
    ]


def _of(path: str, counted: tuple[int, int]) -> Markup | str:
    """`2 of 3`, linked to what is counted; "" where there is nothing to count."""
    good, every = counted
    return linked(path, f"{good} of {every}") if every else "none"


def _in_time(desk: Desk, reviews: tuple[DueReview, ...]) -> tuple[int, int]:
    return sum(review.due is None or review.due >= desk.facts.today for review in reviews), len(reviews)


def _skills(desk: Desk, links: list[Link]) -> list[ReportGroup]:
    """The status of each skill in each team, then a row for each team and skill."""
    found = [(link, skill) for link in links for skill in link.skills]
    today = desk.facts.today
    found.sort(key=lambda pair: (not is_lapsed(pair[1], today), pair[1].skill.casefold(), pair[0].title.casefold()))
    rows = [ReportRow(desk.to(link), [skill.skill, *_when(desk, skill)]) for link, skill in found]
    text = "What a team must be able to do, when it last refreshed it, and until when that holds."
    return [
        ReportGroup(
            "who-can",
            "Who can do what",
            "Skills against teams. Those that nobody has in date come first, those that steps wait for before the others.",
            ["Skill", "In date", "Overdue", "Never learnt", "Steps that need it"],
            _who_can(desk, links),
            short="Who can",
        ),
        ReportGroup(
            "skills", "Skills, team by team", text, ["Team", "Skill", "Refreshed", "Due", "How it stands"], rows, short="Skills"
        ),
    ]


def _who_can(desk: Desk, links: list[Link]) -> list[ReportRow]:
    needed = steps_by_skill(desk.catalog)
    found = []
    for words, holders in holders_by_skill(links, desk.facts.today).items():
        steps = needed.get(words, [])
        columns = [
            [desk.link_to(holder.link) for holder in holders if holder.standing in standings]
            for standings in (("in date", "due", "lasting"), ("overdue",), ("never learnt",))
        ]
        waiting = [desk.link_to(procedure) for procedure in {key_of(need.procedure): need.procedure for need in steps}.values()]
        row = ReportRow(Ref(holders[0].skill.skill, None), [Markup(", ").join(cell) for cell in (*columns, waiting)])
        found.append((bool(columns[0]), not steps, words, row))
    return [row for *_, row in sorted(found, key=lambda each: each[:3])]


def _when(desk: Desk, skill: Skill) -> list[Markup | str]:
    due = skill_due(skill)
    return [day(skill.last) if skill.last else "", day(due) if due else "", skill_tag(desk, skill) or "No interval"]
