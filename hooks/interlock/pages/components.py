"""What pages of several kinds share: the plan of a definition's page with its search record, words to say, promise cards."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from interlock.catalog import WIKI, key_of
from interlock.catalog.prose import plain_words
from interlock.catalog.replacements import retired_for
from interlock.definitions import ContactPoint, Definition, Link, Procedure, Promise, Service, Term, kind_named
from interlock.definitions.promise import IfWeFail
from interlock.definitions.text_marks import Prose
from interlock.definitions.walk import marked_texts
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.frame import Day, Head, Page, Row, Search, Section, head, rows
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of
from interlock.pages.promise_status import figure, how_it_stands, record_of, stands_in_short
from interlock.pages.promise_words import limit_text, target_words
from interlock.pages.words import unbroken
from interlock.questions.promise_forms import held_on

# Separates the parts of a page's text in the search index; the browser quotes the part that fits the query best.
_SEARCH_PARTS = " · "
# Markdown syntax, the lines below the heads of tables included, which is left out of the search text.
_MARKDOWN = lazy_pattern(r"(?m)^(?=[^\n]*---)[-|: \t]+$|[*`|>#~]+|!?\[(?=[^\[\]]*\]\()|\]\([^()\[\s]*\)")


@dataclass(frozen=True, slots=True)
class Words:
    """Words to say or send: set as speech, with a button to copy them."""

    caption: str
    html: Markup
    id: str


@dataclass(frozen=True, slots=True)
class PromiseCard:
    """A promise in a list: its wording, its limit and its status. `receivers`: the links it is made to, if not to customers."""

    ref: Ref
    wording: Markup
    limit: str
    target: str
    made_by: Ref | None
    receivers: list[Ref]
    status: str
    tone: str
    figure: str
    in_short: str
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
    search shows at once. A retired definition has no search record and is no chapter of a book.
    """
    own_head, path = head(context, definition), path_of(key_of(definition))
    if definition.status == "retired":
        return Page(path, template, own_head, view, parts)
    search = replace(
        _search_record(context, definition, own_head),
        labels=tuple(dict.fromkeys([*definition.also_called, *labels, *_names_before(context, definition)])),
        hidden=tuple(hidden),
        avoided=tuple(avoided),
        answer=answer,
    )
    in_books = kind_named(definition.kind_name).in_books
    return Page(path, template, own_head, view, parts, search, chapter_id(definition) if in_books else "")


def _search_record(context: PageContext, definition: Definition, own_head: Head) -> Search:
    """What the search says of any definition, without further names and the answer."""
    if isinstance(definition, Service):
        service: Ref | None = context.to(definition)
    else:
        service = context.ref("service", getattr(definition, "service", None))
    return Search(
        title=own_head.title,
        path=path_of(key_of(definition)),
        kind=definition.kind_name,
        summary=str(own_head.summary.striptags()),
        owner=own_head.owner.title if own_head.owner else "",
        service=service.title if service else "",
        text=_text(context, definition),
    )


def _names_before(context: PageContext, definition: Definition) -> Iterator[str]:
    """The names of what was retired for a definition, which people may still search for; those of words are words to avoid."""
    if not isinstance(definition, Term):
        for former in retired_for(context.catalog, definition):
            yield from (former.title, *former.also_called, *(former.reasons if isinstance(former, Procedure) else ()))


def chapter_id(definition: Definition) -> str:
    """The id of a definition's chapter in books: `promise/answer-calls`."""
    key = key_of(definition)
    return f"{key.kind}/{key.id}"


def _text(context: PageContext, definition: Definition) -> str:
    """The prose of a definition as plain text for the search, without its summary, where it is reached, and its tags."""
    prose = (marked for marked in marked_texts(definition) if isinstance(marked.mark, Prose) and marked.route != ("summary",))
    return _SEARCH_PARTS.join(
        [*(searched_words(context, marked.text) for marked in prose), *_reached(definition), *definition.tags]
    )


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


def notice_to_copy(text: str) -> Words:
    """A notice, given as plain text, for those who must be told what falls."""
    return Words("A notice to copy", Markup("<br>").join(map(escape, text.strip().split("\n"))), "notice")


def card_of(context: PageContext, id: str | None) -> PromiseCard | None:
    """The card of the promise with that id; None where it is not shown."""
    promise = context.catalog.promise(id)
    return promise_card(context, promise) if promise and promise.status != "retired" else None


def promise_card(context: PageContext, promise: Promise) -> PromiseCard:
    """A promise as a card, with what is promised today; of one that begins later, what will be, without its limit."""
    record, today = record_of(context, promise), held_on(promise, context.facts.today)
    status, tone = how_it_stands(context, record)
    held = today or promise
    return PromiseCard(
        ref=context.to(promise),
        wording=context.inline(held.wording),
        limit=limit_text(today) if today else "",
        target=target_words(held),
        made_by=context.ref("link", promise.made_by),
        receivers=[] if promise.kind == "public" else receiver_refs(context, promise),
        status=status,
        tone=tone,
        figure=figure(record),
        in_short=stands_in_short(context, record),
        doubt=doubt(context, promise) if today else "",
        is_suspended=promise.status == "suspended",
    )


def doubt(context: PageContext, promise: Promise) -> str:
    """A warning that the steps take longer than the limit of today, or "". Not for the public."""
    if context.is_public:
        return ""
    found = context.facts.capabilities.until_changed(promise) or context.facts.capabilities.of(promise)
    return unbroken(f"the steps take {found.say(found.too_long.length)}") if found.too_long else ""


def receiver_refs(context: PageContext, promise: Promise) -> list[Ref]:
    """Links to the customers that a promise is made to, or to the links, where it is internal or a supplier's."""
    return context.refs("customer" if promise.kind == "public" else "link", promise.made_to)


def amends_rows(context: PageContext, fail: IfWeFail) -> list[Row]:
    """What is done and given where a promise is broken."""
    redress = "What you get" if context.is_public else "Redress"
    return rows(Row("Do", context.inline(fail.do)), Row(redress, context.inline(fail.redress)))
