"""Counts an audit's points from the taps and the YAML file alone, without the bot's code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import checklist
from checklist.definition import Language

FILE = Path(checklist.__file__).parent / "data" / "service_advisor.yaml"
Points = tuple[int, int, str]
"""Points earned, points possible, and the rate as text."""


@dataclass(slots=True)
class Taps:
    """The labels that were tapped, by indicator code and by the question of a condition."""

    answers: dict[str, str] = field(default_factory=dict)
    conditions: dict[str, str] = field(default_factory=dict)


class PaperForm:
    """The paper form in one language. A code is the printed number of an indicator: 1.7."""

    def __init__(self, language: Language, file: Path = FILE) -> None:
        self._language = language
        tree = YAML(typ="safe").load(file)
        self.sections: list[list[str]] = []
        self._named_by: dict[str, list[str]] = {"back_office.*": []}
        for section in tree["sections"]:
            self.sections.append([])
            for place, indicator in enumerate(section["indicators"], 1):
                self._add(f"{section['code'][language]}.{place}", section["id"], indicator)
        self.questions: dict[str, Any] = {
            each["question"][language]: each["options"] for each in tree["conditions"]
        }

    def _add(self, code: str, section: str, indicator: Mapping[str, Any]) -> None:
        self.sections[-1].append(code)
        self._named_by[indicator["id"]] = [code]
        self._named_by.setdefault(f"{section}.*", []).append(code)
        if indicator.get("back_office"):
            self._named_by["back_office.*"].append(code)

    @property
    def codes(self) -> list[str]:
        return [code for section in self.sections for code in section]

    def ruled_out_codes(self, conditions: Mapping[str, str]) -> set[str]:
        """Return the codes that the chosen options rule out."""
        found: set[str] = set()
        for question, label in conditions.items():
            option = next(
                each for each in self.questions[question] if each["label"][self._language] == label
            )
            found |= self._codes_named(option.get("rules_out", ())) - self._codes_named(
                option.get("except", ())
            )
        return found

    def _codes_named(self, names: list[str] | tuple[str, ...]) -> set[str]:
        return {code for name in names for code in self._named_by[name]}

    def unanswered_codes(self, taps: Taps) -> list[str]:
        """Return the codes that were neither answered nor ruled out."""
        known = taps.answers.keys() | self.ruled_out_codes(taps.conditions)
        return [code for code in self.codes if code not in known]

    def points(self, taps: Taps, yes: str, no: str) -> list[Points]:
        """Return the points of every section in the form's order, then of the whole form."""
        scores = []
        for codes in (*self.sections, self.codes):
            tapped = [taps.answers.get(code) for code in codes]
            scores.append(_points(tapped.count(yes), tapped.count(no)))
        return scores


def _points(passed: int, failed: int) -> Points:
    possible = passed + failed
    if not possible:
        return 0, 0, "—"
    tenths = (2000 * passed + possible) // (2 * possible)  # of a percent, rounded half up
    return passed, possible, f"{tenths // 10}.{tenths % 10}%"
