"""A link's page: how to reach it, what it promises, whom it relies on and who relies on it, its steps and its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Definition, Lesson, Link, Procedure, Promise
from interlock.definitions.link import Skill
from interlock.pages.addresses import Ref, path_of
from interlock.pages.desk import Desk, day
from interlock.pages.frame import Page, Row, head, rows, sections
from interlock.pages.parts import Behind, Call, Event, PromiseCard, behind, call_of, page, promise_card

KIND = {
    "front-line": "Front-line team",
    "support": "Support team",
    "leadership": "Leadership",
    "partner": "Partner",
    "supplier": "Supplier",
}


@dataclass(frozen=True, slots=True)
class Arm:
    """A handshake as this link sees it: the other link, and what it is about."""

    other: Ref
    about: Markup
    passes: Markup
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class OwnStepRow:
    """A step that this link does."""

    does: Markup
    procedure: Ref
    within: str
    if_not: Markup


@dataclass(frozen=True, slots=True)
class LinkView:
    """What `link.html` shows."""

    kind: str
    call: Call | None
    stuck: Ref | None
    id: str
    promises: list[PromiseCard]
    rests_on_us: list[Ref]
    does: list[Markup]
    facts: list[Row]
    relies_on: list[Arm]
    relied_on_by: list[Arm]
    steps: list[OwnStepRow]
    owns: list[tuple[str, list[Ref]]]
    contact_points: list[Ref]
    words: list[Ref]
    thanks: list[Event]
    body: Markup
    behind: Behind


def link_page(desk: Desk, link: Link) -> Page:
    """The page of one link."""
    view = _view(desk, link)
    parts = sections(
        ("promises", "What we promise", view.promises or view.rests_on_us),
        ("do", "What we do", view.does or view.facts),
        ("handshakes", "Arm in arm", view.relies_on or view.relied_on_by),
        ("steps", "Our steps", view.steps),
        ("owns", "What we answer for", view.owns or view.contact_points or view.words),
        ("thanks", "Thanks", view.thanks),
        ("more", "Behind this page", True),
    )
    return page(desk, link, "link.html", head(desk, link), view, parts, answer=view.call.phone if view.call else "")


def _view(desk: Desk, link: Link) -> LinkView:
    catalog = desk.catalog
    own_promises = [found for found in catalog.referring(link, "promise", "made_by") if found.status != "retired"]
    return LinkView(
        kind=KIND[link.kind],
        call=call_of(desk, link.id),
        stuck=desk.ref("link", link.coached_by),
        id=link.id,
        promises=[promise_card(desk, promise) for promise in own_promises if isinstance(promise, Promise)],
        rests_on_us=_rests_on(desk, link, own_promises),
        does=desk.lines(link.does),
        facts=_facts(desk, link),
        relies_on=_relies_on(desk, link),
        relied_on_by=_relied_on_by(desk, link),
        steps=_steps(desk, link),
        owns=_owns(desk, link),
        contact_points=desk.to_all(catalog.referring(link, "contact-point", "staffed_by")),
        words=desk.to_all(catalog.referring(link, "term", "owner")),
        thanks=_thanks(desk, link),
        body=desk.block(link.body),
        behind=behind(desk, link),
    )


def _facts(desk: Desk, link: Link) -> list[Row]:
    part_of, coach = desk.ref("link", link.part_of), desk.ref("link", link.coached_by)
    return rows(
        Row("Part of", refs=[part_of] if part_of else []),
        Row("Holds", refs=desk.to_all(desk.catalog.referring(link, "link", "part_of"))),
        Row("Unblocked by", refs=[coach] if coach else []),
        Row("Unblocks", refs=desk.to_all(desk.catalog.referring(link, "link", "coached_by"))),
        Row("Capacity", desk.inline(link.capacity)),
        Row("Skills", lines=[_skill(desk, skill) for skill in link.skills]),
    )


def _skill(desk: Desk, skill: Skill) -> Markup:
    parts = [Markup("<strong>{}</strong>").format(skill.skill)]
    if skill.training:
        parts.append(desk.inline(skill.training))
    if skill.every:
        parts.append(Markup("every {}").format(skill.every.text.removeprefix("every ")))
    if skill.last:
        parts.append(Markup("last {}").format(day(skill.last)))
    return Markup(", ").join(parts)


def _relies_on(desk: Desk, link: Link) -> list[Arm]:
    said = {ref.source.id for ref in desk.catalog.incoming.get(key_of(link), ()) if ref.field == "supports.link"}
    return [
        Arm(other, desk.inline(arm.for_), desk.inline(arm.passes), *_state(arm.link in said))
        for arm in link.relies_on
        if (other := desk.ref("link", arm.link))
    ]


def _relied_on_by(desk: Desk, link: Link) -> list[Arm]:
    arms: dict[str, tuple[Markup, Markup]] = {}
    for user in desk.catalog.referring(link, "link", "relies_on.link"):
        assert isinstance(user, Link)
        arm = next(arm for arm in user.relies_on if desk.catalog.link(arm.link) is link)
        arms[user.id] = (desk.inline(arm.for_), desk.inline(arm.passes))
    said = {arm.link: arm for arm in link.supports}
    found = []
    for id in sorted({*arms, *said}):
        other = desk.ref("link", id)
        about, passes = arms.get(id, (Markup(""), Markup("")))
        if other:
            found.append(
                Arm(
                    other,
                    desk.inline(said[id].with_) if id in said and said[id].with_ else about,
                    passes,
                    *_state(id in arms and id in said),
                )
            )
    return found


def _state(both: bool) -> tuple[str, str]:
    return ("Agreed", "team") if both else ("One-sided", "watch")


def _steps(desk: Desk, link: Link) -> list[OwnStepRow]:
    return [
        OwnStepRow(
            desk.inline(step.does),
            desk.to(procedure, part=step.id),
            step.within.text if step.within else "",
            desk.inline(step.if_not),
        )
        for procedure in desk.catalog.referring(link, "procedure", "steps.by")
        if isinstance(procedure, Procedure) and procedure.status != "retired"
        for step in procedure.steps
        if desk.catalog.link(step.by) is link
    ]


def _rests_on(desk: Desk, link: Link, own: Sequence[Definition]) -> list[Ref]:
    """Promises of others whose procedures this link does steps of."""
    procedures = [found for found in desk.catalog.referring(link, "procedure", "steps.by") if isinstance(found, Procedure)]
    promises = {
        support.promise: promise
        for found in procedures
        for support in found.supports
        if (promise := desk.catalog.promise(support.promise))
    }
    return desk.to_all(promise for promise in promises.values() if promise not in own)


def _owns(desk: Desk, link: Link) -> list[tuple[str, list[Ref]]]:
    labels = (("service", "Services"), ("procedure", "Procedures"), ("contact-point", "Contact points"))
    return [(label, refs) for kind, label in labels if (refs := desk.to_all(desk.catalog.referring(link, kind, "owner")))]


def _thanks(desk: Desk, link: Link) -> list[Event]:
    """Compliments and excellence about this link, or about what it does steps of."""
    catalog = desk.catalog
    about = {key_of(link), *(key_of(found) for found in catalog.referring(link, "procedure", "steps.by"))}
    about |= {key_of(found) for found in catalog.referring(link, "promise", "made_by")}
    lessons = {
        ref.source: catalog.definitions[ref.source]
        for key in about
        for ref in catalog.incoming.get(key, ())
        if ref.source.kind == "lesson" and ref.field == "about"
    }
    praise = [lesson for lesson in lessons.values() if isinstance(lesson, Lesson) and lesson.type in ("compliment", "excellence")]
    return [
        Event(
            f"{day(lesson.on)}, {lesson.type}",
            Markup('<a href="{}{}">{}</a>').format(desk.root, path_of(key_of(lesson)), lesson.title),
        )
        for lesson in sorted(praise, key=lambda lesson: lesson.on, reverse=True)
    ]
