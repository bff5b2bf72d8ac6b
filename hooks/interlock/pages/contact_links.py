"""Web and e-mail addresses and telephone numbers as links, or as words where no link could lead there."""

import re
from collections.abc import Container

from markupsafe import Markup, escape

from interlock.definitions.values.contact_addresses import is_web_address, mail_address
from interlock.definitions.values.telephone import telephone_of
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.page_links import breakable_address


def safe_address(text: str | None) -> str:
    """An address that a link can lead to, else "". Needed because pages with faults are shown while a handbook is edited."""
    return text if text and is_web_address(text) else ""


_PARTS_OF_ADDRESS = lazy_pattern(r"(?<=[^:]/)(?=[^/])")


def address_link(text: str | None, words: str = "") -> Markup:
    """A web address as a link with these words, or with itself; as plain text where no link can lead there.

    Where an address is too long for a line, it breaks after a slash, not inside a word; but inside a code as long as those of
    forms in the cloud, which would make a table wider than the page.
    """
    if not safe_address(text):
        return Markup("{}").format(text or "")
    if words:
        return Markup('<a href="{}">{}</a>').format(text, words)
    shown = Markup("<wbr>").join(map(breakable_address, _PARTS_OF_ADDRESS.split(text or "")))
    return Markup('<a class="address" href="{}">{}</a>').format(text, shown)


# Letters that fit into the narrowest column of a phone.
_NARROW = 20


def mail_link(text: str | None) -> Markup:
    """An e-mail address as a link, or as words where it is not one alone.

    Where it is too long for a line, it breaks after the `@`; a half that is itself too long, before a dot or a dash.
    """
    address = mail_address(text or "")
    if not address:
        return escape(text or "")
    name, _, host = address.partition("@")
    return Markup('<a href="mailto:{}">{}<wbr>{}</a>').format(address, _half_of_mail(f"{name}@"), _half_of_mail(host))


def _half_of_mail(half: str) -> Markup:
    if len(half) > _NARROW:
        return Markup("<span>{}</span>").format(Markup("<wbr>").join(re.split(r"(?<=.)(?=[.-])", half)))
    return Markup("<span>{}</span>").format(half) if "-" in half else escape(half)


def phone_address(dials: str, texted: Container[str]) -> str:
    """The address of a link that dials a number, or begins a text message where nobody answers calls (`texted`)."""
    return f"{'sms' if dials in texted else 'tel'}:{dials}"


def phone_link(text: str | None, country: str | None, texted: Container[str] = ()) -> Markup:
    """A telephone number as a link that dials it in `country`; as plain text where it is unclear what to dial.

    Words beside a number stay outside the link. `texted`: as for `phone_address`.
    """
    if not text:
        return Markup("")
    found = telephone_of(text, country)
    if not found.dials:
        return Markup("{}").format(text)
    whole = found.number if found.rest and text.startswith(found.number) else text
    return Markup('<a href="{}">{}</a>{}').format(phone_address(found.dials, texted), whole, text.removeprefix(whole))
