"""Web and e-mail addresses as people type them: whether pages can link to one, and which one is meant otherwise."""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from interlock.definitions.field_errors import LONGEST_VALUE
from interlock.findings.lazy_patterns import lazy_pattern

_WEB = lazy_pattern(r"https?://(?!https?\b)[^\s\\/<>\"]+(?:/[^\s\\<>\"]*|[?#][^\s\\<>\"]*)?", re.I)
# Other schemes are found by `unsafe-markup`.
_FOREIGN = lazy_pattern(r"(?!(?:https?|mailto|tel):|localhost:\d)[a-z][a-z0-9+.-]*:(?!\d+(?:/|$))", re.I)
# The beginning of a web address with a slip: `https:\\`, `http//`, `https;//`, `htps://`, `https://https://`.
_ALMOST = lazy_pattern(r"(?:(?:h{1,2}t{1,3}p{1,2}|ttp|htp)(?P<s>s?)\s*(?:[:;]\s*[\\/]*|\.?[\\/]+)\s*)+", re.I)
_HOST = lazy_pattern(
    # a name of several parts that ends in letters, unless these are those of a file
    r"(?:www\.)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+"
    r"(?!(?:html?|php|aspx?|jsp|md|pdf|docx?|xlsx?|csv|txt|ya?ml|png|jpe?g|svg)\b)[^\W\d_]{2,}"
    r"(?::\d+)?(?:[/?#\\][^\s<>\"]*)?"
    r"|localhost(?::\d+)?(?:/\S*)?"
    r"|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/\S*)?",  # four numbers
    re.I,
)
# What stands before the host: a user's name, with or without a password.
_LOGIN = lazy_pattern(r"(?P<scheme>https?:[\\/]*)(?P<login>[^\\/?#\s]*@)", re.I)
_SEPARATED = lazy_pattern(r"\s+|[<>|]+|[,;](?=https?:)", re.I)
_WRAPPED = lazy_pattern(r"(?:\[[^\]]*\]\(|[<“”„‘’‚«‹\"'])(\S+)[)>“”‘’»›\"']")
_MAIL = lazy_pattern(r"[^\s@<>,;:()\[\]\\\"“”„«»]+@[^\s@<>,;:()\[\]\\\"?“”„«»]+[^\s@<>,;:()\[\]\\\"?.“”„«»]", re.I)
# A mail server: a name of at least two parts, such as `council.example`, or a machine of the organisation's own network.
_MAIL_SERVER = lazy_pattern(r"@(?:(?:[^.@?]+\.)+[^.@?]+|intranet|internal|localhost|local|lan|mail|exchange)(?:\?.*)?$", re.I)
_SPELT_AT = lazy_pattern(r"(?<!\s)\s*+(?:[(\[{]\s*at\s*+[)\]}]|(?<=\s)at(?=\s)|@)\s*", re.I)
_SPELT_DOT = lazy_pattern(r"(?<!\s)\s*+(?:[(\[{]\s*dot\s*+[)\]}]|(?<=\s)dot(?=\s))\s*", re.I)


class AddressFault(NamedTuple):
    """Why a field holds no address that pages can link to, and what to type in its place."""

    message: str
    remedy: str


def is_web_address(text: str) -> bool:
    """Whether pages can link to a text: the whole address of a page, of a mailbox or of a telephone."""
    if len(text) > LONGEST_VALUE:
        return False
    if text.lower().startswith("mailto:"):
        return bool(mail_address(text))
    return _is_of_a_page(text) or text.lower().startswith("tel:")


def _is_of_a_page(text: str) -> bool:
    return bool(_WEB.fullmatch(text)) and address_parts(text) is not None


def address_parts(address: str) -> SplitResult | None:
    """The parts of an address; None where no program can tell its host, as in `https://[council.example`."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def login_fault(address: str) -> AddressFault | None:
    """That an address holds a user's name or a password: all readers would have it, or take what it leads to for something else.

    Git keeps such addresses, some with a token. In `https://bank.example@evil.example/`, only what follows `@` is the host.
    """
    if not (found := _LOGIN.match(address)):
        return None
    meant = f"{found['scheme']}{address[found.end() :]}"
    return AddressFault("A user's name or a password stands in this address, before `@`", f"Write `{meant}`.")


def mail_address(text: str) -> str:
    """The mailbox that a text names, without `mailto:`; empty where it is not one alone."""
    address = re.sub(r"^mailto:", "", text.strip(), flags=re.I)
    return address if len(address) <= LONGEST_VALUE and _MAIL.fullmatch(address.partition("?")[0]) else ""


def site_fault(text: str) -> AddressFault | None:
    """What is wrong with a setting for the address of a site, to which pages lead as it is: `javascript:` would run."""
    if _is_of_a_page(text) and len(text) <= LONGEST_VALUE:
        return login_fault(text)
    return web_fault(text) or AddressFault("This is no web address", "Write one that starts with `https://`.")


def web_fault(text: str, *, or_words: bool = False) -> AddressFault | None:
    """What is wrong with a field for a web address. With `or_words` it may hold a sentence, but no half of an address."""
    # Line breaks and tabs part words as blanks do, except in the scheme, out of which browsers take them.
    # Characters that nobody sees part nothing.
    in_one, text = _printable(unescape(text)), _printable(" ".join(unescape(text).split()))
    if len(text) > LONGEST_VALUE:
        return AddressFault(f"This is {len(text):,} letters long: longer than any web address", "Write the address alone.")
    if inner := _address_within(text):
        return AddressFault("A mail program or a search has put an address of its own around this one", f"Write `{inner}`.")
    if not text or is_web_address(text):
        plain = text.rstrip(",;:")
        return AddressFault("This web address has a slip in it", f"Write `{plain}`.") if plain != text else None
    meant = almost_web_address(text)
    if meant and (not or_words or re.match(r"www\.|\S+[/\\:]", text, re.I)):
        wrong = "lacks its beginning" if _HOST.fullmatch(text) else "has a slip in it"
        return AddressFault(f"This web address {wrong}", f"Write `{meant}`.")
    return None if or_words or _FOREIGN.match(in_one.strip()) else _no_web_address(text)


# Addresses that lead on: by a part of what stands behind the question mark, or within the path.
_LEADING_ON = lazy_pattern(
    r"https?://(?:[\w-]+\.safelinks\.protection\.outlook\.com/|(?:www\.)?google\.[a-z.]{2,6}/url|l\.facebook\.com/l\.php)[^?]*"
    r"\?(?:[^#&]*&)*?(?:url|q|u)=(?P<coded>https?(?::|%3A)[^&#\s]+)\S*"
    r"|https?://urldefense\.com/v3/__(?P<plain>https?:.+?)__;\S*",
    re.I,
)


def _address_within(text: str) -> str:
    """The address to which another one leads on, as Outlook, search engines and filters of mail write it; empty for others."""
    match = _LEADING_ON.fullmatch(text)
    inner = (match["plain"] or unquote(match["coded"])) if match else ""
    return inner if is_web_address(inner) else ""


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))


def almost_web_address(text: str) -> str:
    """The web address that is meant by one with a slip; empty where it is whole, or nobody could tell."""
    if len(text) > LONGEST_VALUE:
        return ""
    if wrapped := _WRAPPED.fullmatch(text):
        inner = wrapped[1]
        return inner if is_web_address(inner) else almost_web_address(inner)
    begins = _ALMOST.match(text)
    rest = (text[begins.end() :] if begins else text.removeprefix("//")).replace("\\", "/")
    if _WEB.fullmatch(text) or not _HOST.fullmatch(rest):
        return ""
    return f"{'http' if begins and not begins['s'] else 'https'}://{rest}"


def _no_web_address(text: str) -> AddressFault:
    if text.startswith(("\\\\", "//")):
        message = "A path of a network drive is no web address"
        return AddressFault(
            message, "Write an address that starts with `https://`, or put the path into `body`, between backticks."
        )
    if mail_address(text):
        return AddressFault("An e-mail address stands where a web address belongs", f"Write `mailto:{text}`.")
    words = [word.strip("(),;.<>") for word in _SEPARATED.split(text)]
    if found := [meant for word in words if (meant := word if is_web_address(word) else almost_web_address(word))]:
        if len(found) > 1:
            return AddressFault("Two web addresses stand here", f"Write one alone, such as `{found[0]}`.")
        return AddressFault(
            "More than a web address stands here", f"Write `{found[0]}` alone, with `%20` for a blank that belongs to it."
        )
    return AddressFault(
        f"`{text}` is no web address", "Write the whole address, which starts with `https://`; or take the line out."
    )


def mail_fault(text: str) -> AddressFault | None:
    """What is wrong with a field for an e-mail address."""
    text = text.strip()
    if len(text) > LONGEST_VALUE:
        return AddressFault(f"This is {len(text):,} letters long: longer than any e-mail address", "Write the address alone.")
    if not text:
        return None
    if address := mail_address(text):
        return None if _MAIL_SERVER.search(address) else _without_end(address)
    meant = _SPELT_DOT.sub(".", _SPELT_AT.sub("@", text, count=1))
    meant = re.sub(r"(?<=\w),(?=\w)", ".", meant) if meant.count("@") == 1 else meant
    if _MAIL.fullmatch(meant):
        return AddressFault("This e-mail address has a slip in it", f"Write `{meant}`.")
    found = list(dict.fromkeys(_MAIL.findall(text)))
    if len(found) == 1 and len(text) > len(found[0]):
        return AddressFault("More than an e-mail address stands here", f"Write `{found[0]}` alone.")
    if found:
        return AddressFault(
            f"{len(found)} e-mail addresses stand here", f"Write one that everybody concerned reads, such as `{found[0]}`."
        )
    if is_web_address(text) or almost_web_address(text):
        message = "A web address stands where an e-mail address belongs"
        return AddressFault(message, "Write the address of a mailbox, such as `team@council.example`.")
    return AddressFault(f"`{text}` is no e-mail address", "Write one such as `team@council.example`, or delete the line.")


def _without_end(address: str) -> AddressFault:
    name, _, host = address.partition("?")[0].partition("@")
    parts = [part for part in host.split(".") if part]
    if len(parts) > 1:
        return AddressFault("This e-mail address has a slip in it", f"Write `{name}@{'.'.join(parts)}`.")
    return AddressFault(f"`{address}` lacks the end of an e-mail address", f"Write all of it, such as `{name}@{host}.example`.")
