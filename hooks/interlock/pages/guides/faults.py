"""Pages that editors see while they write: all findings, and what to mend where a page is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.catalog import Key
from interlock.definitions import KINDS
from interlock.definitions.ids import ID
from interlock.findings import Finding
from interlock.findings.formats import folded_alike
from interlock.pages.frame import Page, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of


@dataclass(frozen=True, slots=True)
class FaultsView:
    """What `faults.html` shows."""

    findings: list[Finding]


def fault_page(context: PageContext, findings: list[Finding], hidden: frozenset[str]) -> Page:
    """All findings above advice, as a page; one stands for many of the same fault.

    `hidden`: files that the audience may not see; their lines are not quoted.
    """
    context = context.on_page()
    shown = [finding for finding in findings if finding.severity != "advice" and finding.place.file not in hidden]
    shown.sort(key=lambda finding: finding.severity != "error")
    head = plain_head(context, "Checks", "What to mend", "Save a file, and this list is made anew.", "faults/")
    return Page("faults/", "faults.html", head, FaultsView(folded_alike(shown)))


def left_out_pages(context: PageContext, findings: list[Finding], hidden: frozenset[str]) -> Iterator[Page]:
    """For each definition with errors, a page at its address with what to mend, so that editors stay where they are."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == "error" and finding.place.file not in hidden:
            by_file.setdefault(finding.place.file, []).append(finding)
    for file, faults in by_file.items():
        kind = next((kind for kind in KINDS if file.startswith(f"{kind.folder}/") and file.endswith(".yml")), None)
        id = file.rpartition("/")[2].removesuffix(".yml")
        if kind and ID.fullmatch(id) and Key(kind.name, id) not in context.catalog.definitions:
            path = path_of(Key(kind.name, id))
            context = context.on_page()
            head = plain_head(
                context,
                kind.label,
                id,
                "This page is left out until its file is mended.",
                path,
                Ref(kind.plural, f"{kind.address}/"),
            )
            yield Page(path, "faults.html", head, FaultsView(faults))
