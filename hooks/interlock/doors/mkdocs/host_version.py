"""Which versions of MkDocs can be a host. It imports nothing else of MkDocs, because other versions lack what the plugin is made of."""

import mkdocs
from mkdocs.exceptions import ConfigurationError

_WANTED = "mkdocs>=1.6,<2"


def refuse_other_version(version: str = mkdocs.__version__) -> None:
    """Raise ConfigurationError for a version that is too old or too new."""
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if not (1, 6) <= numbers < (2,):
        age = "old" if numbers < (1, 6) else "new"
        raise ConfigurationError(f'MkDocs {version} is too {age} for Interlock. Type: pip install "{_WANTED}"')
