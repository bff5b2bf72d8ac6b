"""The frame around every page of a site."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import KINDS
from interlock.definitions.kind import InBar, UnderMore
from interlock.definitions.values.language_tags import DEFAULT_LANGUAGE, is_english
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.pages.frame import Banner
from interlock.pages.lists import decisions, excellence
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, Ref

_ASSETS = ("handbook.css", "handbook.js", "search.js", "mark.svg")


@dataclass(frozen=True, slots=True)
class SiteView:
    """What the frame of every page shows. `label` names the audience; `is_public`: texts address customers, not staff.

    `words_language`: the language of the frame's own words, or "" where it is that of the handbook. `own_search`: whether the
    site has our search page; where it stands in another site, that has a search of its own.
    """

    name: str
    label: str
    is_public: bool
    url: str
    zone: str
    language: str
    words_language: str
    assets: dict[str, str]
    nav: list[Ref]
    more: list[Ref]
    complaints: Ref | None
    ask: str
    faults: list[Banner]
    own_search: bool = True


def site_view(context: PageContext, findings: list[Finding], own_search: bool = True) -> SiteView:
    """The frame's content. `findings` are given only while a handbook is being edited."""
    organisation = context.catalog.organisation
    return SiteView(
        name=organisation.name,
        label="Handbook for customers" if context.is_public else "Staff handbook",
        is_public=context.is_public,
        url=context.settings.site_url,
        zone=organisation.calendar.time_zone or "" if organisation.calendar else "",
        language=organisation.language,
        words_language="" if is_english(organisation.language) else DEFAULT_LANGUAGE,
        assets={name: f"assets/{name}" for name in _ASSETS},
        nav=_bar(context),
        more=_more(context),
        complaints=context.ref("contact-point", organisation.feedback.complaints),
        ask=context.wrong_href("search/"),
        faults=[_fault_banner(findings)] if any(finding.severity != "advice" for finding in findings) else [],
        own_search=own_search,
    )


def _bar(context: PageContext) -> list[Ref]:
    """The kinds in the navigation bar: those with a place there and at least one definition."""
    kinds = [(kind.navigation, kind) for kind in KINDS if isinstance(kind.navigation, InBar) and context.all(kind.model)]
    kinds.sort(key=lambda found: found[0].place)
    return [Ref("Home", ""), *(Ref(bar.title, f"{kind.address}/") for bar, kind in kinds), Ref("A–Z", "a-z/")]


def _more(context: PageContext) -> list[Ref]:
    """The links under "More": overview pages, the other kinds, and hand-written pages."""
    moments = Ref("Where we meet you" if context.is_public else "Moments", "moments/")
    whole = [
        Ref("About us", "about/"),
        Ref("Charter", "charter/"),
        moments,
        Ref(excellence.EXCELLENCE_TITLE, excellence.EXCELLENCE_PATH),
        Ref("Due date", "due-date/"),
    ]
    if context.is_public:
        whole.insert(2, Ref("You said, we did", "you-said/"))
    else:
        if decisions.has_decisions(context):
            whole.append(Ref(decisions.DECISIONS_TITLE, decisions.DECISIONS_PATH))
        whole.append(Ref("Reports", "reports/"))
    kinds = (kind for kind in KINDS if isinstance(kind.navigation, UnderMore) and context.all(kind.model))
    return [*whole, *(Ref(kind.plural, f"{kind.address}/") for kind in kinds), *(Ref(*page) for page in context.written)]


def _fault_banner(findings: list[Finding]) -> Banner:
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = sum(finding.severity == "warning" for finding in findings)
    counts = " and ".join(counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number)
    told = "This cannot be published yet." if errors else "This can be published."
    return Banner(
        f"{counts} in the definitions",
        Markup('{} <a href="{}faults/">Read what to mend</a>.').format(told, ROOT),
        "bad" if errors else "watch",
    )
