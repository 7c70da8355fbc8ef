"""Whatever the form, the conditions and the person's moods: an audit gets to its end."""

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from checklist.audit import Audit, begin
from checklist.definition import (
    EACH,
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
from checklist.loading import from_json, to_json
from checklist.scoring import total_score
from checklist.steps import AskCondition, AskIndicator, Review, SectionEnd, Step

NO_WORDS = Text(zh="", en="")


def indicator(number: int) -> Indicator:
    return Indicator(
        number=number,
        id=f"i{number}",
        code=NO_WORDS,
        text=NO_WORDS,
        first_person=NO_WORDS,
        short=NO_WORDS,
        hint=None,
        back_office=False,
        whose=Whose.ADVISOR,
    )


def options(total: int) -> st.SearchStrategy[tuple[Option, ...]]:
    some = st.lists(st.frozensets(st.integers(1, total)), max_size=3)
    return some.map(
        lambda reaches: (
            *(Option(f"o{at}", NO_WORDS, reach) for at, reach in enumerate(reaches)),
            Option(EACH, NO_WORDS, frozenset()),
        )
    )


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    sections, first = [], 1
    for position, size in enumerate(sizes, 1):
        numbers = range(first, first + size)
        indicators = tuple(indicator(number) for number in numbers)
        sections.append(Section(position, f"s{position}", NO_WORDS, NO_WORDS, NO_WORDS, indicators))
        first += size
    conditions = tuple(
        Condition(
            position,
            f"c{position}",
            NO_WORDS,
            draw(options(first - 1)),
            draw(st.sampled_from([Value.NOT_APPLICABLE, Value.NOT_OBSERVED])),
            draw(st.frozensets(st.sampled_from(Kind))),
            draw(st.booleans()),
        )
        for position in range(1, draw(st.integers(1, 5)))
    )
    return Checklist("any", NO_WORDS, tuple(sections), conditions)


@st.composite
def beginnings(draw: st.DrawFn) -> Audit:
    form = draw(checklists())
    numbers = st.sampled_from([each.number for each in form.indicators])
    scope = draw(st.none() | st.frozensets(numbers, min_size=1))
    return begin(form, draw(st.sampled_from(Kind)), scope)


@dataclass
class Walk:
    """Somebody goes through an audit, deciding as they like; every stop is noted."""

    audit: Audit
    draw: st.DrawFn
    stops: int = 0

    def to_the_end(self) -> Audit:
        step = self.audit.first_step()
        while not isinstance(step, Review):
            self.stops += 1
            assert self.stops < 200, "goes in circles"
            self.check(step)
            step = self.onward(step)
        return self.audit

    def check(self, step: Step) -> None:
        match step:
            case AskIndicator(number) | AskCondition(_, number):
                assert number in self.audit.open
            case SectionEnd(position):
                numbers = self.audit.checklist.section(position).numbers
                assert self.audit.put_off >= set(self.audit.open).intersection(numbers)

    def onward(self, step: Step) -> Step:
        match step:
            case AskCondition(condition_id, number):
                offered = self.audit.checklist.condition(condition_id).options
                chosen = self.draw(st.sampled_from(offered))
                self.audit = self.audit.with_choice(condition_id, chosen.id)
                return self.audit.step_at(number)
            case AskIndicator(number):
                if self.draw(st.booleans()):
                    self.audit = self.audit.with_answer(number, self.draw(st.sampled_from(Value)))
                else:
                    self.audit = self.audit.postpone(number)
                return self.audit.step_after(number)
            case SectionEnd(position):
                return self.audit.step_after_section(position)
        raise AssertionError(step)


@st.composite
def walks(draw: st.DrawFn) -> Audit:
    """Once through, then once more with everything put off answered where it is offered."""
    audit = Walk(draw(beginnings()), draw).to_the_end()
    assert audit.put_off >= set(audit.open)
    audit = audit.offer_all()
    while not audit.complete:
        step = audit.first_step()
        assert isinstance(step, AskIndicator), "every condition was decided when it was first due"
        audit = audit.with_answer(step.number, draw(st.sampled_from(Value)))
    assert audit.first_step() == Review()
    return audit


def points_by_hand(audit: Audit) -> tuple[int, int]:
    """Yes, and yes or no, of what the person answered and no condition could give."""
    own = [value for number, value in audit.answers.items() if number in audit.scope]
    return own.count(Value.YES), own.count(Value.YES) + own.count(Value.NO)


def ruled_out_by_hand(audit: Audit) -> dict[int, set[Value]]:
    return {
        number: {
            condition.gives
            for condition in audit.checklist.conditions
            for option in condition.options
            if audit.choices.get(condition.id) == option.id and number in option.rules_out
        }
        for number in audit.scope - set(audit.answers)
    }


@given(walks())
def test_every_walk_ends_complete_with_the_points_one_counts_by_hand(audit: Audit) -> None:
    earned, possible = points_by_hand(audit)
    score = total_score(audit)
    assert (score.earned, score.possible, score.printed) == (earned, possible, len(audit.scope))
    assert score.rate == (Fraction(earned, possible) if possible else None)


@given(walks())
def test_what_nobody_answered_was_ruled_out_and_not_applicable_wins(audit: Audit) -> None:
    for number, given_values in ruled_out_by_hand(audit).items():
        assert audit.is_given(number)
        wins = Value.NOT_APPLICABLE in given_values
        assert audit.value(number) is (Value.NOT_APPLICABLE if wins else Value.NOT_OBSERVED)


@given(beginnings(), st.data())
def test_an_answer_given_twice_is_given_once(audit: Audit, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from(sorted(audit.scope)))
    once = audit.with_answer(number, data.draw(st.sampled_from(Value)))
    assert once.with_answer(number, once.answers[number]) == once


@given(walks(), st.data())
def test_deciding_anew_never_touches_an_answer_of_ones_own(
    audit: Audit, data: st.DataObject
) -> None:
    for condition_id in audit.choices:
        offered = audit.checklist.condition(condition_id).options
        anew = audit.with_choice(condition_id, data.draw(st.sampled_from(offered)).id)
        assert anew.answers == audit.answers
        assert all(anew.value(number) is value for number, value in audit.answers.items())
        assert anew.with_choice(condition_id, audit.choices[condition_id]) == audit


@given(walks())
def test_the_way_back_meets_each_decision_and_each_answer_once_and_then_the_start(
    audit: Audit,
) -> None:
    met: list[Step] = []
    last = max(audit.scope)
    step: Step | None = AskIndicator(last) if not audit.is_given(last) else audit.step_before(last)
    while step is not None:
        met.append(step)
        assert isinstance(step, AskIndicator | AskCondition)
        step = (
            audit.step_before(step.number)
            if isinstance(step, AskIndicator)
            else audit.step_before_condition(step.condition_id)
        )
    asked = [stop.number for stop in met if isinstance(stop, AskIndicator)]
    assert asked == sorted(audit.answers, reverse=True)
    decided = [stop.condition_id for stop in met if isinstance(stop, AskCondition)]
    assert sorted(decided) == sorted(audit.choices)


@given(walks(), st.data())
def test_going_on_and_then_back_returns_to_where_one_was(audit: Audit, data: st.DataObject) -> None:
    reopened = begin(audit.checklist, audit.kind, audit.scope)
    for condition_id, option_id in audit.choices.items():
        reopened = reopened.with_choice(condition_id, option_id)
    number = data.draw(st.sampled_from(sorted(audit.scope)))
    onward = reopened.step_after(number)
    assume(
        isinstance(onward, AskIndicator)
        and onward.number > number
        and not reopened.is_given(number)
    )
    assert isinstance(onward, AskIndicator)
    back = reopened.step_before(onward.number)
    while isinstance(back, AskCondition):
        back = reopened.step_before_condition(back.condition_id)
    assert back == AskIndicator(number)


@given(checklists())
def test_what_is_written_down_is_read_back_exactly(form: Checklist) -> None:
    read = from_json(to_json(form))
    assert read == form
    assert to_json(read) == to_json(form)
    assert read.content_hash == form.content_hash
