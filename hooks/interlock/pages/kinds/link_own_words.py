"""A link's answers about itself: its part in the vision, how soon it unblocks others, skills, and how strong a link it is."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.definitions.link import Skill
from interlock.definitions.values.periods import how_often
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import linked, path_of
from interlock.pages.promise_status import figure, how_it_stands, record_of
from interlock.pages.words import status_tag, unbroken_day
from interlock.questions.pyramid import lacks_own_part, own_words, unblocking_promise
from interlock.questions.skills import skill_due, skill_standing


@dataclass(frozen=True, slots=True)
class OwnAnswerView:
    """A question, the link's answer, its date, and whether it is too old to count."""

    question: str
    answer: Markup
    on: str
    is_stale: bool


def own_answers(context: PageContext, link: Link) -> list[OwnAnswerView]:
    """How strong a link it is, in its own words."""
    found = own_words(context.catalog, link, context.facts.today)
    return [
        OwnAnswerView(each.answer.question, context.inline(each.answer.answer), unbroken_day(each.answer.on), each.is_stale)
        for each in found
    ]


def own_part(context: PageContext, link: Link) -> Markup:
    """What the vision means for the link; for staff also a note where it has not said so."""
    if link.our_part:
        return context.inline(link.our_part)
    is_gap = lacks_own_part(context.catalog, link) and not context.is_public
    return status_tag("Not said yet", "watch") if is_gap else Markup("")


def unblocking_words(context: PageContext, link: Link) -> Markup:
    """How soon a leader clears what blocks others, and the status of the promise that measures it."""
    if link.unblocks is None:
        return Markup("")
    promise = unblocking_promise(context.catalog, link)
    if promise is None and unblocking_promise(context.whole, context.whole.link(link.id) or link):
        return Markup("{}").format(link.unblocks.within)
    if promise is None:
        return Markup("{} {}").format(link.unblocks.within, status_tag("Not measured", "watch"))
    record = record_of(context, promise)
    status, tone = how_it_stands(context, record)
    promised = linked(path_of(key_of(promise)), promise.title)
    return Markup("{}: {} {} {}").format(link.unblocks.within, promised, status_tag(status, tone), figure(record))


def skill_words(context: PageContext, skill: Skill) -> Markup:
    """A skill: how and how often it is learnt, and whether it is in date."""
    parts = [context.inline(skill.training)] if skill.training else []
    if skill.every:
        parts.append(Markup("{}").format(how_often(skill.every)))
    if skill.last:
        parts.append(Markup("last on {}").format(unbroken_day(skill.last)))
    how = Markup("<br><small>{}</small>").format(Markup("; ").join(parts)) if parts else Markup("")
    return Markup("<strong>{}</strong> {}{}").format(skill.skill, skill_tag(context, skill), how)


def skill_tag(context: PageContext, skill: Skill) -> Markup:
    """Whether a skill is overdue, due or in date, as a tag with the day; "" where it has no interval."""
    due, standing = skill_due(skill), skill_standing(skill, context.facts.today)
    if standing == "lasting":
        return Markup("")
    if due is None:
        return status_tag("Never learnt", "bad")
    words = {"overdue": "Overdue since", "due": "Due"}.get(standing, "In date until")
    tone = {"overdue": "bad", "due": "watch"}.get(standing, "good")
    return status_tag(f"{words} {unbroken_day(due)}", tone)
