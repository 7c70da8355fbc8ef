"""One filled-in checklist: what applies, what is open, what comes next, what an answer changes."""

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


# Without slots: what is derived from the fields is worked out once a state and kept.
@dataclass(frozen=True)
class Audit:
    """What has been answered so far. Never changed: every change returns another Audit.

    `answers` holds the person's own answers by indicator number, `choices` the chosen option's id
    by condition id, `put_off` the indicators left for later, `scope` those that are asked at all.
    """

    checklist: Checklist
    kind: Kind
    scope: frozenset[int]
    answers: Mapping[int, Value]
    choices: Mapping[str, str]
    put_off: frozenset[int]

    def value(self, number: int) -> Value | None:
        """The person's own answer, else what the conditions give, else None."""
        return self._values.get(number)

    def is_given(self, number: int) -> bool:
        """Whether a condition answered this on the person's behalf."""
        return number in self._givers

    @cached_property
    def open(self) -> tuple[int, ...]:
        """What is in scope without a value, in the form's order; what is put off is open too."""
        return tuple(number for number in self._asked if number not in self._values)

    @property
    def whole(self) -> bool:
        """Whether the whole form is asked."""
        return self.scope == self.checklist.numbers

    def has_whole(self, position: int) -> bool:
        """Whether all of a section is in scope."""
        return self.scope.issuperset(self.checklist.section(position).numbers)

    @property
    def complete(self) -> bool:
        return not self.open

    def progress(self, position: int | None = None) -> Progress:
        """Of one section's indicators in scope, or of the whole audit's."""
        asked = self._of_section(position, self._asked) if position else self._asked
        still_open = set(self.open).intersection(asked)
        return Progress(len(asked) - len(still_open), len(asked), len(still_open & self.put_off))

    def with_answer(self, number: int, value: Value) -> "Audit":
        """Raise UnknownIndicator outside the scope. What was put off no longer is."""
        self._require(number)
        put_off = self.put_off - {number}
        return replace(self, answers={**self.answers, number: value}, put_off=put_off)

    def with_choice(self, condition_id: str, option_id: str) -> "Audit":
        """Change only what conditions give. Raise UnknownCondition if this is not asked here."""
        try:
            self._condition(condition_id).option(option_id)
        except KeyError:
            raise UnknownCondition(f"{condition_id!r} has no option {option_id!r}") from None
        return replace(self, choices={**self.choices, condition_id: option_id})

    def postpone(self, number: int) -> "Audit":
        """Put one indicator off; one that has a value is left as it is."""
        self._require(number)
        return self._put_off([number])

    def postpone_section(self, position: int) -> "Audit":
        """Put off what is open in this section."""
        return self._put_off(self._of_section(position, self.open))

    def offer_all(self) -> "Audit":
        """Take up again whatever was put off."""
        return replace(self, put_off=frozenset())

    def rule_out_section(self, position: int) -> "Audit":
        """Answer "not applicable", as the person's own, to what is open in this section."""
        ruled_out = dict.fromkeys(self._of_section(position, self.open), Value.NOT_APPLICABLE)
        put_off = self.put_off.difference(ruled_out)
        return replace(self, answers={**self.answers, **ruled_out}, put_off=put_off)

    def first_step(self) -> Step:
        """Where to begin or resume: what is put off comes last."""
        return self._first_of((*self._offered, *self.open)) or Review()

    def step_at(self, number: int) -> Step:
        """The indicator if it is open (or the condition due before it), else what follows it."""
        return self._asking(number) if number in self.open else self.step_after(number)

    def step_after(self, number: int) -> Step:
        """What to offer next in the same section: beyond `number`, then from its beginning."""
        position = self.checklist.section_of(number).position
        offered = self._of_section(position, self._offered)
        later = [other for other in offered if other > number]
        earlier = [other for other in offered if other < number]
        return self._first_of(later + earlier) or SectionEnd(position)

    def step_after_section(self, position: int) -> Step:
        """What to offer next in the sections beyond, then in those from the beginning."""
        last = self.checklist.section(position).numbers[-1]
        later = [number for number in self._offered if number > last]
        return self._first_of((*later, *self._offered)) or Review()

    def step_before(self, number: int) -> Step | None:
        """The way back: the nearest condition decided or indicator not given. None at the start."""
        self._require(number)
        return self._last_before(number, self._anchored.get(number, ()))

    def step_before_condition(self, condition_id: str) -> Step | None:
        """The way back from a condition, which stands at its anchor. Raise UnknownCondition."""
        number = self.anchor(condition_id)
        asked = self._conditions.index(self._condition(condition_id))
        anchored = self._anchored.get(number, ())
        return self._last_before(number, [c for c in anchored if c in self._conditions[:asked]])

    def anchor(self, condition_id: str) -> int:
        """Where a condition stands on the way back: at the first indicator it alone could rule out.

        If others rule out all of its reach, at the first of that; if it is asked first, at the
        first indicator in scope. Raise UnknownCondition if it is not asked here.
        """
        condition = self._condition(condition_id)
        if condition.asked_first:
            return self._asked[0]
        reach = [number for number in self._asked if number in condition.reach]
        alone = ((), (condition,))
        return next((n for n in reach if self._givers.get(n, ()) in alone), reach[0])

    def condition_due(self, number: int) -> Condition | None:
        """The undecided condition to be asked before this open question, if there is one."""
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
        # Known not to apply says more than not seen, and is the smaller number.
        given = {n: min(giver.gives for giver in givers) for n, givers in self._givers.items()}
        return given | dict(self.answers)

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        """What this kind of audit asks about what is in scope, in the order of asking."""
        order = sorted(self.checklist.conditions, key=lambda c: (not c.asked_first, c.position))
        return tuple(c for c in order if self.kind in c.kinds and c.reach & self.scope)

    @cached_property
    def _givers(self) -> Mapping[int, tuple[Condition, ...]]:
        """By indicator without an answer of the person's own: the conditions that rule it out."""
        givers: dict[int, tuple[Condition, ...]] = {}
        for condition in self._conditions:
            if option_id := self.choices.get(condition.id):
                for number in condition.option(option_id).rules_out & self.scope:
                    if number not in self.answers:
                        givers[number] = (*givers.get(number, ()), condition)
        return givers

    @cached_property
    def _anchored(self) -> Mapping[int, tuple[Condition, ...]]:
        """The conditions that were decided, by anchor, in the order of asking."""
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
        """What stands last before `number`, where the conditions `nearer` come in between."""
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
