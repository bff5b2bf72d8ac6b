"""Whether the steps fit into a promise's limit: the verdict in a sentence, and the steps as bars against the limit."""

from dataclasses import dataclass
from datetime import timedelta

from interlock.definitions import Promise
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_words import limit_words
from interlock.pages.words import unbroken
from interlock.questions.capability.answer import capability_answer, run_in_words, too_long_in_words
from interlock.questions.capability.verdicts import Capability, ProcedureCapability, TimedStep

VERDICT_TONES = {"capable": "good", "over": "bad", "unknown": "watch", "not applicable": ""}
_HEADLINES = {
    "capable": "Capable: the steps fit into the limit",
    "over": "Over the limit: the steps take longer than we promise",
    "unknown": "Unknown: the steps do not tell",
    "not applicable": "Not applicable",
}
VERDICT_LABELS = {"capable": "Capable", "over": "Over the limit", "unknown": "Unknown", "not applicable": "Not applicable"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A step on the timeline. `start` and `size` are percentages of the limit or the path, whichever is longer."""

    title: str
    who: str
    note: str
    start: float
    size: float
    tone: str


@dataclass(frozen=True, slots=True)
class ProcedureBars:
    """One procedure's steps against the limit; `limit`: where it stands on the timeline, in per cent.

    A procedure that keeps the limit and takes less time than another has no bars.
    """

    procedure: Ref
    verdict: str
    tone: str
    text: str
    bars: list[Bar]
    limit: float


@dataclass(frozen=True, slots=True)
class CapabilityView:
    """A promise's capability. `answer` is the reply to "can we promise this?": yes or no, and why.

    `refusal` and `reason`: if the steps take too long, the same in a few words and as a sentence; else empty.
    """

    verdict: str
    headline: str
    tone: str
    answer: str
    refusal: str
    reason: str
    procedures: list[ProcedureBars]

    @property
    def short(self) -> str:
        """The verdict, to stand beside the word "chain"."""
        return self.headline.partition(":")[0].lower()


def capability_view(context: PageContext, promise: Promise) -> CapabilityView:
    """Whether the steps can keep a promise's limit."""
    found = context.facts.capabilities.of(promise)
    return CapabilityView(
        VERDICT_LABELS[found.verdict],
        _HEADLINES[found.verdict],
        VERDICT_TONES[found.verdict],
        with_day_of_limit(context, promise, capability_answer(found, context.facts.today)),
        unbroken(f"No: {found.say(found.too_long.length)}") if found.too_long else "",
        with_day_of_limit(context, promise, capital(too_long_in_words(found))) if found.too_long else "",
        [_bars(context, found, each) for each in found.procedures],
    )


def with_day_of_limit(context: PageContext, promise: Promise, answer: str) -> str:
    """An answer about a promise's limit; where that holds only later, also from when, and whether today's is too short."""
    words = limit_words(context, promise)
    if promise.limit and words != promise.limit.text:
        answer = f"{answer} The limit is {words}."
    now = context.facts.capabilities.until_changed(promise)
    return unbroken(f"{answer} Until then, no: {too_long_in_words(now)}" if now and now.too_long else answer)


def _bars(context: PageContext, found: Capability, each: ProcedureCapability) -> ProcedureBars:
    run = each.worst if each.worst_verdict == "over" and each.verdict != "over" and each.worst else each.run
    longest = max(each.limit, run.length if run else each.limit) or timedelta(seconds=1)
    has_bars = each is found.deciding[0] or "over" in (each.verdict, each.worst_verdict) or each.verdict == "unknown"
    bars = [_bar(context, timed, longest, each.verdict) for timed in run.steps] if run and has_bars else []
    beside = ", not" if each.verdict == "over" else " of"
    text = f"{run_in_words(found, each.run)}{beside} {found.say(each.limit)}." if run else ""
    explained = f" The bars show the worst case, {found.say(run.length)}." if run is each.worst and run is not None else ""
    return ProcedureBars(
        context.to(each.procedure),
        VERDICT_LABELS[each.verdict],
        VERDICT_TONES[each.verdict],
        f"{text}{explained} The line marks the limit." if bars else text,
        bars,
        round(100 * (each.limit / longest), 1),
    )


def _bar(context: PageContext, timed: TimedStep, longest: timedelta, verdict: str) -> Bar:
    who = context.ref("link", timed.step.by)
    if timed.left_out == "waits":
        note = f"waits for {timed.step.waits_for}: the clock stands still"
    elif timed.left_out == "only if":
        note = f"only if {timed.step.only_if}"
    elif timed.lacks_budget:
        note = "no time given"
    else:
        budget = timed.secured_by.limit if timed.secured_by and timed.secured_by.limit else timed.step.within
        note = budget.text if budget else "no time"
        if timed.secured_by:
            maker = context.ref("link", timed.secured_by.made_by)
            note += f", promised by {maker.title if maker else 'a team inside the organisation'}"
            note += " by a calendar of its own" if timed.secured_by.calendar else ""
    size = round(100 * ((timed.end - timed.start) / longest), 1)
    tone = "bad" if verdict == "over" and timed.on_longest_path else "watch" if timed.lacks_budget else ""
    return Bar(timed.name, who.title if who else "", unbroken(note), round(100 * (timed.start / longest), 1), size, tone)
