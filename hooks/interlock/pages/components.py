"""Parts that pages of several kinds share, such as promise cards and whom to call."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from interlock.catalog import WIKI, key_of
from interlock.catalog.prose import plain_words
from interlock.definitions import ContactPoint, Definition, Link, Promise, Service, kind_named
from interlock.definitions.link import Contact
from interlock.definitions.other_number import OtherNumber
from interlock.definitions.periods import how_often
from interlock.definitions.promise import Earlier, IfWeFail
from interlock.definitions.quantities import amount_in_sentence
from interlock.definitions.text_marks import Prose
from interlock.definitions.walk import marked_texts
from interlock.pages.frame import Day, Head, Page, Row, Search, Section, rows
from interlock.pages.markup import mail_link
from interlock.pages.opening_hours import OpeningView, opening_of, opening_of_link
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of
from interlock.pages.promise_status import figure, how_it_stands, record_of
from interlock.pages.words import unbroken_day
from interlock.questions.promise_forms import begins_later, held_on

# Separates the parts of a page's text in the search index; the browser quotes the part that fits the query best.
_SEARCH_PARTS = " · "
# Markdown syntax, the lines below the heads of tables included, which is left out of the search text.
_MARKDOWN = re.compile(r"(?m)^(?=[^\n]*---)[-|: \t]+$|[*`|>#~]+|!?\[(?=[^\[\]]*\]\()|\]\([^()\[\s]*\)")

CHANNELS = {
    "phone": "Phone",
    "email": "Email",
    "letter": "Letter",
    "online-form": "Online form",
    "web": "Web page",
    "web-chat": "Web chat",
    "sms": "Text message",
    "social-media": "Social media",
    "face-to-face": "Face to face",
    "home-visit": "Home visit",
    "kiosk": "Kiosk",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words to say or send: set as speech, with a button to copy them."""

    caption: str
    html: Markup
    id: str


@dataclass(frozen=True, slots=True)
class Call:
    """How to reach a link or a contact point."""

    who: Ref
    phone: Markup
    email: Markup
    place: str
    hours: str
    ask_for: str
    opening: OpeningView | None = None
    others: list[Markup] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PromiseCard:
    """A promise in a list: its wording, its limit and its status."""

    ref: Ref
    wording: Markup
    limit: str
    target: str
    made_by: Ref | None
    status: str
    tone: str
    figure: str
    doubt: str
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is planned."""

    label: str
    text: Markup
    when: Day | None = None
    done: bool = True


def page(
    context: PageContext,
    definition: Definition,
    template: str,
    head: Head,
    view: object,
    parts: list[Section],
    *,
    labels: Iterable[str] = (),
    answer: str = "",
    hidden: Iterable[str] = (),
    avoided: Iterable[str] = (),
) -> Page:
    """A definition's page plan, with its search record.

    `labels`, `hidden` and `avoided` are more names to find it by: shown, not shown, and words to avoid. `answer` is what the
    search shows at once.
    """
    service = (
        context.to(definition)
        if isinstance(definition, Service)
        else context.ref("service", getattr(definition, "service", None))
    )
    search = Search(
        title=head.title,
        path=path_of(key_of(definition)),
        kind=definition.kind_name,
        summary=str(head.summary.striptags()),
        labels=tuple(dict.fromkeys([*definition.also_called, *labels])),
        hidden=tuple(hidden),
        avoided=tuple(avoided),
        owner=head.owner.title if head.owner else "",
        service=service.title if service else "",
        answer=answer,
        text=_text(context, definition),
    )
    retired, in_books = definition.status == "retired", kind_named(definition.kind_name).in_books
    return Page(
        search.path,
        template,
        head,
        view,
        parts,
        None if retired else search,
        chapter_id(definition) if in_books and not retired else "",
    )


def chapter_id(definition: Definition) -> str:
    """The id of a definition's chapter in books: `promise/answer-calls`."""
    key = key_of(definition)
    return f"{key.kind}/{key.id}"


def _text(context: PageContext, definition: Definition) -> str:
    """The prose of a definition as plain text for the search, without its summary, and where it is reached."""
    prose = (marked for marked in marked_texts(definition) if isinstance(marked.mark, Prose) and marked.route != ("summary",))
    return _SEARCH_PARTS.join([*(searched_words(context, marked.text) for marked in prose), *_reached(definition)])


def _reached(definition: Definition) -> Iterator[str]:
    """Addresses, further numbers and whom to ask for, by which a team or a contact point is looked up too."""
    contact = definition.contact if isinstance(definition, Link) else definition if isinstance(definition, ContactPoint) else None
    if contact is None:
        return
    yield from (other.number for other in contact.other_numbers)
    told = (contact.email, contact.url) if isinstance(contact, ContactPoint) else (contact.email, contact.place, contact.ask_for)
    yield from filter(None, told)


def searched_words(context: PageContext, text: str) -> str:
    """A text as the search finds it. The parser is slow, and needed only for paths and comments."""
    if "\\" in text or "<!--" in text:
        return plain_words(text, context.catalog)
    return _MARKDOWN.sub("", WIKI.sub(lambda match: _named(context, match), text))


def _named(context: PageContext, reference: re.Match[str]) -> str:
    return reference[2] or context.any_ref(reference[1].strip()).title


def lines_of(text: str) -> Markup:
    """Plain text as HTML, with its line breaks."""
    return Markup("<br>").join(Markup("{}").format(line) for line in text.strip().split("\n"))


def call_of(context: PageContext, id: str | None) -> Call | None:
    """How to reach the link with that id; None where there is nothing to say."""
    link = context.catalog.link(id)
    if link is None or link.contact is None:
        return None
    key, contact = key_of(link), link.contact
    return context.once("call", key, lambda: _call(context.on_page(key), link, contact))


def first_call(context: PageContext, ids: Iterable[str]) -> Call | None:
    """How to reach the first link of these that has a telephone number; None where none has."""
    calls = (call_of(context, id) for id in ids)
    return next((call for call in calls if call and call.phone), None)


def _call(context: PageContext, link: Link, contact: Contact) -> Call:
    return Call(
        context.to(link),
        context.phone(contact.phone),
        mail_link(contact.email),
        contact.place or "",
        contact.hours or "",
        contact.ask_for or "",
        opening_of_link(context, link),
        other_numbers(context, contact.other_numbers),
    )


def call_of_point(context: PageContext, point: ContactPoint) -> Call:
    """How to reach a contact point, with its channel where it has neither a number nor an e-mail address."""
    phone, email, opening = context.phone(point.phone), mail_link(point.email), opening_of(context, point)
    return Call(context.to(point), phone, email, CHANNELS[point.channel], "", "", opening)


def other_numbers(context: PageContext, numbers: Sequence[OtherNumber]) -> list[Markup]:
    """Further telephone numbers, each after what it is for."""
    return [
        Markup("{}{}").format(
            Markup("{}: ").format(context.inline(other.for_)) if other.for_ else "", context.phone(other.number)
        )
        for other in numbers
    ]


def card_of(context: PageContext, id: str | None) -> PromiseCard | None:
    """The card of the promise with that id; None where it is not shown."""
    promise = context.catalog.promise(id)
    return promise_card(context, promise) if promise and promise.status != "retired" else None


def promise_card(context: PageContext, promise: Promise) -> PromiseCard:
    """A promise as a card, with what is promised today; of one that begins later, what will be, without its limit."""
    record, today = record_of(context, promise), held_on(promise, context.facts.today)
    status, tone = how_it_stands(record)
    if today is None and promise.valid_from:
        status, tone = f"From {unbroken_day(promise.valid_from)}", "watch"
    held = today or promise
    return PromiseCard(
        ref=context.to(promise),
        wording=context.inline(held.wording),
        limit=limit_text(today) if today else "",
        target=target_words(held),
        made_by=context.ref("link", promise.made_by),
        status=status,
        tone=tone,
        figure=figure(record),
        doubt=doubt(context, promise) if held is promise else "",
        is_suspended=promise.status == "suspended",
    )


def doubt(context: PageContext, promise: Promise) -> str:
    """A warning that the steps take longer than the limit, or "". Not for the public."""
    if context.is_public:
        return ""
    found = context.facts.capabilities.of(promise)
    return f"the steps take {found.say(found.too_long.length)}" if found.too_long else ""


def receiver_refs(context: PageContext, promise: Promise) -> list[Ref]:
    """Links to the customers that a promise is made to, or to the links, where it is internal or a supplier's."""
    return context.refs("customer" if promise.kind == "public" else "link", promise.made_to)


def amends_rows(context: PageContext, fail: IfWeFail) -> list[Row]:
    """What is done and given where a promise is broken."""
    return rows(Row("Do", context.inline(fail.do)), Row("Redress", context.inline(fail.redress)))


# The fields of a target with a bound, and what is said before a bare number and after it.
_BOUNDS = (
    ("share", "at least", "of cases"),
    ("count", "at least", ""),
    ("score", "at least", "as the score"),
    ("average", "at most", "on average"),
    ("median", "at most", "in the middle case"),
)


def target_words(promise: Promise | Earlier) -> str:
    """The target in words: how often or how well; "not stated" without one."""
    target = promise.target
    if target is None:
        return "not stated"
    if target.every:
        return how_often(target.every)
    for name, before, after in _BOUNDS:
        bound = getattr(target, name)
        if bound is not None:
            words = bound.text if bound.text.startswith(("at ", "between ")) else f"{before} {bound.text}"
            return f"{words} {after}".strip()
    return "not stated"


def limit_words(context: PageContext, promise: Promise) -> str:
    """The limit, with its day where it holds only later; or an empty text."""
    return _with_day(context, promise, limit_text)


def compared_words(context: PageContext, promise: Promise) -> str:
    """What results are compared with: the target, without one the limit, with its day where it holds only later; or "not stated"."""
    return _with_day(context, promise, _compared) or "not stated"


def promised_words(context: PageContext, promise: Promise) -> str:
    """What results are compared with, as it stands in a sentence: `at least 95% of cases`, `the same day`; or an empty text."""
    return _with_day(context, promise, lambda each: amount_in_sentence(_compared(each)))


def now_and_later(context: PageContext, promise: Promise, told: Callable[[Promise], str]) -> str:
    """What is told of a promise today, and what from a later day on where that differs."""
    begins, held = begins_later(promise, context.facts.today), held_on(promise, context.facts.today)
    now, later = told(held) if held else "", _with_day(context, promise, told)
    if begins and now and not later:
        return f"{now} until {unbroken_day(begins - datetime.timedelta(days=1))}"
    return later if told(promise) == now else "; ".join(filter(None, (now, later)))


def _compared(promise: Promise) -> str:
    words = target_words(promise)
    return limit_text(promise) if words == "not stated" else words


def limit_text(promise: Promise | Earlier) -> str:
    """The limit as it is written, or an empty text."""
    return promise.limit.text if promise.limit else ""


def _with_day(context: PageContext, promise: Promise, told: Callable[[Promise], str]) -> str:
    """What is told of a promise; where that is not so today, with the day from which it is."""
    begins, held, words = begins_later(promise, context.facts.today), held_on(promise, context.facts.today), told(promise)
    return f"{words} from {unbroken_day(begins)}" if begins and words and not (held and told(held) == words) else words
