"""The screens before the first question: whom to audit, and which draft to go on with."""

from collections.abc import Callable, Mapping, Sequence

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import Tap
from bot.texts import Texts
from bot.views import layout
from checklist.definition import Kind
from checklist.records import Advisor, StoredAudit

ADVISORS_A_PAGE = 16
# What stands above the names: everybody, those that match, those that come near.
ALL, NARROWED, NEAREST = "choose-advisor", "choose-advisor-narrowed", "choose-advisor-nearest"


def choose_kind(kinds: Sequence[Kind], texts: Texts, about: Advisor | None = None) -> Screen:
    """`about`: the advisor who is named already."""

    def leads_to(kind: Kind) -> Tap:
        if about is not None:
            return taps.Begin(kind, about.id, about.dealership)
        return taps.SelfCheck() if kind is Kind.SELF_CHECK else taps.ChooseAdvisor(kind, 1)

    return Screen(
        text=texts("choose-kind"),
        rows=tuple((Button(texts.plain(f"kind-{int(kind)}"), leads_to(kind)),) for kind in kinds),
        expects=taps.NewAudit(),
    )


def choose_dealership(leads_to: Mapping[Advisor, Tap], texts: Texts) -> Screen:
    """Ask an advisor of several dealerships which one is meant, a button each."""
    return Screen(
        text=texts("choose-dealership"),
        rows=tuple((Button(each.dealership_name, tap),) for each, tap in leads_to.items()),
    )


def choose_advisor(
    advisors: Sequence[Advisor], place: taps.ChooseAdvisor, texts: Texts, heading: str = ALL
) -> Screen:
    """Buttons of names; for a mystery shop one may also decide on arrival."""
    buttons = [
        Button(
            formats.advisor_name(each, advisors), taps.Begin(place.kind, each.id, each.dealership)
        )
        for each in advisors
    ]
    later = Button(texts.plain("button-on-arrival"), taps.BeginUndecided())
    return Screen(
        text=texts(heading),
        rows=(
            *_page(buttons, place.page, lambda at: taps.ChooseAdvisor(place.kind, at), texts),
            *(((later,),) if place.kind is Kind.MYSTERY_SHOP else ()),
        ),
        expects=place,
    )


def pick_advisor(
    advisors: Sequence[Advisor], place: taps.PickAdvisor, texts: Texts, heading: str = ALL
) -> Screen:
    """The same list for a draft that names nobody yet."""
    buttons = [
        Button(
            formats.advisor_name(each, advisors),
            taps.NameAdvisor(place.audit, each.id, each.dealership),
        )
        for each in advisors
    ]
    return Screen(
        text=texts(heading),
        rows=(
            *_page(buttons, place.page, lambda at: taps.PickAdvisor(place.audit, at), texts),
            (Button(texts.plain("button-back-to-question"), taps.Review(place.audit)),),
        ),
        expects=place,
    )


def _page(
    buttons: Sequence[Button], page: int, turn_to: Callable[[int], Tap], texts: Texts
) -> Rows:
    shown, at, last = layout.page_of(buttons, page, ADVISORS_A_PAGE)
    return (*layout.in_rows(shown, 2), *layout.turning(at, last, turn_to, texts))


def drafts(stored: Sequence[StoredAudit], texts: Texts, *, may_begin: bool) -> Screen:
    """One's drafts by date, without names: somebody may be looking."""
    new = ((Button(texts.plain("button-new-audit"), taps.NewAudit()),),) if may_begin else ()
    return Screen(
        text=texts("drafts", count=len(stored)),
        rows=(*((Button(_draft(each, texts), taps.Draft(each.id)),) for each in stored[:10]), *new),
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
    """One draft to go on with, to begin beside, or to discard."""
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
