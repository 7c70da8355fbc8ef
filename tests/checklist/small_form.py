"""A form of six indicators in two sections, and visits that were filled in on it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from checklist.definition import Checklist, Indicator, Kind, Section, Text, Whose
from checklist.results import WHOLE, Totals, Versions, Visit
from checklist.scoring import Score, half_up

MANAGERS = "roof"
FORM_IDS = (("greet", "listen", "offer"), ("repair", "explain", MANAGERS))
FRIDAY = datetime(2026, 6, 12, 15, 30, tzinfo=UTC)


def form(*sections: tuple[str, ...]) -> Checklist:
    """A checklist of these indicators' ids; the one named "roof" is the service manager's."""
    numbers = iter(range(1, 100))
    made = [
        Section(
            position,
            f"section-{ids[0]}",
            text(position),
            text(position),
            text(position),
            tuple(indicator(next(numbers), each) for each in ids),
        )
        for position, ids in enumerate(sections, start=1)
    ]
    return Checklist("small", text("small"), tuple(made), ())


def text(words: object) -> Text:
    return Text(zh=str(words), en=str(words))


def indicator(number: int, name: str) -> Indicator:
    whose = Whose.SERVICE_MANAGER if name == MANAGERS else Whose.ADVISOR
    words = text(name)
    return Indicator(number, name, words, words, words, words, None, back_office=False, whose=whose)


SMALL = form(*FORM_IDS)
VERSIONS = Versions({1: SMALL}, 1)


def visit(
    submission: int,
    passes: str | Mapping[int, bool],
    *,
    kind: Kind = Kind.MYSTERY_SHOP,
    at: datetime | None = None,
    whole: bool = True,
    version: int = 1,
    checklist: Checklist = SMALL,
) -> Visit:
    """A visit whose answers are spelled in the form's order: y, n, or - for neither."""
    if isinstance(passes, str):
        passes = {n: each == "y" for n, each in enumerate(passes, start=1) if each != "-"}
    scores = {}
    for section in checklist.sections:
        found = [passes[number] for number in section.numbers if number in passes]
        scores[section.position] = Score(sum(found), len(found), len(section.numbers))
    when = at or FRIDAY - timedelta(days=200 - submission)
    return Visit(submission + 100, kind, version, submission, when, whole, scores, passes)


def totals_of(score: Score) -> Totals:
    """The totals of a single shop, or of one section of it."""
    if score.rate is None:
        return Totals(printed=score.printed)
    rate = int(half_up(score.rate * 10**6, 0))
    return Totals(1, score.earned, score.possible, score.printed, rate, rate**2)


def dealership(*visits: Visit, checklist: Checklist = SMALL) -> dict[str, Totals]:
    """What the shops of a dealership add up to."""
    added: dict[str, Totals] = {}
    for each in visits:
        by_id = {checklist.section(at).id: score for at, score in each.scores.items()}
        for section, score in (*by_id.items(), (WHOLE, each.total)):
            added[section] = added.get(section, Totals()) + totals_of(score)
    return added
