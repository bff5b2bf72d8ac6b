"""A site that is built after an edit of words, compared with one that is built anew."""

from pathlib import Path

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline, reach, unchanged
from interlock.site.checking import Checked
from tests.conftest import TODAY
from tests.site.edited_words import files_of


class Trial:
    """A handbook that is edited again and again, with a site of which only what an edit reaches is made anew."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.site, self.clean = folder.parent / "site", folder.parent / "clean"
        self.build(self.site)
        self.reached = 0

    def build(self, out: Path) -> tuple[reach.BuildRecord, unchanged.SiteSources]:
        made_from, checked = unchanged.site_sources(self.folder, self.settings, TODAY), checking.check(self.folder, TODAY)
        kept: list[reach.BuildRecord] = []
        pipeline.build(
            checked,
            self.settings,
            out,
            keep=lambda writer, written: kept.append(reach.build_record(made_from, checked, writer, written)),
        )
        return self.remember(out, kept[0], made_from)

    def remember(
        self, out: Path, built: reach.BuildRecord, made_from: unchanged.SiteSources
    ) -> tuple[reach.BuildRecord, unchanged.SiteSources]:
        reach.keep_record(out, built)
        unchanged.remember(out, made_from.fingerprint)
        return built, made_from

    def build_again(self, checked: Checked) -> None:
        """Build what the last edit reaches, or everything, as `interlock build` does."""
        made_from = unchanged.site_sources(self.folder, self.settings, TODAY)
        before = reach.recalled_record(self.site, made_from)
        done = before and reach.rebuilt(before, made_from, checked, self.settings, self.site, lambda holder: None)
        if done:
            self.reached += 1
            self.remember(self.site, done[0], made_from)
        else:
            self.build(self.site)

    def differing(self) -> set[str]:
        """The files that differ from those of a site that is built anew."""
        self.build(self.clean)
        ours, theirs = files_of(self.site), files_of(self.clean)
        return {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)}
