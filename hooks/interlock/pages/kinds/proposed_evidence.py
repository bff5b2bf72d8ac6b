"""Views of proposed evidence: promises kept for six months, each with the YAML line that accepts the proposal."""

from collections.abc import Iterable
from dataclasses import dataclass

from interlock.definitions import Framework, Link
from interlock.findings.nouns import first_of
from interlock.pages.kinds.criterion import ref_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken_day
from interlock.questions.evidence.proposals import Proposal

# The most proposals on the page of a framework, and of a link.
_MOST_OF_FRAMEWORK, _MOST_OF_LINK = 3, 8


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A promise proposed as evidence for a criterion, with the line to paste into its file."""

    promise: Ref
    link: Ref | None
    criterion: Ref
    framework: Ref
    kept: str
    paste: str
    file: str
    edit_href: str
    id: str


@dataclass(frozen=True, slots=True)
class ProposedView:
    """The proposals on a page, and how many more there are."""

    proposals: list[ProposalView]
    more: int


def proposals_for_framework(context: PageContext, framework: Framework) -> ProposedView | None:
    """The proposals for criteria of a framework; None without any, and for the public."""
    return _proposed(context, (each for each in context.proposals if each.criterion.framework is framework), _MOST_OF_FRAMEWORK)


def proposals_for_link(context: PageContext, link: Link) -> ProposedView | None:
    """The proposals of promises that a link makes; None without any, and for the public."""
    return _proposed(context, context.proposals_by_link.get(link.id, ()), _MOST_OF_LINK)


def _proposed(context: PageContext, proposals: Iterable[Proposal], most: int) -> ProposedView | None:
    found = list(proposals)
    if not found or context.is_public:
        return None
    shown, more = first_of(found, most)
    return ProposedView([_proposal(context, proposal, number) for number, proposal in enumerate(shown, 1)], more)


def _proposal(context: PageContext, proposal: Proposal, number: int) -> ProposalView:
    place = context.catalog.place(proposal.key, proposal.route)
    return ProposalView(
        promise=context.to(proposal.promise),
        link=context.to(proposal.link) if proposal.link else None,
        criterion=ref_of(context, proposal.criterion),
        framework=context.to(proposal.criterion.framework),
        kept=f"kept in every figure from {unbroken_day(proposal.first)} to {unbroken_day(proposal.last)}",
        paste=proposal.paste,
        file=f"{place.file}, line {place.line}",
        edit_href=context.edit_href(place.file),
        id=f"proposed-{number}",
    )
