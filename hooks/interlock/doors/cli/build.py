"""`interlock build`: write the site of a handbook without errors."""

import datetime
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interlock.doors import progress
from interlock.doors.cli.options import (
    NamedPath,
    as_of_option,
    fitted,
    handbook_option,
    in_full,
    require_definitions,
)
from interlock.doors.cli.site_options import configured
from interlock.doors.configuration import for_readers
from interlock.findings import formats
from interlock.findings.nouns import counted
from interlock.pages.settings import Settings
from interlock.site import unchanged
from interlock.site.publishing import NotPublished
from interlock.site.refused_folders import NotASite, refuse_link_out
from interlock.sources.openness import OPENNESS

if TYPE_CHECKING:
    from interlock.catalog.audience import Audience
    from interlock.questions.facts import Facts
    from interlock.site.checking import Checked
    from interlock.site.outputs import SiteForm
    from interlock.site.reach import BuildRecord
    from interlock.site.writer import SiteWriter, Written

# The modules that check and write are imported only if something has changed: loading them takes most of the time of a build
# without changes.


@click.command("build")
@handbook_option
@click.option(
    "--out",
    type=NamedPath(file_okay=False, path_type=Path),
    help="Where the site goes; left out: what mkdocs.yml says, else site/.",
)
@click.option("--audience", type=click.Choice(OPENNESS), help="Who the site is for; left out: what mkdocs.yml says, else staff.")
@as_of_option
def build_command(handbook: Path, out: Path | None, audience: "Audience | None", today: datetime.date) -> None:
    """Build the site, unless there is any error.

    \b
        interlock build
        interlock build --out ../site --audience public
    """
    require_definitions(handbook)
    config = configured(handbook)
    settings, target = for_readers(config.settings, audience), out or config.site_folder
    if out is None:
        with _refusals_as_usage_errors():
            refuse_link_out(target, handbook)
    made_from = unchanged.site_sources(handbook, settings, today)
    if unchanged.stands(target, made_from.fingerprint):
        click.echo(f"{target} is up to date: nothing has changed.")
    else:
        click.echo(_SiteBuild(handbook, today, settings, target, made_from).run())
        if unchanged.is_still_so(handbook, made_from):
            unchanged.remember(target, made_from.fingerprint)
    if config.other_site and target.resolve().is_relative_to(config.site_folder.resolve()):
        told = _OTHER_SITE if target.resolve() == config.site_folder.resolve() else _IN_OTHER_SITE
        click.echo(fitted(told.format(folder=config.site_folder.name)), err=True)


class _SiteBuild:
    """One build of a site that is not up to date."""

    def __init__(
        self, handbook: Path, today: datetime.date, settings: Settings, target: Path, made_from: unchanged.SiteSources
    ) -> None:
        self._handbook, self._today, self._settings, self._target = handbook, today, settings, target
        self._made_from = made_from
        self._before: BuildRecord | None = None  # the record of the last build
        self._facts: Facts | None = None  # the facts for the readers, if they were worked out while the rules ran

    def run(self) -> str:
        """Check the handbook and write its site; with errors, print them and end. Returns the sentence to print."""
        from interlock.doors.fresh_check import keep_to_the_end

        checked = self._checked()
        if self._facts and self._facts is not checked.facts:
            checked = checked._replace(facts=checked.facts.anew())
        keep_to_the_end(checked)
        if checked.errors:
            click.echo(in_full(formats.folded_alike(checked.errors), self._handbook))
            click.echo(f"{counted(len(checked.errors), 'error')}: nothing was built.")
            sys.exit(1)
        return self._rebuilt(checked) or self._built(checked)

    def _checked(self) -> "Checked":
        """Read the handbook and run the rules, unless the record of the last build tells what they would find."""
        from interlock.doors.fresh_check import load_rules
        from interlock.history.kept_reading import keep_reading, read_again

        program, definitions = self._made_from.program, self._made_from.definitions
        with progress.checking(self._handbook):
            found, kept = read_again(self._handbook, program, definitions, meanwhile=load_rules)

            from interlock.history.after_words import checked_after_words
            from interlock.site import checking, reach

            self._before = before = reach.recalled_record(self._target, self._made_from)
            read = checking.as_read(found, self._today, kept.before)
            keep = cache(partial(keep_reading, found, read.catalog, kept, program, definitions))
            known = checked_after_words(read, before.findings, before.definitions, definitions) if before else None
            checked = known or checking.with_rules(read, meanwhile=partial(self._work_ahead, read, keep))
        keep()
        found.forget_nodes()
        return checked

    def _work_ahead(self, read: "Checked", keep: Callable[[], object]) -> None:
        """Prepare what pages need while other processes run the rules. It is lost only if there are errors."""
        from interlock.site.writer import facts_for

        keep()
        self._facts = facts_for(read, self._settings)
        if not self._before:
            self._facts.prepare()

    def _rebuilt(self, checked: "Checked") -> str:
        """Write only the pages that an edit reaches. Returns the sentence to print; empty where all must be written."""
        from interlock.site import reach

        if self._before is None:
            return ""
        with _refusals_as_usage_errors():
            done = reach.rebuilt(
                self._before, self._made_from, checked, self._settings, self._target, _tell_that_we_wait, self._facts
            )
        if not done:
            return ""
        record, reached = done
        self._keep_if_right(lambda: record)
        return f"{counted(len(record.pages), 'page')} in {self._target}, of which the edit reaches {reached:,}"

    def _built(self, checked: "Checked") -> str:
        """Write the whole site. Returns the sentence to print."""
        from interlock.site import reach
        from interlock.site.outputs import SITE

        def keep(writer: "SiteWriter", written: "list[Written]") -> None:
            self._keep_if_right(lambda: reach.build_record(self._made_from, checked, writer, written))

        return built(checked, self._settings, self._target, SITE, self._facts, keep=keep)

    def _keep_if_right(self, record: Callable[[], "BuildRecord"]) -> None:
        """Keep the record of this build, unless somebody saved a file meanwhile: the site may show either version of it."""
        from interlock.site import reach

        if unchanged.is_still_so(self._handbook, self._made_from):
            reach.keep_record(self._target, record())


_OTHER_SITE = (
    "`mkdocs.yml` does not run Interlock, so `mkdocs build` would put another site in place of this one in `{folder}/`. "
    "Build the handbook with `interlock build` alone, or give the other site a folder of its own: `site_dir:` in `mkdocs.yml`."
)
_IN_OTHER_SITE = "`mkdocs build` empties `{folder}/`, and deletes this site with it. Build the handbook after it each time, or name a folder of its own."


def built(
    checked: "Checked",
    settings: Settings,
    target: Path,
    form: "SiteForm",
    facts: "Facts | None" = None,
    keep: "Callable[[SiteWriter, list[Written]], None]" = lambda writer, written: None,
) -> str:
    """Write the pages in the given form, and return a sentence with how many there are and where. A refusal is a usage error."""
    from interlock.site import pipeline
    from interlock.site.shown_to_nobody import why_empty

    if words := why_empty(checked.catalog, settings):
        click.echo(fitted(words), err=True)
    with progress.counter() as count_pages, _refusals_as_usage_errors():
        written = pipeline.build(checked, settings, target, count_pages, form, _tell_that_we_wait, facts, keep)
    return f"{counted(written, 'page')} in {target}"


@contextmanager
def _refusals_as_usage_errors() -> Iterator[None]:
    try:
        yield
    except (NotASite, NotPublished) as error:
        raise click.UsageError(str(error)) from None


def _tell_that_we_wait(holder: str) -> None:
    click.echo(f"{holder} is writing there; waiting until it is done.", err=True)
