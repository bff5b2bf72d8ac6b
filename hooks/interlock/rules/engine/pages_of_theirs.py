"""What is told of hand-written pages that another site makes itself.

Their Markdown is that site's, and it looks after their links.
"""

from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog
from interlock.definitions import KINDS
from interlock.findings import Finding

_TOLD_OF_THEIRS = frozenset(
    ("avoided-word", "draft-reference", "exposes-hidden", "former-reference", "retired-reference", "unknown-reference")
)
_NAMES_OURS = tuple(f"{kind.name}/" for kind in KINDS)
_DID_YOU_MEAN = "Did you mean "


def is_told_of_theirs(finding: Finding) -> bool:
    """Whether a finding about a page that the site makes itself is told.

    Double brackets around what is no name of ours, nor nearly one, are left alone: other plugins make links of those.
    """
    is_ours = marked_words(finding).lstrip("[ ").startswith(_NAMES_OURS) or finding.remedy.startswith(_DID_YOU_MEAN)
    return finding.rule in _TOLD_OF_THEIRS and (finding.rule != "unknown-reference" or is_ours)


def marked_words(finding: Finding) -> str:
    """The words that a finding marks in its line."""
    place = finding.place
    return place.quote[place.column - 1 : place.column - 1 + place.width]


def told_beside_exported(catalog: Catalog, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those about pages of a site among which the handbook was exported, and which are its own concern.

    Of their links, the rule itself tells only of those to exported pages.
    """
    for finding in findings:
        is_theirs = bool(catalog.exported) and finding.place.file.startswith("docs/")
        if not is_theirs or finding.rule == "broken-link" or is_told_of_theirs(finding):
            yield finding
