"""Progress of long work: shown on a terminal, silent in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown() -> Iterator[Callable[[str, int], None]]:
    """Gives a function to tell what has been done so far; what it showed is wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda what, count: None
        return

    def tell(what: str, count: int) -> None:
        if count % 50 == 0:
            print(f"\r{count:,} {what}", end="", file=sys.stderr, flush=True)

    yield tell
    print("\r\033[K", end="", file=sys.stderr, flush=True)
