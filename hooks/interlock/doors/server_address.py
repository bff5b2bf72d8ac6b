"""Reads the address at which `interlock serve` answers, and says why one cannot be used."""

import errno
import ipaddress
import re

from interlock.findings.lazy_patterns import lazy_pattern

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8000
_EXAMPLE = "`interlock serve --address 127.0.0.1:8001`"
_HOST_AND_PORT = lazy_pattern(r"(?P<host>\[[0-9a-f:.]+\]|[^:\s/\[\]]*)(?::(?P<port>[^:]*))?", re.I)


class BadServerAddress(ValueError):
    """The text is not an address to serve at. The message says what to type."""


def server_address(text: str) -> str:
    """The address as HOST:PORT. A host alone gets port 8000, a port alone this computer. Raises BadServerAddress.

    >>> server_address("localhost"), server_address("8001"), server_address("http://0.0.0.0:8000/")
    ('localhost:8000', '127.0.0.1:8001', '0.0.0.0:8000')
    """
    bare = re.sub(r"^https?://", "", text.strip(), flags=re.I).rstrip("/")
    match = _HOST_AND_PORT.fullmatch(f":{bare}" if bare.isdigit() else bare)
    if match is None or not bare:
        raise BadServerAddress(f"`{text}` is not an address to serve at. Write HOST:PORT, such as {_EXAMPLE}.")
    host, port = match["host"] or DEFAULT_HOST, match["port"] or str(DEFAULT_PORT)
    if not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65_536:
        raise BadServerAddress(
            f"`{port}` in `{text}` is not a port. Write a number from 1 to 65535, such as `{host}:{DEFAULT_PORT}`."
        )
    if not _is_address(host):
        raise BadServerAddress(
            f"`{host}` is no address of this computer: write `localhost`, or its number, such as "
            f"`0.0.0.0:{port}` for all of them."
        )
    return f"{host}:{int(port)}"


def _is_address(host: str) -> bool:
    """Whether MkDocs can serve there: it takes `localhost` and numbers, no other names."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return host.lower() == "localhost"
    return True


def why_not_served(error: OSError, address: str | None) -> str | None:
    """Why a server could not start at an address, and what to type; None if the error has another cause."""
    where = address or f"{DEFAULT_HOST}:{DEFAULT_PORT}"
    if error.filename is not None:  # a file, not the address
        return None
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{where} cannot be used: ports below 1024 need an administrator. Name another: {_EXAMPLE}."
    if error.errno == errno.EADDRINUSE:
        return f"{where} cannot be used: another program serves there, perhaps this one already. Name another port: {_EXAMPLE}."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{where} cannot be used: it is not an address of this computer. For this computer: {_EXAMPLE}."
    return None
