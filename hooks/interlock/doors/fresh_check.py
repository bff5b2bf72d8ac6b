"""Checks a handbook anew, for commands that print findings.

Loading the rules takes as long as reading a small handbook, so they are imported while another process reads.
"""

import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from interlock.history import remembered_checks
from interlock.history.kept_reading import keep_reading, read_again
from interlock.history.made_from import MadeFrom, seems_as_it_was
from interlock.history.remembered_checks import CheckResult, LastCheck
from interlock.sources.settings.site_around import SiteAround, site_around

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from interlock.findings import Finding
    from interlock.pages.settings import Settings
    from interlock.rules.engine.checked import Checked
    from interlock.site.other_sites.page_anchors import PageAnchors


def fresh_check(
    handbook: Path, today: datetime.date, made_from: MadeFrom | None = None, last: LastCheck | None = None
) -> CheckResult:
    """Check a handbook, and keep the result for the next time.

    `made_from`: what it is made from, if that could be told. `last`: its last check, if there was one.
    """
    program, texts = (made_from.program, made_from.definitions) if made_from else ("", {})
    site = site_around(handbook)
    read, kept = read_again(handbook, program, texts, meanwhile=load_rules, pages=site.pages if site else None)

    from interlock.site import checking

    unchecked, checked = checking.as_read(read, today, kept.before), None
    of_site = _found_in_site(unchecked, site, handbook)
    if made_from and last and last.rest == made_from.rest and (before := last.definitions(texts, kept)):
        from interlock.history.after_words import checked_after_words

        found = [finding for finding in last.result.findings if finding not in of_site]
        checked = checked_after_words(unchecked, found, before, texts)
    keep = cache(partial(keep_reading, read, unchecked.catalog, kept, program, texts))
    is_short = checked is not None
    result = _result(_told(checked or checking.with_rules(unchecked, meanwhile=keep), site, handbook), of_site)
    if made_from and (site or not of_site):  # the fingerprint has no files that only a faulty configuration of the site names
        is_same, kept = seems_as_it_was(handbook, made_from), keep()
        if is_short and not is_same:
            return fresh_check(handbook, today)  # somebody saved a file meanwhile
        if is_same and made_from.is_settled:
            remembered_checks.keep(handbook, made_from, result, kept)
    return result


def load_rules() -> None:
    """Import what a check of a handbook needs once it is read."""
    from interlock.site import checking  # noqa: F401


def check_since(handbook: Path, today: datetime.date, revision: str) -> CheckResult:
    """Check a handbook, and leave out the findings that were there in an earlier revision. Raises NoSuchRevision."""
    from interlock.history import since
    from interlock.site import checking

    def check(folder: Path, day: datetime.date) -> "Checked":
        """Check a folder together with the site in which it stands."""
        site = site_around(folder)
        checked = checking.check(folder, day, pages=site.pages if site else None)
        of_site = _found_in_site(checked, site, folder)
        told = _told(checked, site, folder)
        return told._replace(findings=[*told.findings, *of_site])

    result = _result(check(handbook, today))
    return result._replace(findings=since.new_findings(check, handbook, revision, today, result.findings))


def _found_in_site(read: "Checked", site: SiteAround | None, handbook: Path) -> "list[Finding]":
    """Findings about the configuration of a site, and about links between its pages and ours. `read`: the handbook as read."""
    from interlock.doors.links_of_site import links_to_no_page, links_to_no_place_of_theirs
    from interlock.doors.named_pages import NamedPages
    from interlock.doors.unshown_pages import UnshownPages
    from interlock.sources.settings.site_settings import site_settings_faults

    settings = _settings_for(site) if site else None
    audience = settings.audience if settings else "restricted"
    ours, unshown = NamedPages(read.facts, audience), UnshownPages(read.catalog, audience, rules_tell=True)
    found = site_settings_faults(handbook, ours)
    if site:
        found += links_to_no_page(site, read.catalog, ours, unshown, _anchors(read, site))
        found += links_to_no_place_of_theirs(site, read.catalog)
    return found


def _settings_for(site: SiteAround) -> "Settings | None":
    """The settings with which a site makes the pages of the handbook; None where its configuration says what is none."""
    from interlock.doors.configuration import for_readers, settings_of
    from interlock.sources.settings.configuration_file import ConfigurationError

    try:
        return for_readers(settings_of(site.given, site.handbook, site.file.parent), site.audience)
    except ConfigurationError:
        return None


def _anchors(read: "Checked", site: SiteAround) -> "Callable[[str], Collection[str] | None]":
    """A function that returns the anchors on a page of ours at an address, None where they are not known."""

    @cache
    def pages() -> "PageAnchors | None":
        # What makes pages is slow to load, and few links need it.
        from interlock.site.other_sites.page_anchors import PageAnchors

        settings = _settings_for(site)
        return PageAnchors(read, settings) if settings else None

    def anchors_on(address: str) -> "Collection[str] | None":
        made = pages()
        return made.on_page(address) if made else None

    return anchors_on


def _told(checked: "Checked", site: SiteAround | None, handbook: Path) -> "Checked":
    """A check with only the findings that a build of the site would report, where the handbook stands in a site."""
    if site is None:
        return checked
    from interlock.doors.site_findings import mentioned_in

    return checked._replace(findings=list(mentioned_in(site, handbook, checked.findings)))


def _result(checked: "Checked", of_site: "Sequence[Finding]" = ()) -> CheckResult:
    """The result of a check. `of_site`: what was found in the configuration of its site."""
    from interlock.rules.engine.all_rules import RULES

    keep_to_the_end(checked)
    findings = sorted([*checked.findings, *of_site], key=lambda finding: finding.sort_key)
    return CheckResult(findings, len(checked.catalog.definitions), {rule.name: rule.headline for rule in RULES})


def keep_to_the_end(checked: "Checked") -> None:
    """Let a command end without freeing what it read: for 10,000 definitions, that would take a second.

    Only the garbage collector frees an object that refers to itself, and `main` stops it before the end.
    """
    kept: list[object] = [checked]
    kept.append(kept)
