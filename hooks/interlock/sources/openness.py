"""How open what is written may be, as definitions, configurations and commands name it.

It loads nothing: a build that finds everything as it was reads no definition.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interlock.definitions.base import Classification

# From open to closed: `public` for everyone, `staff` for employees, `restricted` only where it is asked for explicitly.
OPENNESS: tuple["Classification", ...] = ("public", "staff", "restricted")


def shown_to(audience: "Classification") -> tuple["Classification", ...]:
    """What an audience may read: what is classified for it, and everything more open."""
    return OPENNESS[: OPENNESS.index(audience) + 1]
