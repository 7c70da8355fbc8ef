"""Checks that the parts of a checklist agree, once each of them is well formed."""

from collections.abc import Iterable, Iterator

from checklist.definition import EACH, Checklist, Condition, Section

Place = tuple[str | int, ...]
"""A place in a checklist: names of fields, and list indexes counted from 0."""

Mistake = tuple[Place, str]


class ChecklistError(Exception):
    """A checklist cannot be read. `mistakes` holds one sentence for each; str() joins them."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def groups(sections: Iterable[Section]) -> dict[str, frozenset[int]]:
    """Return the numbers behind each name that a condition may use.

    The names are the ids of indicators, `section.*` for each section, and `back_office.*`.
    """
    indicators = [indicator for section in sections for indicator in section.indicators]
    return {
        **{indicator.id: frozenset((indicator.number,)) for indicator in indicators},
        **{f"{section.id}.*": frozenset(section.numbers) for section in sections},
        "back_office.*": frozenset(each.number for each in indicators if each.back_office),
    }


def validate(checklist: Checklist) -> Iterator[Mistake]:
    """Yield every mistake with its place.

    These are names used twice, empty sections, and conditions without the option EACH.
    """
    yield from _find_repeated(
        (("sections", at, "id"), s.id) for at, s in enumerate(checklist.sections)
    )
    places = [
        (("sections", at, "indicators", nth), indicator)
        for at, section in enumerate(checklist.sections)
        for nth, indicator in enumerate(section.indicators)
    ]
    yield from _find_repeated(((*place, "id"), indicator.id) for place, indicator in places)
    for at, section in enumerate(checklist.sections):
        if not section.indicators:
            yield ("sections", at, "indicators"), "is empty"
    for language in dict.fromkeys(code for _, indicator in places for code in indicator.short):
        yield from _find_repeated(
            ((*place, "short", language), indicator.short[language])
            for place, indicator in places
            if language in indicator.short
        )
    yield from _find_repeated(
        (("conditions", at, "id"), c.id) for at, c in enumerate(checklist.conditions)
    )
    for at, condition in enumerate(checklist.conditions):
        yield from _validate_options(("conditions", at, "options"), condition)


def _validate_options(place: Place, condition: Condition) -> Iterator[Mistake]:
    options = condition.options
    yield from _find_repeated(
        ((*place, nth, "id"), option.id) for nth, option in enumerate(options)
    )
    if not options or options[-1].id != EACH:
        yield place, f"must end with the option {EACH}"
    for nth, option in enumerate(options):
        if option.id == EACH and option.rules_out:
            yield (*place, nth, "rules_out"), f"must not rule out anything under {EACH}"


def _find_repeated(named: Iterable[tuple[Place, str]]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for place, name in named:
        if name in seen:
            yield place, f"is used more than once: {name}"
        seen.add(name)
