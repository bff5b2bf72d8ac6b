"""What you may decide: everything that a step leaves to whoever does it, by team, and the sums of money by size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Procedure
from interlock.definitions.name_order import sort_key
from interlock.definitions.procedure import Step
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.lists.sums import sums_in
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.paging import links_by_title, paged, parts_of_list, size_of

DECISIONS_PATH = "decisions/"
DECISIONS_TITLE = "What you may decide"
# Most cells are short but carry labels for phones, so their HTML is larger than `size_of` expects.
_MOST_BYTES_OF_DECISIONS = 60_000
_NAMES = (
    "what may I decide",
    "decide without asking",
    "decide myself",
    "may I refund it myself",
    "how much may I give back",
    "how much may I spend",
    "waive a fee",
    "freedom to decide",
    "sign off",
    "authority limits",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a team may decide in a step. `sums`: the sums of money in it, as written; `most`: the largest of them, or 0."""

    team: Ref
    what: Markup
    sums: str
    most: float
    step: Ref


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """What `decisions.html` shows. `sums`: those with a sum, the largest first, on the first page only."""

    sums: list[Decision]
    decisions: list[Decision]
    parts: list[Ref]


def decisions_pages(context: PageContext) -> Iterator[Page]:
    """All decisions, on several pages where there are many; none where no step leaves any."""
    found = _decisions_of(context)
    if not found:
        return
    sums = sorted((each for each in found if each.sums), key=lambda each: -each.most)[:100]
    parts = parts_of_list(DECISIONS_TITLE, DECISIONS_PATH, paged(found, size_of, _MOST_BYTES_OF_DECISIONS, beside=size_of(sums)))
    links = links_by_title(parts, lambda row: row.team.title)
    summary = "Everything that is yours to decide without asking, by team and by sum."
    for part in parts:
        head = plain_head(context.on_page(), "Index", part.title, summary, part.path, *part.crumbs)
        view = DecisionsView(sums if part.is_first else [], part.rows, links)
        words = " · ".join(f"{each.team.title}: {each.what.striptags()} ({each.step.title})" for each in part.rows)
        search = Search(part.title, part.path, "decision", summary, labels=_NAMES if part.is_first else (), text=words)
        yield Page(part.path, "decisions.html", head, view, search=search)


def _decisions_of(context: PageContext) -> list[Decision]:
    """Every decision that a step leaves to a team: by team, the largest sum first."""
    context = context.on_page()
    found = [_decision(context, procedure, step) for procedure, step in _steps(context) if step.can_decide]
    return sorted(found, key=lambda each: (sort_key(each.team.title), -each.most, sort_key(each.step.title)))


def has_decisions(context: PageContext) -> bool:
    """Whether any step leaves a decision, so that there is a page of them."""
    return not context.is_public and any(step.can_decide for _, step in _steps(context))


def _steps(context: PageContext) -> Iterable[tuple[Procedure, Step]]:
    procedures = (found for found in context.all(Procedure) if found.status == "published")
    return ((procedure, step) for procedure in procedures for step in procedure.steps)


def _decision(context: PageContext, procedure: Procedure, step: Step) -> Decision:
    team = context.ref("link", step.by) or context.ref("link", procedure.owner) or Ref("Whoever does it", None)
    text = step.can_decide or ""
    sums = sums_in(text)
    most = max((amount for _, amount in sums), default=0.0)
    return Decision(team, context.inline(text), "; ".join(dict(sums)), most, context.to(procedure, part=step.id))
