"""Telephone numbers in prose: which digits are surely one, and what a link dials for it.

Sure are the numbers that the handbook's own teams and contact points have, however they are written, and of others those with
the code of a country or in the groups of digits that their country has for them. Everything else may be a reference number, a
day or an amount, and stays words.
"""

from collections.abc import Callable, Iterator

from interlock.catalog import Catalog
from interlock.definitions import ContactPoint, Link
from interlock.definitions.telephone import is_surely_dialled, telephone_of
from interlock.findings.lazy_patterns import lazy_pattern

# A number as it stands among words: a plus or a nought, and at least six more digits, beside no other sign of a number.
NUMBER_AMONG_WORDS = lazy_pattern(
    r"(?<![\w+.,:/#£$€@-])(?<!\d )(?:\(0\d{1,5}\)|(?:\+|0)\d)(?:(?:[ \u00a0.-]| ?\(0\) ?)?\d){4,14}(?![\w/%€]|[-.,:]\d| \d)"
)


def numbers_dialled(catalog: Catalog) -> Callable[[str], str]:
    """A function that tells what a link dials for a number among words; "" where it may be something else."""
    calendar = catalog.organisation.calendar
    country = calendar.country if calendar else None
    ours = {dials for number in _numbers_of(catalog) if (dials := telephone_of(number, country).dials)}
    found: dict[str, str] = {}

    def dialled(number: str) -> str:
        if number not in found:
            dials = telephone_of(number, country).dials
            found[number] = dials if dials in ours or is_surely_dialled(number, country) else ""
        return found[number]

    return dialled


def _numbers_of(catalog: Catalog) -> Iterator[str]:
    for holder in (*(link.contact for link in catalog.of(Link)), *catalog.of(ContactPoint)):
        if holder:
            yield from ([holder.phone] if holder.phone else [])
            yield from (other.number for other in holder.other_numbers)
