"""A scripted shopper who completes one audit and also uses back, later, notes, evaluations."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bot.texts import texts
from checklist.definition import Language
from demo.chat_driver import CHOSEN, ChatDriver, labels, paragraphs
from demo.independent_count import PaperForm, Taps
from simulator.phone import Message, PhoneError

ADVISOR = {"zh": "张伟", "en": "Zhang Wei 张伟"}
HABITS = {"value-yes": 14, "value-no": 4, "value-not-applicable": 1, "value-not-observed": 2}
LATER, BACK, NOTE, EVALUATE = 0.06, 0.06, 0.3, 0.5  # probabilities
EVALUATIONS = {"zh": "总体不错，讲解可以更细", "en": "Good on the whole; could explain more"}
NOTES = {
    "zh": ("问了才做", "当时很忙，没有顾上", "说了一半被电话打断", "换了同事来做"),
    "en": ("only when asked", "too busy at the time", "cut short by a call", "left to a colleague"),
}


class Words:
    """The labels of buttons in one language, from the bot's catalogue."""

    def __init__(self, language: Language) -> None:
        label = texts(language).plain
        self.values = {label(key): weight for key, weight in HABITS.items()}
        self.yes, self.no = label("value-yes"), label("value-no")
        self.back, self.later = label("button-back"), label("button-later")
        self.menu, self.note = label("button-menu"), label("button-note")
        self.evaluation, self.go_on = label("button-evaluation"), label("button-continue")
        self.forward = [
            label(key) for key in ("button-submit-sure", "button-submit", "button-open")
        ]
        self.who = label("choose-advisor")
        self.new = label("button-new")  # offered once the audit is submitted


@dataclass(slots=True)
class Shopper:
    """`report` gets a line for each step. `taps` holds the last answer to each question."""

    chat: ChatDriver
    language: Language
    rng: Random
    report: Callable[[str], None]
    form: PaperForm
    words: Words
    taps: Taps = field(default_factory=Taps)
    with_note: set[str] = field(default_factory=set)
    postponed: set[str] = field(default_factory=set)
    went_back: bool = False

    async def complete_audit(self) -> str:
        """Complete an audit, and return the bot's summary."""
        advisor = ADVISOR[self.language]
        await self.chat.write("/audit", answered_by=self.words.who)
        await self.chat.tap(advisor)
        self.report(f"/audit → {advisor}")
        while self.words.new not in labels(screen := await self.chat.screen()):
            await self._step(screen)
        return screen.text

    async def _step(self, screen: Message) -> None:
        offered = labels(screen)
        if self.words.evaluation in offered:
            await self._section_end(screen)
        elif self.words.note in offered:
            await self._question(screen)
        elif forward := [each for each in self.words.forward if each in offered]:
            self.report(f"{' '.join(paragraphs(screen))} → {forward[0]}")
            await self.chat.tap(forward[0])
        else:
            await self._answer_condition(screen)

    async def _answer_condition(self, screen: Message) -> None:
        question = next((each for each in self.form.questions if each in screen.text), None)
        if question is None:
            raise PhoneError(f"this screen is no step of an audit:\n{screen.text}")
        leading_away = {self.words.back, self.words.menu}
        options = [each for each in _options_to_tap(screen) if each not in leading_away]
        label = self.rng.choice(options)
        self.report(f"{question} → {label}")
        self.taps.conditions[question] = label
        await self.chat.tap(label)
        self.went_back = False

    async def _question(self, screen: Message) -> None:
        code, question = self._find_question(screen)
        if self._chance(BACK) and self.taps.answers and not self.went_back:
            self.report(f"{code} … {self.words.back}")
            await self.chat.tap(self.words.back)
            self.went_back = True
        elif self._chance(LATER) and code not in self.postponed | self.taps.answers.keys():
            self.report(f"{question} → {self.words.later}")
            self.postponed.add(code)
            await self.chat.tap(self.words.later)
        else:
            await self._answer(screen, code, question)

    async def _answer(self, screen: Message, code: str, question: str) -> None:
        values = [each for each in _options_to_tap(screen) if each in self.words.values]
        label = self.rng.choices(values, [self.words.values[each] for each in values])[0]
        if label == self.words.no and code not in self.with_note and self._chance(NOTE):
            await self._note(code)
        self.report(f"{question} → {label}")
        self.taps.answers[code] = label
        await self.chat.tap(label)
        self.went_back = False

    async def _note(self, code: str) -> None:
        text = self.rng.choice(NOTES[self.language])
        self.with_note.add(code)
        await self.chat.tap(self.words.note)
        await self.chat.write(text, answered_by=text)
        self.report(f"  {self.words.note}: {text}")

    async def _section_end(self, screen: Message) -> None:
        result, *_ = paragraphs(screen)
        text = EVALUATIONS[self.language]
        if self._chance(EVALUATE) and text not in screen.text:
            await self.chat.tap(self.words.evaluation)
            await self.chat.write(text, answered_by=text)
            self.report(f"  {self.words.evaluation}: {text}")
        self.report(f"── {result} → {self.words.go_on}\n")
        await self.chat.tap(self.words.go_on)

    def _find_question(self, screen: Message) -> tuple[str, str]:
        """Return the code and the whole line of the question."""
        for paragraph in paragraphs(screen):
            code = paragraph.partition(" ")[0]
            if code in self.form.codes:
                return code, paragraph
        raise PhoneError(f"this question is not on the form:\n{screen.text}")

    def _chance(self, chance: float) -> bool:
        return self.rng.random() < chance


def _options_to_tap(screen: Message) -> list[str]:
    return [each for each in labels(screen) if not each.startswith(CHOSEN)]
