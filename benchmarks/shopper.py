"""A scripted shopper who completes audits by reading the screens, and records each answer."""

import asyncio
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import bot
from benchmarks import paper_form
from benchmarks.chat_client import Chat, Message, StuckError
from benchmarks.paper_form import NO, NOT_APPLICABLE, NOT_OBSERVED, YES, PaperForm, Sheet

LOCALES = Path(bot.__file__).parent / "locales"
SCORE = re.compile(r"\d+/\d+ · (?:—|\d+\.\d%)")
FIXED_LABEL = re.compile(r"^([a-z-]+) = ([^{}\n]+)$", re.MULTILINE)
# Buttons that are tapped wherever they appear, in this order of preference.
ONWARD = (
    "button-submit-sure",
    "button-submit",
    "button-open",
    "button-choose-advisor",
    "button-continue",
    "button-back-to-question",
)
VALUES = {
    "value-yes": YES,
    "value-no": NO,
    "value-not-applicable": NOT_APPLICABLE,
    "value-not-observed": NOT_OBSERVED,
}
HABITS = {**dict.fromkeys(VALUES, 8), "value-yes": 60, "button-later": 4, "button-back": 4}


@cache
def labels(language: str) -> dict[str, str]:
    """Return the labels of buttons, read from the catalogues."""
    files = sorted((LOCALES / language).glob("*.ftl"))
    return dict(FIXED_LABEL.findall("\n".join(each.read_text("utf-8") for each in files)))


@cache
def form(language: str) -> PaperForm:
    return paper_form.read_form(language)


def _scores(screen: Message) -> list[str]:
    """Return the scores on a screen. The spaces in them are no-break spaces."""
    return SCORE.findall(screen.shown.replace("\u00a0", " "))


@dataclass(slots=True)
class Shopper:
    """`timeout`: seconds to wait for a screen. `think`: seconds to look at it."""

    chat: Chat
    language: str
    advisors: tuple[str, ...]
    draw: random.Random
    timeout: float
    think: float = 0.0
    sheet: Sheet = field(init=False)
    # The indicator and the value of a tap that the bot has not answered with a screen yet.
    asked: tuple[int, int] | None = None
    finished: list[Sheet] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    async def hold(self, audits: int) -> None:
        for _ in range(audits):
            await self._audit()

    async def _audit(self) -> None:
        self.sheet = Sheet(form(self.language))
        self.chat.say("/audit")
        screen = await self.chat.screen(self.timeout)
        while len(_scores(screen)) <= len(self.sheet.form.sections):
            await asyncio.sleep(self.think * self.draw.uniform(0.5, 1.5))
            screen = await self._step(screen)
        if (printed := _scores(screen)) != self.sheet.scores():
            self.wrong.append(f"{self.chat.number}: {printed} for {self.sheet.scores()}")
        self.finished.append(self.sheet)

    async def _step(self, screen: Message) -> Message:
        words = labels(self.language)
        if any(self._is_advisor(each) for each in screen.labels()):
            return await self._tap(self._advisor(screen))
        shown = {label.removeprefix("● "): label for label in screen.labels()}
        if onward := next((words[key] for key in ONWARD if words[key] in shown), None):
            return await self._tap(onward)
        if words["button-later"] in shown:
            return await self._answer(screen, shown)
        for line in screen.shown.split("\n"):
            for question, condition in self.sheet.form.conditions.items():
                if line.endswith(question):
                    option = self.draw.choice(list(condition.options))
                    screen = await self._tap(shown[option])
                    self.sheet.choose(condition, option)
                    return screen
        raise StuckError(f"{self.chat.number} does not know what to tap: {screen.shown}")

    def _advisor(self, screen: Message) -> str:
        """Choose an advisor; sometimes "decide on arrival"."""
        on_arrival = labels(self.language)["button-on-arrival"]
        if on_arrival in screen.labels() and self.draw.random() < 0.25:
            return on_arrival
        return self.draw.choice([each for each in screen.labels() if self._is_advisor(each)])

    def _is_advisor(self, label: str) -> bool:
        """Whether a button is an advisor's. In English the name may stand behind its pinyin."""
        return label.rsplit(" ", maxsplit=1)[-1] in self.advisors or label in self.advisors

    async def _answer(self, screen: Message, shown: dict[str, str]) -> Message:
        words = labels(self.language)
        number = next(
            self.sheet.form.questions[line]
            for line in screen.shown.split("\n")
            if line in self.sheet.form.questions
        )
        habit = self.draw.choices(list(HABITS), list(HABITS.values()))[0]
        if habit not in VALUES:
            return await self._tap(words[habit])
        self.asked = (number, VALUES[habit])
        screen = await self._tap(shown[words[habit]])
        self.sheet.ticked[number] = VALUES[habit]
        self.asked = None
        return screen

    async def _tap(self, label: str) -> Message:
        self.chat.tap(label)
        return await self.chat.screen(self.timeout)
