"""Buttons to what a person can do now: go on, begin, see results."""

from dataclasses import dataclass

from bot import taps
from bot.screen import Button, Rows
from bot.texts import Texts
from bot.views import layout
from checklist.access import Act
from checklist.definition import Kind
from checklist.records import StoredAudit
from checklist.results import FIRST_PERIOD, Order

# What there is a button for.
OFFERED = (Act.SHOP, Act.OBSERVE, Act.SELF_CHECK, Act.SEE_TEAM)


@dataclass(frozen=True, slots=True)
class WaysOn:
    """`acts`: those of OFFERED that the person may do. `drafts`: the open or last one comes first.

    Labels name no advisor and no kind of audit: somebody may look at the phone of a shopper.
    """

    acts: frozenset[Act]
    drafts: tuple[StoredAudit, ...] = ()


def to_home(texts: Texts) -> Rows:
    """One button to the first screen, where it is not known yet what the person can do."""
    return ((Button(texts.plain("button-home"), taps.Home()),),)


def rows(ways: WaysOn, texts: Texts) -> Rows:
    """Make a row for each way. Who has several roles gets the rows of all of them."""
    return (
        *_unfinished(ways, texts),
        *_new(ways, texts),
        *layout.in_rows(_own(ways, texts), 2),
        *_longer_self_check(ways, texts),
        *_team(ways, texts),
        *_observe(ways, texts),
    )


def _unfinished(ways: WaysOn, texts: Texts) -> Rows:
    """The draft that is open or was last, and the list if there are several."""
    if not ways.drafts:
        return ()
    last = ways.drafts[0]
    progress = last.sheet.progress()
    done, total = str(progress.done), str(progress.total)
    go_on = Button(texts.plain("button-go-on", done=done, total=total), taps.Resume(last.id))
    count = len(ways.drafts)
    if count == 1:
        return ((go_on,),)
    return ((go_on,), (Button(texts.plain("button-drafts", count=count), taps.Drafts()),))


def _new(ways: WaysOn, texts: Texts) -> Rows:
    if Act.SHOP not in ways.acts:
        return ()
    return ((Button(texts.plain("button-new"), taps.NewAudit()),),)


def _observe(ways: WaysOn, texts: Texts) -> Rows:
    """Who shops as well is asked for the kind behind *new*."""
    if Act.OBSERVE not in ways.acts or Act.SHOP in ways.acts:
        return ()
    choose = taps.ChooseAdvisor(Kind.OBSERVATION, 1)
    return ((Button(texts.plain("button-observe"), choose),),)


def _own(ways: WaysOn, texts: Texts) -> tuple[Button, ...]:
    if Act.SELF_CHECK not in ways.acts:
        return ()
    return (
        Button(texts.plain("button-five-minutes"), taps.BeginFiveMinutes()),
        Button(texts.plain("button-own-results"), taps.OwnReport()),
    )


def _longer_self_check(ways: WaysOn, texts: Texts) -> Rows:
    """Only a whole self-check has a rate that a report compares with the shops."""
    if Act.SELF_CHECK not in ways.acts:
        return ()
    return ((Button(texts.plain("button-longer-self-check"), taps.SelfCheck()),),)


def _team(ways: WaysOn, texts: Texts) -> Rows:
    if Act.SEE_TEAM not in ways.acts:
        return ()
    return ((Button(texts.plain("button-team"), taps.Team(FIRST_PERIOD, Order.SCORE, 1)),),)
