"""A CSV of the evidence for every criterion of every framework, a row a link; a criterion without evidence has one empty row."""

import csv
import datetime
import io
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.exports.csv import without_formula
from interlock.questions.evidence import CriterionEvidence, FrameworkEvidence, Item, evidence_of
from interlock.questions.reviews import next_review

COLUMNS = (
    "framework", "criterion", "title", "verdict", "link", "evidence", "evidence_title", "kind", "on", "fresh_until", "freshness", "note",
)  # fmt: skip


def files(catalog: Catalog, today: datetime.date) -> dict[str, str]:
    """One file, `evidence.csv`."""
    return {"evidence.csv": text(catalog, today)}


def by_framework(catalog: Catalog, today: datetime.date) -> dict[str, str]:
    """The table of each framework, by its id."""
    return {found.framework.id: _table([found], catalog) for found in evidence_of(catalog, {}, today, every=True)}


def text(catalog: Catalog, today: datetime.date) -> str:
    """The table with its header. `fresh_until` is empty for evidence that never goes stale; `freshness` is for `today`."""
    return _table(evidence_of(catalog, {}, today), catalog)


def _table(frameworks: list[FrameworkEvidence], catalog: Catalog) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for framework in frameworks:
        for criterion in framework.criteria:
            writer.writerows(map(without_formula, row) for row in _rows(catalog, criterion))
    return out.getvalue()


def _rows(catalog: Catalog, criterion: CriterionEvidence) -> Iterator[list[str]]:
    head = [criterion.framework.id, criterion.criterion.id, criterion.criterion.title, criterion.verdict]
    if not criterion.items and not criterion.criterion.criteria:
        yield [*head, *[""] * (len(COLUMNS) - len(head))]
    for item in criterion.items:
        for link in item.links:
            yield [*head, link.id, *_item(catalog, item)]


def _item(catalog: Catalog, item: Item) -> list[str]:
    evidence, definition = item.evidence, item.definition
    until = evidence.until or next_review(definition, catalog)
    return [
        str(key_of(definition)),
        definition.title,
        evidence.kind or "",
        evidence.on.isoformat() if evidence.on else "",
        until.isoformat() if until else "",
        item.freshness,
        evidence.note or "",
    ]
