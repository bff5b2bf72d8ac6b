"""What every page has around its content: breadcrumbs, head, owner, dates, notices, and links to edit or report it."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from interlock.catalog import each_once, key_of
from interlock.catalog.audience import classification_of
from interlock.catalog.replacements import in_place_of
from interlock.definitions import ContactPoint, Definition, Promise, Service, Term, kind_named
from interlock.definitions.base import Notice
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked, path_of
from interlock.pages.words import first_few, kind_label, unbroken_day
from interlock.questions.reviews import next_review

# The fields that name something without which the rest of the page does not work: who does it, where, and what it rests on.
_NEEDED = frozenset(
    {"steps.by", "steps.with", "steps.secured_by", "made_by", "staffed_by", "contact_points", "service", "relies_on.link"}
)
# The banner about such a thing when it is out of use, by its status: a title, and the words after its name.
_OUT_OF_USE = {"suspended": ("For now", "is suspended"), "retired": ("Out of use", "is no longer used")}
_MOST_NOTICED = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A date, as ISO and as text."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a summary list: a label, and its value as text, links or lines. Falsy where there is no value."""

    label: str
    text: Markup | str = ""
    refs: list[Ref] = field(default_factory=list)
    lines: list[Markup] = field(default_factory=list)
    copy: bool = False

    def __bool__(self) -> bool:
        return bool(self.text or self.refs or self.lines)


@dataclass(frozen=True, slots=True)
class Banner:
    """A notice in the head of a page, between two dates if it has them; `is_now`: whether it shows on the day of the build.

    `of_another`: it is about something that the page depends on, and stands below the answer, which stays on the first screen.
    """

    title: str
    text: Markup
    tone: str = "watch"
    from_: str = ""
    until: str = ""
    is_now: bool = True
    of_another: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section that readers can jump to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page. Without a definition, the fields from `owner` on stay empty.

    `description` is the summary as plain text, or a replacement where the page has no summary. `language` is empty where the
    page is in the handbook's language.
    """

    kind: str
    title: str
    summary: Markup
    description: str
    crumbs: list[Ref]
    as_of: Day
    owner: Ref | None = None
    classification: str = ""
    reviewed: Day | None = None
    review_due: Day | None = None
    is_overdue: bool = False
    banners: list[Banner] = field(default_factory=list)
    edit_href: str = ""
    wrong_href: str = ""
    source: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """The search record of a page. The catalogue holds everything except `text`, which is loaded later."""

    title: str
    path: str
    kind: str
    summary: str = ""
    labels: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    owner: str = ""
    service: str = ""
    answer: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page plan: where the page stands, its template, its head, and the view that the template shows.

    `path` ends in `/` and is "" for the home page. `chapter`: its id as a chapter of books, or "".
    """

    path: str
    template: str
    head: Head
    view: object
    sections: list[Section] = field(default_factory=list)
    search: Search | None = None
    chapter: str = ""


def as_day(date: datetime.date | None) -> Day | None:
    """A date for a `time` element; None stays None."""
    return Day(date.isoformat(), unbroken_day(date)) if date else None


def _as_of_day(context: PageContext) -> Day:
    """The day for which the site is built."""
    return Day(context.facts.today.isoformat(), unbroken_day(context.facts.today))


def rows(*given: Row) -> list[Row]:
    """The rows that have a value; the others are left out of the page."""
    return [row for row in given if row]


def sections(*given: tuple[str, str, object]) -> list[Section]:
    """The sections whose third value is not empty: (id, title, content)."""
    return [Section(id, title) for id, title, content in given if content]


def plain_head(
    context: PageContext, kind: str, title: str, summary: str | Markup, path: str, *crumbs: Ref, source: str = ""
) -> Head:
    """The head of a page without a definition. `source` is the file to edit, if there is one."""
    html = summary if isinstance(summary, Markup) else context.inline(summary)
    whose = "handbook" if context.is_public else "staff handbook"
    return Head(
        kind=kind,
        title=title,
        summary=html,
        description=html.striptags() or f"{title}: the {whose} of {context.catalog.organisation.name}.",
        crumbs=[Ref("Home", ""), *crumbs],
        as_of=_as_of_day(context),
        edit_href=context.edit_href(source) if source else "",
        wrong_href=context.wrong_href(path),
        source=source,
    )


def head(context: PageContext, definition: Definition) -> Head:
    """The head of a definition's page."""
    key = key_of(definition)
    owner = definition.made_by if isinstance(definition, Promise) else definition.owner
    due = None if definition.status == "retired" else next_review(definition, context.catalog)
    service = context.ref("service", getattr(definition, "service", None))
    source = context.catalog.sources[key].path
    summary = context.inline(definition.summary)
    return Head(
        kind=kind_label(definition),
        title=capital(definition.title),
        summary=summary,
        description=context.tooltip_of(definition) if isinstance(definition, Term) else summary.striptags(),
        crumbs=[Ref("Home", ""), *crumb_of(context, key.kind), *([service] if service and service.path else [])],
        as_of=_as_of_day(context),
        owner=context.ref("link", owner),
        classification=classification_of(definition, context.catalog),
        reviewed=as_day(definition.review.last) if definition.review else None,
        review_due=as_day(due),
        is_overdue=due is not None and due < context.facts.today,
        banners=banners(context, definition),
        edit_href=context.edit_href(source),
        wrong_href=context.wrong_href(path_of(key)),
        source=source,
        language=definition.language or "",
    )


def crumb_of(context: PageContext, kind: str) -> list[Ref]:
    """The crumb that leads to the list of a kind; none for the public where it may see nothing on that list."""
    has_list = not context.is_public or kind == "promise" or context.all(kind_named(kind).model)
    return [Ref(kind_named(kind).plural, f"{kind_named(kind).address}/")] if has_list else []


def banners(context: PageContext, definition: Definition) -> list[Banner]:
    """The notices on a page: the definition's state, its own notice, and those of definitions it depends on."""
    about = each_once([definition, *_depended_on(context, definition)])
    return [*_state(context, definition), *_out_of_use(context, definition), *notice_banners(context, about, on=definition)]


def _depended_on(context: PageContext, definition: Definition) -> Iterator[Definition]:
    """What a definition names, and what it depends on without naming it.

    That is, of a promise, its procedures and those who do their steps, of which the public learns nothing; of a service, the
    contact points that name it.
    """
    catalog = context.catalog
    yield from (catalog.definitions[ref.target] for ref in catalog.outgoing.get(key_of(definition), ()) if ref.target)
    if isinstance(definition, Service):
        yield from (point for point in catalog.referring(definition, ContactPoint, "services") if is_live(point))
    elif isinstance(definition, Promise) and not context.is_public and is_live(definition):
        yield from (each.procedure for each in context.facts.supporting.get(definition.id, ()) if is_live(each.procedure))
        yield from context.facts.chains.of(definition).links_in(1)


def _out_of_use(context: PageContext, definition: Definition) -> Iterator[Banner]:
    """A banner for each thing without which what the page says cannot be done, and that is suspended or retired."""
    needed = (each.target for each in context.catalog.outgoing.get(key_of(definition), ()) if each.field in _NEEDED)
    for key in dict.fromkeys(filter(None, needed)):
        other = context.catalog.definitions[key]
        if other.status in _OUT_OF_USE and definition.status != "retired":
            title, words = _OUT_OF_USE[other.status]
            ref = context.to(other)
            named = linked(ref.path, ref.title) if ref.path is not None else ref.title
            yield Banner(title, Markup("{} {}.{}").format(named, words, _instead(context, other)))


def notice_banners(context: PageContext, definitions: Iterable[Definition], on: Definition | None = None) -> list[Banner]:
    """The notices of definitions, for the page of one of them (`on`) or another page. The same notice of several appears once."""
    said: dict[tuple[object, ...], tuple[Notice, list[Definition]]] = {}
    for definition in definitions:
        if notice := definition.notice:
            said.setdefault((notice.say, notice.from_, notice.until), (notice, []))[1].append(definition)
    return [
        _notice_banner(context, notice, [] if any(each is on for each in whose) else whose) for notice, whose in said.values()
    ]


def _notice_banner(context: PageContext, notice: Notice, whose: list[Definition]) -> Banner:
    """A notice, with links to the definitions that have it; without links on the page of one of these, where `whose` is empty."""
    text = context.inline(notice.say)
    leads_to = [linked(ref.path, ref.title) for ref in map(context.to, whose) if ref.path is not None]
    if leads_to:
        text += Markup(" {}").format(first_few(leads_to, _MOST_NOTICED))
    until = f"Until {unbroken_day(notice.until)}" if notice.until else "For now"
    dates = (notice.from_.isoformat() if notice.from_ else "", notice.until.isoformat() if notice.until else "")
    today = context.facts.today
    is_now = (notice.from_ or today) <= today <= (notice.until or today)
    return Banner(until, text, "watch", *dates, is_now, bool(whose))


def _instead(context: PageContext, definition: Definition) -> Markup:
    """A sentence that leads to what took the place of a definition, after a blank; or nothing."""
    after = in_place_of(context.catalog, context.catalog.get(definition.kind_name, definition.replaced_by))
    instead = context.to(after) if after else None
    return Markup(" See {}.").format(linked(instead.path, instead.title)) if instead and instead.path else Markup("")


def _state(context: PageContext, definition: Definition) -> list[Banner]:
    match definition.status:
        case "draft":
            return [Banner("Draft", Markup("Nobody works by this yet. It is shown while it is being written."), "watch")]
        case "suspended":
            return [Banner("Suspended", Markup("This does not hold for now.") + _instead(context, definition), "bad")]
        case "retired":
            return [
                Banner(
                    "No longer used",
                    Markup("This page stays so that old links lead somewhere.") + _instead(context, definition),
                    "bad",
                )
            ]
    return []
