"""Days in sentences that look forward to them, although they have passed: `closed until 3 January 2026`.

Sentences in English are read whole: what `will` be done `on`, `by` or `until` a day, and what begins `From 4 May 2025`. In five
other languages, what lasts `bis zum`, `jusqu'au`, `tot`, `hasta el` or `fino al` is found. What happened before or after a day
may be a rule that still holds, as in `Homes built before 1990 will need a survey`, and a sentence in the past looks forward to
nothing.
"""

import calendar
import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain

from interlock.definitions.values.month_names import month_named
from interlock.findings.lazy_patterns import lazy_pattern

# A year in a text, and not one of a day as fields write it.
MAYBE_A_DAY = lazy_pattern(r"\s(?:19|20)\d\d(?![-\d])")


def _day(month: str) -> str:
    """A pattern for a day, a month or a year: `Thursday 22 January 2026`, `January 22nd, 2026`, `3 de enero de 2026`."""
    return (
        r"(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
        r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s(?:of\s|de\s)?)?"
        rf"{month}(?P<year>(?:19|20)\d\d)(?![\d/–-]|\.\d))"
    )


_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?(?:\s(?P<day_behind>\d{1,2})(?:st|nd|rd|th)?,)?\s(?:de\s)?"
_DAY, _DAY_OR_YEAR = _day(_MONTH), _day(f"(?:{_MONTH})?")
_FORWARD = (
    r"(?:will|won['’]t|shall|must|should|['’]ll"
    r"|(?:is|are)\s(?:going|due|expected|planned|set|scheduled)\sto|(?:needs?|has|have)\sto)"
)
# Words that may stand between: none that begins a part about what was done, or done before.
_NO_PART = (
    r"(?!(?:who|which|that|where|if|have|has|had|before|after|since|based|depend|rely|from|to\s\d|done|made|built"
    r"|bought|sold|sent|paid|held|given|taken|born|left|begun|signed|issued|received|registered|dated|earned|used"
    r"|published|printed|adopted|agreed|approved|announced|updated|elected|passed|stood|lived|arrived|valid|in\sforce"
    r"|when|what|how|was|were|did|got|let\s(?:on|by))\b)"
)
_WORD = rf"\s{_NO_PART}[\w'’-]+,?"
# What a figure of that day is the measure of, as in `31 March 2025 prices`, and what is no day, as in `2025 hours`.
_NO_FIGURE = (
    r"(?!\s(?:figures?|prices?|values?|valuations?|rates?|census|terms|hours|hrs|people|pounds|euros|kg|km|m|miles|metres"
    r"|tonnes|litres)\b)"
)
_LATER = (
    lazy_pattern(
        rf"\b{_FORWARD}(?:\sbe(?:\s\w+ly|\snext)?\s\w+)?(?:{_WORD}){{0,12}}?"
        r"\s(?:until|till|by|(?:on|at)(?!\s(?:19|20)\d\d\b))\s(?:at\sleast\s)?(?:the\s)?(?:end\sof\s)?"
        rf"{_DAY_OR_YEAR}{_NO_FIGURE}"
    ),
    lazy_pattern(
        rf"\b{_FORWARD}\s(?:be|begin|start|end|open|close|change|move|apply|take)\b(?:{_WORD}){{0,3}}?"
        rf"\s(?:in|from|of)\s{_DAY}{_NO_FIGURE}"
    ),
    lazy_pattern(rf"(?:^|[.!?:]\s|\n)(?:From|On|By|In)\s{_DAY_OR_YEAR},?(?:{_WORD}){{1,6}}?\s(?:will|shall)\b", re.M),
    lazy_pattern(
        r"\b(?:(?:[Nn]ext|[Ff]uture) review|[Rr]eview (?:date|due)|[Cc]losing date|[Dd]eadline|[Ee]xpires|[Ee]xpiry date)"
        rf"(?: is| on)*:?\s{_DAY_OR_YEAR}"
    ),
)
_FIRST_YEAR_ALONE = 2020
_UNTIL = lazy_pattern(
    rf"\b(?i:until|till|bis(?:\szum|\seinschließlich)?|jusqu['’]au|tot(?:\sen\smet)?|hasta\sel|fino\sal)\s{_DAY}"
)
# What tells of the past in the sentence, in one of the languages.
_PAST = lazy_pattern(
    r"\b(?:was|were|had|did|been|ran|lasted|served|period|year|applied|existed|remained|stayed|arrived|continued"
    r"|war|waren|wurden?|hatten?|gab|galt(?:en)?|blieb(?:en)?|lief(?:en)?|dauerten?|fut|étai(?:en)?t|avai(?:en)?t"
    r"|a été|ont été|werd|gold|hadden|fue(?:ron)?|eran?|estab[ao]n?|estuvo|hubo|había|erano|fu|stat[oaie])\b",
    re.I,
)
# `from 2014 until May 2025` tells of somebody's time, `letters received until May 2025` of which letters.
_NO_END = lazy_pattern(
    r"\b(?:(?:from|since|von|de|desde|dal)\s(?:[^\W\d_]+\s)?(?:19|20)\d\d|received|made|built|issued|sent|signed"
    r"|registered|dated|paid|incurred|earned|delivered|claimed|(?:délivr|pay|dépos|envoy)ée?s?|reçue?s?"
    r"|(?<!no )(?:days|nights|stays|claims|costs|bills|journeys))\s\Z",
    re.I,
)
_LONGEST_BEFORE = 40  # characters
_ENDS_SENTENCE = lazy_pattern(r"[.!?]\s+(?=[^\W\d_a-z])|\n\s*\n|\n\s*[-*]\s")


def passed_days(text: str, today: datetime.date) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each passed day that a text looks forward to.

    >>> text = "The desk is closed until 3 January 2026. It was so until 2 May 2025. Homes built before 2020 will need it."
    >>> [text[begins:ends] for begins, ends in passed_days(text, datetime.date(2026, 11, 30))]
    ['3 January 2026']
    """
    matches = chain(*(pattern.finditer(text) for pattern in _LATER), _what_lasts(text))
    found = {match.start("date"): match.end("date") for match in matches if (last := _last_day(match)) and last < today}
    yield from sorted(found.items())


def _last_day(match: re.Match[str]) -> datetime.date | None:
    """The last day of what is named: a day, a month or a year. None where it is no date, as `by 2000`, which is a time."""
    year = int(match["year"])
    if match["month"] is None:
        return datetime.date(year, 12, 31) if year >= _FIRST_YEAR_ALONE and not match["day"] else None
    month = month_named(match["month"].strip())
    if month is None:
        return None
    length = calendar.monthrange(year, month)[1]
    day = int(match["day"] or match["day_behind"] or length)
    return datetime.date(year, month, day) if 0 < day <= length else None


def _what_lasts(text: str) -> Iterator[re.Match[str]]:
    """`until` a day, in sentences that tell what still lasts."""
    matches = [*_UNTIL.finditer(text)]
    ends = [0, *(end.end() for end in _ENDS_SENTENCE.finditer(text)), len(text)] if matches else []
    is_past: dict[tuple[int, int], bool] = {}
    for match in matches:
        begins = ends[bisect_right(ends, match.start()) - 1]
        sentence = (begins, ends[bisect_left(ends, match.end())])
        if sentence not in is_past:
            is_past[sentence] = _PAST.search(text, *sentence) is not None
        if not is_past[sentence] and not _NO_END.search(text[max(match.start() - _LONGEST_BEFORE, begins) : match.start()]):
            yield match
