"""The terms as a table: a row a term, for spreadsheets and for other glossaries."""

import csv
import io

from interlock.catalog import Catalog
from interlock.catalog.audience import HIDDEN
from interlock.catalog.prose import plain_words
from interlock.definitions import Term
from interlock.questions.language import first_sentence

COLUMNS = (
    "id",
    "term",
    "definition",
    "also",
    "abbreviation",
    "avoid",
    "hidden",
    "context",
    "broader",
    "related",
    "not_to_be_confused_with",
    "example",
    "source",
    "owner",
    "status",
    "replaced_by",
)
# Several values stand in one cell, parted by this.
SEPARATOR = "; "
# A spreadsheet would take a cell that starts with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def files(catalog: Catalog) -> dict[str, str]:
    """One file, `terms.csv`."""
    return {"terms.csv": text(catalog)}


def text(catalog: Catalog) -> str:
    """The table with its header, by id. Lines end as RFC 4180 wants."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for term in catalog.of(Term):
        writer.writerow(harmless(cell) for cell in _row(term, catalog))
    return written.getvalue()


def _row(term: Term, catalog: Catalog) -> list[str]:
    avoided = [f"{word.word} → {word.use or term.title}" for word in term.avoid]
    return [
        term.id,
        term.title,
        plain_words(first_sentence(term.definition), catalog),
        SEPARATOR.join(term.also),
        term.abbreviation or "",
        SEPARATOR.join(avoided),
        SEPARATOR.join(term.hidden),
        term.context or "",
        SEPARATOR.join(term.broader),
        SEPARATOR.join(term.related),
        SEPARATOR.join(term.not_to_be_confused_with),
        plain_words(term.example or "", catalog),
        plain_words(term.source or "", catalog),
        "" if term.owner == HIDDEN else term.owner,
        term.status,
        term.replaced_by or "",
    ]


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
