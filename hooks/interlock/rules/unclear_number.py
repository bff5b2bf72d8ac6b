"""A field for a telephone number that holds something other than one number.

Pages make a link of a number, which dials it on a telephone with a customer waiting. Of `01632 960001 or 960002 (option 2)`
nobody can tell what to dial: the link dials the first number, or there is none. A second number has its own field,
`other_numbers`, days and times belong in `hours`, words in `summary`. An extension may follow the number: `01632 960001 ext 204`.
Numbers are read as those of the country in the organisation's calendar, unless they start with a plus. A spreadsheet that takes a
number for a sum writes `2.07E10` or `442079460000.0`, and its last digits are gone;
of `01632960001` it leaves `1632960001`, and the zero that people dial is gone.

Bad:

```yaml standards/contact-points/line.yml
title: Permit line
summary: Calls about parking permits.
owner: front
channel: phone
staffed_by: [front]
phone: 01632 960001 or 960002, Mon-Fri
```

Good:

```yaml standards/contact-points/line.yml
title: Permit line
summary: Calls about parking permits.
owner: front
channel: phone
staffed_by: [front]
phone: 01632 960001
other_numbers: [01632 960002]
```
"""

import re
from collections.abc import Iterator

from interlock.catalog import ORGANISATION
from interlock.definitions.ids import STAND_IN
from interlock.definitions.meaning_marks import TeamNumber, values_marked
from interlock.definitions.values.contact_addresses import almost_web_address, mail_address
from interlock.definitions.values.telephone import Telephone, several_numbers, telephone_of, with_digits_for_letters
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import listed
from interlock.questions.facts import Facts
from interlock.sources.yaml.yaml_writer import in_flow

# An address of some other sort, which `unsafe-markup` looks at.
_SCHEME = lazy_pattern(r"[a-z]+:\S", re.I)

GROUP = "shape"
SEVERITY = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """Numbers of contact points and links."""
    country = facts.catalog.organisation.country
    is_country_unknown = country is None and ORGANISATION in facts.catalog.broken
    for key, definition in (*facts.catalog.definitions.items(), *facts.catalog.partial.items()):
        for route, text, _ in values_marked(definition, TeamNumber):
            if text == STAND_IN:
                continue
            found = telephone_of(text, country)
            if found.fault == "impossible number" and is_country_unknown:
                continue
            if found.fault and not (found.fault == "no number" and _SCHEME.match(text)):
                # An item of `other_numbers` may be written as a text alone.
                source = facts.catalog.sources[key]
                is_alone = route[0] == "other_numbers" and source.at(route) is source.at(route[:-1])
                around = source.at(route[:-1])
                is_between_braces = "other_numbers" not in route and around is not None and source.text[around.start] == "{"
                words = (is_alone and _with_what_for(found)) or _words(text, found, country, is_between_braces)
                yield Finding("unclear-number", facts.catalog.place(key, route[:-1] if is_alone else route), *words)


# What stands around the words that say what a number is for.
_AROUND = lazy_pattern(r"^(?:for|tel(?:ephone)?|phone)\b[\s.:]*|[\s,;:()–-]+$|^[\s,;:()–-]+")


def _with_what_for(found: Telephone) -> tuple[str, str] | None:
    """The words for an item of `other_numbers` that says what its number is for, too; None for others."""
    what = _AROUND.sub("", _AROUND.sub("", found.rest)).strip()
    if found.fault != "more than a number" or not what or any(map(str.isdigit, what)):
        return None
    return f"What this number is for stands beside it: `{what}`", f"Write `{{number: {found.number}, for: {what}}}`."


def _others(text: str, is_between_braces: bool) -> str:
    """Where the numbers behind the first one belong: as they are typed, where each is there in full."""
    items = [in_flow({"number": number, "for": what}) if what else in_flow(number) for number, what in several_numbers(text)[1:]]
    items = items or ["{number: …, for: …}"]
    if is_between_braces:
        return f"the other{'s' if len(items) > 1 else ''} behind a comma: `other_numbers: [{', '.join(items)}]`"
    shown = listed(f"`- {item}`" for item in items)
    return f"the other{'s' if len(items) > 1 else ''} below `other_numbers:`, as {shown}"


def _words(text: str, found: Telephone, country: str | None, is_between_braces: bool) -> tuple[str, str]:
    if digits := with_digits_for_letters(text, country):
        return "Letters stand among the digits of this number", f"Did you mean `{digits}`?"
    match found.fault:
        case "a sum":
            digits = text.strip().removesuffix(".0")
            whole = f"`{digits}`, with the zeros or the plus before it" if digits.isdigit() else "all of its digits"
            remedy = f"Write {whole}. So that a spreadsheet keeps them, make the column text before you type."
            return "A spreadsheet has taken this number for a sum", remedy
        case "no zero":
            remedy = f"Write `0{found.number}`. So that a spreadsheet keeps it, make the column text before you type."
            return f"The zero that people dial before `{text}` is missing", remedy
        case "no number" if mail_address(text):
            return "An e-mail address stands where a number belongs", f"Write `email: {text}`."
        case "no number" if almost_web_address(text):
            return "A web address stands where a number belongs", "Write the number; a web address belongs in `url` or in `body`."
        case "no number":
            return f"There is no number in `{text}`", "Write the number alone, or delete the line until there is one."
        case "impossible number":
            where = f" in {country}" if country and not found.number.startswith("+") else ""
            return (
                f"No telephone number{where} has the digits of `{text}`",
                "Compare it with the number that people dial. A second number belongs in "
                "`other_numbers`; an extension follows `ext`.",
            )
        case "several numbers":
            return (
                "More than one number stands here" + (", and the link dials the first" if found.dials else ""),
                f"Write `{found.number}` here, and {_others(text, is_between_braces)}.",
            )
    return (
        f"More than a number stands here: `{found.rest.strip(' ,;')}`",
        f"Write `{found.number}` alone. Days and times belong in `hours`, words in `summary`.",
    )
