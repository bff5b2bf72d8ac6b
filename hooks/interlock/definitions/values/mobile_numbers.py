"""Mobile numbers among words, as people of a country write them."""

import re
from collections.abc import Iterator

from interlock.definitions.values.telephone import mobile_number_of
from interlock.findings.lazy_patterns import lazy_pattern

# Digits in groups, with a plus, or with one nought before them. Only an area code stands in brackets.
MAYBE_A_NUMBER = lazy_pattern(r"(?<![\w+.,/:-])(?:\+\d|\(?0?[1-9])(?:[ .\-/\u00a0\u202f]?\(?\d\)?){7,13}(?![\w/:]|[.,-]\d)")
# A file number, whose middle is a year.
_HAS_A_YEAR = lazy_pattern(r".*[-/.](?:19|20)\d\d(?:[-/.].*|$)")
# Where numbers begin with no nought, nine digits in threes may be an amount, unless it is said what they are.
_SAID_TO_BE_ONE = lazy_pattern(
    r"\b(?:tel|tfno|tlf|teléfono|móvil|whatsapp|llam[ea]r?|cellulare|cell|telefono|chiam[ai]|mobiel"
    r"|mobile)[.:]*(?: (?:al|il|el))?\s\Z",
    re.I,
)
_LONGEST_SAID = 20
_IN_THREES = lazy_pattern(r"\d{3}([. \u00a0\u202f])\d{3}\1\d{3}|\d+")
# Numbers that the authorities of France and Germany keep for stories.
_OF_NOBODY = lazy_pattern(
    r"\+3363998\d{4}|\+49(?:15228817386|15228895456|15254599371|1713920\d{3}|172(?:9925904|9968532|997318[56]|9980752)"
    r"|174(?:9091317|9464308)|176040690\d\d)"
)
INVENTED = {"FR": "06 39 98 12 34", "DE": "0171 3920012"}


def mobile_numbers(text: str, country: str) -> Iterator[tuple[re.Match[str], str]]:
    """The mobile numbers in a text that anybody may have, each with its international form. `country`: where the text is read.

    >>> [number for _, number in mobile_numbers("Tel. 06 12 34 56 78, +33 4 65 71 12 34, facture 612 345 678", "FR")]
    ['+33612345678']
    """
    for match in MAYBE_A_NUMBER.finditer(text):
        written = match[0].lstrip("(")
        before = text[max(match.start() - _LONGEST_SAID, 0) : match.start()]
        is_said = written[0] in "+0" or not _IN_THREES.fullmatch(written) or _SAID_TO_BE_ONE.search(before)
        if is_said and not _HAS_A_YEAR.fullmatch(written):
            number = mobile_number_of(match[0], country)
            if number and not _OF_NOBODY.fullmatch(number):
                yield match, number
