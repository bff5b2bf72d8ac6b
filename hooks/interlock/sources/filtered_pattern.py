"""`FilteredPattern`: a slow pattern behind quick tests, which most texts do not pass.

A pattern that begins with alternatives is tried at every letter of a text. Looking for a few literals first takes a tenth of that.
"""

import re
from dataclasses import dataclass

# The letters that match one of `a` to `z` when case is ignored, although they are none in lower case.
_OTHER_CASES = re.compile("[\u0130\u0131\u017f\u212a]")


@dataclass(frozen=True, slots=True, eq=False)
class FilteredPattern:
    """A pattern, and tests of which every text with a match of it passes one.

    `literals` are parts of matches. `others` are quick patterns, which begin with a literal or a small set. Where the pattern
    ignores case, both see the text in lower case.
    """

    pattern: re.Pattern[str]
    literals: tuple[str, ...]
    others: tuple[re.Pattern[str], ...] = ()

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, as the pattern finds it."""
        return self.pattern.search(text) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Whether a text may have a match; one that has always may."""
        read = text
        if self.pattern.flags & re.IGNORECASE:
            if not text.isascii() and _OTHER_CASES.search(text):
                return True
            read = text.lower()
        for literal in self.literals:
            if literal in read:
                return True
        return any(other.search(read) for other in self.others)
