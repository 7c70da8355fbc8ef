"""Reads a checklist from a YAML file, and names every mistake by file, line and field."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import (
    BaseModel,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from checklist.definition import (
    Checklist,
    Condition,
    Indicator,
    Kind,
    Option,
    Section,
    Text,
    Value,
    Whose,
)
from checklist.validation import ChecklistError, Mistake, groups, validate
from checklist.yaml_file import line_of, read_tree

_SHIPPED = Path(__file__).with_name("data") / "service_advisor.yaml"
_STORED = TypeAdapter(Checklist)

_Words = Annotated[
    str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=500)
]
_Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_.]{0,63}$")]
_Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
_KindName = Literal["mystery_shop", "self_check", "observation"]
# These are part of a button's data, which has 64 bytes.
_ShortId = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_]{0,15}$")]

# Sentences for people who edit the file, in place of pydantic's own.
_SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not a field known here",
    "string_type": "must be text; numbers want quotes",
    "string_too_short": "is empty",
    "string_pattern_mismatch": "may hold small letters, digits and _ only, beginning with a letter",
    "model_type": "must be a group of fields",
    "tuple_type": "must be a list",
}


class _Shape(BaseModel, extra="forbid"):
    """A group of fields. Unknown fields are an error."""


class _Text(BaseModel, extra="allow"):
    """A text in both languages of the printed form, and in any others by their codes."""

    __pydantic_extra__: dict[_Code, _Words]
    zh: _Words
    en: _Words

    def text(self) -> Text:
        return Text(self.model_dump())


class _Label(_Text):
    # Short enough for one line on a phone and for a chart.
    __pydantic_extra__: dict[_Code, Annotated[_Words, Field(max_length=28)]]
    zh: Annotated[_Words, Field(max_length=10)]
    en: Annotated[_Words, Field(max_length=28)]


class _Indicator(_Shape):
    id: _Id
    text: _Text
    first_person: _Text | None = None
    short: _Label
    hint: _Text | None = None
    back_office: StrictBool = False
    whose: Whose = Whose.ADVISOR

    def indicator(self, number: int, code: Text) -> Indicator:
        text, short = self.text.text(), self.short.text()
        own = self.first_person.text() if self.first_person else text
        hint = self.hint.text() if self.hint else None
        return Indicator(
            number, self.id, code, text, own, short, hint, self.back_office, self.whose
        )


class _Section(_Shape):
    id: _Id
    code: _Text
    title: _Text
    short: _Label
    printed_total: StrictInt
    indicators: tuple[_Indicator, ...]

    def section(self, position: int, numbers: Iterator[int]) -> Section:
        code, title, short = self.code.text(), self.title.text(), self.short.text()
        indicators = tuple(
            each.indicator(next(numbers), Text({of: f"{code[of]}.{place}" for of in code}))
            for place, each in enumerate(self.indicators, 1)
        )
        return Section(position, self.id, code, title, short, indicators)


class _Option(_Shape):
    id: _ShortId
    label: _Text
    rules_out: tuple[_Words, ...] = ()
    but: Annotated[tuple[_Words, ...], Field(alias="except")] = ()

    def option(self, named: Mapping[str, frozenset[int]]) -> Option:
        """Ignore names that stand for nothing: they are reported as mistakes later."""
        rules_out = {number for name in self.rules_out for number in named.get(name, ())}
        but = {number for name in self.but for number in named.get(name, ())}
        return Option(self.id, self.label.text(), frozenset(rules_out - but))


class _Condition(_Shape):
    id: _ShortId
    question: _Text
    gives: Literal["not_applicable", "not_observed"] = "not_applicable"
    kinds: tuple[_KindName, ...] = get_args(_KindName)
    asked_first: StrictBool = False
    options: tuple[_Option, ...]

    def condition(self, position: int, named: Mapping[str, frozenset[int]]) -> Condition:
        question, gives = self.question.text(), Value[self.gives.upper()]
        options = tuple(option.option(named) for option in self.options)
        kinds = frozenset(Kind[kind.upper()] for kind in self.kinds)
        return Condition(position, self.id, question, options, gives, kinds, self.asked_first)


class _Form(_Shape):
    id: _Id
    title: _Text
    sections: tuple[_Section, ...]
    conditions: tuple[_Condition, ...] = ()

    def checklist(self) -> Checklist:
        numbers = count(1)
        sections = tuple(s.section(place, numbers) for place, s in enumerate(self.sections, 1))
        named = groups(sections)
        conditions = tuple(c.condition(place, named) for place, c in enumerate(self.conditions, 1))
        return Checklist(self.id, self.title.text(), sections, conditions)


def load(path: Path) -> Checklist:
    """Read a checklist. Raises ChecklistError with every mistake.

    If the file cannot be parsed, that is the only mistake. Fields that are missing or of a wrong
    type are reported before anything else is checked. List places count from 1.
    """
    tree = read_tree(path)
    try:
        form = _Form.model_validate(tree)
    except ValidationError as error:
        raise ChecklistError(_locate(path, tree, _wrong_fields(error))) from None
    checklist = form.checklist()
    if mistakes := [*_disagreements(form, checklist), *validate(checklist)]:
        raise ChecklistError(_locate(path, tree, mistakes))
    return checklist


@cache
def shipped() -> Checklist:
    """The checklist that comes with the program."""
    return load(_SHIPPED)


def to_json(checklist: Checklist) -> str:
    """Return the text to be stored. Its SHA-256 is `content_hash`."""
    return checklist.canonical


def from_json(text: str) -> Checklist:
    """Read the text that `to_json` returned. Raises ValueError for any other text."""
    return _STORED.validate_json(text)


def _wrong_fields(error: ValidationError) -> list[Mistake]:
    return [(each["loc"], _SENTENCES.get(each["type"], each["msg"])) for each in error.errors()]


def _disagreements(form: _Form, checklist: Checklist) -> Iterator[Mistake]:
    """Yield wrong counts, and names that stand for no indicator."""
    for at, section in enumerate(form.sections):
        if section.printed_total != len(section.indicators):
            place = ("sections", at, "printed_total")
            yield place, f"does not agree with the {len(section.indicators)} indicators listed"
    named = groups(checklist.sections)
    for at, condition in enumerate(form.conditions):
        for nth, option in enumerate(condition.options):
            for field, names in (("rules_out", option.rules_out), ("except", option.but)):
                for entry, name in enumerate(names):
                    if name not in named:
                        where = ("conditions", at, "options", nth, field, entry)
                        yield where, f"names no indicator: {name}"


def _locate(path: Path, tree: object, mistakes: Iterable[Mistake]) -> Iterator[str]:
    for place, sentence in mistakes:
        field = ".".join(str(key + 1 if isinstance(key, int) else key) for key in place)
        yield f"{path}:{line_of(tree, place)}: {field or 'the file'} {sentence}"
