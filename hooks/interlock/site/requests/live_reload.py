"""Allows the inline script with which MkDocs' server reloads a page after an edit, and which the policy of a page forbids."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.content_policy import allowing_script
from interlock.site.requests.local_only import WsgiApplication

# What MkDocs' server puts at the end of a page. No text of ours can be it: in texts, `<` is escaped.
_RELOADS = lazy_pattern(rb"<script>([^<]*\blivereload\(\d+, \d+\);\s*)</script></body>")


def allowing_reload(application: WsgiApplication) -> WsgiApplication:
    """Wrap the WSGI application of MkDocs' server so that the policy of each page allows its script, and no other one."""

    def reloading(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        begun: list[Any] = []
        parts = application(environ, lambda *status_and_headers: begun.extend(status_and_headers))
        status, headers, *error = begun
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers, *error)
            return parts
        html = _reloadable(b"".join(parts))
        others = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(html)))], *error)
        return [html]

    return reloading


def _reloadable(html: bytes) -> bytes:
    script = _RELOADS.search(html)
    return allowing_script(html, b64encode(sha256(script[1]).digest()).decode()) if script else html
