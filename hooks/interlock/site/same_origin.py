"""Keeps what is served from other websites, which may load the scripts of any site: the search's texts are in scripts.

A page of another site, open in the browser of whoever may read a handbook, could have their browser fetch these scripts, and so read
every text, drafts included. Browsers give them to no other site with this header.
"""

from collections.abc import Iterable
from typing import Any

from interlock.site.local_only import WsgiApplication, is_local, local_only

# Frames are let be: editors show what is served in one.
_HEADERS = [("Cross-Origin-Resource-Policy", "same-origin"), ("X-Content-Type-Options", "nosniff")]


def kept_from_other_sites(application: WsgiApplication, host: str) -> WsgiApplication:
    """Wrap a WSGI application that is served at a host: on this machine, it answers to names of this machine alone."""
    own = _own_pages_only(application)
    return local_only(own) if is_local(host) else own


def _own_pages_only(application: WsgiApplication) -> WsgiApplication:
    """Wrap a WSGI application so that no other website can load what it answers."""

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application(environ, lambda status, headers, *error: start_response(status, [*headers, *_HEADERS], *error))

    return guarded
