"""The report of language: words to avoid that are still used, and terms that nobody uses."""

from markupsafe import Markup

from interlock.catalog import Key
from interlock.catalog.owners import owner_of
from interlock.definitions import Link
from interlock.definitions.name_order import sort_key
from interlock.history.words_over_time import Count
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, Ref, path_of
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import unbroken_day
from interlock.questions.language.uses import FoundUse


def language_groups(context: PageContext) -> list[ReportGroup]:
    """Words to avoid that are still used, by owner and over time; and terms that nobody uses."""
    by_owner: dict[str, list[ReportRow]] = {}
    for found in context.facts.language.avoided:
        user = context.user(found.where.key)
        if user is None:
            continue
        owner = _owner(context, found.where.key)
        by_owner.setdefault(owner.title if owner else "Nobody's", []).append(ReportRow(user, [found.words, _instead(found)]))
    groups = [
        ReportGroup(f"owner-{number}", owner, "", ["Page", "Word to avoid", "We say"], rows)
        for number, (owner, rows) in enumerate(sorted(by_owner.items(), key=lambda of: sort_key(of[0])), 1)
    ]
    rows = [ReportRow(term, []) for term in context.lacking(lambda facts: facts.language.unused)]
    text = "The words below are explained, and no other page says them."
    unused = ReportGroup(
        "unused", "Words nobody uses yet", text if groups else f"No page uses a word to avoid. {text}", ["Word"], rows
    )
    return [*groups, _over_time(context.history), unused]


def _owner(context: PageContext, key: Key) -> Link | None:
    """The team that owns a definition or a hand-written page, or None."""
    source = context.catalog.sources.get(key)
    definition = context.listed.get(key) or (source.front if source else None)
    return owner_of(context.catalog, definition) if definition else None


def _instead(found: FoundUse) -> Markup:
    """The replacement of a word to avoid, linked to its term; for a retired term to its successor."""
    said = {(sense.homes[-1], found.instead(sense)): None for sense in found.use.senses}
    return Markup(" or ").join(Markup('<a href="{}{}">{}</a>').format(ROOT, path_of(key), words) for key, words in said)


def _over_time(counts: list[Count]) -> ReportGroup:
    """How many words to avoid the handbook had on each day; empty where there never were any."""
    rows = [ReportRow(Ref(unbroken_day(count.on), None), [str(count.words)]) for count in counts]
    text = "How often the words that we avoid today stood in definitions and pages, from their history in git."
    shown = rows if any(count.words for count in counts) else []
    return ReportGroup("over-time", "Over time", text, ["Day", "Words to avoid"], shown, is_overview=True)
