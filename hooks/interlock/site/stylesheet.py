"""The theme's stylesheet as browsers load it: the parts in `theme/styles/`, one behind the other."""

from pathlib import Path

# In their order: later rules outdo earlier ones.
_PARTS = ("tokens", "base", "skeleton", "answers", "steps", "lists", "pictures", "records", "search", "paper")


def stylesheet_of(theme: Path) -> str:
    """The whole stylesheet of a theme's folder."""
    return "".join((theme / f"styles/{part}.css").read_text(encoding="utf-8") for part in _PARTS)
