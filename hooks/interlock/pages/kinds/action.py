"""An action as pages show it: what is to be done, by whom, its state, and its outcome."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson, Session
from interlock.definitions.base import Action
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken_day
from interlock.questions.actions import awaits_result, without_effect


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action. `outcome` and `figure` say what came of it, where that is known or should be stated.

    `agreed_in` is the lesson or session with the action, where the page is not its own.
    """

    what: Markup
    by: Ref | None
    about: Ref | None
    state: str
    tone: str
    done: bool
    outcome: str
    outcome_tone: str
    figure: Markup
    agreed_in: Ref | None = None


def action_view(
    context: PageContext, action: Action, of: Lesson | Session, agreed_in: Ref | None = None, *, is_owed: bool = True
) -> ActionView:
    """An action `of` a lesson or session, with its state and outcome.

    `is_owed`: whether the lesson or session counts, so that the action can be overdue.
    """
    is_open = action.is_open(context.facts.today)
    if action.done and not is_open:
        state, tone = f"Done {unbroken_day(action.done)}", "good"
    elif not is_owed:
        state, tone = (f"Was due {unbroken_day(action.due)}" if action.due else "Not done"), "watch"
    elif action.is_late(context.facts.today):
        state, tone = f"Overdue since {unbroken_day(action.due)}" if action.due else "Overdue", "bad"
    else:
        state, tone = (f"Due {unbroken_day(action.due)}" if action.due else "Owed"), "watch"
    return ActionView(
        context.inline(action.what),
        context.ref("link", action.by),
        context.any_ref(action.about) if action.about else None,
        state,
        tone,
        not is_open,
        *_outcome(context, action, of),
        agreed_in=agreed_in,
    )


def _outcome(context: PageContext, action: Action, of: Lesson | Session) -> tuple[str, str, Markup]:
    """A finished action's outcome, tone and figure; for staff also that its promise contradicts it or nobody has stated it."""
    if not context.is_public and (found := without_effect(action, of, context.catalog, context.facts.results)):
        promise, still = found
        return "Still missed", "bad", Markup("{} in {}").format(still[-1].value, context.link_to(promise))
    if action.result is None:
        waits = not context.is_public and awaits_result(action, context.facts.today)
        return "", "", Markup("Nobody has said yet what came of it." if waits else "")
    tone = "good" if action.result.answer == "worked" else "watch"
    return action.result.answer.capitalize(), tone, context.inline(action.result.figure)
