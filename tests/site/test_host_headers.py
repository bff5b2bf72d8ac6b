"""The headers that hosts send with a site, and the policy of its pages."""

from pathlib import Path

import pytest

from interlock.pages.content_policy import POLICY, POLICY_ELEMENT, allowing_script
from interlock.pages.settings import Settings
from interlock.pages.site_files.host_headers import HEADERS
from interlock.site import checking, pipeline
from interlock.site.outputs import exported
from tests.conftest import ROOT, TODAY, Handbook

OLD_ADDRESS = {"standards/links/back.yml": "title: Post\nsummary: Does the post.\nkind: support\nformer_ids: [rear]\n"}


def test_a_site_tells_hosts_what_to_send(tiny: Handbook) -> None:
    folder = tiny({"docs/_headers": "/*\n  X-Mine: 1\n"})
    pipeline.build(checking.check(folder, TODAY), Settings(drafts=True), folder.parent / "site")
    sent = (folder.parent / "site/_headers").read_text(encoding="utf-8").splitlines()
    assert sent == ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", "default-src 'none'"),
        ("Content-Security-Policy", "form-action 'self'"),
        ("Content-Security-Policy", "base-uri 'none'"),
        ("Content-Security-Policy", "frame-ancestors 'self'"),
    ],
)
def test_each_header_is_sent(name: str, value: str) -> None:
    assert value in HEADERS[name].split("; ")


def test_other_servers_are_told_the_same() -> None:
    told = (ROOT / "SERVING.md").read_text(encoding="utf-8")
    assert all(f"    {name}: {value}\n" in told for name, value in HEADERS.items())


def test_every_page_has_the_policy_before_anything_loads(tiny: Handbook, tmp_path: Path) -> None:
    checked = checking.check(tiny(OLD_ADDRESS), TODAY)
    pipeline.build(checked, Settings(drafts=True), tmp_path / "site")
    pipeline.build(checked, Settings(), tmp_path / "pages", form=exported())
    pages = [*(tmp_path / "site").rglob("*.html"), *(tmp_path / "pages/theme").glob("*.html")]
    assert {"404.html", "handbook.html"} <= {page.name for page in pages}
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.index(str(POLICY_ELEMENT)) < min(html.find(mark) % len(html) for mark in ("<link", "<script", "<title")), page


def test_the_policy_trusts_no_words_of_a_page() -> None:
    assert "unsafe" not in POLICY and "*" not in POLICY and "http" not in POLICY


def test_one_script_more_may_be_allowed() -> None:
    page = allowing_script(f"<head>{POLICY_ELEMENT}".encode(), "abc=").decode()
    assert "script-src 'self' 'sha256-abc='; style-src 'self';" in page


def test_a_sign_in_page_goes_without_the_policy() -> None:
    # A browser stops a form that leads to another host; nginx takes none of the server's headers where a location adds its own.
    of_sign_in = (ROOT / "SERVING.md").read_text(encoding="utf-8").partition("location /oauth2/ {")[2].partition("}")[0]
    assert "add_header" in of_sign_in and "Security-Policy" not in of_sign_in
