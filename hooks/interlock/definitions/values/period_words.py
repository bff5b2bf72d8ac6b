"""Quarters and weeks as people write them, in several languages and with their year. Results have them in figures: `2026-Q1`."""

import re

from interlock.findings.lazy_patterns import lazy_pattern

_YEAR = r"(?P<year>[12]\d{3})"
_QUARTER = "QUARTER|QUARTAL|TRIMESTRE|KWARTAAL"
_WEEK = r"(?:WEEK|KW|W|WK)[ -]?(?P<week>\d\d?)"

QUARTERS_IN_WORDS = (
    lazy_pattern(rf"Q(?P<quarter>[1-4])[ /,-]*{_YEAR}", re.I),
    lazy_pattern(rf"{_YEAR}[ /]?Q(?P<quarter>[1-4])", re.I),
    lazy_pattern(rf"(?:T|{_QUARTER}) ?(?P<quarter>[1-4])[ /,-]*{_YEAR}", re.I),
    lazy_pattern(rf"(?P<quarter>[1-4])(?:\.|ST|ND|RD|TH|ER|E|º)? ?(?:[QT]|{_QUARTER})[ /,-]*(?:OF |DE )?{_YEAR}", re.I),
)
WEEKS_IN_WORDS = (lazy_pattern(rf"{_WEEK}[ ,/-]*{_YEAR}", re.I), lazy_pattern(rf"{_YEAR}[ -]?{_WEEK}", re.I))
# A week, a quarter that says no year.
WEEK_ALONE, QUARTER_ALONE = lazy_pattern(_WEEK, re.I), lazy_pattern(r"Q(?P<quarter>[1-4])", re.I)
