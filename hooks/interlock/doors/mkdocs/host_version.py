"""Refuses versions of MkDocs that cannot be a host. Imports nothing else of MkDocs, because other versions lack what we use."""

import mkdocs
from mkdocs.exceptions import ConfigurationError

_WANTED = "mkdocs>=1.6,<2"


def refuse_other_version(version: str = mkdocs.__version__) -> None:
    """Raise ConfigurationError for a version that is too old or too new."""
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if not (1, 6) <= numbers < (2,):
        age = "old" if numbers < (1, 6) else "new"
        raise ConfigurationError(f'MkDocs {version} is too {age} for Interlock. Type: pip install "{_WANTED}"')
