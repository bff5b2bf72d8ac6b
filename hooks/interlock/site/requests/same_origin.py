"""Prevents other websites from loading what is served. They could load scripts, and the search's texts are in scripts.

A page of another site, open in the browser of somebody who may read a handbook, could have that browser fetch these scripts, and
so read every text, drafts included. With this header, browsers give them to no other site.
"""

from collections.abc import Iterable
from typing import Any

from interlock.site.requests.local_only import WsgiApplication, is_local, local_only

# Frames are not forbidden: some editors show the served site in one.
_HEADERS = [("Cross-Origin-Resource-Policy", "same-origin"), ("X-Content-Type-Options", "nosniff")]


def kept_from_other_sites(application: WsgiApplication, host: str) -> WsgiApplication:
    """Wrap a WSGI application that is served at a host: where that is this machine, it answers only to names of this machine."""
    own = _own_pages_only(application)
    return local_only(own) if is_local(host) else own


def _own_pages_only(application: WsgiApplication) -> WsgiApplication:
    """Wrap a WSGI application so that no other website can load what it answers."""

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application(environ, lambda status, headers, *error: start_response(status, [*headers, *_HEADERS], *error))

    return guarded
