"""The receivers of a promise on its page and, of many, how many say what, with all of them on pages of their own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.findings.nouns import all_of, capital
from interlock.pages.frame import Page
from interlock.pages.kinds.receivers import ANSWERS, AnswerView, ReceiverView, receivers_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of
from interlock.pages.reports.report import ReportGroup, ReportRow, group_pages
from interlock.pages.words import status_tag

_TITLE = "Those it is promised to"
_SUMMARY = "Whether each has signed, and whether it is served well."
# A promise's page shows at most this many.
_MOST_ON_PAGE = 25
_WORST_FIRST = tuple(label for label, _ in reversed(ANSWERS.values()))


@dataclass(frozen=True, slots=True)
class ReceiversView:
    """What a promise's page shows of its receivers. Of many: how many say what, the worst served, and a link to `all`."""

    title: str
    shown: list[ReceiverView]
    sums: str
    all: Ref | None


def receivers_on_page(context: PageContext, promise: Promise) -> ReceiversView | None:
    """The receivers as a promise's page shows them; None for the public, and where there are none."""
    receivers = receivers_of(context, promise)
    if len(receivers) <= _MOST_ON_PAGE:
        return ReceiversView(_TITLE, receivers, "", None) if receivers else None
    whole = Ref(all_of(len(receivers), "team"), _path(promise))
    return ReceiversView(_TITLE, sorted(receivers, key=_need)[:_MOST_ON_PAGE], _sums(receivers), whole)


def receiver_pages(context: PageContext) -> Iterator[Page]:
    """All receivers of each promise that has too many for its page, retired ones too. They are not in the search index."""
    for promise in context.catalog.of(Promise):
        receivers = receivers_of(context, promise) if len(promise.made_to) > _MOST_ON_PAGE else []
        if len(receivers) > _MOST_ON_PAGE:
            rows = [ReportRow(each.ref, [status_tag(each.signed, each.tone), _said(each.answer)]) for each in receivers]
            group = ReportGroup("receivers", "All of them", _sums(receivers), ["Team", "Signed?", "Well served?"], rows)
            about = Ref(f"{_TITLE}: {promise.title}", _path(promise), _SUMMARY)
            crumbs = (Ref("Promises", "promises/"), context.to(promise))
            yield from group_pages(context.on_page(key_of(promise)), group, about, crumbs, kind="Promise")


def _path(promise: Promise) -> str:
    return f"{path_of(key_of(promise))}receivers/"


def _need(receiver: ReceiverView) -> int:
    """Sort key: those who are served worst, those who have not signed, and all others."""
    if receiver.answer and receiver.answer.label != _WORST_FIRST[-1]:
        return _WORST_FIRST.index(receiver.answer.label)
    return len(_WORST_FIRST) + (receiver.tone == "good")


def _sums(receivers: Sequence[ReceiverView]) -> str:
    """How many have signed, and how many say what."""
    said = Counter(each.answer.label for each in receivers if each.answer)
    answers = [f"{label.lower()}: {said[label]:,}" for label, _ in ANSWERS.values() if said[label]]
    silent = [f"have not said yet: {len(receivers) - said.total():,}"] if said.total() < len(receivers) else []
    signed = sum(each.tone == "good" for each in receivers)
    return f"{signed:,} of {len(receivers):,} have signed. {capital('; '.join([*answers, *silent]))}."


def _said(answer: AnswerView | None) -> Markup | str:
    if answer is None:
        return "Has not said yet."
    stale = Markup(" {}").format(status_tag("Out of date", "watch")) if answer.is_stale else ""
    when = answer.when.text if answer.when else ""
    return Markup("{}{} <small>{}</small>").format(
        status_tag(answer.label, answer.tone), stale, Markup(": ").join(filter(None, (when, answer.text)))
    )
