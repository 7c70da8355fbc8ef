"""Fills in a whole audit on the page and checks each screen before it is tapped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.browser.page_driver import NOTHING, PageDriver, Screen

CODE = re.compile(r"^(\S+\.\d+) ", re.MULTILINE)  # before the text of a question
STILL = 2  # pixels that a button may move unnoticed


@dataclass(frozen=True, slots=True)
class Words:
    """The labels in one language; `conditions` by some words of their questions."""

    yes: str
    no: str
    later: str
    go_on: str
    evaluation: str
    conditions: Mapping[str, str]


ZH = Words(
    yes="是",
    no="否",
    later="稍后›",
    go_on="继续",
    evaluation="写评价",
    conditions={
        "后台工作": "一并记为未观察到",
        "怎么预约": "电话",
        "这次做什么": "换油等小保养",
        "迟了15分钟": "否",
        "保养记录不全": "是",
        "客户在哪里": "在店",
        "有变更吗": "没有",
        "带走旧件": "否",
        "不满或问题": "否",
    },
)
EN = Words(
    yes="Yes",
    no="No",
    later="Later›",
    go_on="Continue",
    evaluation="Write evaluation",
    conditions={
        "back-office": "All as not observed",
        "visit booked": "Phone",
        "the job": "Minor service",
        "minutes late": "No",
    },
)


@dataclass(slots=True)
class AuditDriver:
    """Looks at every screen before it taps: nothing may need scrolling, no button may wander.

    `answers` remembers what was tapped last for every question, by its code.
    """

    person: PageDriver
    words: Words
    answers: dict[str, str] = field(default_factory=dict)
    _before: Screen = NOTHING

    async def answer(self, label: str) -> Screen:
        self.answers[code(self.person.seen)] = label
        return await self._tap(label)

    async def go_on(self, until: str) -> Screen:
        """Answer yes and continue at the ends of sections, until these words are on the screen."""
        while until not in (screen := self.person.seen).text:
            if self.words.later in screen.labels:
                await self.answer(self.words.yes)
            elif self.words.evaluation in screen.labels:
                await self._tap(self.words.go_on)
            else:
                await self._tap(self._condition(screen))
        return screen

    def score(self) -> str:
        """Return the score, counted from the taps alone."""
        given = list(self.answers.values())
        earned, possible = given.count(self.words.yes), len(given)
        rate = (Decimal(100 * earned) / possible).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"{earned}/{possible} · {rate}% · "

    async def _tap(self, label: str) -> Screen:
        before, screen = self._before, self.person.seen
        assert screen.is_whole, screen
        if before.labels == screen.labels:
            for name, key in screen.keys.items():
                for side in ("x", "y"):
                    assert key[side] == pytest.approx(before.keys[name][side], abs=STILL), screen
        self._before = screen
        return await self.person.tap(label)

    def _condition(self, screen: Screen) -> str:
        chosen = [label for asked, label in self.words.conditions.items() if asked in screen.text]
        assert len(chosen) == 1, screen.text
        return chosen[0]


def code(screen: Screen) -> str:
    found = CODE.search(screen.text)
    assert found, screen.text
    return found.group(1)
