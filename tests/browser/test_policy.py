"""The policy of each page: it loads and runs only the site's own files, over HTTP, from a folder, and while it is edited."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import NOTICES_ITS_END, OpenPage
from tests.browser.test_seeing import PAGES
from tests.conftest import Handbook
from tests.doors.commands_run import served, wait_for

# What a page must not do, tried from within it: each adds a word to `window.did` where it is allowed.
ATTEMPTS = """() => {
  window.did = [];
  const put = html => document.body.append(document.createRange().createContextualFragment(html));
  put(`<script>window.did.push("inline script")</` + `script>`);
  put(`<p id="tried" style="position: fixed" onclick="window.did.push('handler')">x</p><style>#tried { color: rgb(1, 2, 3) }</style>`);
  const tried = document.getElementById("tried"), drawn = getComputedStyle(tried);
  tried.click();
  if (drawn.position === "fixed") window.did.push("style attribute");
  if (drawn.color === "rgb(1, 2, 3)") window.did.push("style element");
  put(`<base href="https://elsewhere.example/">`);
  if (document.baseURI.includes("elsewhere")) window.did.push("base");
  setTimeout("window.did.push('eval')");
  return new Promise(done => setTimeout(() => done(window.did), 50));
}"""


@pytest.fixture
def own_tab(chromium: Browser) -> Iterator[Page]:
    """A tab whose page may act against its policy."""
    with chromium.new_context() as context:
        yield context.new_page()


def test_a_page_forbids_what_it_does_not_need(larkfield: str, own_tab: Page) -> None:
    refused: list[str] = []
    own_tab.on("console", lambda message: refused.append(message.text))
    own_tab.goto(larkfield)
    assert refused == []
    assert own_tab.evaluate(ATTEMPTS) == []
    assert len(refused) >= 5, refused


def test_pages_work_from_a_folder(larkfield_site: Path, open_page: OpenPage) -> None:
    for path in (PAGES["promise"], PAGES["due date"], PAGES["home"]):
        page = open_page(f"{larkfield_site.as_uri()}/{path}index.html")
        assert page.evaluate("document.fonts.check('16px \"Public Sans\"')")
    page.keyboard.press("/")
    page.keyboard.type("council tax")
    page.locator("#search-results li").first.wait_for()


def test_a_served_page_reloads_after_an_edit(tiny: Handbook, own_tab: Page) -> None:
    handbook, refused = tiny({}), list[str]()
    own_tab.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    with served(handbook, "interlock") as address:
        wait_for(f"{address}chain/front/", "Front desk")
        own_tab.goto(f"{address}chain/front/")
        file = handbook / "standards/links/front.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("Front desk", "Welcome desk"), encoding="utf-8")
        expect(own_tab.locator("h1")).to_have_text("Welcome desk", timeout=30_000)
        assert refused == []
        # From here on the page does not ask whether to reload: findings after the edit would load it anew while it is tried.
        own_tab.route("**/livereload/**", lambda route: route.abort())
        own_tab.goto(f"{address}chain/front/")
        assert own_tab.evaluate(ATTEMPTS) == []
        own_tab.goto("about:blank")  # it would keep the server waiting


def test_another_website_reads_no_script_of_a_served_handbook(tiny: Handbook, own_tab: Page, tmp_path: Path) -> None:
    """A script is the one thing that any website may load from any other, and the texts of the search are in scripts."""
    with served(tiny({}), "interlock") as address, another_website(tmp_path) as elsewhere:
        wait_for(f"{address}chain/front/", "Front desk")
        scripts = "".join(f'<script src="{address}assets/search-{name}.js"></script>' for name in ("catalogue", "text-1"))
        (tmp_path / "index.html").write_text(f"<script src=own.js></script>{scripts}", encoding="utf-8")
        own_tab.goto(elsewhere)
        assert own_tab.evaluate("got") == []
        own_tab.goto(f"{address}chain/front/")
        expect(own_tab.get_by_role("heading", level=1)).to_have_text("Front desk")
        own_tab.goto("about:blank")  # it would keep the server waiting


@contextmanager
def another_website(folder: Path) -> Iterator[str]:
    """A website of somebody else, which keeps what the scripts of a handbook say; its address."""
    kept = "var got = [], handbookSearch = {texts: (_, lines) => got.push(lines), set catalogue(all) { got.push(all); }};"
    (folder / "own.js").write_text(kept, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, args=(NOTICES_ITS_END,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
