"""Protects a server on this machine from other websites (DNS rebinding): it answers only to local host names."""

import re
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

WsgiApplication = Callable[[dict[str, Any], Any], Iterable[bytes]]


def local_only(application: WsgiApplication) -> WsgiApplication:
    """Wrap a WSGI application so that it answers 403 unless the Host header is `localhost` or a loopback address.

    Any website can point its own name at 127.0.0.1 and then read in a visitor's browser what is served there, drafts included.
    """

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if is_local(re.sub(r":\d+$", "", environ.get("HTTP_HOST", ""))):
            return application(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"This handbook is served to this machine only: ask for localhost.\n"]

    return guarded


def is_local(host: str) -> bool:
    """Whether a host name or address is that of this machine."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
