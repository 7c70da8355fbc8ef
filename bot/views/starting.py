"""The screens before the first question: which kind of audit, and about whom."""

from collections.abc import Callable, Mapping, Sequence

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import Tap
from bot.texts import Html, Texts
from bot.views import layout
from checklist.definition import Kind
from checklist.records import Advisor

ADVISORS_A_PAGE = 16
# The heading above the names: of all advisors, of those that match, of similar names, of all
# because a typed name fits nobody.
ALL, NARROWED, NEAREST = "choose-advisor", "choose-advisor-narrowed", "choose-advisor-nearest"
UNKNOWN = "advisor-unknown"


def heading(key: str, texts: Texts, name: str = "") -> Html:
    """`name` is what was typed."""
    return Html(texts(key, name=name))


def choose_kind(kinds: Sequence[Kind], texts: Texts, about: Advisor | None = None) -> Screen:
    """`about` is the advisor, if one is named already."""

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
    """Ask an advisor of several dealerships for one of them."""
    return Screen(
        text=texts("choose-dealership"),
        rows=tuple((Button(each.dealership_name, tap),) for each, tap in leads_to.items()),
    )


def choose_advisor(
    advisors: Sequence[Advisor], place: taps.ChooseAdvisor, texts: Texts, above: Html | None = None
) -> Screen:
    """A button for each advisor. The advisor of a mystery shop can also be chosen later."""
    buttons = [
        Button(
            formats.advisor_name(each, advisors, texts),
            taps.Begin(place.kind, each.id, each.dealership),
        )
        for each in advisors
    ]
    later = Button(texts.plain("button-on-arrival"), taps.BeginUndecided())
    return Screen(
        text=above or heading(ALL, texts),
        rows=(
            *_page(buttons, place.page, lambda at: taps.ChooseAdvisor(place.kind, at), texts),
            *(((later,), layout.hide_row(0, texts)) if place.kind is Kind.MYSTERY_SHOP else ()),
        ),
        expects=place,
    )


def pick_advisor(
    advisors: Sequence[Advisor], place: taps.PickAdvisor, texts: Texts, above: Html | None = None
) -> Screen:
    """The same list for a draft without an advisor."""
    buttons = [
        Button(
            formats.advisor_name(each, advisors, texts),
            taps.NameAdvisor(place.audit, each.id, each.dealership),
        )
        for each in advisors
    ]
    return Screen(
        text=above or heading(ALL, texts),
        rows=(
            *_page(buttons, place.page, lambda at: taps.PickAdvisor(place.audit, at), texts),
            (Button(texts.plain("button-back-to-question"), taps.Review(place.audit)),),
            layout.hide_row(place.audit, texts),
        ),
        expects=place,
    )


def _page(
    buttons: Sequence[Button], page: int, turn_to: Callable[[int], Tap], texts: Texts
) -> Rows:
    shown, at, last = layout.page_of(buttons, page, ADVISORS_A_PAGE)
    return (*layout.in_rows(shown, 2), *layout.page_buttons(at, last, turn_to, texts))
