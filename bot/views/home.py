"""The first screen: a greeting, whom to look at first, and buttons to what one can do now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.texts import Texts
from bot.views import layout
from bot.views.help import command_menu
from bot.views.ways_on import WaysOn, rows, to_home
from checklist.access import Act
from checklist.records import Advisor, Counts
from checklist.results import FIRST_PERIOD, FirstLook


@dataclass(slots=True)
class Home:
    """`advisors` and `looks` are filled for people with a team, `counts` for owners."""

    name: str
    ways: WaysOn
    advisors: Sequence[Advisor] | None = None
    looks: Sequence[FirstLook] = ()
    counts: Counts | None = None

    @property
    def may_show_names(self) -> bool:
        """Not to a shopper, whatever else they are: somebody may look at the screen."""
        return Act.SHOP not in self.ways.acts


def greeting(shown: Home, commands: Sequence[str], texts: Texts) -> Screen:
    """The first screen, and Telegram's own menu of commands."""
    return replace(home(shown, texts), menu=command_menu(commands, texts))


def welcome(name: str, texts: Texts) -> Screen:
    """After an invitation was redeemed: the way to the first screen."""
    return Screen(texts("welcome", name=name), to_home(texts))


def unusable_invitation(texts: Texts) -> Screen:
    return Screen(texts("invitation-unusable"))


def home(shown: Home, texts: Texts) -> Screen:
    return Screen(
        text=layout.join_blocks(
            texts("start", name=shown.name),
            _counts(shown.counts, texts),
            _looks(shown, texts),
            texts("home-self-check") if Act.SELF_CHECK in shown.ways.acts else "",
        ),
        rows=(*_names(shown, texts), *rows(shown.ways, texts)),
        expects=taps.Home(),
    )


def _counts(counts: Counts | None, texts: Texts) -> str:
    """What the installation has, and the next step while it is new."""
    if counts is None:
        return ""
    line = texts(
        "home-counts",
        dealerships=counts.dealerships,
        shoppers=counts.shoppers,
        managers=counts.managers,
        advisors=counts.advisors,
    )
    return layout.join_lines(
        formats.unbroken(line),
        texts("home-audits", count=counts.audits),
        "" if counts.advisors else texts("home-import"),
        texts("home-begin") if counts.advisors and not counts.audits else "",
    )


def _looks(shown: Home, texts: Texts) -> str:
    if shown.advisors is None or not shown.may_show_names:
        return ""
    if not shown.advisors:
        return "" if shown.counts else texts("no-advisors-yet")
    period = formats.period(FIRST_PERIOD, texts)
    if not shown.looks:
        return texts("home-nobody", period=period)
    lines = (
        texts("home-look", name=_name(each, shown, texts), reason=_reason(each, texts))
        for each in shown.looks
    )
    return layout.join_lines(texts("home-looks", period=period), lines)


def _reason(look: FirstLook, texts: Texts) -> str:
    return texts.plain(
        f"look-{look.reason}",
        rate=formats.rate(look.row.mean),
        count=look.row.n,
        provisional="yes" if look.row.provisional else "no",
    )


def _name(look: FirstLook, shown: Home, texts: Texts) -> str:
    return formats.advisor_name(look.row.advisor, shown.advisors or (), texts)


def _names(shown: Home, texts: Texts) -> Rows:
    """A button to the report of each advisor who is named."""
    if not shown.may_show_names:
        return ()
    buttons = [
        Button(
            _name(each, shown, texts),
            taps.ReportOf(each.row.advisor.id, each.row.advisor.dealership, FIRST_PERIOD),
        )
        for each in shown.looks
    ]
    return layout.in_rows(buttons, 3)
