"""A progress counter for long work: on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def counter() -> Iterator[Callable[[str, int], None]]:
    """Yields a function that shows a count and its noun on standard error; the line is cleared at the end."""
    if not sys.stderr.isatty():
        yield lambda what, count: None
        return

    def show(what: str, count: int) -> None:
        if count % 50 == 0:
            print(f"\r{count:,} {what}", end="", file=sys.stderr, flush=True)

    yield show
    print("\r\033[K", end="", file=sys.stderr, flush=True)
