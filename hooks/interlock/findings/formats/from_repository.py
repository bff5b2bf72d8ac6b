"""How formats of code hosts name files: from the root of the repository."""

import posixpath


def in_repository(folder: str, file: str) -> str:
    """The path of a file of a handbook, which may be a page of the site above it, as in `../docs/index.md`.

    `folder`: that of the handbook, empty or with a slash at its end.
    """
    return posixpath.normpath(folder + file) if file.startswith("../") else folder + file
