"""Tells a scale of verdicts that was written best first: pages would show what fails in green."""

import re
from collections.abc import Sequence

from interlock.findings.lazy_patterns import lazy_pattern

# Words for the worst verdict of a scale, in the languages that many assessors write.
_WORST = lazy_pattern(
    r"(?:not|un(?:met|acceptable|satisfactory)|fail(?:ed|s|ing|ure)?|poor|bad|very poor|inadequate|insufficient|no|red"
    r"|nicht|nein|non|no cumple|ddim|niet)\b.*|.*\bnon-?(?:complian|conform).*",
    re.I,
)
# Words for what nobody has judged, which may stand at either end.
_NOT_JUDGED = lazy_pattern(
    r"(?:not|un)[ -]?(?:applicable|assessed|examined|checked|seen|judged|rated|scored|tested|known|relevant|required|needed)|n/?a",
    re.I,
)
# `no findings` is the best that can be said.
_NO_FAULT = lazy_pattern(
    r"(?:no|non|not any) (?:findings?|faults?|issues?|concerns?|non-?conform\w*|defects?|deviations?|gaps?)", re.I
)


def is_best_first(verdicts: Sequence[str]) -> bool:
    """Whether the last verdict of a scale says that something fails, and the first does not.

    >>> is_best_first(["met", "partly met", "not met"])
    True
    """
    judged = [verdict for verdict in verdicts if not _NOT_JUDGED.fullmatch(verdict)]
    return len(judged) > 1 and _says_failed(judged[-1]) and not _says_failed(judged[0])


def _says_failed(verdict: str) -> bool:
    return bool(_WORST.fullmatch(verdict)) and not _NO_FAULT.fullmatch(verdict)
