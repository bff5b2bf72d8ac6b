"""What stands behind a bracket that closes a list or fields, on the same line: `customers: [residents], businesses`."""

import re
from functools import cache

from interlock.definitions import every_model
from interlock.definitions.meaning_marks import MailAddress, WebAddress, marks_on
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.stop import ParserStop

# `customers: [residents], businesses`, and a comma after the whole of it.
_BEHIND_A_LIST = lazy_pattern(
    r"[ \t]*(?:- )?(?P<name>[a-z_]+): +\[(?P<list>[^\[\]]+)\](?:[,;]? *\[|(?:,| and| &| \+) )(?P<more>[^\[\](]+)\]?[ \t]*"
)
# `url: [Parking](https://…)`
_LINK = lazy_pattern(r"[ \t]*(?:- )?(?P<name>[a-z_]+): +\[[^\[\]]*\]\(<?(?P<address>[^\s()<>]+)>?\)[ \t.,;]*")
_COMMA_BEHIND = lazy_pattern(r".*[\]}][ \t]*[,;][ \t]*")


def behind_a_bracket(stop: ParserStop) -> tuple[str, str]:
    """The message and the remedy for what stands after a closing bracket."""
    line = stop.line.text
    if _COMMA_BEHIND.fullmatch(line):
        return f"`{line.rstrip()[-1]}` stands after a closing bracket", "Delete it: a line ends by itself."
    if (match := _LINK.fullmatch(line)) and match["name"] in _fields_of_addresses():
        address = re.sub(r"^mailto:", "", match["address"]) if match["name"] == "email" else match["address"]
        return "A link in Markdown stands where the address alone belongs", f"Write `{match['name']}: {address}`."
    remedy = stop.quoted_line(stop.line)
    if match := _BEHIND_A_LIST.fullmatch(line):
        whole = f"`{match['name']}: [{match['list'].strip(' ,')}, {match['more'].strip(' ,')}]`"
        remedy = (
            f"If it is a list, put all of it between the brackets: {whole}. If it is a text: {remedy[:1].lower()}{remedy[1:]}"
        )
    return "Text goes on after a closing bracket", remedy


@cache
def _fields_of_addresses() -> frozenset[str]:
    """The names of fields that hold a web address or an e-mail address."""
    return frozenset(name for mark in (WebAddress, MailAddress) for model in every_model() for name in marks_on(model, mark))
