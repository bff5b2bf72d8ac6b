"""A real browser for the tests: the machine's own Chromium, headless, which can reach only the site under test.

`open_page` gives a page of it; `serve` gives a folder an address. A test fails when its pages asked another host for
anything or a script on them broke, and when there is no Chromium.
"""

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

from tests.browser.tabs import HERE, TIMEOUT, TabKind, Tabs, troubles_of
from tests.browser.typefaces import OURS, font_configuration
from tests.conftest import ROOT, is_nightly

AXE = ROOT / "tests/node/node_modules/axe-core/axe.min.js"
PROBES = Path(__file__).parent / "probes.js"
# The shell is Debian's Chromium without the windows around a page, which take most of the time to open one. By night the whole
# browser runs the tests, as people have it.
SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# What no page sees: menus of the address bar, which are pages of their own in each window, and a process for a page to come.
# Chromium heeds only the last list of features, so Playwright's own, as far as they concern pages, are named again.
OFF = (
    "InitialWebUI",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
    "SpareRendererForSitePerProcess",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
# The network in the browser's own process, and Playwright's own feature again.
ON = ("CDPScreenshotNewSurface", "NetworkServiceInProcess2")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--in-process-gpu",
    "--no-zygote",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",  # one process for all pages: to start another takes as long as to show three of them
    f"--enable-features={','.join(ON)}",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HERE}",
]
# Pages of tests are gone before it pays to compile their scripts to the fastest code, and each takes the frame of the one before:
# to make a frame for each is a fifth of the work of showing one. By night both are done, as people have it.
BY_DAY = ["--js-flags=--no-opt"]
OFF_BY_DAY = ("RenderDocument",)

# Seconds after which a server notices that it is to end. Some twenty serve all tests of a process and end one after another.
NOTICES_ITS_END = 0.05
# The time on every device, unless a test sets another.
NOW = "2026-11-23T10:00:00Z"
STOPPED_AT = "2026-11-23T10:00:01Z"  # a clock stops only at a time to come
# Rules of axe, and those of them that depend on a page's colours and width; the others depend on its content.
ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
BY_SIGHT = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")

Serve = Callable[[Path], str]
OpenPage = Callable[..., Page]
BrowserWith = Callable[[str], Browser]


@pytest.fixture(scope="session")
def browser_with(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserWith]:
    """A function that returns the browser for a typeface; all tests share it."""
    expect.set_options(timeout=TIMEOUT)
    with sync_playwright() as playwright, ExitStack() as browsers:

        @cache
        def launched(typeface: str) -> Browser:
            fonts = font_configuration(typeface, tmp_path_factory.mktemp("fonts"))
            own = [] if typeface == OURS else ["--disable-remote-fonts"]
            browser = playwright.chromium.launch(
                executable_path=_executable(),
                args=[*_flags(), *own],
                env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            )
            browsers.callback(browser.close)
            return browser

        yield launched


@pytest.fixture
def typeface(request: pytest.FixtureRequest) -> str:
    """The typeface of pages: ours, unless a test is marked with `each_typeface`."""
    return str(getattr(request, "param", OURS))


@pytest.fixture
def chromium(browser_with: BrowserWith, typeface: str) -> Browser:
    """The browser itself."""
    return browser_with(typeface)


def _flags() -> list[str]:
    off, by_day = (OFF, []) if is_nightly() else ((*OFF, *OFF_BY_DAY), BY_DAY)
    return [*FLAGS, f"--disable-features={','.join(off)}", *by_day]


def _executable() -> str:
    found = next(filter(None, map(shutil.which, NAMES if is_nightly() else (SHELL, *NAMES))), None)
    if found is None:
        pytest.fail("There is no Chromium. `make test` installs it; by hand: sudo apt-get install chromium", pytrace=False)
    return found


@pytest.fixture(scope="session")
def larkfield(larkfield_site: Path, serve: Serve) -> str:
    """The address of Larkfield's site for staff."""
    return serve(larkfield_site)


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """A function that serves a built site and returns its address, such as `http://127.0.0.1:40123/`."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(_served(folder))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer((HERE, 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(NOTICES_ITS_END,), daemon=True).start()
    yield f"http://{HERE}:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Logs nothing, sends the headers of the site's `_headers`, and answers 404 with its own page."""

    def end_headers(self) -> None:
        headers = Path(self.directory) / "_headers"
        for line in headers.read_text(encoding="utf-8").splitlines()[1:] if headers.is_file() else ():
            self.send_header(*line.strip().split(": ", 1))
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def tabs_of() -> Callable[[Browser], Tabs]:
    """The reused tabs of a browser."""
    return cache(Tabs)


@pytest.fixture
def open_page(chromium: Browser, tabs_of: Callable[[Browser], Tabs]) -> Iterator[OpenPage]:
    """A function that opens an address in a tab: `open_page(url, width=390, dark=True, script=False)`.

    `now` sets the device's clock: `now="2026-12-24T17:30:00Z"`. With `apart`, or with options that need a new window,
    the tab is new: its cache is empty, and it is closed after the test.
    """
    troubles: list[str] = []
    with ExitStack() as windows:

        def window(kind: TabKind, more: dict[str, Any]) -> Page:
            context = chromium.new_context(java_script_enabled=kind.script, timezone_id=kind.time_zone, **more)
            context.set_default_timeout(TIMEOUT)
            windows.callback(context.close)
            page = context.new_page()
            troubles_of(page, troubles)
            return page

        def kept(kind: TabKind) -> Page:
            tab = tabs_of(chromium).take(kind)
            windows.callback(tabs_of(chromium).give_back, kind, tab)
            windows.callback(lambda: troubles.extend(tab.troubles))
            return tab.page

        def open_(
            url: str,
            *,
            width: int = 1280,
            height: int = 900,
            dark: bool = False,
            script: bool = True,
            now: str = NOW,
            timezone_id: str = "Europe/London",
            forced_colors: Literal["active", "none"] = "none",
            permissions: Sequence[str] = (),
            apart: bool = False,
            **more: Any,
        ) -> Page:
            kind = TabKind(script, timezone_id)
            page = window(kind, more) if apart or more else kept(kind)
            page.set_viewport_size({"width": width, "height": height})
            scheme: Literal["dark", "light"] = "dark" if dark else "light"
            page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce", forced_colors=forced_colors)
            if permissions:
                page.context.grant_permissions(permissions)
            page.clock.set_fixed_time(now)
            page.goto(url)
            return page

        yield open_
    assert not troubles, "\n".join(dict.fromkeys(troubles))


def with_stopped_clock(open_page: OpenPage, url: str, **options: Any) -> Page:
    """A page in a tab of its own whose timers wait for `page.clock.run_for`, however slow the machine is."""
    page: Page = open_page("about:blank", apart=True, **options)
    page.clock.install(time=NOW)
    page.clock.pause_at(STOPPED_AT)
    page.goto(url)
    return page


def barriers(page: Page, *, only: Sequence[str] = ALL, but: Sequence[str] = (), within: str = "html") -> list[str]:
    """The violations of WCAG 2.2 AA and best practices that axe-core finds on the page, by all its rules or `only` some, `but` others.

    `within`: a selector of the part that is looked at.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate("script => { window.eval(script); }", AXE.read_text(encoding="utf-8"))
    rules = {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in but}}
    options = {"runOnly": only, "rules": rules, "resultTypes": ["violations"]}
    found = page.evaluate(f"axe.run({json.dumps(within)}, {json.dumps(options)}).then(result => result.violations)")
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


def barriers_to_sight(page: Page) -> list[str]:
    """What the page's colours and width make hard to read or to press: by day by `probes.js`, at night by axe-core, too.

    The probes look at every text and control, and take a tenth of the time.
    """
    return [*probe(page, "faint", "crowded", "unreachable"), *(barriers(page, only=BY_SIGHT) if is_nightly() else ())]


def barriers_beside_sight(page: Page, *, within: str = "html") -> list[str]:
    """All other violations, where a test looks for `barriers_to_sight` too: those take axe-core most of its time. At night all of them."""
    return barriers(page, but=() if is_nightly() else BY_SIGHT, within=within)


def probe(page: Page, *names: str) -> list[str]:
    """The layout faults that functions of `probes.js` find on the page."""
    asked = f"typeof faint === 'function' && [{', '.join(f'...{name}()' for name in names)}]"
    found: list[str] | Literal[False] = page.evaluate(asked)
    if found is False:
        with commands_of(page) as browser:  # the page's own policy allows no script element
            browser.send("Runtime.evaluate", {"expression": PROBES.read_text(encoding="utf-8")})
        found = page.evaluate(asked)
    return found or []


@contextmanager
def commands_of(page: Page) -> Iterator[CDPSession]:
    """The browser's own commands for a page. What they switch on ends with the block: a tab that is reused would keep it."""
    session = page.context.new_cdp_session(page)
    try:
        yield session
    finally:
        session.detach()


@contextmanager
def restyled(page: Page, css: str) -> Iterator[None]:
    """The page with a style sheet more, as a reader's own; the page's policy allows no style element."""
    page.evaluate("css => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets.push(own); }", css)
    yield
    page.evaluate("document.adoptedStyleSheets.pop(), null")


def sheets_of(pdf: bytes) -> int:
    """The number of pages of a PDF that the browser printed."""
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ") or pdf.count(b"/Type /Page/")
