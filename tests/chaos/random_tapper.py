"""Taps through an audit at random, and works out which answers must be stored afterwards."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from simulator.world import user_actions
from simulator.world.chats import Chat, Message
from simulator.world.state import World

Numbers = tuple[int, ...]

# Codes of buttons that lead towards the end, the preferred first: choose an option, continue,
# offer what is open, submit, resume, back to the review.
ONWARD = ("d", "n", "o", "y", "u", "r")
# Codes of other buttons: back, later, menus, put off a section, ask a condition again, go to the
# end of the section, hide.
AWAY = ("q", "l", "m", "s", "sl", "c", "e", "h")


def decode(data: str) -> tuple[str, Numbers]:
    """Split the data of a button into a code and numbers, which are in base 36."""
    code, *numbers = data.split(":")
    return code, tuple(int(number, 36) for number in numbers)


@dataclass
class Expected:
    """The answers and changes that the taps lead to, worked out without the bot's code."""

    answers: dict[int, int] = field(default_factory=dict)
    changes: list[tuple[int, int, int]] = field(default_factory=list)

    def apply(self, data: str) -> None:
        code, numbers = decode(data)
        if code == "a":
            _, indicator, value = numbers
            before = self.answers.get(indicator)
            if before is not None and before != value:
                self.changes.append((indicator, before, value))
            self.answers[indicator] = value

    @property
    def points(self) -> tuple[int, int]:
        """Points earned and possible. Yes earns one of one, no earns none of one."""
        values = list(self.answers.values())
        return values.count(1), values.count(1) + values.count(0)


@dataclass
class Tapper:
    """Taps buttons of the live message; `wildness` is the share of taps on codes in `away`."""

    world: World
    person: int
    dice: random.Random
    wildness: float = 0.15
    away: Sequence[str] = AWAY
    expected: Expected = field(default_factory=Expected)
    taps: int = 0

    @property
    def chat(self) -> Chat:
        return self.world.chat(self.person)

    @property
    def screen(self) -> Message:
        live = user_actions.live_message(self.chat)
        assert live is not None, user_actions.screen(self.chat)
        return live

    @property
    def submitted(self) -> bool:
        return any("已提交" in each.text for each in self.chat.messages.values())

    def buttons(self) -> Iterator[str]:
        return (str(each["callback_data"]) for row in self.screen.buttons for each in row)

    def tap(self) -> Message:
        """Tap a button of the live message; return the message as it was before."""
        before, data = self.screen, self._choice()
        self.press(before.id, data)
        return before

    def press(self, message: int, data: str) -> str:
        """Tap the button with this data; return the tap's id."""
        self.taps += 1
        self.expected.apply(data)
        return user_actions.tap(self.world, self.person, message, data).id

    def _choice(self) -> str:
        found = [(decode(each)[0], each) for each in self.buttons()]
        answers = [data for code, data in found if code == "a"]
        away = [data for code, data in found if code in self.away]
        if away and (self.dice.random() < self.wildness):
            return self.dice.choice(away)
        if answers:
            return self.dice.choices(answers, weights=(6, 3, 1, 1))[0]
        for wanted in ONWARD:
            onward = [data for code, data in found if code == wanted]
            if onward:
                return self.dice.choice(onward) if wanted == "d" else onward[-1]
        return away[-1] if away else found[-1][1]
