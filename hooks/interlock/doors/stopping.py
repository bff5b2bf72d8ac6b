"""What happens when a command is stopped from outside, as by a service manager or a window that is closed."""

import signal
import threading


def clean_up_when_stopped() -> None:
    """Handle SIGTERM and SIGHUP like Ctrl-C, so that temporary folders are removed and locks released.

    A program that handles them itself goes on doing so.
    """
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has not both
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, signal.default_int_handler)
