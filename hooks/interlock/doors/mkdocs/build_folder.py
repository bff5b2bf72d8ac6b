"""The temporary folder for what is made for a build by MkDocs, and what a system refuses there or in the site."""

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mkdocs.exceptions import PluginError

from interlock.findings.system_errors import FULL_DISK, why_not_written
from interlock.sources.disk.temporary_folders import temporary_folder


@contextmanager
def build_folder() -> Iterator[Path]:
    """A temporary folder. Raises PluginError, from the error of the system, where none can be made."""
    with ExitStack() as opened:
        try:
            folder = opened.enter_context(temporary_folder())
        except OSError as error:
            raise PluginError(why_not_written(error.filename, error)) from error
        yield folder


def is_of_site(error: OSError, site: Path) -> bool:
    """Whether an error is one of writing a site: it names a file in it, or none, as those of a full disk do."""
    if isinstance(error.filename, str | Path):
        return Path(error.filename).is_relative_to(site)
    return error.errno in (*FULL_DISK, errno.EIO, errno.EFBIG)
