"""The index of each kind: all definitions in a list with filters, on several pages where it is long."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.definitions import KINDS, ContactPoint, Definition, Kind, Lesson, Link, Procedure, Session, Term
from interlock.definitions.name_order import sort_key
from interlock.pages.calls import CHANNELS
from interlock.pages.contact_links import mail_link
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.kinds.lesson import outside_words
from interlock.pages.kinds.link import LINK_KINDS
from interlock.pages.link_context import HIDDEN_LINK
from interlock.pages.lists.a_z import Jump, jumps_to, letter_anchor, letter_of, short_names
from interlock.pages.lists.facets import Facet, worth_showing
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, named
from interlock.pages.paging import MOST_BYTES, links_by_title, paged, parts_of_list, size_of
from interlock.pages.promise_status import current
from interlock.pages.words import status_tag, unbroken_day
from interlock.questions.language.uses import first_sentence
from interlock.questions.results.result_rows import form_on

# Limits in bytes of rows for two kinds: links share the page with a picture; terms have long texts with little HTML.
_MOST_BYTES_OF = {"link": 26_000, "term": 55_300}
# A list with fewer rows has no letters to jump to.
_FEW_ROWS = 25


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A definition in the list: its link, cells, values for the filters (`facets`), and more words to find it by.

    `anchor` is set on the first row of each letter, as the target of the jump letters.
    """

    ref: Ref
    cells: list[Markup | str]
    facets: dict[str, str]
    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class IndexView:
    """What `index.html` shows. `guide` leads to how such a definition is written, for where there is none."""

    id: str
    guide: Ref
    columns: list[str]
    facets: list[Facet]
    rows: list[IndexRow]
    count: int
    parts: list[Ref]
    jumps: list[Jump]


def index_pages(context: PageContext) -> Iterator[Page]:
    """The index of every kind but promises and links, which have a board and a chain index; for the public see `kind_index`."""
    for kind in KINDS:
        if kind.name not in ("promise", "link"):
            yield from kind_index(context, kind)


def kind_index(context: PageContext, kind: Kind) -> Iterator[Page]:
    """The pages of one kind's index; the public has none of a kind of which it may see nothing."""
    definitions = context.all(kind.model)
    if not definitions and context.is_public:
        return
    if kind.is_record:
        definitions = sorted(definitions, key=lambda found: (found.on, found.id), reverse=True)  # type: ignore[attr-defined]
    context = context.on_page()
    columns, found_rows = list(_columns(context, kind)), [_row(context, found) for found in definitions]
    if context.is_public:
        columns, found_rows = _without_empty_columns(columns, found_rows)
    pages = paged(found_rows, size_of, _MOST_BYTES_OF.get(kind.name, MOST_BYTES))
    parts = parts_of_list(kind.plural, f"{kind.address}/", pages)
    links, facets = links_by_title(parts, lambda row: row.ref.title), _facets(context, kind, found_rows)
    for part in parts:
        rows = list(_with_anchors(part.rows)) if kind.name == "term" else part.rows
        view = IndexView(
            id=f"all-{kind.address}",
            guide=Ref("How to write the first", f"editing/{kind.name}/"),
            columns=[kind.label, *columns],
            facets=facets,
            rows=rows,
            count=len(definitions),
            parts=links,
            jumps=_jumps(rows, part.path) if _FEW_ROWS < len(definitions) == len(rows) else [],
        )
        head = plain_head(context, "Index", part.title, kind.summary, part.path, *part.crumbs)
        search = Search(part.title, part.path, "page", kind.summary, labels=_also(kind)) if part.is_first else None
        yield Page(part.path, "index.html", head, view, search=search)


def _also(kind: Kind) -> tuple[str, ...]:
    """Another name of a list: that of its folder, such as the glossary, where its title is a different one."""
    words = kind.address.replace("-", " ")
    return (words,) if words != kind.plural.casefold() else ()


def _with_anchors(rows: list[IndexRow]) -> Iterator[IndexRow]:
    """The rows, with an anchor on the first row of each letter."""
    seen = set()
    for row in rows:
        anchor = letter_anchor(letter_of(row.ref.title))
        yield row if anchor in seen else replace(row, anchor=anchor)
        seen.add(anchor)


def _jumps(rows: list[IndexRow], path: str) -> list[Jump]:
    """The letters to jump to; none in a list without anchors."""
    there = {letter_of(row.ref.title) for row in rows if row.anchor}
    return jumps_to(there, lambda letter: f"{path}#{letter_anchor(letter)}") if there else []


def _columns(context: PageContext, kind: Kind) -> tuple[str, ...]:
    """The columns of a kind's list; words to avoid are for staff only."""
    return tuple(column for column in kind.columns if not (context.is_public and kind.name == "term" and column == "Not"))


def _without_empty_columns(columns: list[str], rows: list[IndexRow]) -> tuple[list[str], list[IndexRow]]:
    """The columns, with their cells, in which some row says something to customers: the name of a hidden team does not."""
    told = [any(row.cells[number] not in ("", HIDDEN_LINK.title) for row in rows) for number in range(len(columns))]
    kept = [replace(row, cells=[cell for cell, is_told in zip(row.cells, told, strict=True) if is_told]) for row in rows]
    return [column for column, is_told in zip(columns, told, strict=True) if is_told], kept


def _row(context: PageContext, definition: Definition) -> IndexRow:
    cells, facets = _cells(context, definition)
    others = [*short_names(definition), *getattr(definition, "reasons", []), *definition.tags, *getattr(definition, "also", [])]
    said = " ".join([definition.title, *(Markup(cell).striptags() for cell in cells)])
    note = definition.context if isinstance(definition, Term) else None
    return IndexRow(context.with_status(definition, note or ""), cells, facets, _further_words(said, others))


def _further_words(said: str, others: list[str]) -> str:
    """The words of other names that the filter would not find in the row's text, each once, to keep the list small."""
    found, known = "", said.casefold()
    for word in dict.fromkeys(" ".join(others).casefold().split()):
        if word not in known and word not in found:
            found = f"{found} {word}" if found else word
    return found


def _cells(context: PageContext, definition: Definition) -> tuple[list[Markup | str], dict[str, str]]:
    """The cells of a definition after its name, one for each of its kind's `columns`, and its values for the filters."""
    summary = context.inline(definition.summary)
    match definition:
        case Link():
            phone = definition.contact.phone if definition.contact else None
            return [LINK_KINDS[definition.kind], context.phone(phone), summary], {"sort": definition.kind}
        case Procedure():
            return _procedure_cells(context, definition)
        case ContactPoint():
            answers = Markup(", ").join(context.anchor("link", id) for id in definition.staffed_by)
            reached = (
                context.phone(definition.phone) or mail_link(definition.email) or context.inline(definition.address) or summary
            )
            return [CHANNELS[definition.channel], answers, reached], {"way": definition.channel}
        case Lesson():
            outside = outside_words(context, definition)
            told = Markup("{}. {}").format(outside, summary) if outside else summary
            return [unbroken_day(definition.on), definition.type_in_words, told], {
                "sort": definition.type,
                "from": definition.from_,
            }
        case Session():
            return [unbroken_day(definition.on), summary], {}
        case Term():
            avoided = ", ".join(avoided.word for avoided in definition.avoid)
            meaning = context.inline(first_sentence(definition.definition))
            return [meaning, *([] if context.is_public else [named(avoided)])], {
                "team": context.seen_id("link", definition.owner)
            }
    if definition.kind_name == "service":
        return [context.anchor("link", definition.owner), summary], {"team": context.seen_id("link", definition.owner)}
    return [summary], {}


def _procedure_cells(context: PageContext, procedure: Procedure) -> tuple[list[Markup | str], dict[str, str]]:
    """Its service, its owner, and the limits of the promises that it keeps."""
    promises = current(context.catalog.promise(support.promise) for support in procedure.supports)
    forms = (form_on(promise, context.facts.today) for promise in promises)
    limits = ", ".join(dict.fromkeys(form.limit.text for form in forms if form and form.limit))
    when = status_tag("Missing: to be written", "watch") if procedure.missing else limits
    service = context.anchor("service", procedure.service) if procedure.service else "Every service"
    facets = {
        "team": context.seen_id("link", procedure.owner),
        "service": context.seen_id("service", procedure.service) if procedure.service else "every",
        "way": " ".join(_channels(context, procedure)),
    }
    return [service, context.anchor("link", procedure.owner), when], facets


def _channels(context: PageContext, procedure: Procedure) -> list[str]:
    points = (context.catalog.get("contact-point", id) for id in procedure.contact_points)
    return list(dict.fromkeys(point.channel for point in points if isinstance(point, ContactPoint)))


def _facets(context: PageContext, kind: Kind, rows: list[IndexRow]) -> list[Facet]:
    found: dict[str, set[str]] = {}
    for row in rows:
        for name, values in row.facets.items():
            found.setdefault(name, set()).update(values.split())
    return worth_showing(Facet(name, _LABELS[name], _options(context, kind, name, values)) for name, values in found.items())


_LABELS = {"from": "Learned from", "team": "Team", "service": "Service", "way": "Way in", "sort": "What sort"}


def _options(context: PageContext, kind: Kind, name: str, values: set[str]) -> list[tuple[str, str]]:
    options = ((value, _label(context, kind, name, value)) for value in values if value)
    return sorted(options, key=lambda option: sort_key(option[1]))


def _label(context: PageContext, kind: Kind, name: str, value: str) -> str:
    if name in ("team", "service"):
        ref = context.ref("link" if name == "team" else "service", value)
        return "Every service" if value == "every" else ref.title if ref else value
    if name == "way":
        return CHANNELS[value]
    return {"link": LINK_KINDS, "lesson": {"beyond": "One step beyond"}}.get(kind.name, {}).get(value, value.capitalize())
