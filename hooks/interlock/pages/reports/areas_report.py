"""The report of areas: facts and skills by team. No total and no rank; counts are linked to what they count."""

import datetime

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.definitions.link import Skill, is_team
from interlock.definitions.name_order import by_title, sort_key
from interlock.findings.nouns import capital, in_sentences
from interlock.pages.kinds.link_own_words import skill_tag, unblocking_words
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked, linked_number, path_of
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.reports.review_calendar import anchor_of_owner
from interlock.pages.words import unbroken_day
from interlock.questions.areas import in_date, mutual_handshakes, promises_of, sessions_of, with_current_figures
from interlock.questions.pyramid import held_up_by, leads, promised_below, uncoached
from interlock.questions.skills import fresh_skills, holders_by_skill, is_lapsed, skill_due, steps_by_skill

_COLUMNS = ["Team", "Promises", "Measured", "Handshakes", "Reviews", "Skills", "Evidence", "Sessions"]


def area_groups(context: PageContext) -> list[ReportGroup]:
    """Teams without promises, then the facts of all teams, then skills by team."""
    links = [link for link in context.all(Link) if is_team(link)]
    silent = [ReportRow(context.to(link), [_kind(link)]) for link in links if not promises_of(context.whole, link)]
    text = "Somebody counts on each of them. Ask who, and write down for what."
    return [
        ReportGroup("silent", "Teams that promise nothing yet", text, ["Team", "What it is"], silent, short="No promise"),
        ReportGroup(
            "facts",
            "What is known of each team",
            "3 of 4: of four that there are, three are in order. Each number leads to what it counts; teams are not compared.",
            _COLUMNS,
            [ReportRow(context.to(link), _facts(context, link)) for link in links],
            short="All teams",
            is_of_counts=True,
        ),
        *_pyramid(context, links),
        *_skills(context, links),
    ]


def _pyramid(context: PageContext, links: list[Link]) -> list[ReportGroup]:
    """Each leader with the links it coaches and what it promises them; then links without a coach."""
    leaders = [link for link in links if leads(context.catalog, link)]
    rows = [
        ReportRow(
            context.to(leader),
            [
                str(len(held_up_by(context.catalog, leader))),
                Markup(", ").join(context.link_to(promise) for promise in promised_below(context.catalog, leader))
                or ("" if promised_below(context.whole, leader) else "nothing"),
                unblocking_words(context, leader) or "does not say",
            ],
        )
        for leader in leaders
    ]
    stuck = sorted(context.short_of(lambda facts: uncoached(facts.catalog)), key=by_title)
    alone = [ReportRow(context.to(link), [_kind(link)]) for link in stuck]
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
    return capital(in_sentences(link.kind))


def _facts(context: PageContext, link: Link) -> list[Markup | str]:
    """A cell for each fact: "none" where there is nothing to count, and nothing hidden from these readers either."""
    strength, own = context.facts.strength(link), path_of(key_of(link))
    promises, sessions = promises_of(context.catalog, link), sessions_of(context.catalog, link)
    evidence = sum(bool(one.items) for found in context.evidence_by_link.get(link.id, ()) for one in found.criteria)
    cells = [
        linked_number(f"{own}#promises", len(promises)) if promises else Markup(""),
        _of(f"{own}#strength", with_current_figures(strength.records, context.facts.today)),
        _of(f"{own}#handshakes", mutual_handshakes(strength)),
        _of(f"reports/reviews/#{anchor_of_owner(link.id)}", in_date(strength.reviews)),
        _of(f"{own}#do", fresh_skills(link, context.facts.today)),
        linked_number(f"{own}#evidence", evidence) if evidence else Markup(""),
        Markup("<br>").join(linked(context.to(session).path or "", f"{session.on:%b %Y}") for session in sessions),
    ]
    nothing = "" if context.has_unseen(link) else "none"
    return [
        cell or ("" if column == "Evidence" and _has_unseen_evidence(context, link) else nothing)
        for column, cell in zip(_COLUMNS[1:], cells, strict=True)
    ]


def _has_unseen_evidence(context: PageContext, link: Link) -> bool:
    """Whether the link, or a definition that names it, speaks for a criterion of a framework that these readers may not see."""
    own, speaking = key_of(link), context.speaking_unseen
    return own in speaking or any(reference.source in speaking for reference in context.whole.incoming.get(own, ()))


def _of(path: str, counted: tuple[int, int]) -> Markup:
    """`2 of 3`, linked to what is counted; empty where there is nothing to count."""
    good, every = counted
    return linked(path, f"{good}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{every}") if every else Markup("")


def _skills(context: PageContext, links: list[Link]) -> list[ReportGroup]:
    """The status of each skill in each team, then a row for each team and skill."""
    found = [(link, skill) for link in links for skill in link.skills]
    today = context.facts.today
    found.sort(key=lambda pair: (*_by_urgency(pair[1], today), sort_key(pair[1].skill), sort_key(pair[0].title)))
    rows = [ReportRow(context.to(link), [skill.skill, *_when(context, skill)]) for link, skill in found]
    text = "What a team must be able to do, and when it refreshed it last. What has lapsed comes first, then what falls due next."
    return [
        ReportGroup(
            "who-can",
            "Who can do what",
            "Skills against teams. Those that nobody has in date come first, those that steps wait for before the others.",
            ["Skill", "In date", "Overdue", "Never learnt", "Steps that need it"],
            _who_can(context, links),
            short="Who can",
        ),
        ReportGroup(
            "skills", "Skills, team by team", text, ["Team", "Skill", "Refreshed", "How it stands"], rows, short="Skills"
        ),
    ]


def _by_urgency(skill: Skill, today: datetime.date) -> tuple[bool, datetime.date]:
    """What has lapsed or was never learnt first, then what falls due next; what lasts comes last."""
    return not is_lapsed(skill, today), skill_due(skill) or datetime.date.max


def _who_can(context: PageContext, links: list[Link]) -> list[ReportRow]:
    needed = steps_by_skill(context.catalog)
    found = []
    for words, holders in holders_by_skill(links, context.facts.today).items():
        steps = needed.get(words, [])
        columns = [
            [context.link_to(holder.link) for holder in holders if holder.standing in standings]
            for standings in (("in date", "due", "lasting"), ("overdue",), ("never learnt",))
        ]
        waiting = [
            context.link_to(procedure) for procedure in {key_of(need.procedure): need.procedure for need in steps}.values()
        ]
        row = ReportRow(Ref(holders[0].skill.skill, None), [Markup(", ").join(cell) for cell in (*columns, waiting)])
        found.append((bool(columns[0]), not steps, sort_key(words), row))
    return [row for *_, row in sorted(found, key=lambda each: each[:3])]


def _when(context: PageContext, skill: Skill) -> list[Markup | str]:
    return [unbroken_day(skill.last) if skill.last else "", skill_tag(context, skill) or "No interval"]
