"""The checklist as a paper form, read from the YAML file, with its own count of points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import checklist

FILE = Path(checklist.__file__).parent / "data" / "service_advisor.yaml"
LANGUAGES = ("zh", "en")
NO, YES, NOT_APPLICABLE, NOT_OBSERVED = range(4)
GIVES = {"not_applicable": NOT_APPLICABLE, "not_observed": NOT_OBSERVED}


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition. `options` holds the numbers that each option rules out, by its label."""

    id: str
    gives: int
    options: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The form in one language. Questions and conditions are found by their text."""

    questions: Mapping[str, int]
    conditions: Mapping[str, Condition]
    sections: tuple[range, ...]


def read_form(language: str) -> PaperForm:
    content = YAML(typ="safe").load(FILE)
    numbers = _numbers(content)
    questions: dict[str, int] = {}
    sections: list[range] = []
    for section in content["sections"]:
        first = len(questions) + 1
        for place, each in enumerate(section["indicators"], start=1):
            line = f"{section['code'][language]}.{place} {each['text'][language]}"
            questions[line] = first + place - 1
        sections.append(range(first, len(questions) + 1))
    conditions = {
        each["question"][language]: _condition(each, language, numbers)
        for each in content["conditions"]
    }
    return PaperForm(questions, conditions, tuple(sections))


def _numbers(content: Any) -> dict[str, frozenset[int]]:  # noqa: ANN401 - as the file has it
    """Return the numbers behind each name of the file: an indicator or a group."""
    every = [each for section in content["sections"] for each in section["indicators"]]
    at = {each["id"]: number for number, each in enumerate(every, start=1)}
    groups = {
        f"{section['id']}.*": frozenset(at[each["id"]] for each in section["indicators"])
        for section in content["sections"]
    }
    hidden = frozenset(at[each["id"]] for each in every if each.get("back_office"))
    return {
        **{name: frozenset({number}) for name, number in at.items()},
        **groups,
        "back_office.*": hidden,
    }


def _condition(
    given: Mapping[str, Any], language: str, numbers: Mapping[str, frozenset[int]]
) -> Condition:
    def numbers_of(names: Iterable[str]) -> frozenset[int]:
        return frozenset[int]().union(*(numbers[name] for name in names))

    return Condition(
        id=given["id"],
        gives=GIVES[given.get("gives", "not_applicable")],
        options={
            each["label"][language]: numbers_of(each.get("rules_out", ()))
            - numbers_of(each.get("except", ()))
            for each in given["options"]
        },
    )


@dataclass(slots=True)
class Sheet:
    """One filled-in form: the ticks, and what the chosen options ruled out."""

    form: PaperForm
    ticked: dict[int, int] = field(default_factory=dict)
    ruled_out: dict[str, dict[int, int]] = field(default_factory=dict)

    def choose(self, condition: Condition, option: str) -> None:
        self.ruled_out[condition.id] = dict.fromkeys(condition.options[option], condition.gives)

    def value(self, number: int) -> int | None:
        """Return the tick, otherwise what conditions give; "not applicable" wins."""
        if number in self.ticked:
            return self.ticked[number]
        reasons = [given[number] for given in self.ruled_out.values() if number in given]
        return min(reasons, default=None)

    def values(self) -> dict[int, int | None]:
        return {number: self.value(number) for part in self.form.sections for number in part}

    def scores(self) -> list[str]:
        """Return points and rate of every section, then of the whole form, as texts."""
        scores = [
            (values.count(YES), values.count(YES) + values.count(NO))
            for values in ([self.value(number) for number in part] for part in self.form.sections)
        ]
        total = (sum(earned for earned, _ in scores), sum(possible for _, possible in scores))
        return [_format_score(*each) for each in (*scores, total)]


def _format_score(earned: int, possible: int) -> str:
    if not possible:
        return "0/0 · —"
    tenths = (2000 * earned + possible) // (2 * possible)
    return f"{earned}/{possible} · {tenths // 10}.{tenths % 10}%"
