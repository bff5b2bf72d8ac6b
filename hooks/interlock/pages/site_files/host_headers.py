"""The HTTP headers that hosts should send with every file of a site, as a file that Netlify and Cloudflare read.

They protect also files that are no pages, and say what no page can say for itself. Other servers: SERVING.md.
"""

from interlock.pages.content_policy import POLICY_IN_HEADER

HEADERS_FILE = "_headers"

# What no page uses, so that nothing on one may ask for it.
_UNUSED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
    "usb",
)  # fmt: skip

HEADERS = {
    "Content-Security-Policy": POLICY_IN_HEADER,
    "X-Content-Type-Options": "nosniff",
    # A page of another site could load the scripts with the search's texts, by the sign-on or from the network of its reader.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
}


def host_headers() -> dict[str, str]:
    """The file, by its path."""
    return {HEADERS_FILE: "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())}
