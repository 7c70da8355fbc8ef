"""Finds out which report somebody means by what they typed, or what to ask them."""

from bot import formats, taps
from bot.handlers import report_words as words
from bot.handlers.advisors import find_by_name, find_similar
from bot.handlers.report_words import Words, read_words
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views.report import team as teams
from checklist.names import plain
from checklist.records import Advisor
from checklist.results import Order, Period

NAME_SHOWN = 60  # characters of a typed name that nobody has
MOST_NAMES = 2  # that stand side by side
Meaning = taps.ReportOf | taps.SideBySide | taps.Team | taps.TeamOf | Screen


def meaning_of(turn: Turn, typed: str, seen: list[Advisor]) -> Meaning:
    """Return the tap that leads to what is meant, or a screen that asks.

    `seen` are the advisors whose reports the person may see. Raises UserError, which says what can
    be typed, if nobody is meant.
    """
    wanted = Words((typed,)) if find_by_name(typed, seen) else read_words(typed)
    name, period = wanted.whole, wanted.shown_period
    if not plain(name) or words.means_team(name):
        return taps.Team(period, Order.SCORE, 1)
    if found := find_by_name(name, seen):
        return _one_of(turn, found, period)
    if there := _dealership_of(name, seen):
        return taps.TeamOf(there, period, Order.SCORE, 1)
    if both := words.divide(wanted, lambda part: find_by_name(part, seen)):
        return _beside(turn, [find_by_name(each, seen) for each in both], period)
    return _similar(turn, typed, wanted, seen)


def _one_of(turn: Turn, found: list[Advisor], period: Period) -> Meaning:
    if len(found) == 1:
        return taps.ReportOf(found[0].id, found[0].dealership, period)
    return teams.choose(found, period, turn.texts, nearest=False)


def _dealership_of(name: str, seen: list[Advisor]) -> int | None:
    """Return the only dealership that has this in its name, if it is more than a character."""
    wanted = plain(name)
    named = {each.dealership for each in seen if wanted in plain(each.dealership_name)}
    return named.pop() if len(named) == 1 < len(wanted) else None


def _beside(turn: Turn, both: list[list[Advisor]], period: Period) -> Meaning:
    """Set two advisors side by side, or ask whom each of the names means."""
    meant = list(dict.fromkeys(each for found in both for each in found))
    if len(meant) != len(both) or any(len(found) > 1 for found in both):
        return _one_of(turn, meant, period)
    (first,), (second,) = both
    place = (first.id, first.dealership, second.id, second.dealership)
    return taps.SideBySide(*place, period)


def _similar(turn: Turn, typed: str, wanted: Words, seen: list[Advisor]) -> Screen:
    """Offer similar names, or the team for a word that nearly means it; else say what to type."""
    name, period = wanted.whole, wanted.shown_period
    if similar := find_similar(name, seen):
        return teams.choose(similar, period, turn.texts, nearest=True)
    if words.nearly_means_team(name):
        return teams.offer_team(name, taps.Team(period, Order.SCORE, 1), turn.texts)
    if find_by_name(wanted.before_number, seen):
        raise UserError("report-period-unknown")
    if len(wanted.names) > MOST_NAMES and all(find_by_name(each, seen) for each in wanted.names):
        raise UserError("report-two-at-most")
    shown = (typed if wanted.period is None else name)[:NAME_SHOWN]
    raise UserError("report-unknown", name=shown, example=formats.name(seen[0], turn.texts))
