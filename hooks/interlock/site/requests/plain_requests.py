"""Refuses requests that no browser makes: with other methods than GET and HEAD, and for paths that cannot be those of files."""

from collections.abc import Iterable
from typing import Any

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.site.requests.local_only import WsgiApplication

_LONGEST_ADDRESS = 2_000  # in bytes

_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f-\x9f]")


def plain_requests(application: WsgiApplication) -> WsgiApplication:
    """Wrap a WSGI application that answers only GET, so that it gets no request which it cannot answer."""

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if refusal := _refusal(environ["REQUEST_METHOD"], environ["PATH_INFO"]):
            start_response(refusal, [("Content-Type", "text/plain"), ("Allow", "GET, HEAD")])
            return [f"{refusal}\n".encode()]
        answered = application(environ, start_response)
        if environ["REQUEST_METHOD"] == "GET":
            return answered
        if close := getattr(answered, "close", None):
            close()
        return []

    return guarded


def _refusal(method: str, path: str) -> str:
    """The status that refuses a request; empty for one that is answered. WSGI holds the bytes of a path as Latin-1."""
    if method not in ("GET", "HEAD"):
        return "405 Method Not Allowed"
    if len(path) > _LONGEST_ADDRESS:
        return "414 URI Too Long"
    try:
        text = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return "400 Bad Request"
    # A path that begins with two slashes would be taken for a host in a redirect.
    return "400 Bad Request" if _CONTROL.search(text) or text.startswith(("//", "/\\")) else ""
