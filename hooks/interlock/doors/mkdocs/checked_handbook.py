"""The handbook as MkDocs' events read it: checked again before each build, each finding logged once."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from interlock.doors.clock import build_day
from interlock.doors.configuration import settings_of
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.transaction import undo_unfinished
from interlock.doors.mkdocs.half_saved import read_when_saved
from interlock.findings import Finding, formats
from interlock.findings.nouns import counted
from interlock.findings.typed_commands import typed_path
from interlock.history import since
from interlock.pages.settings import Settings
from interlock.site import checking, serving
from interlock.sources.disk.folders import seen_from
from interlock.sources.settings.configuration_file import CONFIGURATION_FILE, ConfigurationError
from interlock.sources.settings.site_around import PagesOfSite

# The most warnings that are listed when serving begins: more would push the address of the server out of sight.
_MOST_AT_START = 10

# MkDocs shows what this logs among its own lines, and counts its warnings where a build is strict.
log = logging.getLogger("mkdocs.interlock")


@dataclass(slots=True)
class CheckedHandbook:
    """A handbook, and what was reported about it while it is served.

    `read`: the last reading, without what the rules find. `held`: earlier findings that were not looked for in the check before,
    so that they are neither new now nor put right. `advised`: the advice that was logged.
    """

    command: str = "build"
    checked: checking.Checked | None = None
    read: checking.Checked | None = None
    reported: list[Finding] = field(default_factory=list)
    held: list[Finding] = field(default_factory=list)
    advised: list[Finding] = field(default_factory=list)

    def begin(self, command: str) -> None:
        """Forget what was read before: another MkDocs command runs, maybe in the same process."""
        self.command, self.checked, self.read = command, None, None
        self.reported, self.held, self.advised = [], [], []

    @property
    def is_served(self) -> bool:
        """Whether it is being edited, so that errors are shown and end nothing."""
        return self.command == "serve"

    def check(
        self,
        handbook: Path,
        config: MkDocsConfig,
        told: Callable[[Finding], Finding | None] = lambda found: found,
        pages: PagesOfSite | None = None,
    ) -> checking.Checked:
        """Read and check the handbook. On errors a build stops here, before anything is written, and the old site stays.

        `told`: gives a finding as this site reports it, or None for one that is not its concern. `pages`: those of the site in
        which the handbook stands.
        """
        _undo_interrupted_edit(handbook)
        before = self._before(handbook)
        with serving.frozen_until_written():
            checked = read_when_saved(lambda: checking.check(handbook, build_day(), before, pages), before)
        self.checked = self.read = checked
        found = [each for each in map(told, checked.findings) if each]
        self._refuse(found, checked, config)
        self._report([each for each in found if each.severity != "advice"])
        return checked

    def warn(self, words: str, config: MkDocsConfig) -> None:
        """Log what is no finding, but should not be published unseen. A strict build stops here, and the old site stays."""
        if words and config.strict and not self.is_served:
            raise PluginError(f"{words} The build is strict: nothing was built.")
        if words:
            log.warning("%s", words)

    def advise(self, told: Callable[[Finding], Finding | None]) -> None:
        """Log the advice that is new since the last time, as information, so that it does not stop a strict build."""
        found = map(told, self.checked.findings if self.checked else [])
        advice = [each for each in found if each and each.severity == "advice"]
        for each in since.findings_not_in(self.advised, advice):
            log.info("%s", formats.short([each]).rstrip())
        self.advised = advice

    def read_again(self, handbook: Path) -> checking.Checked | None:
        """Read the edited handbook, and keep what the rules found before; None where it was not read before."""
        _undo_interrupted_edit(handbook)
        before = self._before(handbook)
        if before is None or self.read is None:
            return None
        with serving.frozen_until_written():
            read = read_when_saved(lambda: checking.read(handbook, build_day(), before), before)
        by_rules = since.findings_not_in(self.read.findings, before.findings)
        found = sorted([*read.findings, *by_rules], key=lambda finding: finding.sort_key)
        self.read, self.checked = read, read._replace(findings=found)
        return self.checked

    def judge(self, require: Callable[[], None]) -> checking.Checked | None:
        """Run the rules on what was read again, and report what they find; None where the pages show exactly that already.

        `require` is called before each rule, and may raise an exception to end this.
        """
        read, first = self.read, self.checked
        if read is None or first is None or read is first:
            return None
        checked = checking.with_rules(read, require)
        self._report([finding for finding in checked.findings if finding.severity != "advice"])
        self.checked = checked
        return checked if checked.findings != first.findings else None

    def _before(self, handbook: Path) -> checking.Checked | None:
        return self.checked if self.checked and self.checked.handbook.folder == handbook else None

    def _report(self, shown: list[Finding]) -> None:
        """Log the findings that are new since they were reported last."""
        is_start = self.is_served and not (self.reported or self.held)
        new, count = told_at_start(shown) if is_start else changes_in_findings(shown, self.reported, self.held)
        for finding in new:
            log.warning("%s", formats.short([finding]).rstrip())
        if count:
            log.info("%s", count)
        self.reported, self.held = shown, not_looked_for(shown, self.reported, self.held)

    def _refuse(self, found: list[Finding], checked: checking.Checked, config: MkDocsConfig) -> None:
        if self.is_served:
            return
        shown = [each for each in found if each.severity != "advice"]
        if any(each.severity == "error" for each in shown):
            closing = formats.summary(found, f"No faults in {counted(len(checked.catalog.definitions), 'definition')}.")
            folded = formats.folded_alike(shown, f"`{_check_of(checked, config)} --all` shows each")
            raise PluginError(f"\n{formats.full(folded)}\n{closing}\n{formats.errors_among(shown)}")
        if config.strict and shown:
            told = counted(len(shown), "warning")
            raise PluginError(f"{formats.short(shown)}{told}, and the build is strict: nothing was built.")


def _check_of(checked: checking.Checked, config: MkDocsConfig) -> str:
    """The command that checks the handbook, as it is typed in the folder of the site."""
    path = seen_from(folder_of(config).resolve(), checked.handbook.folder)
    return "interlock check" if path == "." else f"interlock check --handbook {typed_path(path)}"


def settings_in(config: MkDocsConfig, handbook: Path, drafts: bool = False) -> Settings:
    """The handbook's settings from MkDocs' configuration."""
    try:
        return replace(settings_of(dict(config), handbook, folder_of(config)), drafts=drafts)
    except ConfigurationError as error:
        raise PluginError(str(error)) from None


def folder_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration file."""
    return configuration_file_of(config).parent


def configuration_file_of(config: MkDocsConfig) -> Path:
    """The file that MkDocs read its configuration from."""
    return Path(config.config_file_path or CONFIGURATION_FILE)


def _undo_interrupted_edit(handbook: Path) -> None:
    """Undo an edit whose process died, as every command does first."""
    try:
        note = undo_unfinished(handbook)
    except Refused as refused:
        note = str(refused)
    if note:
        log.warning("%s", note)


def told_at_start(shown: list[Finding]) -> tuple[list[Finding], str]:
    """The findings to log when serving begins, and a sentence with the number of warnings where they are too many to log."""
    warnings = [finding for finding in shown if finding.severity != "error"]
    if len(warnings) <= _MOST_AT_START:
        return shown, ""
    errors = [finding for finding in shown if finding.severity == "error"]
    return errors, f"{counted(len(warnings), 'warning')}: `interlock check` shows them."


def changes_in_findings(shown: list[Finding], before: list[Finding], held: Sequence[Finding] = ()) -> tuple[list[Finding], str]:
    """The new findings, and a count of all in words, which is empty where none stood before.

    `held`: earlier findings that were not looked for in the check before, so that they are neither new now nor put right.
    """
    known = [*before, *held]
    new, gone = since.findings_not_in(known, shown), since.findings_not_in(shown, known)
    if not known:
        return new, ""
    unseen = not_looked_for(shown, before, held)
    errors = counted(sum(finding.severity == "error" for finding in shown), "error")
    as_before = counted(len(shown) - len(new), "finding")
    later = f" {len(unseen):,} not looked for until the errors are mended," if unseen else ""
    return new, f"{as_before} as before, {len(new):,} new,{later} {len(gone) - len(unseen):,} put right; {errors} in all."


def not_looked_for(shown: list[Finding], before: list[Finding], held: Sequence[Finding]) -> list[Finding]:
    """The warnings that are gone only because of an error: a faulty file is not checked further, so nobody has mended them."""
    if not any(finding.severity == "error" for finding in shown):
        return []
    has_new_error = any(finding.severity == "error" for finding in since.findings_not_in(before, shown))
    gone = since.findings_not_in(shown, [*held, *before] if has_new_error else held)
    return [finding for finding in gone if finding.severity != "error"]
