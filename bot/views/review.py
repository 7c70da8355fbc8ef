"""The review of a draft: what is open, missed without a note, and ruled out."""

from bot import taps
from bot.screen import Button, Rows, Screen
from bot.texts import Texts
from bot.views.layout import join_blocks, join_lines
from checklist.records import StoredAudit
from checklist.scoring import missed_indicators, total_score

CODES_SHOWN = 12  # of the indicators that are open


def review(stored: StoredAudit, texts: Texts, *, advisor: str) -> Screen:
    """The button to submit is there only when the audit is complete."""
    sheet = stored.sheet
    progress = sheet.progress()
    left = progress.total - progress.done
    missed = missed_indicators(sheet)
    bare = sum(number not in stored.notes for number in missed)
    ruled_out = sum(sheet.is_given(number) for number in sheet.scope)
    return Screen(
        text=join_blocks(
            texts("review-open", count=left) if left else texts("review-complete"),
            join_lines(
                _open_codes(stored, left, texts) if left else "",
                texts("review-bare", missed=len(missed), count=bare)
                if total_score(sheet).possible
                else texts("nothing-scored"),
                texts("review-ruled-out", count=ruled_out),
                texts("review-advisor", name=advisor) if advisor else "",
            ),
        ),
        rows=_rows(stored, texts),
        expects=taps.Review(stored.id),
    )


def _open_codes(stored: StoredAudit, left: int, texts: Texts) -> str:
    first = map(stored.sheet.checklist.indicator, stored.sheet.open[:CODES_SHOWN])
    codes = texts.plain("list-separator").join(each.code[texts.language] for each in first)
    return texts("review-codes", codes=codes, more=max(0, left - CODES_SHOWN))


def _rows(stored: StoredAudit, texts: Texts) -> Rows:
    menu = (
        Button(texts.plain("button-menu"), taps.Menu(stored.id, 0)),
        Button(texts.plain("button-hide"), taps.Hide(stored.id)),
    )
    stop = Button(texts.plain("button-stop"), taps.StopHere(stored.id))
    if not stored.sheet.complete:
        return ((Button(texts.plain("button-open"), taps.OfferAll(stored.id)),), menu, (stop,))
    if stored.advisor is None:
        choose = Button(texts.plain("button-choose-advisor"), taps.PickAdvisor(stored.id, 1))
        return (menu, (choose,), (stop,))
    return (menu, (stop, Button(texts.plain("button-submit"), taps.Submit(stored.id, sure=False))))
