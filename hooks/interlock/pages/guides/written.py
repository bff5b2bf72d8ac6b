"""The hand-written pages of `docs/`, and the pages about the organisation, the rules and the fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import Key
from interlock.catalog.addresses import is_home
from interlock.catalog.prose import Heading, body_of, headings_of, title_of, with_titles
from interlock.definitions import KINDS, Organisation, Promise, kind_named
from interlock.definitions.field_docs import ModelDoc, documented
from interlock.pages.desk import Desk
from interlock.pages.frame import (
    Day,
    Page,
    Row,
    Search,
    Section,
    as_day,
    plain_head,
    rows,
    sections,
)
from interlock.pages.refs import Ref, path_of
from interlock.rules.engine.all_rules import RULES
from interlock.rules.engine.rule import Rule


@dataclass(frozen=True, slots=True)
class WrittenView:
    """What `written.html` shows."""

    body: Markup
    title_anchor: str


def written_pages(desk: Desk) -> Iterator[Page]:
    """A page for every Markdown file in `docs/`, except the one shown on the home page."""
    for source in desk.catalog.pages:
        if is_home(source.path):
            continue
        key = Key("page", source.path)
        path = path_of(key)
        desk = desk.on_page(key)
        title = desk.page_titles[key]
        head = plain_head(desk, "Page", title, "", path, source=source.path)
        named = title_of(source.text)
        view = WrittenView(desk.whole_page(source.text), named.anchor if named else "")
        search = Search(title, path, "page", text=body_of(source.text))
        yield Page(path, "written.html", head, view, _parts(desk, source.text, named), search)


def _parts(desk: Desk, text: str, title: Heading | None) -> list[Section]:
    """The sections of a hand-written page: its top headings below the title."""
    headings = [heading for heading in headings_of(text) if heading != title]
    highest = min((heading.level for heading in headings), default=0)
    return [Section(each.anchor, with_titles(each.words, desk.catalog)) for each in headings if each.level == highest]


_EDITING_NAMES = ("change a page of the handbook", "correct a mistake in the handbook")


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of the organisation and the promises that show it."""

    title: str
    text: Markup
    promises: list[Ref]


@dataclass(frozen=True, slots=True)
class AboutView:
    """What `about.html` shows."""

    vision: Markup
    values: list[ValueView]
    complain: Ref | None
    learned: list[tuple[Ref, Markup, Markup, Day | None]]
    calendar: list[Row]


def about_page(desk: Desk) -> Page:
    """The organisation's vision, values and calendar, and how to complain."""
    desk = desk.on_page()
    organisation = desk.catalog.organisation
    promises = [found for found in desk.all("promise") if isinstance(found, Promise)]
    view = AboutView(
        vision=desk.inline(organisation.vision),
        values=[
            ValueView(
                value.title, desk.inline(value.text), [desk.to(promise) for promise in promises if value.id in promise.values]
            )
            for value in organisation.values
        ],
        complain=desk.ref("contact-point", organisation.feedback.complaints),
        learned=_learned(desk),
        calendar=_calendar(organisation),
    )
    parts = sections(
        ("values", "What we stand for", view.values),
        ("learned", "You said, we did", view.learned),
        ("calendar", "When we work", True),
    )
    head = plain_head(
        desk, "About", f"About {organisation.name}", organisation.vision or "", "about/", source="standards/organisation.yml"
    )
    return Page(
        "about/",
        "about.html",
        head,
        view,
        parts,
        Search(f"About {organisation.name}", "about/", "page", organisation.vision or ""),
    )


def _learned(desk: Desk) -> list[tuple[Ref, Markup, Markup, Day | None]]:
    """The last twelve complaints and suggestions that led to a finished action."""
    found = []
    for lesson in desk.all("lesson"):
        done = [change for change in getattr(lesson, "changes", []) if change.done]
        if done and getattr(lesson, "type", "") in ("complaint", "suggestion"):
            latest = max(done, key=lambda change: change.done)
            found.append((latest.done, desk.to(lesson), desk.inline(lesson.summary), desk.inline(latest.what)))
    found.sort(key=lambda item: item[0], reverse=True)
    return [(ref, said, did, as_day(done)) for done, ref, said, did in found[:12]]


def _calendar(organisation: Organisation) -> list[Row]:
    calendar = organisation.calendar
    if calendar is None:
        return [Row("Working time", "Monday to Friday, 09:00 to 17:00, no holidays: nobody has said otherwise yet.")]
    names = {
        "mon": "Monday",
        "tue": "Tuesday",
        "wed": "Wednesday",
        "thu": "Thursday",
        "fri": "Friday",
        "sat": "Saturday",
        "sun": "Sunday",
    }
    opens = f"{calendar.opens:%H:%M}" if calendar.opens else "09:00"
    closes = f"{calendar.closes:%H:%M}" if calendar.closes else "17:00"
    return rows(
        Row("Working days", ", ".join(names[found] for found in calendar.working_days)),
        Row("Working hours", f"{opens} to {closes}"),
        Row("Public holidays", " ".join(part for part in (calendar.country, calendar.subdivision) if part)),
        Row("Counting starts", f"on the {calendar.counts_from}"),
    )


@dataclass(frozen=True, slots=True)
class RuleView:
    """What `rule.html` shows."""

    why: Markup
    facts: list[Row]
    bad: list[tuple[str, str]]
    good: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RulesView:
    """What `rules.html` shows: groups with their rules."""

    groups: list[tuple[str, list[tuple[Ref, str, str]]]]


_TONES = {"error": "bad", "warning": "watch", "advice": ""}


def rule_paths(desk: Desk) -> list[str]:
    """The paths of the rules' pages."""
    return ["rules/", *(f"rules/{rule.name}/" for rule in RULES)]


def editing_paths(desk: Desk) -> list[str]:
    """The paths of the pages about editing."""
    return ["editing/", "editing/organisation/", *(f"editing/{kind.name}/" for kind in KINDS)]


def rule_pages(desk: Desk) -> Iterator[Page]:
    """A page for each rule, and their index."""
    groups: dict[str, list[tuple[Ref, str, str]]] = {}
    for rule in RULES:
        groups.setdefault(rule.group, []).append(
            (Ref(rule.name, f"rules/{rule.name}/", rule.headline), rule.severity, _TONES[rule.severity])
        )
    desk = desk.on_page()
    summary = "How the handbook is checked, rule by rule."
    yield Page(
        "rules/",
        "rules.html",
        plain_head(desk, "Index", "Rules", summary, "rules/"),
        RulesView(list(groups.items())),
        search=Search("Rules", "rules/", "page", summary),
    )
    for rule in RULES:
        desk = desk.on_page()
        yield _rule_page(desk, rule)


def _rule_page(desk: Desk, rule: Rule) -> Page:
    path = f"rules/{rule.name}/"
    view = RuleView(
        why=desk.block(rule.why),
        facts=rows(
            Row(
                "How grave",
                {
                    "error": "an error: it stops publishing",
                    "warning": "a warning: it is published",
                    "advice": "advice: a gap to close",
                }[rule.severity],
            ),
            Row("Group", rule.group),
            Row("Can be made quieter", "yes, in organisation.yml" if rule.can_be_lowered else "no"),
        ),
        bad=list(rule.bad.files.items()),
        good=list(rule.good.files.items()),
    )
    parts = [Section("why", "Why"), Section("bad", "What it finds"), Section("good", "How it should be")]
    head = plain_head(desk, "Rule", rule.name, rule.headline, path, Ref("Rules", "rules/"))
    return Page(path, "rule.html", head, view, parts, Search(rule.name, path, "page", rule.headline, text=rule.why))


@dataclass(frozen=True, slots=True)
class EditingView:
    """What `editing.html` shows."""

    kinds: list[Ref]
    folders: list[tuple[str, str, Ref]]


@dataclass(frozen=True, slots=True)
class FieldsView:
    """What `fields.html` shows: the fields of a kind, and of the mappings in it."""

    folder: str
    models: list[ModelDoc]


def editing_pages(desk: Desk) -> Iterator[Page]:
    """How to edit, and the field reference of each kind, generated from the models."""
    desk = desk.on_page()
    kinds = [Ref(kind.plural, f"editing/{kind.name}/", kind.model.__doc__ or "") for kind in KINDS]
    organisation = Ref(
        "The organisation", "editing/organisation/", "Name, values, calendar, and what holds where a definition says nothing."
    )
    summary = "What you can change, where it stands, and what each field means."
    view = EditingView(
        [organisation, *kinds], [(f"{kind.folder}/", kind.plural, Ref(kind.plural, f"editing/{kind.name}/")) for kind in KINDS]
    )
    head = plain_head(desk, "Editing", "How to edit", summary, "editing/")
    yield Page(
        "editing/", "editing.html", head, view, search=Search("How to edit", "editing/", "page", summary, labels=_EDITING_NAMES)
    )
    desk = desk.on_page()
    yield _fields_page(desk, "organisation", "The organisation", "standards/organisation.yml", documented(Organisation))
    for kind in KINDS:
        yield _fields_page(desk, kind.name, kind.plural, f"{kind.folder}/<id>.yml", documented(kind_named(kind.name).model))


def _fields_page(desk: Desk, name: str, title: str, folder: str, models: list[ModelDoc]) -> Page:
    path = f"editing/{name}/"
    head = plain_head(
        desk, "Fields", f"Fields: {title[:1].lower() + title[1:]}", models[0].text, path, Ref("How to edit", "editing/")
    )
    parts = [Section(f"fields-{model.id}", model.title) for model in models]
    words = " ".join(field.name for model in models for field in model.fields)
    return Page(
        path, "fields.html", head, FieldsView(folder, models), parts, Search(head.title, path, "page", models[0].text, text=words)
    )


def search_page(desk: Desk) -> Page:
    """The search as a page of its own, for addresses with a query and for readers without scripts."""
    desk = desk.on_page()
    head = plain_head(desk, "Search", "Search", "", "search/")
    return Page("search/", "search.html", head, None)
