"""Handles signals that end a command from outside, for example from a service manager or a window that is closed."""

import os
import signal
import threading
from collections.abc import Callable
from functools import partial

_Handler = Callable[..., object] | signal.Handlers


def clean_up_when_stopped() -> None:
    """Handle SIGTERM and SIGHUP like Ctrl-C, so that temporary folders are removed and locks released.

    Handlers that a program has set itself are kept. Forks of this process, such as those of other plugins, end at once.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has only one of them
        if (
            number is not None
            and _replace(number, signal.SIG_DFL, signal.default_int_handler)
            and hasattr(os, "register_at_fork")
        ):
            # The child gets the default handler before the fork: Python loses a signal that comes while a fork begins, and
            # whoever waits for the end of the child would wait forever.
            os.register_at_fork(
                before=partial(_replace, number, signal.default_int_handler, signal.SIG_DFL),
                after_in_parent=partial(_replace, number, signal.SIG_DFL, signal.default_int_handler),
            )


def _replace(number: int, handler: _Handler, other: _Handler) -> bool:
    """Replace a handler by another, and say whether it was the one in use. Python only lets the main thread do so."""
    is_used = threading.current_thread() is threading.main_thread() and signal.getsignal(number) is handler
    if is_used:
        signal.signal(number, other)
    return is_used
