"""Keeps what is served from other websites, which may load the scripts of any site: the search's texts are in scripts.

A page of another site, open in the browser of whoever may read a handbook, could have their browser fetch these scripts, and so read
every text, drafts included. Browsers give them to no other site with this header.
"""

from collections.abc import Iterable
from typing import Any

from interlock.site.local_only import Answer

OWN_PAGES_ONLY = ("Cross-Origin-Resource-Policy", "same-origin")


def own_pages_only(answer: Answer) -> Answer:
    """Wrap a WSGI application so that no other website can load what it answers."""

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return answer(environ, lambda status, headers, *error: start_response(status, [*headers, OWN_PAGES_ONLY], *error))

    return guarded
