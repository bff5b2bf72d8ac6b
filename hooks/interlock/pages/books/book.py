"""Books: everything about a service or a link as one document to print, chapter by chapter."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import (
    ContactPoint,
    Definition,
    Lesson,
    Link,
    Service,
    Term,
)
from interlock.definitions.link import is_team
from interlock.findings.nouns import capital
from interlock.pages.calls import CHANNELS, Call, call_of, other_numbers
from interlock.pages.components import chapter_id
from interlock.pages.contact_links import address_link, mail_link
from interlock.pages.frame import Page, head, sections
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.opening_hours import closure_in_words, closures_to_come, opening_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of
from interlock.pages.words import occasion
from interlock.questions.books import Book, Picked, book_of, picked, stands_whole
from interlock.sources.settings.book_choices import Books


@dataclass(frozen=True, slots=True)
class BoundChapter:
    """A definition that is a chapter of a book.

    `link_path`: the path of the link whose steps are printed in full while others are shortened; None prints everything in full.
    """

    id: str
    title: str
    link_path: str | None = None


@dataclass(frozen=True, slots=True)
class PointRow:
    """A contact point: how to reach it, when it is open, who staffs it."""

    id: str
    title: str
    channel: str
    reach: list[Markup | str]
    hours: list[str]
    closures: list[str]
    staffed_by: list[Ref]


@dataclass(frozen=True, slots=True)
class CallRow:
    """A link to call."""

    id: str
    call: Call


@dataclass(frozen=True, slots=True)
class WordRow:
    """A term, its definition, and the words to avoid."""

    id: str
    title: str
    means: str
    avoid: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson and its actions."""

    ref: Ref
    when: str
    summary: Markup
    changes: list[ActionView]


@dataclass(frozen=True, slots=True)
class BookView:
    """What `book.html` shows. `anchors`: anchors in the book by paths of pages; `chapter_html`: the HTML of chapters by id."""

    id: str
    is_link: bool
    about: BoundChapter
    promises: list[BoundChapter]
    more_promises: list[Ref]
    procedures: list[BoundChapter]
    more_procedures: list[Ref]
    points: list[PointRow]
    more_points: int
    calls: list[CallRow]
    more_calls: int
    words: list[WordRow]
    more_words: int
    lessons: list[LessonRow]
    anchors: dict[str, str]
    chapter_html: Mapping[str, Markup] = field(default_factory=dict)

    @property
    def chapters(self) -> list[BoundChapter]:
        """All definitions that are chapters."""
        return [self.about, *self.promises, *self.procedures]


# A book explains at most this many terms.
_MOST_TERMS = 40


# The kinds that have books, by what the settings say. In a large handbook the books of its links are a fifth of the site.
_WITH_BOOK: dict[Books, tuple[str, ...]] = {"all": ("service", "link"), "services": ("service",), "none": ()}


def book_path(subject: Definition) -> str:
    """The path of the book of a service or link."""
    return f"{path_of(key_of(subject))}book/"


def book_of_page(context: PageContext, subject: Service | Link) -> Ref | None:
    """The link from a page to its book; None if it has none."""
    return Ref("Print everything as one book", book_path(subject)) if _has_book(context, subject) else None


def subjects_of_books(context: PageContext) -> list[Service | Link]:
    """The definitions that have a book: every service and every team, unless the settings leave them out."""
    found: list[Service | Link] = [*context.all(Service), *context.all(Link)]
    return [each for each in found if _has_book(context, each)]


def _has_book(context: PageContext, subject: Service | Link) -> bool:
    """Whether a definition has a book; systems and places have none."""
    is_kept = subject.kind_name in _WITH_BOOK[context.settings.books] and subject.status != "retired"
    return is_kept and (isinstance(subject, Service) or is_team(subject))


def book_pages(context: PageContext, subjects: Iterable[Service | Link]) -> Iterator[Page]:
    """The books of these services and links. They are not in the search index."""
    for subject in subjects:
        yield _page(context.on_page(key_of(subject)), book_of(context.catalog, subject))


def _page(context: PageContext, book: Book) -> Page:
    subject, path = book.subject, book_path(book.subject)
    own = head(context, subject)
    crumbs = [*own.crumbs, context.to(subject)]
    cover = replace(own, kind="Book to print", title=f"{own.title}: the book", crumbs=crumbs, wrong_href=context.wrong_href(path))
    view = _view(context.on_page(key_of(subject)), book)
    parts = sections(
        ("about", "This team" if view.is_link else "This service", True),
        ("promises", "What we promise", view.promises),
        ("procedures", "Procedures", view.procedures),
        ("points", "Contact points", view.points),
        ("calls", "People to call", view.calls),
        ("words", "Words we use", view.words),
        ("lessons", "What we learned lately", view.lessons),
    )
    return Page(path, "book.html", cover, view, parts)


def _view(context: PageContext, book: Book) -> BookView:
    subject = book.subject
    link_path = path_of(key_of(subject))
    about = _bound(subject, None)
    to_customers_first = sorted(book.promises.inside, key=lambda promise: promise.kind != "public")
    promises = [_bound(promise, None) for promise in to_customers_first]
    procedures = [
        _bound(each, None if stands_whole(context.catalog, subject, each) else link_path) for each in book.procedures.inside
    ]
    terms = _terms(context, (subject, *book.promises.inside, *book.procedures.inside))
    inside = (subject, *book.promises.inside, *book.procedures.inside, *book.points.inside, *book.calls.inside, *terms.inside)
    return BookView(
        id=chapter_id(subject),
        is_link=isinstance(subject, Link),
        about=about,
        promises=promises,
        more_promises=_refs(context, book.promises.left_out),
        procedures=procedures,
        more_procedures=_refs(context, book.procedures.left_out),
        points=[_point(context, point) for point in book.points.inside],
        more_points=len(book.points.left_out),
        calls=[CallRow(chapter_id(link), call) for link in book.calls.inside if (call := call_of(context, link.id))],
        more_calls=len(book.calls.left_out),
        words=[_word(context, term) for term in terms.inside],
        more_words=len(terms.left_out),
        lessons=[_lesson(context, lesson) for lesson in book.lessons],
        anchors={path_of(key_of(definition)): chapter_id(definition) for definition in inside},
    )


def _terms(context: PageContext, definitions: Iterable[Definition]) -> Picked[Term]:
    """The terms that these definitions use; a printed book must define them itself."""
    used = Counter(term for definition in definitions for term in context.terms_in.get(key_of(definition), ()))
    return picked(context.catalog, used, Term, _MOST_TERMS)


def _bound(definition: Definition, link_path: str | None) -> BoundChapter:
    return BoundChapter(chapter_id(definition), capital(definition.title), link_path)


def _refs(context: PageContext, found: Sequence[Definition]) -> list[Ref]:
    return [context.to(definition) for definition in found]


def _point(context: PageContext, point: ContactPoint) -> PointRow:
    opening = opening_of(context, point)
    numbers = [context.phone(point.phone), *other_numbers(context, point.other_numbers)]
    reach = [*numbers, mail_link(point.email), address_link(point.url), context.inline(point.address)]
    coming = closures_to_come(point.closures, context.facts.today)
    return PointRow(
        id=chapter_id(point),
        title=capital(point.title),
        channel=CHANNELS[point.channel],
        reach=[way for way in reach if way],
        hours=opening.words if opening else [],
        closures=[f"Closed {'from' if closure.until else 'on'} {closure_in_words(closure)}" for closure in coming],
        staffed_by=context.refs("link", point.staffed_by),
    )


def _word(context: PageContext, term: Term) -> WordRow:
    return WordRow(
        chapter_id(term), capital(term.title), context.tooltip_of(term), ", ".join(avoided.word for avoided in term.avoid)
    )


def _lesson(context: PageContext, lesson: Lesson) -> LessonRow:
    return LessonRow(
        context.to(lesson),
        occasion(lesson),
        context.inline(lesson.summary),
        [action_view(context, change, lesson) for change in lesson.changes],
    )
