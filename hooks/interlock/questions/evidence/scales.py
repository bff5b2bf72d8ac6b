"""Tells a scale of verdicts that was written best first: pages would show what fails in green."""

import re
from collections.abc import Sequence

from interlock.findings.lazy_patterns import lazy_pattern

# Words for the worst verdict of a scale, in the languages that many assessors write. What is good may be missing: `no assurance`,
# `not met`; where trouble is, as in `no risk`, that is the best which can be said.
_WORST = lazy_pattern(
    r"not(?: (?:yet|fully|at all))?(?: (?:achieved|adequate|agreed|compliant|complied|conforming|delivered|effective|embedded"
    r"|evidenced|fit|good|implemented|in place|kept|met|ok|okay|passed|present|reached|satisfactory|satisfied|started|sufficient"
    r"|acceptable)\b.*)?"
    r"|no(?: (?:\w+ )?(?:adequacy|adherence|agreement|assurance|capability|compliance|confidence|conformance|conformity|control"
    r"|coverage|evidence|maturity|progress)\b.*)?"
    r"|(?:un(?:met|acceptable|satisfactory)|fail(?:ed|s|ing|ure)?|poor|bad|very poor|inadequate|insufficient|off track|red)\b"
    r"(?! flag).*"
    r"|nein|non|no cumple|ddim"
    r"|(?:nicht|niet|non) \w*(?:erfüllt|bestanden|konform|eingehalten|voldaan|conforme|atteint|satisfait)\w*.*"
    r"|(?!no ).*\bnon-?(?:complian|conform).*",
    re.I,
)
# Words for what nobody has judged, which may stand at either end.
_NOT_JUDGED = lazy_pattern(
    r"(?:not|un)[ -]?(?:applicable|assessed|examined|checked|seen|judged|rated|scored|tested|known|relevant|required|needed)"
    r"|n/?a",
    re.I,
)


def is_best_first(verdicts: Sequence[str]) -> bool:
    """Whether the last verdict of a scale says that something fails, and the first does not.

    >>> is_best_first(["met", "partly met", "not met"])
    True
    """
    judged = [verdict for verdict in verdicts if not _NOT_JUDGED.fullmatch(verdict)]
    return len(judged) > 1 and _WORST.fullmatch(judged[0]) is None and _WORST.fullmatch(judged[-1]) is not None
