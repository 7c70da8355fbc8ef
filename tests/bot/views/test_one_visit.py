"""An audit's own screen fits into a message, however much was missed."""

from datetime import UTC, datetime

import pytest

from bot import taps
from bot.texts import texts
from bot.views.report.one_visit import VisitReport, one_visit
from checklist.audit import Audit, begin
from checklist.definition import Kind, Language, Value
from checklist.loading import shipped
from checklist.records import State, StoredAudit
from checklist.results import Period

LIMIT = 4096  # Telegram's, in UTF-16 units
FORM = shipped()


def stored(number: int, sheet: Audit) -> StoredAudit:
    at = datetime(2025, 12, 31, tzinfo=UTC)
    return StoredAudit(number, sheet, 1, 1, 2, 1, State.SUBMITTED, at, at, at, number)


def missing(*, every: int) -> Audit:
    """A shop that missed each so-many-th indicator and passed the others."""
    sheet = begin(FORM, Kind.MYSTERY_SHOP)
    for each in FORM.conditions:
        if each.id != "back_office":
            sheet = sheet.with_choice(each.id, each.options[0].id)
    for number in FORM.numbers:
        sheet = sheet.with_answer(number, Value.YES if number % every else Value.NO)
    return sheet


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("now", "before"), [(1, 1), (1, 103), (103, 1), (2, 3)])
def test_everything_missed_fits_into_a_message(language: Language, now: int, before: int) -> None:
    shown = VisitReport(stored(2, missing(every=now)), "王" * 60, stored(1, missing(every=before)))
    text = one_visit(shown, taps.OneVisit(2, Period.ALL, 1), texts(language)).text
    assert len(text.encode("utf-16-le")) // 2 <= LIMIT
    more = "82" in text.split("\n\n")[2].split("\n")[-1]
    assert more == (now == 1)
