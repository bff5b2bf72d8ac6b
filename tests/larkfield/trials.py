"""A copy of Larkfield with some files changed, and what follows from that."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from interlock.catalog import Key
from interlock.pages.books.workbook import workbook_pages
from interlock.pages.frame import Page
from interlock.pages.kinds.link_owed import owed_pages
from interlock.pages.planning import definition_pages
from interlock.pages.settings import Settings
from interlock.questions.owed.debts import Owed
from interlock.site import checking
from interlock.site.folder import ServedFolder
from interlock.site.writer import SiteWriter

TODAY = datetime.date(2026, 11, 26)
MATTRESS = "standards/lessons/2026-05-mattress-on-the-pavement.yml"
FOOTPATH = "standards/lessons/2026-09-dark-footpath.yml"
TELEPHONES = "standards/sessions/2026-10-telephones.yml"
POST_ROOM = "standards/lessons/2026-01-post-room-backlog.yml"
PAYSLIPS = "standards/lessons/2026-01-evidence-asked-for-twice.yml"
EXCELLENCE = "standards/frameworks/customer-service-excellence.yml"
MONTHLY = "standards/promises/internal/monthly-results.yml"
INSPECTORS = "standards/links/highways-inspectors.yml"
MISSED_BINS = "standards/promises/public/collect-missed-bins.yml"
JOBS = "standards/promises/internal/schedule-jobs.yml"
WAGES = "standards/promises/internal/pay-everyone-on-time.yml"
VEHICLES = "standards/promises/internal/vehicles-ready-by-six.yml"
MISSED_BIN = "standards/procedures/waste/report-a-missed-bin.yml"
CREWS = "standards/links/waste-crews.yml"
MANAGERS = "standards/links/neighbourhoods-management.yml"


@dataclass(frozen=True)
class Trial:
    """Larkfield after a change."""

    checked: checking.Checked
    folder: Path

    def found(self, rule: str, file: str) -> list[str]:
        """The findings of a rule in a file."""
        return [each.message for each in self.checked.findings if each.rule == rule and each.place.file == file]

    def owed_by(self, link: str, kind: str) -> list[Owed]:
        """Things of one kind that a link owes."""
        found = self.checked.catalog.link(link)
        return [owed for owed in self.checked.facts.debts.by(found) if owed.kind == kind]

    def page(self, kind: str, id: str, selector: str = "main") -> str:
        """The text of a part of a definition's page; "" where the part is missing."""
        (plan,) = definition_pages(self._writer.context, [self.checked.catalog.definitions[Key(kind, id)]])
        return self._told(plan, selector)

    def owed_page(self, link: str) -> str:
        """The text of the full list of what a link owes; "" where its page has all of it."""
        path = f"chain/{link}/owed/"
        return next((self._told(plan, "main") for plan in owed_pages(self._writer.context) if plan.path == path), "")

    def workbook(self, about: str, selector: str) -> str:
        """What a part of a workbook says; nothing where that part is not there."""
        path = f"sessions/workbook/{about.replace('/', '-')}/"
        return self._told(next(plan for plan in workbook_pages(self._writer.context) if plan.path == path), selector)

    @cached_property
    def _writer(self) -> SiteWriter:
        return SiteWriter(self.checked, Settings(), ServedFolder(self.folder / "site"))

    def _told(self, plan: Page, selector: str) -> str:
        self._writer.write(plan)
        html = LexborHTMLParser((self.folder / "site" / plan.path / "index.html").read_text(encoding="utf-8"))
        part = html.css_first(selector)
        return " ".join(part.text(separator=" ").split()) if part else ""


Edit = Callable[[str], str]
Try = Callable[[dict[str, Edit]], Trial]


def instead(old: str, new: str) -> Edit:
    """An edit that replaces one text by another."""

    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def without(pattern: str) -> Edit:
    """An edit that takes out the first text that a pattern finds."""

    def edit(text: str) -> str:
        found = re.search(pattern, text, re.S)
        assert found
        return text[: found.start()] + text[found.end() :]

    return edit


def both(first: Edit, second: Edit) -> Edit:
    """One edit after another, of the same file."""
    return lambda text: second(first(text))


RESULTS = "standards/results/2026-27.csv"
ADVICE = "standards/links/advice-network.yml"
COACHED = "part_of: neighbourhoods-management\ncoached_by: neighbourhoods-management\n"
SYSTEM = "whether the system is up or down.\n        by: ict\n        due: {}"


PROPOSAL = (
    '- {criterion: "customer-service-excellence#5.3", kind: show-me, on: 2026-11-26, until: 2027-10-31, '
    "note: Kept in every figure from 1 May 2026 to 31 October 2026.}"
)
