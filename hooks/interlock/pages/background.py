"""The fold at the end of a definition's page: lessons, sessions, evidence, history, approvals still missing, mentions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Definition, Framework, Lesson, Session
from interlock.findings.nouns import apart, capital, first_of
from interlock.findings.typed_commands import typed_word
from interlock.pages.components import Event
from interlock.pages.frame import as_day
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked
from interlock.pages.words import SIDE_WORDS, numbered_title, occasion, status_tag, unbroken_day
from interlock.questions.approvals.checked_approvals import (
    Signatory,
    Signed,
    changed_words,
    lines_to_paste,
    place_of_approvals,
    stamps_missing,
)

# Of approvals that are missing, a page has the lines to paste for at most this many.
_MOST_TO_APPROVE = 10


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to paste into a file."""

    title: str
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class ToApprove:
    """The lines to paste for approvals that are missing, where in the file, how many more are missing, and what lists them."""

    lines: list[Lines]
    where: str
    more: int
    command: str


@dataclass(frozen=True, slots=True)
class Background:
    """The folded section at the end of a page: lessons, sessions, evidence, history, other mentions, and the id as `kind/id`.

    On the public's site the id, history, tags and approvals are left out. False when nothing is left.
    """

    id: str
    lessons: list[Event] = field(default_factory=list)
    sessions: list[Event] = field(default_factory=list)
    evidence: list[Ref] = field(default_factory=list)
    history: list[Event] = field(default_factory=list)
    to_approve: ToApprove | None = None
    mentioned: list[Ref] = field(default_factory=list)
    tags: str = ""

    def __bool__(self) -> bool:
        return bool(self.id or self.lessons or self.sessions or self.evidence or self.mentioned)


def background_of(context: PageContext, definition: Definition) -> Background:
    """The folded section of a definition: lessons, evidence, reviews and approvals, and what else mentions it."""
    catalog = context.catalog
    about = [found for found in catalog.referring(definition, Lesson) if found.status != "retired"]
    looked_at = [found for found in catalog.referring(definition, Session) if found.status != "retired"]
    mentioning = {
        ref.source for ref in catalog.incoming.get(key_of(definition), ()) if ref.in_prose and ref.source in catalog.definitions
    }
    return Background(
        id="" if context.is_public else str(key_of(definition)),
        lessons=[_lesson(context, lesson) for lesson in sorted(about, key=lambda found: found.on, reverse=True)],
        sessions=[_session(context, session) for session in sorted(looked_at, key=lambda found: found.on, reverse=True)],
        evidence=[
            context.any_ref(f"framework/{criterion}", _criterion_named(context, criterion))
            for criterion in dict.fromkeys(evidence.criterion for evidence in definition.evidences)
        ],
        history=[] if context.is_public else _history(context, definition),
        to_approve=_to_approve(context, definition),
        mentioned=context.to_all(catalog.definitions[key] for key in mentioning),
        tags=", ".join(definition.tags),
    )


def _criterion_named(context: PageContext, text: str) -> str:
    """A criterion, written as `framework#criterion`, by its number and title."""
    id, _, part = text.partition("#")
    framework = context.catalog.get("framework", id)
    criteria = framework.all_criteria() if isinstance(framework, Framework) else []
    return next((numbered_title(criterion) for criterion in criteria if criterion.id == part), part)


def _lesson(context: PageContext, lesson: Lesson) -> Event:
    ref = context.to(lesson)
    return Event(occasion(lesson), linked(ref.path or "", ref.title), as_day(lesson.on))


def _session(context: PageContext, session: Session) -> Event:
    ref = context.to(session)
    return Event(unbroken_day(session.on), linked(ref.path or "", ref.title), as_day(session.on))


def _history(context: PageContext, definition: Definition) -> list[Event]:
    events = []
    if definition.review and definition.review.last:
        by = f" by the {apart(definition.review.by)}" if definition.review.by else ""
        events.append(
            (
                definition.review.last,
                Event(unbroken_day(definition.review.last), Markup("Reviewed{}.").format(by), as_day(definition.review.last)),
            )
        )
    approvals = context.facts.approvals.get(key_of(definition))
    for signed in approvals.signed if approvals else ():
        events.append((signed.approval.on, _signed(definition, signed)))
    return [event for _, event in sorted(events, key=lambda dated: dated[0], reverse=True)]


def _signed(definition: Definition, signed: Signed) -> Event:
    approval = signed.approval
    side = SIDE_WORDS[approval.side]
    who = f", {apart(signed.link.title)}" if signed.link else ""
    words = Markup("{} approved for {}{}.").format(apart(capital(approval.role)), side, who)
    if signed.status == "stale":
        words += Markup(" {} changed since: {}.").format(status_tag("Out of date", "watch"), changed_words(definition, signed))
    elif signed.status == "wrong signatory":
        words += Markup(" {} it is not theirs to sign for that side.").format(status_tag("Does not count", "watch"))
    elif signed.status != "fits":
        words += Markup(" {}").format(status_tag("No valid stamp", "watch"))
    return Event(unbroken_day(approval.on), words, as_day(approval.on), signed.status == "fits")


def _to_approve(context: PageContext, definition: Definition) -> ToApprove | None:
    """For each side that has not approved, the exact lines to paste; for staff only.

    None where hidden words are part of what it approves: the stamp is a fingerprint of them, by which guesses could be tried.
    """
    approvals = context.facts.approvals.get(key_of(definition))
    if approvals is None or context.is_public:
        return None
    missing, more = first_of([one for one in approvals.missing if one.link], _MOST_TO_APPROVE)
    lines, place = [], place_of_approvals(context.catalog, definition)
    for number, (one, stamp) in enumerate(zip(missing, _stamps_to_show(context, definition, missing), strict=True), 1):
        if one.link is None or stamp is None:
            continue
        text = lines_to_paste(definition, one.side, one.link.id, "your role", context.facts.today, stamp, place.indent)
        lines.append(Lines(f"{apart(capital(one.link.title))}, for {SIDE_WORDS[one.side]}", text, f"approve-{number}"))
    command = f"interlock approve {typed_word(str(key_of(definition)))}"
    return ToApprove(lines, place.words, more, command) if lines else None


def _stamps_to_show(context: PageContext, definition: Definition, missing: Sequence[Signatory]) -> list[str | None]:
    """The stamp for each missing approval; None where it is also of words that these readers may not see."""
    shown, whole = context.catalog.definitions, context.whole.definitions
    stamps = list(stamps_missing(context.whole, whole[key_of(definition)], missing))
    read = [key_of(definition), *(key_of(one.link) for one in missing if one.link)]
    if all(shown[key] is whole[key] for key in read):
        return stamps
    of_shown = stamps_missing(context.catalog, definition, missing)
    return [stamp if stamp == seen else None for stamp, seen in zip(stamps, of_shown, strict=True)]
