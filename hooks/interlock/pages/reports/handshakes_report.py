"""The report of handshakes: who relies on whom, by state."""

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.pages.kinds.link_strength import STATE_TONES
from interlock.pages.kinds.receivers import answers_in, still_to_sign
from interlock.pages.page_context import PageContext
from interlock.pages.promise_status import status_note
from interlock.pages.reports.report import ReportGroup, ReportRow


def handshake_groups(context: PageContext) -> list[ReportGroup]:
    """Handshakes by state, the weakest first."""
    groups: dict[str, list[ReportRow]] = {}
    for handshake in context.facts.handshakes:
        about = handshake.for_what or handshake.with_what
        promises = Markup(", ").join(_noted(context, promise) for promise in handshake.promises)
        said = ", ".join(answer.label + (", out of date" if answer.is_stale else "") for answer in answers_in(context, handshake))
        cells = [context.link_to(handshake.supplier), context.inline(about), promises, still_to_sign(context, handshake), said]
        groups.setdefault(handshake.state, []).append(ReportRow(context.to(handshake.user), cells))
    texts = {
        "one-sided": "Only one of the two says so. Ask the other.",
        "agreed": "Both say so; no promise that every side has signed is shown behind it yet.",
        "interlocked": "Both say so, and a promise that both have signed stands behind it, with whoever leads those who make it.",
    }
    columns = ["Who relies", "On whom", "For what", "Promise", "Still to sign", "Well served?"]
    return [
        ReportGroup(state, state.capitalize(), texts[state], columns, groups[state]) for state in STATE_TONES if state in groups
    ]


def _noted(context: PageContext, promise: Promise) -> Markup:
    """A link to a promise, and whether it is suspended or begins later."""
    note = status_note(context, promise)
    return context.link_to(promise) + (f" ({note})" if note else "")
