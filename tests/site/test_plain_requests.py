"""Requests that no browser makes: answered calmly, before the server looks for a file."""

from io import BytesIO
from typing import Any

import pytest

from interlock.site.requests.plain_requests import plain_requests

LONG = "/" + "é" * 1_000  # a byte more than there may be


def status_of(method: str, path: bytes) -> str:
    said: list[str] = []

    def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"a page"]

    environ = {"REQUEST_METHOD": method, "PATH_INFO": path.decode("latin-1")}
    body = b"".join(plain_requests(answer)(environ, lambda status, headers: said.append(status)))
    assert (body == b"a page") == (said == ["200 OK"] and method == "GET")
    return said[0][:3]


@pytest.mark.parametrize("path", ["/", "/chain/front/", "/café/", "/../a//b", "/a b", "/.", "/日本", LONG[:-1]])
def test_what_browsers_ask_for_is_answered(path: str) -> None:
    assert status_of("GET", path.encode()) == status_of("HEAD", path.encode()) == "200"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (b"/\0", "400"),
        (b"/a\0b/", "400"),
        (b"/a\r\nX: 1", "400"),
        (b"/\x1b[2J", "400"),
        (b"/\xff", "400"),
        (b"/caf\xe9", "400"),
        (b"/\xed\xa0\x80", "400"),
        (b"//elsewhere.example", "400"),
        (b"/\\elsewhere.example", "400"),
        (LONG.encode(), "414"),
        (b"/livereload/" + b"9" * 5_000 + b"/1", "414"),
    ],
)
def test_paths_that_no_file_has_are_refused(path: bytes, status: str) -> None:
    assert status_of("GET", path) == status_of("HEAD", path) == status


@pytest.mark.parametrize(("method", "is_closed"), [("GET", False), ("HEAD", True)])
def test_only_the_file_of_a_head_request_is_closed(method: str, is_closed: bool) -> None:
    """Who asks for a page reads it, and the server closes it then; of a HEAD request nobody reads any."""
    file = BytesIO(b"a page")
    body = plain_requests(lambda environ, start_response: file)({"REQUEST_METHOD": method, "PATH_INFO": "/"}, print)
    assert (file.closed, list(body)) == (is_closed, [] if is_closed else [b"a page"])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", ""])
def test_nothing_but_reading_is_answered(method: str) -> None:
    assert status_of(method, b"/") == "405"
