"""The first part of a workbook: the state of the promises, missed results with their causes, and lessons."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Lesson
from interlock.definitions.lesson import Cause
from interlock.findings.nouns import capital, counted, first_of
from interlock.pages.frame import Row, rows
from interlock.pages.kinds.capability import VERDICT_LABELS, VERDICT_TONES, with_day_of_limit
from interlock.pages.kinds.contribution import step_of_cause
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked, set_apart
from interlock.pages.promise_status import done_about, figure, how_it_stands, stands_in_short, untold
from interlock.pages.promise_words import promised_words
from interlock.pages.words import occasion, unbroken
from interlock.questions.capability.answer import capability_answer
from interlock.questions.capability.target_sums import TargetSum
from interlock.questions.capability.time_held import most_of_it
from interlock.questions.capability.verdicts import Capability
from interlock.questions.chain.weakest import Weakest
from interlock.questions.learning.preparation import Preparation, PromiseFacts
from interlock.questions.results.records import Record, Result

# At most this many items of each sort are shown.
_MOST_IN_TROUBLE, _MOST_OTHERS, _MOST_MISSES, _MOST_LESSONS, _MOST_CAUSES = 3, 12, 6, 6, 3


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A row of a table: its head, a text, and a note that may begin with a tag."""

    ref: Ref
    text: Markup | str = ""
    note: Markup | str = ""
    tag: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table with its columns. `more` rows are left out."""

    id: str
    title: str
    columns: list[str]
    known: list[KnownFact]
    more: int = 0

    @property
    def heads(self) -> str:
        """Which columns these are, for the stylesheet: on a narrow screen, it writes their titles beside each cell."""
        return self.columns[0].lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class StandView:
    """A promise in detail: its last figure, its capability, where the time goes, and weak promises behind it."""

    promise: Ref
    tags: list[tuple[str, str]]
    rows: list[Row]


def stands_in_trouble(context: PageContext, known: Preparation) -> list[StandView]:
    """The promises to show in detail: those in trouble, or the only one."""
    return [_stand(context, stand) for stand in _told_at_length(known)]


def other_stands(context: PageContext, known: Preparation) -> list[Ref]:
    """The other promises, with their last figures."""
    others = known.promises[len(_told_at_length(known)) :]
    shown, more = first_of(others, _MOST_OTHERS)
    named = [context.to(stand.record.promise, stands_in_short(context, stand.record)) for stand in shown]
    return [*named, *([Ref(f"and {more} more", None)] if more else [])]


def _told_at_length(known: Preparation) -> list[PromiseFacts]:
    in_trouble = [stand for stand in known.promises if stand.is_in_trouble or len(known.promises) == 1]
    return in_trouble[:_MOST_IN_TROUBLE]


def _stand(context: PageContext, stand: PromiseFacts) -> StandView:
    promise, capability = stand.record.promise, stand.capability
    weak = [_weak(context, each) for each in context.facts.weak_links(promise)[:_MOST_CAUSES]]
    sums = [_sum(context, each) for each in context.facts.target_sums(promise) if not each.adds_up or each.not_in_force]
    verdict = f"Chain: {VERDICT_LABELS[capability.verdict].lower()}"
    tags = [how_it_stands(context, stand.record), (verdict, VERDICT_TONES[capability.verdict])]
    told = rows(
        Row("Last figure", _last(context, stand.record)),
        Row("Missed", _misses(stand.record)),
        Row("Can its steps keep it?", with_day_of_limit(context, promise, capability_answer(capability, context.facts.today))),
        Row("Where the time goes", lines=_time(context, capability)),
        Row("Weakest measured links" if len(weak) > 1 else "Weakest measured link", lines=weak),
        Row("Targets behind it", lines=sums),
    )
    return StandView(context.to(promise), tags if capability.verdict != "not applicable" else tags[:1], told)


def _weak(context: PageContext, weak: Weakest) -> Markup:
    return Markup("{}: {}.").format(context.link_to(weak.behind.promise), unbroken(weak.words))


def _sum(context: PageContext, found: TargetSum) -> Markup:
    return Markup("{}: {}.").format(context.link_to(found.procedure), found.comparison)


def _last(context: PageContext, record: Record) -> str:
    return f"{figure(record) or 'none yet'}; promised {promised_words(context, record.promise) or 'not stated'}"


def _misses(record: Record) -> str:
    """The number of misses among the figures, and the last period that was missed."""
    if not record.misses:
        return ""
    times = counted(len(record.judged), "figure")
    return f"{len(record.misses)} of {times}, last {unbroken(record.misses[0].period.when)}"


def _time(context: PageContext, capability: Capability) -> list[Markup]:
    """Where most of a customer's time goes, if it is known."""
    return [
        Markup("{}: {}").format(context.link_to(found.procedure), most_of_it(context.catalog, capability, found))
        for found in capability.deciding[:_MOST_CAUSES]
        if capability.verdict != "unknown"
    ]


def misses_table(context: PageContext, known: Preparation) -> FactTable:
    """The latest missed results, with their causes and actions."""
    found = [(result, stand.record) for stand in known.promises for result in stand.record.misses]
    found.sort(key=lambda each: each[0].period.end, reverse=True)
    shown, more = first_of(found, _MOST_MISSES)
    facts = [_missed(context, result, record, len(known.promises) > 1) for result, record in shown]
    return FactTable("misses", "When it was missed", ["Period", "Result", "Why, and what we do"], facts, more)


def _missed(context: PageContext, result: Result, record: Record, is_one_of_several: bool) -> KnownFact:
    done = done_about(context, record.promise, result)
    told = (
        unbroken(result.cause),
        Markup("<strong>What we do:</strong> {}").format(done) if done else "",
        untold(context, record.promise, result),
    )
    which = record.promise.title if is_one_of_several else ""
    return KnownFact(
        Ref(capital(unbroken(result.period.label)), context.to(record.promise).path, which),
        f"{result.value}{result.and_promised}",
        Markup(" ").join(filter(None, told)),
    )


def lessons_table(context: PageContext, known: Preparation) -> FactTable:
    """The latest lessons about the topic."""
    shown, more = first_of(known.lessons, _MOST_LESSONS)
    columns = ["Lesson", "In short", "Traced to"]
    return FactTable("lessons", "What we have learned", columns, [_lesson(context, lesson) for lesson in shown], more)


def _lesson(context: PageContext, lesson: Lesson) -> KnownFact:
    causes = [_cause(context, lesson, cause) for cause in lesson.traced_to[:_MOST_CAUSES]]
    return KnownFact(
        context.to(lesson, occasion(lesson)),
        context.inline(lesson.summary, of=key_of(lesson)),
        Markup("<br>").join(causes) or ("Nobody has said." if lesson.is_failure and not context.has_unseen(lesson) else ""),
    )


def _cause(context: PageContext, lesson: Lesson, cause: Cause) -> Markup:
    step = step_of_cause(context, cause)
    where = Markup(" in {}").format(linked(step.path, step.title)) if step and step.path else ""
    what = Markup(": {}").format(set_apart(context.inline(cause.what, of=key_of(lesson)))) if cause.what else ""
    return context.anchor("link", cause.link) + where + what
