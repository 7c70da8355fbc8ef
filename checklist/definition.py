"""The parts of a checklist: sections of yes/no indicators, and conditions that rule some out."""

import json
from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum
from functools import cached_property
from hashlib import sha256

from checklist.text import FORM_LANGUAGES as FORM_LANGUAGES  # noqa: PLC0414 - re-exported
from checklist.text import Language as Language  # noqa: PLC0414 - re-exported
from checklist.text import Text as Text  # noqa: PLC0414 - re-exported

EACH = "each"
"""The id of the last option of every condition: ask each indicator, rule out nothing."""


class UnknownIndicator(LookupError):  # noqa: N818 - a LookupError
    """The checklist has no such indicator, or it is not in the audit's scope."""


class UnknownSection(LookupError):  # noqa: N818 - likewise
    """The checklist has no such section."""


class UnknownCondition(LookupError):  # noqa: N818 - likewise
    """The checklist or this kind of audit has no such condition, or it has no such option."""


class Whose(StrEnum):
    """Whose work an indicator judges."""

    ADVISOR = "advisor"
    SERVICE_MANAGER = "service_manager"


class Value(IntEnum):
    """An answer; stored as these numbers, so they never change."""

    NO = 0
    YES = 1
    NOT_APPLICABLE = 2
    NOT_OBSERVED = 3


class Kind(IntEnum):
    """Who audits whom; stored as these numbers, so they never change."""

    MYSTERY_SHOP = 1
    SELF_CHECK = 2
    OBSERVATION = 3


@dataclass(frozen=True, slots=True)
class Indicator:
    """One yes/no question, worth one point.

    `number` counts through the whole form from 1; answers are stored under it. `id` stays the same
    in all versions of a checklist. `code` is printed on the form (1.7).
    """

    number: int
    id: str
    code: Text
    text: Text
    first_person: Text
    short: Text
    hint: Text | None
    back_office: bool
    whose: Whose


# Without slots, because cached_property needs a __dict__. The same holds for the classes below.
@dataclass(frozen=True)
class Section:
    """One table of the form. `position` counts from 1; `code` is the number printed on the form."""

    position: int
    id: str
    code: Text
    title: Text
    short: Text
    indicators: tuple[Indicator, ...]

    @property
    def printed_total(self) -> int:
        return len(self.indicators)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        return tuple(indicator.number for indicator in self.indicators)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a condition, and the numbers of the indicators that it rules out."""

    id: str
    label: Text
    rules_out: frozenset[int]


@dataclass(frozen=True)
class Condition:
    """A question about the customer's situation, asked in audits of certain kinds.

    The indicators that the chosen option rules out get the answer `gives`. A condition is asked
    before the first indicator that it could rule out, or before everything if it is `asked_first`.
    """

    position: int
    id: str
    question: Text
    options: tuple[Option, ...]
    gives: Value
    kinds: frozenset[Kind]
    asked_first: bool

    @cached_property
    def reach(self) -> frozenset[int]:
        """The numbers of all indicators that some option could rule out."""
        return frozenset[int]().union(*(option.rules_out for option in self.options))

    def option(self, option_id: str) -> Option:
        """Raise KeyError if there is no such option."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True)
class Checklist:
    """A whole form. Two checklists with the same content are the same version."""

    id: str
    title: Text
    sections: tuple[Section, ...]
    conditions: tuple[Condition, ...]

    @cached_property
    def canonical(self) -> str:
        """The content as JSON. The same content always gives the same text."""
        return json.dumps(
            asdict(self),
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
            default=_plain,
        )

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the canonical content, in hexadecimal."""
        return sha256(self.canonical.encode()).hexdigest()

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in the form's order."""
        return tuple(indicator for section in self.sections for indicator in section.indicators)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every indicator's number."""
        return frozenset(indicator.number for indicator in self.indicators)

    @property
    def printed_total(self) -> int:
        return len(self.indicators)

    def indicator(self, number: int) -> Indicator:
        """Raise UnknownIndicator if the form has no indicator with this number."""
        return self._find(number)[1]

    def section_of(self, number: int) -> Section:
        """Raise UnknownIndicator if the form has no indicator with this number."""
        return self._find(number)[0]

    def section(self, position: int) -> Section:
        """Raise UnknownSection unless 1 <= position <= the number of sections."""
        if not 1 <= position <= len(self.sections):
            raise UnknownSection(f"no section at position {position}")
        return self.sections[position - 1]

    def by_id(self, indicator_id: str) -> Indicator:
        """Raise UnknownIndicator if no indicator has this id."""
        try:
            return self._by_id[indicator_id]
        except KeyError:
            raise UnknownIndicator(f"no indicator {indicator_id!r}") from None

    def condition(self, condition_id: str) -> Condition:
        """Raise UnknownCondition if no condition has this id."""
        for condition in self.conditions:
            if condition.id == condition_id:
                return condition
        raise UnknownCondition(f"no condition {condition_id!r}")

    def condition_at(self, position: int) -> Condition:
        """Raise UnknownCondition unless 1 <= position <= the number of conditions."""
        if not 1 <= position <= len(self.conditions):
            raise UnknownCondition(f"no condition at position {position}")
        return self.conditions[position - 1]

    def _find(self, number: int) -> tuple[Section, Indicator]:
        try:
            return self._by_number[number]
        except KeyError:
            raise UnknownIndicator(f"no indicator number {number}") from None

    @cached_property
    def _by_number(self) -> dict[int, tuple[Section, Indicator]]:
        return {i.number: (section, i) for section in self.sections for i in section.indicators}

    @cached_property
    def _by_id(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}


def _plain(value: object) -> object:
    """Turn what JSON does not know into what it knows: a Text into a dict, a set into a list."""
    return dict(value) if isinstance(value, Text) else sorted(value)  # type: ignore[call-overload]
