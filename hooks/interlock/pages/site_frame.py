"""Site-wide parts: the frame around all pages, the sitemap, and the findings that editors see while they write."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape as xml

from markupsafe import Markup

from interlock.catalog import Key
from interlock.definitions import KINDS
from interlock.definitions.ids import ID
from interlock.definitions.kind import InBar, UnderMore
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.pages.desk import Desk
from interlock.pages.frame import Banner, Page, Search, plain_head
from interlock.pages.refs import Ref, path_of

ASSETS = ("handbook.css", "handbook.js", "search.js", "mark.svg")


@dataclass(frozen=True, slots=True)
class SiteView:
    """What the frame of every page shows. `label` names the audience; `is_public`: texts address customers, not staff."""

    name: str
    label: str
    is_public: bool
    url: str
    zone: str
    assets: dict[str, str]
    nav: list[Ref]
    more: list[Ref]
    complaints: Ref | None
    ask: str
    faults: list[Banner]


@dataclass(frozen=True, slots=True)
class FaultsView:
    """What `faults.html` shows."""

    findings: list[Finding]


def site_view(desk: Desk, findings: list[Finding]) -> SiteView:
    """The frame's content. `findings` are given only while a handbook is being edited."""
    is_public = desk.settings.audience == "public"
    organisation = desk.catalog.organisation
    return SiteView(
        name=organisation.name,
        label="Handbook for customers" if is_public else "Staff handbook",
        is_public=is_public,
        url=desk.settings.site_url,
        zone=organisation.calendar.time_zone or "" if organisation.calendar else "",
        assets={name: f"assets/{name}" for name in ASSETS},
        nav=_bar(desk),
        more=_more(desk),
        complaints=desk.ref("contact-point", organisation.feedback.complaints),
        ask=desk.wrong_href("search/"),
        faults=[_fault_banner(findings)] if any(finding.severity != "advice" for finding in findings) else [],
    )


def _bar(desk: Desk) -> list[Ref]:
    """The kinds in the navigation bar: those with a place there and at least one definition."""
    kinds = [(kind.navigation, kind) for kind in KINDS if isinstance(kind.navigation, InBar) and desk.all(kind.name)]
    kinds.sort(key=lambda found: found[0].place)
    return [Ref("Home", ""), *(Ref(bar.title, f"{kind.address}/") for bar, kind in kinds), Ref("A–Z", "a-z/")]


def _more(desk: Desk) -> list[Ref]:
    """The links under "More": overview pages, the other kinds, and hand-written pages."""
    whole = [Ref("About us", "about/"), Ref("Charter", "charter/"), Ref("Moments", "moments/"), Ref("Due date", "due-date/")]
    if desk.settings.audience == "public":
        whole.insert(2, Ref("You said, we did", "you-said/"))
    else:
        whole.append(Ref("Reports", "reports/"))
    kinds = (kind for kind in KINDS if isinstance(kind.navigation, UnderMore) and desk.all(kind.name))
    return [*whole, *(Ref(kind.plural, f"{kind.address}/") for kind in kinds), *(Ref(*page) for page in desk.written)]


def _fault_banner(findings: list[Finding]) -> Banner:
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = sum(finding.severity == "warning" for finding in findings)
    counts = " and ".join(counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number)
    told = "This cannot be published yet." if errors else "This can be published."
    return Banner(
        f"{counts} in the definitions",
        Markup('{} <a href="/faults/">Read what to mend</a>.').format(told),
        "bad" if errors else "watch",
    )


def fault_page(desk: Desk, findings: list[Finding], hidden: frozenset[str]) -> Page:
    """All findings above advice, as a page.

    `hidden`: files that the audience may not see; their lines are not quoted.
    """
    desk = desk.on_page()
    shown = [finding for finding in findings if finding.severity != "advice" and finding.place.file not in hidden]
    shown.sort(key=lambda finding: finding.severity != "error")
    head = plain_head(desk, "Checks", "What to mend", "Save a file, and this list is made anew.", "faults/")
    return Page("faults/", "faults.html", head, FaultsView(shown))


def left_out_pages(desk: Desk, findings: list[Finding], hidden: frozenset[str]) -> Iterator[Page]:
    """For each definition with errors, a page at its address with what to mend, so that editors stay where they are."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == "error" and finding.place.file not in hidden:
            by_file.setdefault(finding.place.file, []).append(finding)
    for file, faults in by_file.items():
        kind = next((kind for kind in KINDS if file.startswith(f"{kind.folder}/") and file.endswith(".yml")), None)
        id = file.rpartition("/")[2].removesuffix(".yml")
        if kind and ID.fullmatch(id) and Key(kind.name, id) not in desk.catalog.definitions:
            path = path_of(Key(kind.name, id))
            desk = desk.on_page()
            head = plain_head(
                desk,
                kind.label,
                id,
                "This page is left out until its file is mended.",
                path,
                Ref(kind.plural, f"{kind.address}/"),
            )
            yield Page(path, "faults.html", head, FaultsView(faults))


def sitemap(desk: Desk, pages: list[Search]) -> dict[str, str]:
    """`sitemap.xml`, where the site's address is configured."""
    url = desk.settings.site_url
    if not url:
        return {}
    rows = "".join(f"<url><loc>{xml(url + page.path)}</loc></url>\n" for page in sorted(pages, key=lambda page: page.path))
    return {
        "sitemap.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    }
