"""Which findings are reported on hand-written pages that another site makes itself.

Their Markdown is that site's, and it looks after their links.
"""

from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog
from interlock.definitions import KINDS
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

_REPORTED_RULES = frozenset(
    ("avoided-word", "draft-reference", "exposes-hidden", "former-reference", "retired-reference", "unknown-reference")
)
_NAMES = frozenset(kind.name for kind in KINDS)
_NAMES_OURS = tuple(f"{name}/" for name in _NAMES)
_KIND_AND_ID = lazy_pattern(r"/?([\w-]+)\s*[/:]\s*(.*\S)")


def is_reported_of_theirs(finding: Finding) -> bool:
    """Whether a finding about a page that the site makes itself is reported.

    Double brackets around what is no name of ours, nor nearly one, are left alone: other plugins make links of those.
    """
    return finding.rule in _REPORTED_RULES and (finding.rule != "unknown-reference" or _is_meant_as_ours(finding))


def _is_meant_as_ours(finding: Finding) -> bool:
    words = marked_words(finding).lstrip("[ ")
    if words.startswith(_NAMES_OURS) or finding.remedy.startswith("Did you mean "):
        return True
    meant = nearly_named(words)
    named = finding.remedy.removeprefix("Write `").lstrip("[")
    return meant is not None and named.startswith(f"{meant.partition('/')[0]}/")


def nearly_named(words: str) -> str | None:
    """`kind/id` for words in double brackets that begin nearly with a kind, `Promise/…` or `promises: …`; else None."""
    found = _KIND_AND_ID.fullmatch(words.strip())
    kind = nearest(found[1], _NAMES) if found else None
    return f"{kind}/{found[2]}" if found and kind else None


def marked_words(finding: Finding) -> str:
    """The words that a finding marks in its line."""
    place = finding.place
    return place.quote[place.column - 1 : place.column - 1 + place.width]


def reported_beside_exported(catalog: Catalog, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those about pages of a site among which the handbook was exported, and which are its own concern.

    Of their links, the rule itself reports only those to exported pages.
    """
    for finding in findings:
        is_theirs = bool(catalog.exported) and finding.place.file.startswith("docs/")
        if not is_theirs or finding.rule == "broken-link" or is_reported_of_theirs(finding):
            yield finding
