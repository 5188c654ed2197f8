"""Someone at a keyboard: signs in, types, presses keys; the pages he sees are looked over with axe."""

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.served import Served

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
ASKED = "{iframes: false, resultTypes: ['violations'], selectors: false}"
"""Every rule on every element; what is in order is not described at length, as nobody reads it."""
ASKED_AGAIN = f"{ASKED[:-1]}, rules: {{'color-contrast': {{enabled: false}}}}}}"
"""For a page that was looked over at another width: its colours are the same, and take the longest."""

CODE_SECONDS = 30
"""How long a code of the second factor is good for; each is taken once."""


class Walker:
    """A visitor with a keyboard and no mouse; counts the keys he presses and the pages he loads."""

    def __init__(self, served: Served, browser: Browser, *, width: int = 1280, height: int = 900) -> None:
        self.served = served
        self.context = browser.new_context(
            base_url=served.address,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": height},
        )
        self.context.set_default_timeout(60_000)
        self.page: Page = self.context.new_page()
        self.pressed = 0
        self.loads = 0
        self.complaints: list[str] = []
        self.page.on("load", lambda _page: self._loaded())
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def close(self) -> None:
        self.context.close()

    def sign_in(self, login: str) -> "Walker":
        """Sign in with password and second factor, by keyboard."""
        account = self.served.accounts[login]
        self.page.goto("/dang-nhap/")
        self.page.locator("[name=login]").focus()
        self.type(login)
        self.press("Tab")
        self.type(account.password)
        self.press("Enter")
        self._give_code(login)
        if self.page.locator(".mc-work").count() == 0:  # used before, or its half minute went by meanwhile
            self.page.wait_for_timeout((CODE_SECONDS - time.time() % CODE_SECONDS) * 1000 + 500)
            self._give_code(login)
        self.page.locator(".mc-work").wait_for()
        return self

    def _give_code(self, login: str) -> None:
        box = self.page.locator("[name=code]")
        box.wait_for()
        box.fill("")
        box.focus()
        self.type(self.served.code(login))
        with self.page.expect_navigation(wait_until="load"):
            self.press("Enter")

    def type(self, text: str) -> None:
        """Type data: its letters are not counted."""
        self.page.keyboard.insert_text(text) if not text.isascii() else self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        """Press keys beside the data."""
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def press_and_load(self, key: str, url: str) -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation(url=url, wait_until="load"):
            self.press(key)

    def focused(self) -> str:
        """Name what has the focus."""
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.innerText"))

    def sees(self, *said: str) -> None:
        """The page says all this."""
        for words in said:
            expect(self.page.locator("main")).to_contain_text(words)

    def count_from_here(self) -> None:
        self.pressed = self.loads = 0

    def look_over(self, asked: str = ASKED) -> None:
        """The page is clean for axe: all its rules of WCAG 2.1 AA and good practice."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        found: list[dict[str, Any]] = self.page.evaluate(
            f"async () => (await axe.run(document, {asked})).violations"
        )
        told = [
            f"{one['id']}: {one['help']} – {node['html'][:200]}" for one in found for node in one["nodes"][:3]
        ]
        assert told == [], (self.page.url, told)
        assert self.complaints == []

    def _loaded(self) -> None:
        self.loads += 1
