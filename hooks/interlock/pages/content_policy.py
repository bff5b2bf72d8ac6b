"""The Content-Security-Policy of pages: a browser loads and runs only the site's own files, whatever a text on a page says.

Nothing that stands in a page itself runs or styles it: no inline script, no `style` element or attribute, no `on…` attribute.
"""

from markupsafe import Markup

# The files of the site itself: of its folder, where a page is opened from a folder.
_OWN = "'self'"

_ALLOWED = {
    "default-src": "'none'",
    "script-src": _OWN,
    "style-src": _OWN,
    "img-src": _OWN,
    "font-src": _OWN,
    "connect-src": _OWN,
    "form-action": _OWN,
    "base-uri": "'none'",
}

POLICY = "; ".join(f"{directive} {sources}" for directive, sources in _ALLOWED.items())

# What only a header can say: no other site shows a page in a frame, where it could be covered to have readers click.
POLICY_IN_HEADER = f"{POLICY}; frame-ancestors {_OWN}"

# The first element of a page after its encoding, because a policy holds only for what follows it. Written as minified pages are.
POLICY_ELEMENT = Markup('<meta http-equiv=Content-Security-Policy content="{}">').format(Markup(POLICY))


def allowing_script(html: bytes, digest: str) -> bytes:
    """A page whose policy allows one inline script too, by the SHA-256 digest of its text in Base64."""
    own = f"script-src {_OWN}"
    return html.replace(POLICY_ELEMENT.encode(), str(POLICY_ELEMENT).replace(own, f"{own} 'sha256-{digest}'").encode(), 1)
