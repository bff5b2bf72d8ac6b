"""What is served to this machine only answers to this machine's own names only."""

import re
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

Answer = Callable[[dict[str, Any], Any], Iterable[bytes]]


def answering_local(answer: Answer) -> Answer:
    """A server that answers only who asks for this machine by its own name.

    Any website can let its name lead to 127.0.0.1 and then read in a visitor's browser what is served there, drafts included.
    """

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if is_local(re.sub(r":\d+$", "", environ.get("HTTP_HOST", ""))):
            return answer(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"This handbook is served to this machine only: ask for localhost.\n"]

    return guarded


def is_local(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
