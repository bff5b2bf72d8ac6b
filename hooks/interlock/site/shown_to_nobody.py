"""Tells of a site whose readers may see no definition at all, which would be published without a word."""

from interlock.catalog import Catalog
from interlock.catalog.audience import classification_of, definitions_shown
from interlock.findings.nouns import counted
from interlock.pages.settings import Settings
from interlock.sources.openness import shown_to

_READERS = {"public": "the public", "staff": "staff", "restricted": "everybody"}


def why_empty(catalog: Catalog, settings: Settings) -> str:
    """What hides all definitions from the readers of a site, and what to do; empty where they see some, or there are none."""
    definitions = list(catalog.definitions.values())
    if not definitions or definitions_shown(catalog, settings.audience, drafts=settings.drafts):
        return ""
    closed = sum(classification_of(each, catalog) not in shown_to(settings.audience) for each in definitions)
    reasons = [*(["closed to them"] if closed else []), *(["drafts"] if closed < len(definitions) else [])]
    remedy = (
        f"Write `classification: {settings.audience}` into the files that they may read; for files without one, `defaults:` in "
        "`standards/organisation.yml` decides."
        if closed
        else "Take `status: draft` out of the files that are right."
    )
    count = "the only definition is" if len(definitions) == 1 else f"all {counted(len(definitions), 'definition')} are"
    return f"This handbook is empty for {_READERS[settings.audience]}: {count} {' or '.join(reasons)}. {remedy}"
