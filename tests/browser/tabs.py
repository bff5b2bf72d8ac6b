"""Tabs that are reused from test to test: showing another page takes a fifth of the time of opening a tab.

Between tests a tab is reset: storage, cookies, permissions, history, held requests and the position of the mouse. Its HTTP cache
stays. A test that listens to the tab, or changes what cannot be reset, asks for a new window with `apart`.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

HERE = "127.0.0.1"
MOST_KEPT = 3  # of each kind; few tests use more at a time
TIMEOUT = 30_000  # milliseconds: far more than a page takes on a busy machine
OUTSIDE = -10, -10


@dataclass(frozen=True, slots=True)
class TabKind:
    """What cannot be changed in an open tab: whether it runs scripts, and its time zone."""

    script: bool
    time_zone: str


@dataclass(slots=True)
class Tab:
    """A tab, and the forbidden things that its pages did."""

    page: Page
    commands: CDPSession
    troubles: list[str] = field(default_factory=list)

    def forget(self) -> None:
        """Reset the tab for the next test."""
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.goto("about:blank")
        self.commands.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        self.commands.send("Page.resetNavigationHistory")
        self.page.context.clear_permissions()
        self.page.mouse.move(*OUTSIDE)
        self.troubles.clear()


class Tabs:
    """The reused tabs of a browser."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[TabKind, BrowserContext] = {}
        self._idle: dict[TabKind, list[Tab]] = {}

    def take(self, kind: TabKind) -> Tab:
        """A tab that is not in use."""
        idle = self._idle.setdefault(kind, [])
        return idle.pop() if idle else self._opened(kind)

    def give_back(self, kind: TabKind, tab: Tab) -> None:
        """Keep a tab for the next test; close it if it is broken, or if there are enough."""
        with suppress(Error):
            tab.forget()
            if len(self._idle[kind]) < MOST_KEPT:
                self._idle[kind].append(tab)
                return
        tab.page.close()

    def _opened(self, kind: TabKind) -> Tab:
        if kind not in self._contexts:
            context = self._browser.new_context(java_script_enabled=kind.script, timezone_id=kind.time_zone)
            context.set_default_timeout(TIMEOUT)
            self._contexts[kind] = context
        page = self._contexts[kind].new_page()
        tab = Tab(page, page.context.new_cdp_session(page))
        troubles_of(tab.page, tab.troubles)
        return tab


def troubles_of(page: Page, troubles: list[str]) -> None:
    """Record what a page must never do: request another host, act against its own policy, or throw in a script."""

    def asked(url: str) -> None:
        address = urlsplit(url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != HERE:
            troubles.append(f"{urlsplit(page.url).path} asked another host: {url}")

    def told(words: str) -> None:
        if "Content Security Policy" in words:
            troubles.append(f"{urlsplit(page.url).path} acted against its policy: {words}")

    page.on("console", lambda message: told(message.text))
    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda socket: asked(socket.url))
    page.on("pageerror", lambda error: troubles.append(f"{urlsplit(page.url).path} broke in a script: {error}"))
