"""One filled-in checklist: what applies, what is open, what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from checklist.definition import (
    Checklist,
    Condition,
    Kind,
    UnknownCondition,
    UnknownIndicator,
    Value,
)
from checklist.steps import AskCondition, AskIndicator, Progress, Review, SectionEnd, Step


# Without slots, because cached_property needs a __dict__.
@dataclass(frozen=True)
class Audit:
    """The answers given so far. It is immutable: every change returns another Audit.

    `scope`: the numbers of the indicators that are asked. `answers`: the person's own answers, by
    number. `choices`: the id of the chosen option, by condition id. `put_off`: the numbers that
    are left for later.
    """

    checklist: Checklist
    kind: Kind
    scope: frozenset[int]
    answers: Mapping[int, Value]
    choices: Mapping[str, str]
    put_off: frozenset[int]

    def value(self, number: int) -> Value | None:
        """Return the person's own answer, or else the one that conditions give, or None."""
        return self._values.get(number)

    def is_given(self, number: int) -> bool:
        """Return whether a condition answered this indicator."""
        return number in self._givers

    @cached_property
    def open(self) -> tuple[int, ...]:
        """The indicators in scope without a value, put off or not, in the form's order."""
        return tuple(number for number in self._asked if number not in self._values)

    @property
    def whole(self) -> bool:
        """Whether every indicator of the form is in scope."""
        return self.scope == self.checklist.numbers

    def has_whole(self, position: int) -> bool:
        """Return whether every indicator of a section is in scope."""
        return self.scope.issuperset(self.checklist.section(position).numbers)

    @property
    def complete(self) -> bool:
        return not self.open

    def progress(self, position: int | None = None) -> Progress:
        """Return the progress in one section, or in the whole audit."""
        asked = self._of_section(position, self._asked) if position else self._asked
        still_open = set(self.open).intersection(asked)
        return Progress(len(asked) - len(still_open), len(asked), len(still_open & self.put_off))

    def with_answer(self, number: int, value: Value) -> "Audit":
        """Record an answer. The indicator is no longer put off. Raises UnknownIndicator."""
        self._require(number)
        put_off = self.put_off - {number}
        return replace(self, answers={**self.answers, number: value}, put_off=put_off)

    def with_choice(self, condition_id: str, option_id: str) -> "Audit":
        """Record the chosen option of a condition. Raises UnknownCondition.

        The person's own answers stay as they are.
        """
        try:
            self._condition(condition_id).option(option_id)
        except KeyError:
            raise UnknownCondition(f"{condition_id!r} has no option {option_id!r}") from None
        return replace(self, choices={**self.choices, condition_id: option_id})

    def postpone(self, number: int) -> "Audit":
        """Put one indicator off, unless it has a value."""
        self._require(number)
        return self._put_off([number])

    def postpone_section(self, position: int) -> "Audit":
        """Put off every open indicator of a section."""
        return self._put_off(self._of_section(position, self.open))

    def offer_all(self) -> "Audit":
        """End the putting off: every open indicator is offered again."""
        return replace(self, put_off=frozenset())

    def rule_out_section(self, position: int) -> "Audit":
        """Answer every open indicator of a section with "not applicable", as the person's own."""
        ruled_out = dict.fromkeys(self._of_section(position, self.open), Value.NOT_APPLICABLE)
        put_off = self.put_off.difference(ruled_out)
        return replace(self, answers={**self.answers, **ruled_out}, put_off=put_off)

    def first_step(self) -> Step:
        """Return the step to begin or to resume with. Put-off indicators come last."""
        return self._first_of((*self._offered, *self.open)) or Review()

    def step_at(self, number: int) -> Step:
        """Return the step for an indicator if it is open, otherwise the step after it."""
        return self._asking(number) if number in self.open else self.step_after(number)

    def step_after(self, number: int) -> Step:
        """Return the next step in the same section: after `number`, then from its beginning."""
        position = self.checklist.section_of(number).position
        offered = self._of_section(position, self._offered)
        later = [other for other in offered if other > number]
        earlier = [other for other in offered if other < number]
        return self._first_of(later + earlier) or SectionEnd(position)

    def step_after_section(self, position: int) -> Step:
        """Return the next step in the sections after this one, then from the first section."""
        last = self.checklist.section(position).numbers[-1]
        later = [number for number in self._offered if number > last]
        return self._first_of((*later, *self._offered)) or Review()

    def step_before(self, number: int) -> Step | None:
        """Return the step that "back" leads to: a chosen condition or an indicator that was asked.

        None at the first indicator.
        """
        self._require(number)
        return self._last_before(number, self._anchored.get(number, ()))

    def step_before_condition(self, condition_id: str) -> Step | None:
        """Return the step that "back" leads to from a condition. Raises UnknownCondition."""
        number = self.anchor(condition_id)
        asked = self._conditions.index(self._condition(condition_id))
        anchored = self._anchored.get(number, ())
        return self._last_before(number, [c for c in anchored if c in self._conditions[:asked]])

    def anchor(self, condition_id: str) -> int:
        """Return the number of the indicator before which "back" shows a condition.

        This is the first indicator that no other condition has ruled out. If others have ruled out
        everything that it reaches, it is the first of those; if the condition is asked first, it
        is the first indicator in scope. Raises UnknownCondition.
        """
        condition = self._condition(condition_id)
        if condition.asked_first:
            return self._asked[0]
        reach = [number for number in self._asked if number in condition.reach]
        alone = ((), (condition,))
        return next((n for n in reach if self._givers.get(n, ()) in alone), reach[0])

    def condition_due(self, number: int) -> Condition | None:
        """Return the condition that must be asked before this open indicator, if there is one."""
        if number not in self.open:
            return None
        for condition in self._conditions:
            concerned = self.open if condition.asked_first else (number,)
            if condition.id not in self.choices and not condition.reach.isdisjoint(concerned):
                return condition
        return None

    @cached_property
    def _asked(self) -> tuple[int, ...]:
        return tuple(sorted(self.scope))

    @cached_property
    def _offered(self) -> tuple[int, ...]:
        return tuple(number for number in self.open if number not in self.put_off)

    @cached_property
    def _values(self) -> Mapping[int, Value]:
        # If two conditions give an answer, "not applicable" wins over "not observed": it is the
        # smaller number, and says more.
        given = {n: min(giver.gives for giver in givers) for n, givers in self._givers.items()}
        return given | dict(self.answers)

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        """The conditions of this kind of audit that reach the scope, in the order of asking."""
        order = sorted(self.checklist.conditions, key=lambda c: (not c.asked_first, c.position))
        return tuple(c for c in order if self.kind in c.kinds and c.reach & self.scope)

    @cached_property
    def _givers(self) -> Mapping[int, tuple[Condition, ...]]:
        """The conditions that rule out an indicator, by number, where the person did not answer."""
        givers: dict[int, tuple[Condition, ...]] = {}
        for condition in self._conditions:
            if option_id := self.choices.get(condition.id):
                for number in condition.option(option_id).rules_out & self.scope:
                    if number not in self.answers:
                        givers[number] = (*givers.get(number, ()), condition)
        return givers

    @cached_property
    def _anchored(self) -> Mapping[int, tuple[Condition, ...]]:
        """The conditions with a chosen option, by anchor, in the order of asking."""
        anchored: dict[int, tuple[Condition, ...]] = {}
        for condition in self._conditions:
            if condition.id in self.choices:
                number = self.anchor(condition.id)
                anchored[number] = (*anchored.get(number, ()), condition)
        return anchored

    def _of_section(self, position: int, numbers: Iterable[int]) -> list[int]:
        section = self.checklist.section(position).numbers
        return [number for number in numbers if number in section]

    def _put_off(self, numbers: Iterable[int]) -> "Audit":
        return replace(self, put_off=self.put_off.union(set(self.open).intersection(numbers)))

    def _first_of(self, numbers: Iterable[int]) -> Step | None:
        return next((self._asking(number) for number in numbers), None)

    def _asking(self, number: int) -> Step:
        due = self.condition_due(number)
        return AskCondition(due.id, number) if due else AskIndicator(number)

    def _last_before(self, number: int, nearer: Sequence[Condition]) -> Step | None:
        """Return the last step before `number`. The conditions `nearer` come in between."""
        if nearer:
            return AskCondition(nearer[-1].id, number)
        for earlier in reversed(self._asked[: self._asked.index(number)]):
            if not self.is_given(earlier):
                return self._asking(earlier)
            if anchored := self._anchored.get(earlier):
                return AskCondition(anchored[-1].id, earlier)
        return None

    def _require(self, number: int) -> None:
        if number not in self.scope:
            raise UnknownIndicator(f"indicator {number} is not part of this audit")

    def _condition(self, condition_id: str) -> Condition:
        for condition in self._conditions:
            if condition.id == condition_id:
                return condition
        raise UnknownCondition(f"condition {condition_id!r} is not asked in this audit")


def begin(checklist: Checklist, kind: Kind, scope: Iterable[int] | None = None) -> Audit:
    """Open an audit of everything, or of the indicators in `scope`. Raise UnknownIndicator."""
    wanted = checklist.numbers if scope is None else frozenset(scope)
    if unknown := sorted(wanted - checklist.numbers):
        raise UnknownIndicator(f"no indicator number {unknown[0]}")
    return Audit(checklist, kind, wanted, answers={}, choices={}, put_off=frozenset())
