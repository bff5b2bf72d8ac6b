"""The reports, one page each, and their index. Every count is linked to what it counts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.history.words_over_time import Count
from interlock.pages.components import target_words
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.kinds.capability import LABELS, capability_view
from interlock.pages.kinds.framework import ref_of, why_gap
from interlock.pages.kinds.link_strength import STATE_TONES
from interlock.pages.kinds.receivers import answers_in, still_to_sign
from interlock.pages.refs import ROOT, Ref, path_of
from interlock.pages.reports import review_calendar
from interlock.pages.reports.areas_report import area_groups
from interlock.pages.reports.owed_report import owed_groups
from interlock.pages.reports.report import MOST_ROWS, ReportGroup, ReportRow, is_apart, report
from interlock.pages.reports.thanks_report import thanks_groups
from interlock.pages.standing import current, figure, record_of
from interlock.pages.words import SIDE_WORDS, by_title, capital, day
from interlock.questions.approvals import Approvals, changed_words
from interlock.questions.chain.support import is_live
from interlock.questions.language import FoundUse
from interlock.questions.language.replacing import fitting
from interlock.questions.reviews import DueReview
from interlock.rules.engine.all_rules import rule_named

# The most owners in the review calendar, and the most groups of a report that the index of reports names.
MOST_OWNERS, MOST_GROUPS = 100, 4

CAPABILITY_GROUPS = (
    ("over", "Over the limit", "The steps take longer than we promise. Shorten them, or promise more time."),
    ("unknown", "Unknown", "Nobody can tell yet: steps, or the times of some, are not written down."),
    ("capable", "Capable", "The steps fit into the limit."),
    ("not applicable", "Not applicable", ""),
)

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ReportsView:
    """What `reports.html` shows: each report, with how many of what it found."""

    reports: list[tuple[Ref, list[str]]]


Report = tuple[str, str, str, Callable[[Desk], list[ReportGroup]]]


def report_pages(desk: Desk) -> Iterator[Page]:
    """Each report, and their index."""
    if desk.settings.audience == "public":
        return
    index: list[tuple[Ref, list[str]]] = []
    for name, title, summary, groups_of in REPORTS:
        about = Ref(title, f"reports/{name}/", summary)
        desk = desk.on_page()
        groups = [group for group in groups_of(desk) if group.rows]
        index.append((about, _counts(groups)))
        yield from report(desk, about, _ASKED_FOR[name], groups)
    desk = desk.on_page()
    summary = "What is missing, late or weak, so that it can be mended."
    head = plain_head(desk, "Index", "Reports", summary, "reports/")
    yield Page("reports/", "reports.html", head, ReportsView(index), search=Search("Reports", "reports/", "page", summary))


def report_paths(desk: Desk) -> list[str]:
    """The paths of the reports. Pages of their groups come and go with their rows, so nothing may link to them."""
    return ["reports/", *(f"reports/{name}/" for name, *_ in REPORTS)]


def _counts(groups: list[ReportGroup]) -> list[str]:
    """What a report found: its first groups with their numbers of rows, and how many rows the others have."""
    countable = [group for group in groups if not group.is_overview]
    shown = countable if len(countable) <= MOST_GROUPS else countable[: MOST_GROUPS - 1]
    more = sum(len(group.rows) for group in countable[len(shown) :])
    found = [f"{group.title}: {len(group.rows)}" for group in shown] + ([f"and {more} more"] if more else [])
    return found or ["Nothing to report"]


def _gaps(desk: Desk) -> list[ReportGroup]:
    """Advice by rule, each linked to the page it is about."""
    by_rule: dict[str, list[ReportRow]] = {}
    names_hidden = _naming_hidden(desk)
    for finding in desk.findings:
        if finding.severity == "advice" and not names_hidden(finding) and (ref := _page_of(desk, finding)):
            by_rule.setdefault(finding.rule, []).append(ReportRow(ref, [finding.message, finding.remedy]))
    groups = []
    for name, rows in sorted(by_rule.items()):
        rule = rule_named(name)
        text = Markup('<a href="{}rules/{}/">{}</a>').format(ROOT, name, rule.headline if rule else name)
        groups.append(ReportGroup(name, capital(name.replace("-", " ")), text, ["Page", "Gap", "What to do"], rows))
    return groups


def _naming_hidden(desk: Desk) -> Callable[[Finding], bool]:
    """A test whether a finding names a definition that the audience may not see; findings are made for editors, who see all."""
    whole = desk.facts.whole or desk.catalog
    hidden = [whole.definitions[key] for key in whole.definitions.keys() - desk.catalog.definitions.keys()]
    ids, titles = {definition.id for definition in hidden}, [definition.title.lower() for definition in hidden]

    def names(finding: Finding) -> bool:
        text = f"{finding.message} {finding.remedy}".lower()
        return not ids.isdisjoint(_WORD.findall(text)) or any(title in text for title in titles)

    return names


def _page_of(desk: Desk, finding: Finding) -> Ref | None:
    key = desk.key_by_file.get(finding.place.file)
    return desk.to(desk.listed[key]) if key in desk.listed else None


def _capability(desk: Desk) -> list[ReportGroup]:
    rows: dict[str, list[ReportRow]] = {}
    for promise in current(desk.all("promise")):
        view = capability_view(desk, promise)
        limit = promise.limit.text if promise.limit else ""
        rows.setdefault(view.verdict, []).append(ReportRow(desk.to(promise), [limit, view.answer]))
    columns = ["Promise", "Limit", "Can the chain keep it?"]
    return [
        ReportGroup(verdict.replace(" ", "-"), title, text, columns, rows[LABELS[verdict]])
        for verdict, title, text in CAPABILITY_GROUPS
        if LABELS[verdict] in rows
    ]


def _handshakes(desk: Desk) -> list[ReportGroup]:
    groups: dict[str, list[ReportRow]] = {}
    for handshake in desk.facts.handshakes:
        about = next((arm.for_ for arm in handshake.reliances if arm.for_), "") or next(
            (arm.with_ for arm in handshake.supports if arm.with_), ""
        )
        promises = Markup(", ").join(desk.link_to(promise) for promise in handshake.promises)
        said = ", ".join(answer.label + (", out of date" if answer.is_stale else "") for answer in answers_in(desk, handshake))
        cells = [desk.link_to(handshake.supplier), desk.inline(about), promises, still_to_sign(desk, handshake), said]
        groups.setdefault(handshake.state, []).append(ReportRow(desk.to(handshake.user), cells))
    texts = {
        "one-sided": "Only one of the two says so. Ask the other.",
        "agreed": "Both say so; no promise that both have signed stands behind it yet.",
        "interlocked": "Both say so, and a promise that both have signed stands behind it, with whoever leads those who make it.",
    }
    columns = ["Who relies", "On whom", "For what", "Promise", "Still to sign", "Well served?"]
    return [
        ReportGroup(state, f"{state.capitalize()}", texts[state], columns, groups[state])
        for state in STATE_TONES
        if state in groups
    ]


def _reviews(desk: Desk) -> list[ReportGroup]:
    found = review_calendar.slots(desk)
    columns = ["Page", "Owner", "Due", "By"]
    return [_calendar(desk, found)] + [
        ReportGroup(
            slot.id,
            slot.title,
            "",
            columns,
            [_review(desk, review, at) for review, at in review_calendar.firsts(slot)],
            short=slot.short,
        )
        for slot in found
    ]


def _review(desk: Desk, review: DueReview, anchor: str) -> ReportRow:
    owner = desk.link_to(review.owner) if review.owner else ""
    cells: list[Markup | str] = [owner, day(review.due) if review.due else "no date", review.by]
    return ReportRow(desk.to(review.definition), cells, anchor)


def _calendar(desk: Desk, found: list[review_calendar.Slot]) -> ReportGroup:
    """How many reviews each owner has in each month; counts are linked."""
    reviews = [review for slot in found for review in slot.reviews]
    apart = is_apart(len(reviews))
    own = review_calendar.calendar_rows(desk, found, to_rows=all(len(slot.reviews) <= MOST_ROWS for slot in found), apart=apart)
    rows = [
        ReportRow(desk.ref("link", id) or Ref("Nobody's", None), [*cells, review_calendar.feed(desk, id, reviews)])
        for id, cells in own
    ]
    everyone = ReportRow(Ref("Everyone", None), [*review_calendar.totals(found, apart=apart), _whole_feed(desk)])
    text = "How many fall due when; each number leads to them. The feed puts them into a calendar."
    if len(rows) > MOST_OWNERS:
        text += f" {counted(len(rows) - MOST_OWNERS, 'more owner is', 'more owners are')} in the months below."
    columns = ["Owner", *(slot.short for slot in found), "Calendar"]
    return ReportGroup("calendar", "By month", text, columns, [everyone, *rows[:MOST_OWNERS]] if rows else [], is_overview=True)


def _whole_feed(desk: Desk) -> Markup:
    return Markup('<a href="{}reports/reviews.ics" download>Feed</a>').format(ROOT)


def _evidence(desk: Desk) -> list[ReportGroup]:
    """For each framework the criteria without evidence, then those with partly stale evidence."""
    groups = []
    for found in desk.frameworks.values():
        if not is_live(found.framework):
            continue
        rows = [ReportRow(ref_of(desk, one), ["Nothing speaks for it", why_gap(one)]) for one in found.gaps]
        for one in found.criteria:
            stale = [item for item in one.items if item.freshness == "stale"]
            if stale and not one.is_gap:
                why = Markup("; ").join(Markup("{}: {}").format(desk.link_to(item.definition), item.why_stale) for item in stale)
                rows.append(ReportRow(ref_of(desk, one), ["Part of what speaks for it is stale", why]))
        groups.append(
            ReportGroup(
                f"framework-{found.framework.id}", found.framework.title, "", ["Criterion", "What is missing", "Why"], rows
            )
        )
    return groups


def _approvals(desk: Desk) -> list[ReportGroup]:
    stale, wrong, missing, complete = [], [], [], []
    for key, approvals in desk.facts.approvals.items():
        if key not in desk.listed:
            continue
        definition = desk.listed[key]
        ref = desk.to(definition)
        for signed in approvals.stale:
            who = desk.link_to(signed.link) if signed.link else ""
            stale.append(ReportRow(ref, [who, day(signed.approval.on), changed_words(definition, signed)]))
        for signed in approvals.signed:
            if signed.status == "wrong signatory" and signed.link:
                wrong.append(
                    ReportRow(ref, [desk.link_to(signed.link), SIDE_WORDS[signed.approval.side], day(signed.approval.on)])
                )
        if approvals.missing:
            missing.append(ReportRow(ref, [Markup(", ").join(_absent(desk, approvals))]))
        else:
            last = max((one.approval.on for one in approvals.signed if one.status == "fits"), default=None)
            complete.append(ReportRow(ref, [day(last) if last else ""]))
    return [
        ReportGroup(
            "stale",
            "Out of date",
            "Somebody approved this, and it has changed. Ask them to read it again.",
            ["Page", "Who", "Approved", "What changed since"],
            stale,
        ),
        ReportGroup(
            "wrong",
            "Signed for another side",
            "Nobody signs for two sides, or for one that is not theirs. Ask those whose it is.",
            ["Page", "Who", "Signed for", "On"],
            wrong,
        ),
        ReportGroup("missing", "Still to approve", "", ["Page", "Who is missing"], missing),
        ReportGroup("complete", "Approved by every side", "", ["Page", "Last approved"], complete),
    ]


def _absent(desk: Desk, approvals: Approvals) -> Iterator[Markup]:
    """Who has still to approve. Hidden links are left out; without leadership to sign, "management" is named."""
    for one in approvals.missing:
        if one.link:
            yield desk.link_to(one.link)
        elif one.side == "management":
            yield Markup(SIDE_WORDS["management"])


def _results(desk: Desk) -> list[ReportGroup]:
    groups: dict[str, list[ReportRow]] = {}
    for promise in current(desk.all("promise")):
        record = record_of(desk, promise)
        last = record.last_figure
        cells: list[Markup | str] = [
            _maker(desk, promise),
            _against_target(promise, figure(record)),
            last.cause if last else "",
            last.action if last else "",
        ]
        groups.setdefault(record.status, []).append(ReportRow(desk.to(promise), cells))
    columns = ["Promise", "Made by", "Last figure", "Why", "What we did"]
    order = ("missed", "overdue", "near", "not measured", "no cases", "kept")
    return [
        ReportGroup(status.replace(" ", "-"), status.capitalize(), "", columns, groups[status])
        for status in order
        if status in groups
    ]


def _against_target(promise: Promise, last: str) -> Markup | str:
    return Markup("{} <small>{}</small>").format(last, target_words(promise)) if last else ""


def _maker(desk: Desk, promise: Promise) -> Markup:
    return desk.anchor("link", promise.made_by)


def _language(desk: Desk) -> list[ReportGroup]:
    """Words to avoid that are still used, by owner and over time; and terms that nobody uses."""
    by_owner: dict[str, list[ReportRow]] = {}
    for found in desk.facts.language.avoided:
        user = desk.user(found.where.key)
        if user is None:
            continue
        definition = desk.listed.get(found.where.key)
        owner = desk.ref("link", (getattr(definition, "made_by", None) or definition.owner) if definition else None)
        by_owner.setdefault(owner.title if owner else "Nobody's", []).append(
            ReportRow(user, [found.words, _instead(desk, found)])
        )
    groups = [
        ReportGroup(f"owner-{number}", owner, "", ["Page", "Word to avoid", "We say"], rows)
        for number, (owner, rows) in enumerate(sorted(by_owner.items()), 1)
    ]
    rows = [ReportRow(desk.to(term), []) for term in sorted(desk.facts.language.unused, key=by_title)]
    text = "The words below are explained, and no other page says them."
    unused = ReportGroup(
        "unused", "Words nobody uses yet", text if groups else f"No page uses a word to avoid. {text}", ["Word"], rows
    )
    return [*groups, _over_time(desk.history), unused]


def _instead(desk: Desk, found: FoundUse) -> Markup:
    """The replacement of a word to avoid, linked to its term; for a retired term to its successor."""
    said = {(sense.homes[-1], fitting(found.words, sense)): None for sense in found.use.senses}
    return Markup(" or ").join(Markup('<a href="{}{}">{}</a>').format(ROOT, path_of(key), words) for key, words in said)


def _over_time(counts: list[Count]) -> ReportGroup:
    """How many words to avoid the handbook had on each day; empty where there never were any."""
    rows = [ReportRow(Ref(day(count.on), None), [str(count.words)]) for count in counts]
    text = "How often the words that we avoid today stood in the whole handbook, from its history in git."
    shown = rows if any(count.words for count in counts) else []
    return ReportGroup("over-time", "Over time", text, ["Day", "Words to avoid"], shown, is_overview=True)


# Further names by which the search finds each report.
_ASKED_FOR = {
    "owed": ("what we owe", "late actions", "overdue actions", "who owes what"),
    "areas": ("teams that promise nothing", "skills", "training due", "who can do what"),
    "gaps": ("what is missing", "things to fill in"),
    "capability": ("promises we cannot keep", "promises that take too long"),
    "handshakes": ("who relies on whom", "one-sided handshakes"),
    "reviews": ("late reviews", "overdue reviews", "late in review", "what to review"),
    "evidence": ("stale evidence", "missing evidence"),
    "approvals": ("not approved", "who has to sign", "missing signatures"),
    "results": ("missed promises", "promises not kept", "late figures"),
    "thanks": ("who was thanked", "compliments", "praise", "whom nobody thanked"),
    "language": ("words to avoid in use", "wrong words"),
}

REPORTS: tuple[Report, ...] = (
    ("owed", "Owed", "What we owe each other: by whom, for whom, since when and by when.", owed_groups),
    ("gaps", "Gaps", "What is missing: promises without a procedure, handshakes without a promise, words nobody uses.", _gaps),
    ("areas", "Every area", "What each team promises, what is measured of it, and who has which skill.", area_groups),
    ("capability", "Capability", "Can the chain keep each promise, and which steps make it too long?", _capability),
    ("handshakes", "Handshakes", "Who relies on whom, and do both say so?", _handshakes),
    ("reviews", "Reviews due", "What is to be read again, and when.", _reviews),
    ("evidence", "Evidence", "For which criteria of our frameworks nothing speaks, or what spoke has gone stale.", _evidence),
    ("approvals", "Approvals", "Who stands by what is written, and who has still to say so.", _approvals),
    ("results", "Results", "What was kept and what was missed, why, and what we did.", _results),
    ("thanks", "Thanks", "Who was thanked for what, by month, team and value, and whom nobody has thanked.", thanks_groups),
    ("language", "Language", "Words to avoid that are still in use, by owner and over time.", _language),
)
