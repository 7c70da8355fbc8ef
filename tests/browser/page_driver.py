"""Drives one chat on the page: reads the screen, taps and writes."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from playwright.async_api import Page
from playwright.async_api import TimeoutError as TooLate

from simulator.server import Simulator
from tests.browser.images import ARTEFACTS

# The newest message with buttons, otherwise the bot's newest message.
SCREEN = """() => {
    const box = (element) => element.getBoundingClientRect().toJSON();
    const log = document.querySelector(".log");
    const written = [...log.querySelectorAll("article.in")];
    const live = written.findLast((each) => each.querySelector(".key")) ?? written.at(-1);
    if (!live) { return null; }
    const words = live.querySelector(".text").innerText;
    return {
        message: live.dataset.id,
        text: words.replaceAll("\\u00a0", " ").replaceAll("\\u2060", ""),
        keys: [...live.querySelectorAll(".key")].map((key) => [key.textContent, box(key)]),
        box: box(live),
        frame: box(log),
    };
}"""
NEXT = f"""([before, words]) => {{
    const screen = ({SCREEN})();
    if (!screen?.text.includes(words)) {{ return null; }}
    const labels = screen.keys.map(([label]) => label);
    const mark = JSON.stringify([screen.message, screen.text, labels]);
    return mark === before ? null : {{ ...screen, mark }};
}}"""
TIMEOUT = 30_000  # milliseconds
START = re.compile("^(开始|Start)$")


@dataclass(frozen=True, slots=True)
class Screen:
    """One message as it is seen; boxes are in pixels of the window, `frame` is the chat's own.

    Two screens of one `mark` read alike.
    """

    mark: str
    text: str
    keys: Mapping[str, Mapping[str, float]]
    box: Mapping[str, float]
    frame: Mapping[str, float]

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Self:
        return cls(given["mark"], given["text"], dict(given["keys"]), given["box"], given["frame"])

    @property
    def labels(self) -> Sequence[str]:
        return list(self.keys)

    @property
    def is_whole(self) -> bool:
        """Whether the text and all buttons are visible without scrolling."""
        inside = self.frame["top"] <= self.box["top"] and self.box["bottom"] <= self.frame["bottom"]
        return inside and all(
            self.frame["left"] <= key["left"] and key["right"] <= self.frame["right"]
            for key in self.keys.values()
        )


NOTHING = Screen("", "", {}, {}, {})


class PageDriver:
    """`seen` is the last screen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.set_default_timeout(TIMEOUT)
        self.seen = NOTHING

    async def start(self, shows: str) -> Screen:
        """Press the button that a new chat begins with."""
        await self._page.get_by_role("button", name=START).click()
        return await self.sees(shows)

    async def say(self, text: str, shows: str) -> Screen:
        """Write a text, and wait for a screen with these words."""
        await self.write(text)
        return await self.sees(shows)

    async def write(self, text: str) -> None:
        """Write a text, and wait for no answer."""
        box = self._page.get_by_role("textbox")
        await box.fill(text)
        await box.press("Enter")

    async def count(self, words: str) -> int:
        """Return how many messages have these words."""
        return await self._page.get_by_role("log").get_by_text(words).count()

    async def tap(self, label: str, shows: str = "") -> Screen:
        keys = self._page.get_by_role("log").get_by_role("button", name=label, exact=True)
        await keys.last.click()
        return await self.sees(shows)

    async def sees(self, words: str) -> Screen:
        """Wait for a new screen with these words."""
        asked = [self.seen.mark, words]
        try:
            found = await self._page.wait_for_function(NEXT, arg=asked)
        except TooLate as error:
            raise AssertionError(f"no {words!r} after {self.seen.text!r}") from error
        self.seen = Screen.read(await found.json_value())
        return self.seen

    async def picture(self, name: str) -> None:
        """Save a screenshot in artefacts/."""
        ARTEFACTS.mkdir(exist_ok=True)
        await self._page.screenshot(path=ARTEFACTS / f"{name}.png")


Phoned = Callable[[Simulator, int, str], Awaitable[PageDriver]]
