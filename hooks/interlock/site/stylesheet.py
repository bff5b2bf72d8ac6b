"""The theme's stylesheet as browsers load it: the parts in `theme/styles/`, one behind the other."""

import re
from pathlib import Path

from interlock.findings.lazy_patterns import lazy_pattern

# In their order: later rules outdo earlier ones.
_PARTS = ("tokens", "base", "skeleton", "answers", "steps", "lists", "pictures", "records", "search", "paper")
# Comments and indentation, which are a fifth of what would be loaded. No text of the stylesheet has `/*` in it.
_COMMENT = lazy_pattern(r" */\*.*?\*/\n?|^ +", re.DOTALL | re.MULTILINE)


def stylesheet_of(theme: Path) -> str:
    """The whole stylesheet of a theme's folder."""
    return "".join(without_comments((theme / f"styles/{part}.css").read_text(encoding="utf-8")) for part in _PARTS)


def without_comments(css: str) -> str:
    """A stylesheet without what is only for its maintainers."""
    return _COMMENT.sub("", css)
