"""A CSV of the evidence for every criterion of every framework, a row a link.

Evidence that no link owns has one row without a link; a criterion without evidence has one empty row.

Beside it the table of each framework and of each link. All say the day as of which they hold.
"""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.prose import plain_words
from interlock.definitions import Link
from interlock.exports.csv import without_formula
from interlock.questions.evidence.criterion_evidence import (
    CriterionEvidence,
    FrameworkEvidence,
    Item,
    evidence_by_link,
    evidence_of,
)
from interlock.questions.evidence.promised_results import ResultsShown
from interlock.questions.facts import Facts
from interlock.questions.reviews import next_review

_COLUMNS = (
    "framework", "criterion", "title", "verdict", "link", "evidence", "evidence_title", "kind", "on", "fresh_until", "freshness",
    "note", "results", "against", "as_of",
)  # fmt: skip


def files(catalog: Catalog, today: datetime.date) -> dict[str, str]:
    """`evidence.csv`, `frameworks/<framework>.csv` for each framework, `links/<link>.csv` for each link that has any."""
    facts = Facts(catalog, today)
    frameworks = evidence_of(catalog, facts.results, {}, today)
    return {
        "evidence.csv": _table(facts, frameworks),
        **{f"frameworks/{id}.csv": table for id, table in by_framework(facts, frameworks).items()},
        **{f"links/{id}.csv": table for id, table in by_link(facts, frameworks).items()},
    }


def by_framework(facts: Facts, frameworks: Iterable[FrameworkEvidence]) -> dict[str, str]:
    """The table of each framework, by its id."""
    return {found.framework.id: _table(facts, [found]) for found in frameworks}


def by_link(facts: Facts, frameworks: Iterable[FrameworkEvidence]) -> dict[str, str]:
    """The table of each link with evidence or results, by its id: only what is its own."""
    found = evidence_by_link(facts.catalog, frameworks)
    return {id: _table(facts, found[id], facts.catalog.link(id)) for id in sorted(found)}


def text(catalog: Catalog, today: datetime.date) -> str:
    """The table with its header. `fresh_until` is empty for evidence that never goes stale; `freshness` is for `as_of`."""
    facts = Facts(catalog, today)
    return _table(facts, evidence_of(catalog, facts.results, {}, today))


def _table(facts: Facts, frameworks: Iterable[FrameworkEvidence], only: Link | None = None) -> str:
    """The table of some frameworks; `only`: the rows of this link."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for framework in frameworks:
        for criterion in framework.criteria:
            for row in _rows(facts.catalog, criterion, only):
                writer.writerow(map(_cell, [*row, *_results(criterion.results), facts.today.isoformat()]))
    return out.getvalue()


def _cell(text: str) -> str:
    """A text as a cell, with LF for every line end: the writer puts no quotation marks around others, which would end the row."""
    return without_formula(text.replace("\r\n", "\n").replace("\r", "\n"))


def _rows(catalog: Catalog, criterion: CriterionEvidence, only: Link | None) -> Iterator[list[str]]:
    """The rows of a criterion, without the columns for its results and the day: one for each item of evidence and link."""
    head = [criterion.framework.id, criterion.criterion.id, criterion.criterion.title, criterion.verdict]
    if not criterion.items and not criterion.criterion.criteria:
        yield [*head, only.id if only else "", *[""] * 7]
    for item in criterion.items:
        for id in [only.id] if only else [link.id for link in item.links] or [""]:
            yield [*head, id, *_item(catalog, item)]


def _results(results: ResultsShown | None) -> list[str]:
    """The status of the results, and the promises that count against it; empty unless `shown_by` names results."""
    if results is None:
        return ["", ""]
    return [results.status, "; ".join(f"{key_of(record.promise)} {record.status}" for record in results.against)]


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
        plain_words(evidence.note or "", catalog),
    ]
