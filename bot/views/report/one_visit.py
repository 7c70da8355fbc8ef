"""One audit's own screen: its result, and what it missed again, anew and no longer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import AuditFileFormat
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.submitting import whole_audit
from checklist.definition import Indicator
from checklist.records import StoredAudit
from checklist.results import IndicatorHistory, chosen_conditions, misses
from checklist.scoring import total_score

MOST_OF_A_GROUP = 20
GROUPS = ("again", "anew", "unscored", "no_longer")


@dataclass(frozen=True, slots=True)
class VisitReport:
    """A submitted audit, the one of its kind before it, and the id of the one after it."""

    stored: StoredAudit
    advisor: str
    before: StoredAudit | None = None
    newer: int | None = None
    may_take: bool = False


def one_visit(shown: VisitReport, place: taps.OneVisit, texts: Texts) -> Screen:
    return Screen(
        text=layout.join_blocks(
            _head(shown, texts), *_compared(shown, texts), _conditions(shown.stored, texts)
        ),
        rows=(
            *_turning(shown, place, texts),
            *_more(shown, place, texts),
            _back(shown, place, texts),
        ),
    )


def _head(shown: VisitReport, texts: Texts) -> Html:
    sheet = shown.stored.sheet
    score = formats.score_line(total_score(sheet), texts, partial=not sheet.whole)
    return layout.join_lines(
        texts(
            "visit-title",
            name=shown.advisor,
            kind=sheet.kind.name,
            day=_day(shown.stored, texts),
        ),
        formats.unbroken(score),
    )


def _day(stored: StoredAudit, texts: Texts) -> str:
    return texts.date(stored.submitted_at or stored.started_at)


def _compared(shown: VisitReport, texts: Texts) -> Iterator[Html]:
    """What was missed, in groups beside the audit before."""
    before = shown.before
    found = misses(shown.stored.sheet, before.sheet if before else None)
    if before is None:
        yield Html(texts("visit-first", kind=shown.stored.sheet.kind.name))
    else:
        rate = formats.rate(total_score(before.sheet).rate)
        yield Html(texts("visit-compared", day=_day(before, texts), rate=rate))
    if not found.missed:
        yield Html(texts("visit-nothing-missed"))
    for group in GROUPS:
        if indicators := getattr(found, group):
            title = "missed" if before is None else group
            yield _group(title, indicators, texts)


def _group(group: str, indicators: Sequence[Indicator], texts: Texts) -> Html:
    left = len(indicators) - MOST_OF_A_GROUP
    return layout.join_lines(
        texts("visit-group", group=group, count=str(len(indicators))),
        (
            layout.list_item(formats.indicator_line(each, texts))
            for each in indicators[:MOST_OF_A_GROUP]
        ),
        texts("visit-more", count=left) if left > 0 else "",
    )


def _conditions(stored: StoredAudit, texts: Texts) -> Html:
    """What happened, as the chosen conditions say it."""
    language = texts.language
    chosen = [
        texts("visit-condition", question=each.question[language], option=option.label[language])
        for each, option in chosen_conditions(stored.sheet)
    ]
    return layout.join_lines(texts("visit-situation"), chosen) if chosen else Html("")


def _turning(shown: VisitReport, place: taps.OneVisit, texts: Texts) -> Rows:
    older, newer = shown.before.id if shown.before else None, shown.newer
    row = tuple(
        Button(texts.plain(key), replace(place, audit=audit))
        for key, audit in (("button-older-shops", older), ("button-newer-shops", newer))
        if audit is not None
    )
    return (row,) if row else ()


def _more(shown: VisitReport, place: taps.OneVisit, texts: Texts) -> Rows:
    """Everything in the audit, and its files."""
    number = shown.stored.id
    everything = taps.WholeVisit(number, place.period, place.page, 1)
    files = [Button(each.name, taps.AuditFile(number, each)) for each in AuditFileFormat]
    whole = Button(texts.plain("button-whole-visit"), everything)
    return ((whole, *(files if shown.may_take else ())),)


def _back(shown: VisitReport, place: taps.OneVisit, texts: Texts) -> tuple[Button, ...]:
    stored = shown.stored
    assert stored.advisor is not None
    assert stored.dealership is not None
    there = (stored.advisor, stored.dealership, place.period, place.page)
    list_of = taps.VisitsOfKind(*there, stored.sheet.kind)
    return (Button(texts.plain("button-back-to-visits", kind=stored.sheet.kind.name), list_of),)


def whole_visit(
    stored: StoredAudit,
    place: taps.WholeVisit,
    texts: Texts,
    *,
    advisor: str,
    beside: Sequence[IndicatorHistory] | None,
) -> Screen:
    """A page of everything in the audit. It leads back to the audit's own screen."""
    text, at, last = whole_audit(stored, place.part, texts, advisor=advisor, beside=beside)
    back = taps.OneVisit(stored.id, place.period, place.page)
    return Screen(
        text=text,
        rows=(
            *layout.page_buttons(at, last, lambda to: replace(place, part=to), texts),
            (Button(texts.plain("button-back-to-visit"), back),),
        ),
    )
