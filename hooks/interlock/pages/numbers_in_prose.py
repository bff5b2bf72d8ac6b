"""Telephone numbers in prose: which digits certainly are one, and the address of its link.

These are the numbers of the handbook's own teams and contact points, however they are written, and other numbers with the code
of a country or in the groups of digits that their country uses. Everything else may be a reference number, a day or an amount,
and becomes no link.
"""

from collections.abc import Callable, Container, Iterable, Iterator

from interlock.catalog import Catalog
from interlock.definitions import ContactPoint, Link
from interlock.definitions.link import Contact
from interlock.definitions.values.telephone import is_surely_dialled, telephone_of
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.contact_links import phone_address

# A number as it stands among words: a plus or a nought, and at least six more digits, beside no other sign of a number; or nine
# digits in groups, as in countries whose numbers begin with no nought.
NUMBER_AMONG_WORDS = lazy_pattern(
    r"(?<![\w+.,:/#£$€@-])(?<!\d )(?:(?:\(0\d{1,5}\)|(?:\+|0)\d)(?:(?:[ \u00a0.-]| ?\(0\) ?)?\d){4,14}"
    r"|[1-9]\d\d(?:[ \u00a0.]\d\d){3}|[1-9]\d\d(?:[ \u00a0.]\d{3}){2})(?![\w/%€]|[-.,:]\d| \d| ?[%€])"
)


def numbers_dialled(catalog: Catalog, texted: Container[str]) -> Callable[[str], str]:
    """A function from a number among words to the address of its link; "" where the digits may be something else."""
    country = catalog.organisation.country
    ours = {*_dialled(_numbers_of(_holders(catalog)), country)}
    found: dict[str, str] = {}

    def address(number: str) -> str:
        if number not in found:
            dials = telephone_of(number, country).dials
            found[number] = phone_address(dials, texted) if dials in ours or is_surely_dialled(number, country) else ""
        return found[number]

    return address


def numbers_texted(catalog: Catalog) -> frozenset[str]:
    """What is dialled for the numbers of contact points for text messages, unless somebody answers calls there, too."""
    texting = [point for point in catalog.of(ContactPoint) if point.channel == "sms"]
    answering = (holder for holder in _holders(catalog) if holder not in texting)
    country = catalog.organisation.country
    return frozenset(_dialled(_numbers_of(texting), country)).difference(_dialled(_numbers_of(answering), country))


def _holders(catalog: Catalog) -> list[Contact | ContactPoint]:
    return [*(link.contact for link in catalog.of(Link) if link.contact), *catalog.of(ContactPoint)]


def _numbers_of(holders: Iterable[Contact | ContactPoint]) -> Iterator[str]:
    for holder in holders:
        yield from ([holder.phone] if holder.phone else [])
        yield from (other.number for other in holder.other_numbers)


def _dialled(numbers: Iterable[str], country: str | None) -> Iterator[str]:
    return (dials for number in numbers if (dials := telephone_of(number, country).dials))
