"""The screens of drafts: the list, one draft, and what was done to it."""

from collections.abc import Sequence

from bot import taps
from bot.screen import Button, Screen
from bot.texts import Texts
from checklist.records import StoredAudit

DRAFTS_SHOWN = 10


def offer(mine: Sequence[StoredAudit], texts: Texts, *, may_begin: bool) -> Screen:
    """Show the only draft, or the list of several."""
    return draft(mine[0], texts) if len(mine) == 1 else drafts(mine, texts, may_begin=may_begin)


def nothing_unfinished(texts: Texts) -> Screen:
    return Screen(texts("no-drafts"))


def drafts(stored: Sequence[StoredAudit], texts: Texts, *, may_begin: bool) -> Screen:
    """List the drafts by date. Names are left out, because other people may see the screen."""
    new = ((Button(texts.plain("button-new-audit"), taps.NewAudit()),),) if may_begin else ()
    first = stored[:DRAFTS_SHOWN]
    return Screen(
        text=texts("drafts", count=len(stored)),
        rows=(
            *((Button(_draft(each, texts), taps.Draft(each.id)),) for each in first),
            *new,
        ),
        expects=taps.Drafts(),
    )


def _draft(stored: StoredAudit, texts: Texts) -> str:
    progress = stored.sheet.progress()
    return texts.plain(
        "draft",
        day=texts.moment(stored.started_at),
        done=str(progress.done),
        total=str(progress.total),
    )


def draft(stored: StoredAudit, texts: Texts) -> Screen:
    """One draft: continue it, discard it, or begin another audit."""
    progress = stored.sheet.progress()
    offered = (
        (Button(texts.plain("button-put-off", count=progress.put_off), taps.OfferAll(stored.id)),),
    )
    return Screen(
        text=texts(
            "draft-open",
            day=texts.date(stored.started_at),
            done=str(progress.done),
            total=str(progress.total),
        ),
        rows=(
            (Button(texts.plain("button-continue"), taps.Resume(stored.id)),),
            *(offered if progress.put_off else ()),
            (Button(texts.plain("button-new-audit"), taps.NewAudit()),),
            (Button(texts.plain("button-discard"), taps.Discard(stored.id, sure=False)),),
        ),
        expects=taps.Drafts(),
    )


def ask_to_discard(stored: StoredAudit, texts: Texts) -> Screen:
    return Screen(
        text=texts("discard-sure", done=stored.sheet.progress().done),
        rows=(
            (Button(texts.plain("button-back-to-question"), taps.Drafts()),),
            (Button(texts.plain("button-discard-sure"), taps.Discard(stored.id, sure=True)),),
        ),
        expects=taps.Drafts(),
    )


def discarded(texts: Texts) -> Screen:
    return Screen(texts("discarded"))


def cancelled(drafts: int, texts: Texts) -> Screen:
    return Screen(texts("cancelled", drafts=drafts))


def nothing_to_cancel(drafts: int, texts: Texts) -> Screen:
    return Screen(texts("nothing-to-cancel", drafts=drafts))
