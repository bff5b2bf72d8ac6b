"""The report of approvals: what is not approved, or no longer, and who has still to approve."""

from collections.abc import Iterator

from markupsafe import Markup

from interlock.definitions import ContactPoint
from interlock.definitions.name_order import by_title
from interlock.pages.page_context import PageContext
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import SIDE_WORDS, first_few, unbroken_day
from interlock.questions.approvals.checked_approvals import Approvals, changed_words, passed_over_stage

# At most this many of those who have still to approve are named; the page of what they approve says how each stands.
_MOST_NAMED = 10


def approval_groups(context: PageContext) -> list[ReportGroup]:
    """Approvals that are out of date, by a wrong signatory, or missing; then complete ones."""
    stale, wrong, missing, complete = [], [], [], []
    asked = ((context.listed[key], approvals) for key, approvals in context.facts.approvals.items() if key in context.listed)
    for definition, approvals in sorted(asked, key=lambda pair: by_title(pair[0])):
        ref = context.to(definition)
        for signed in approvals.stale:
            who = context.link_to(signed.link) if signed.link else ""
            stale.append(ReportRow(ref, [who, unbroken_day(signed.approval.on), changed_words(definition, signed)]))
        for signed in approvals.signed:
            if signed.status == "wrong signatory" and signed.link:
                wrong.append(
                    ReportRow(
                        ref, [context.link_to(signed.link), SIDE_WORDS[signed.approval.side], unbroken_day(signed.approval.on)]
                    )
                )
        if approvals.missing:
            missing.append(ReportRow(ref, [first_few(list(_absent(context, approvals)), _MOST_NAMED)]))
        elif isinstance(definition, ContactPoint) and (stage := passed_over_stage(definition, approvals)):
            missing.append(ReportRow(ref, [f"Every side has signed; not {stage} yet"]))
        else:
            last = max((one.approval.on for one in approvals.signed if one.status == "fits"), default=None)
            complete.append(ReportRow(ref, [unbroken_day(last) if last else ""]))
    return [
        ReportGroup(
            "stale",
            "Out of date",
            "Somebody approved this, and it has changed. Ask them to read it again.",
            ["Page", "Who", "Approved", "What changed since"],
            stale,
        ),
        ReportGroup(
            "wrong",
            "Signed for another side",
            "Nobody signs for two sides, or for one that is not theirs. Ask those whose it is.",
            ["Page", "Who", "Signed for", "On"],
            wrong,
        ),
        ReportGroup("missing", "Still to approve", "", ["Page", "Who is missing"], missing),
        ReportGroup("complete", "Approved by every side", "", ["Page", "Last approved"], complete),
    ]


def _absent(context: PageContext, approvals: Approvals) -> Iterator[Markup]:
    """Who has still to approve. Hidden links are left out; without leadership to sign, "management" is named."""
    for one in approvals.missing:
        if one.link:
            yield context.link_to(one.link)
        elif one.side == "management":
            yield Markup(SIDE_WORDS["management"])
