"""Generates a year of past audits from the advisors' tendencies. One day, one result."""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from random import Random

from checklist.access import Role
from checklist.audit import Audit, begin
from checklist.definition import Checklist, Indicator, Kind, Value, Whose
from checklist.scoring import missed_indicators, section_scores
from demo import people, sample_texts
from demo.answering import Draw, fill_in
from demo.tendencies import TENDENCIES, Tendency

FIRST_HOUR, LAST_HOUR = 2, 9  # UTC; the working hours in Shanghai
UNSEEN = 0.06  # the share of indicators that a customer cannot see
NOTED, EVALUATED = 0.3, 0.2
TAKES = {
    Kind.MYSTERY_SHOP: timedelta(days=3),
    Kind.OBSERVATION: timedelta(minutes=75),
    Kind.SELF_CHECK: timedelta(minutes=18),
}
AUDITORS = {
    Kind.MYSTERY_SHOP: people.names_with_role(Role.SHOPPER),
    Kind.OBSERVATION: people.names_with_role(Role.MANAGER),
}
SHORT_CHECK_OF = 2  # the section's position

DRAFT_ADVISOR = "刘洋"
DRAFT_LAST_NUMBER = 50  # the number of the indicator where the shopper stopped
DRAFT_POSTPONED = frozenset(
    {"booking.special_offer", "booking.welcome_board", "reception.carry_bag", "needs.free_items"}
)


@dataclass(frozen=True, slots=True)
class PastAudit:
    """One past audit. Notes are by indicator number, evaluations by section position."""

    auditor: str
    advisor: str
    sheet: Audit
    started_at: datetime
    touched_at: datetime
    submitted: bool
    notes: Mapping[int, str]
    evaluations: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Occasion:
    """The `nth` audit (from 0) of `of` audits of one kind about one advisor."""

    advisor: str
    kind: Kind
    nth: int
    of: int


def generate_history(checklist: Checklist, today: date) -> list[PastAudit]:
    """Return all audits up to yesterday, in the order in which they were begun."""
    audits = [_generate_audit(checklist, today, each) for each in _occasions()]
    return sorted([*audits, _draft(checklist, today)], key=lambda each: each.started_at)


def _occasions() -> Iterator[_Occasion]:
    for name, tendency in TENDENCIES.items():
        counts = {
            Kind.MYSTERY_SHOP: tendency.shops,
            Kind.SELF_CHECK: tendency.self_checks,
            Kind.OBSERVATION: tendency.observations,
        }
        for kind, count in counts.items():
            for nth in range(count):
                yield _Occasion(name, kind, nth, count)


def _generate_audit(checklist: Checklist, today: date, occasion: _Occasion) -> PastAudit:
    rng, tendency, kind = _rng(*astuple(occasion)), TENDENCIES[occasion.advisor], occasion.kind
    # Evenly spread, with some randomness, from 0 (long ago) to 1 (now).
    when = (occasion.nth + rng.uniform(0.3, 0.7)) / occasion.of
    draw = (
        _draw_self_check(tendency, rng)
        if kind is Kind.SELF_CHECK
        else _draw_observed(tendency, when, rng)
    )
    sheet = fill_in(begin(checklist, kind, _scope(checklist, occasion)), draw, rng)
    end = _moment(today, 1 + round((1 - when) * tendency.days), rng)
    return PastAudit(
        auditor=rng.choice(AUDITORS.get(kind, (occasion.advisor,))),
        advisor=occasion.advisor,
        sheet=sheet,
        started_at=end - TAKES[kind] * rng.uniform(0.5, 1),
        touched_at=end,
        submitted=True,
        notes=_notes(sheet, rng),
        evaluations=_evaluations(sheet, rng),
    )


def _scope(checklist: Checklist, occasion: _Occasion) -> tuple[int, ...] | None:
    """Return the scope: every third self-check covers a single section, the others all."""
    short = occasion.kind is Kind.SELF_CHECK and occasion.nth % 3 == 1
    return checklist.section(SHORT_CHECK_OF).numbers if short else None


def _draft(checklist: Checklist, today: date) -> PastAudit:
    """Return the shopper's unfinished audit, in which some indicators are put off."""
    rng = _rng(people.SHOPPER.name, "draft", 0)
    seen = _draw_observed(TENDENCIES[DRAFT_ADVISOR], 1, rng)

    def draw(indicator: Indicator) -> Value | None:
        return None if indicator.id in DRAFT_POSTPONED else seen(indicator)

    sheet = fill_in(begin(checklist, Kind.MYSTERY_SHOP), draw, rng, DRAFT_LAST_NUMBER)
    noted = missed_indicators(sheet)[:3]
    return PastAudit(
        auditor=people.SHOPPER.name,
        advisor=DRAFT_ADVISOR,
        sheet=sheet,
        started_at=_moment(today, 3, rng),
        touched_at=_moment(today, 1, rng),
        submitted=False,
        notes={number: _note(sheet, number, rng) for number in noted},
        evaluations={1: rng.choice(sample_texts.FAIR)},
    )


def _rng(*of: object) -> Random:
    """Return an audit's own random generator. A new audit does not change the others."""
    return Random(" ".join(str(each) for each in of))  # noqa: S311 - not a secret


def _moment(today: date, days_ago: int, rng: Random) -> datetime:
    at = time(rng.randint(FIRST_HOUR, LAST_HOUR), rng.randrange(60), tzinfo=UTC)
    return datetime.combine(today - timedelta(days=days_ago), at)


def _draw_observed(tendency: Tendency, when: float, rng: Random) -> Draw:
    """Draw answers of a shop or an observation. `when` is as in `interpolate`."""
    level = interpolate(tendency.pass_rates, when) + rng.gauss(0, tendency.deviation)

    def draw(indicator: Indicator) -> Value:
        section = indicator.id.partition(".")[0]
        chance = level + tendency.offsets.get(section, 0) + tendency.offsets.get(indicator.id, 0)
        if rng.random() < UNSEEN:
            return Value.NOT_OBSERVED
        return Value.YES if rng.random() < chance else Value.NO

    return draw


def _draw_self_check(tendency: Tendency, rng: Random) -> Draw:
    def draw(indicator: Indicator) -> Value:
        if indicator.whose is Whose.SERVICE_MANAGER:
            return Value.NOT_OBSERVED
        return Value.YES if rng.random() < tendency.own_view else Value.NO

    return draw


def interpolate(course: tuple[float, ...], when: float) -> float:
    """Return the value between evenly spaced points; `when` is 0 at the first, 1 at the last."""
    at = when * (len(course) - 1)
    before = min(int(at), len(course) - 2)
    return course[before] + (course[before + 1] - course[before]) * (at - before)


def _notes(sheet: Audit, rng: Random) -> dict[int, str]:
    return {
        each: _note(sheet, each, rng) for each in missed_indicators(sheet) if rng.random() < NOTED
    }


def _note(sheet: Audit, number: int, rng: Random) -> str:
    indicator = sheet.checklist.indicator(number)
    return rng.choice(sample_texts.NOTES.get(indicator.id, sample_texts.OTHER_NOTES))


def _evaluations(sheet: Audit, rng: Random) -> dict[int, str]:
    return {
        section.position: rng.choice(_words(score.rate))
        for section, score in section_scores(sheet)
        if score.rate is not None and rng.random() < EVALUATED
    }


def _words(rate: Fraction) -> tuple[str, ...]:
    if rate >= Fraction(9, 10):
        return sample_texts.GOOD
    return sample_texts.FAIR if rate >= Fraction(3, 4) else sample_texts.POOR
