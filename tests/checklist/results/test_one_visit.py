"""What an audit missed again, anew and no longer, and what happened in it."""

from hypothesis import given
from hypothesis import strategies as st

from checklist.audit import Audit, begin
from checklist.definition import Checklist, Indicator, Kind, Value
from checklist.loading import shipped
from checklist.results import Misses, chosen_conditions, misses
from checklist.scoring import missed_indicators
from tests.checklist.small_form import SMALL, form

VALUES = {"y": Value.YES, "n": Value.NO, "-": Value.NOT_OBSERVED, "/": Value.NOT_APPLICABLE}
FORM = shipped()
sheets = st.text("yn-/", min_size=6, max_size=6)


def audit(spelled: str, checklist: Checklist = SMALL) -> Audit:
    """A shop whose answers are spelled in the form's order."""
    sheet = begin(checklist, Kind.MYSTERY_SHOP)
    for number, letter in enumerate(spelled, start=1):
        sheet = sheet.with_answer(number, VALUES[letter])
    return sheet


def ids(indicators: tuple[Indicator, ...]) -> list[str]:
    return [each.id for each in indicators]


def test_each_miss_stands_beside_the_audit_before() -> None:
    found = misses(audit("nnnyy-"), audit("ny-nyn"))
    assert ids(found.again) == ["greet"]
    assert ids(found.anew) == ["listen"]
    assert ids(found.unscored) == ["offer"]
    assert ids(found.no_longer) == ["repair"]
    assert found.missed == 3


def test_what_was_not_scored_now_is_not_called_repaired() -> None:
    assert misses(audit("-/yyyy"), audit("nnyyyy")) == Misses((), (), (), ())


def test_without_an_audit_before_nothing_is_again_or_anew() -> None:
    found = misses(audit("nyyyyn"), None)
    assert (ids(found.unscored), found.again, found.anew, found.no_longer) == (
        ["greet", "roof"],
        (),
        (),
        (),
    )


def test_another_version_is_compared_by_the_stable_ids() -> None:
    older = form(("offer", "gone"), ("greet",))
    found = misses(audit("nyyyyy"), audit("nnn", older))
    assert ids(found.again) == ["greet"]
    assert ids(found.no_longer) == ["offer"]


@given(sheets, sheets)
def test_each_miss_is_in_exactly_one_group(now: str, before: str) -> None:
    sheet = audit(now)
    found = misses(sheet, audit(before))
    grouped = [*found.again, *found.anew, *found.unscored]
    assert sorted(each.number for each in grouped) == list(missed_indicators(sheet))
    assert found.missed == len(grouped)


@given(sheets, sheets)
def test_read_backwards_anew_is_no_longer(now: str, before: str) -> None:
    forth, back = misses(audit(now), audit(before)), misses(audit(before), audit(now))
    assert (forth.again, forth.anew) == (back.again, back.no_longer)


@given(sheets)
def test_the_same_audit_again_is_all_again(spelled: str) -> None:
    found = misses(audit(spelled), audit(spelled))
    assert (found.anew, found.unscored, found.no_longer) == ((), (), ())


def test_the_situation_is_what_happened() -> None:
    sheet = begin(FORM, Kind.MYSTERY_SHOP)
    for condition, option in (
        ("back_office", "together"),  # how to record it
        ("booking", "walk_in"),
        ("job", "repair"),
        ("waiting", "each"),
        ("late", "no"),
        ("change", "neither"),
        ("problem", "yes"),
    ):
        sheet = sheet.with_choice(condition, option)
    assert [(each.id, option.id) for each, option in chosen_conditions(sheet)] == [
        ("booking", "walk_in"),
        ("job", "repair"),
        ("problem", "yes"),
    ]
    assert chosen_conditions(begin(FORM, Kind.OBSERVATION)) == []
