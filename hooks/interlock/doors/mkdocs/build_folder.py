"""The temporary folder for what is made for a build by MkDocs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mkdocs.exceptions import PluginError

from interlock.findings.system_errors import why_not_written
from interlock.sources.temporary_folders import temporary_folder


@contextmanager
def build_folder() -> Iterator[Path]:
    """A temporary folder. Raises PluginError where none can be made."""
    with ExitStack() as opened:
        try:
            folder = opened.enter_context(temporary_folder())
        except OSError as error:
            raise PluginError(why_not_written(error.filename, error)) from None
        yield folder
