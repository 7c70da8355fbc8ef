"""A checklist filled in at the page: every question looked at before it is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests.browser.person import Person, Screen

CODE = re.compile(r"^(\S+\.\d+) ", re.MULTILINE)  # stands before the question it belongs to
CHOSEN = "● "  # stands before the label of what was answered earlier
STILL = 2  # pixels that a button may move unnoticed


@dataclass(frozen=True, slots=True)
class Words:
    """What is tapped in one language; `situations` by some words of their questions."""

    yes: str
    no: str
    later: str
    go_on: str
    evaluation: str
    situations: Mapping[str, str]


ZH = Words(
    yes="是",
    no="否",
    later="稍后›",
    go_on="继续",
    evaluation="写评价",
    situations={
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
    situations={
        "back-office": "All as not observed",
        "visit booked": "Phone",
        "the job": "Minor service",
        "minutes late": "No",
    },
)


@dataclass(slots=True)
class Filling:
    """`answers` remembers what was tapped last for every question, by its code."""

    person: Person
    words: Words
    answers: dict[str, str] = field(default_factory=dict)
    _before: Screen | None = None

    async def answer(self, label: str) -> Screen:
        """Answer the question on the screen, if it can be seen as it should be."""
        screen = self.person.screen
        self._look(screen)
        self.answers[code(screen)] = label
        return await self.person.tap(label)

    async def go_on(self, until: str) -> Screen:
        """Say yes to everything and go on at the ends of sections, until these words are seen."""
        while until not in (screen := self.person.screen).text:
            if self.words.later in screen.labels:
                await self.answer(self.words.yes)
            elif self.words.evaluation in screen.labels:
                await self.person.tap(self.words.go_on)
            else:
                await self.person.tap(self._situation(screen))
        return screen

    def score(self) -> str:
        """What the answers are worth, counted from the taps alone."""
        given = list(self.answers.values())
        earned, possible = given.count(self.words.yes), len(given)
        return f"{earned}/{possible} · {100 * earned / possible:.1f}% · "

    def _look(self, screen: Screen) -> None:
        """Fail where something must be scrolled to, or where yes has moved away from the thumb."""
        assert screen.is_whole, screen
        before, self._before = self._before, screen
        if before and before.labels == screen.labels:
            for side in ("x", "y"):
                old, new = before.keys[self.words.yes][side], screen.keys[self.words.yes][side]
                assert new == pytest.approx(old, abs=STILL), screen.text

    def _situation(self, screen: Screen) -> str:
        chosen = [label for asked, label in self.words.situations.items() if asked in screen.text]
        assert len(chosen) == 1, screen.text
        return chosen[0]


def code(screen: Screen) -> str:
    found = CODE.search(screen.text)
    assert found, screen.text
    return found.group(1)
