"""Callback data of former versions, which is on people's phones and in `people.expects`.

A new tap adds a line. A line that stands here is never changed: phones hold it.
"""

import pytest

from bot import taps
from bot.taps import (
    CODES,
    AuditFileFormat,
    FileFormat,
    LastCondition,
    LastIndicator,
    Only,
    Tap,
    Theme,
)
from checklist.definition import Kind, Value
from checklist.results import Order, Period

OLD: dict[str, Tap] = {
    "q:15:7:0": taps.Question(41, 7),
    "q:15:7:6": taps.Question(41, 7, LastIndicator(6)),
    "q:15:7:-3": taps.Question(41, 7, LastCondition(3)),
    "a:15:2u:1": taps.Answer(41, 102, Value.YES),
    "a:15:2u:2": taps.Answer(41, 102, Value.NOT_APPLICABLE),
    "l:15:7": taps.Later(41, 7),
    "c:15:2:0": taps.AskCondition(41, 2),
    "c:15:2:h": taps.AskCondition(41, 2, LastIndicator(17)),
    "c:15:2:-1": taps.AskCondition(41, 2, LastCondition(1)),
    "d:15:2:1": taps.ChooseOption(41, 2, 1),
    "e:15:7": taps.SectionEnd(41, 7),
    "n:15:7": taps.NextSection(41, 7),
    "m:15:0": taps.Menu(41, 0),
    "m:15:7": taps.Menu(41, 7),
    "s:15:2:0": taps.SectionMenu(41, 2, 0),
    "s:15:2:7": taps.SectionMenu(41, 2, 7),
    "sl:15:2": taps.SectionLater(41, 2),
    "sn:15:2:0": taps.SectionNotApplicable(41, 2, sure=False),
    "sn:15:2:1": taps.SectionNotApplicable(41, 2, sure=True),
    "o:15": taps.OfferAll(41),
    "r:15": taps.Review(41),
    "y:15:0": taps.Submit(41, sure=False),
    "y:15:1": taps.Submit(41, sure=True),
    "z:15:2": taps.Summary(41, 2),
    "x:15": taps.StopHere(41),
    "h:15": taps.Hide(41),
    "ah:0": taps.SetAutoHide(on=False),
    "hd:15:3": taps.Hidden(41, 3),
    "u:15": taps.Resume(41),
    "k:15:0": taps.Discard(41, sure=False),
    "k:15:1": taps.Discard(41, sure=True),
    "f": taps.Drafts(),
    "fd:15": taps.Draft(41),
    "na": taps.NewAudit(),
    "ca:3:2": taps.ChooseAdvisor(Kind.OBSERVATION, 2),
    "b:1:11:1": taps.Begin(Kind.MYSTERY_SHOP, 37, 1),
    "bu": taps.BeginUndecided(),
    "pa:15:2": taps.PickAdvisor(41, 2),
    "v:15:11:1": taps.NameAdvisor(41, 37, 1),
    "w:15:7": taps.WriteNote(41, 7),
    "an:15:7:0": taps.AskNote(41, 7, None),
    "an:15:7:6": taps.AskNote(41, 7, LastIndicator(6)),
    "an:15:7:-3": taps.AskNote(41, 7, LastCondition(3)),
    "no:15:7:6:2s": taps.NoteOrNot(41, 7, LastIndicator(6), 100),
    "hs:15:7:3": taps.HiddenAtSection(41, 7, 3),
    "ae:15:3": taps.AskEvaluation(41, 3),
    "ke:15:3:1": taps.SettleEvaluation(41, 3, keep=True),
    "kn:15:6:7:6": taps.KeepNote(41, 6, 7, LastIndicator(6)),
    "kn:15:7:7:-3": taps.KeepNote(41, 7, 7, LastCondition(3)),
    "dt:15:7:0": taps.DropText(41, 7, None),
    "dt:15:7:6": taps.DropText(41, 7, LastIndicator(6)),
    "dt:15:7:-3": taps.DropText(41, 7, LastCondition(3)),
    "we:15:3": taps.WriteEvaluation(41, 3),
    "sc": taps.SelfCheck(),
    "bs:3": taps.BeginSection(3),
    "b5": taps.BeginFiveMinutes(),
    "ba:1:3": taps.BeginSectionAt(1, 3),
    "5a:1": taps.BeginFiveMinutesAt(1),
    "hm": taps.Home(),
    "g:0": taps.SetLanguage(None),
    "g:1": taps.SetLanguage("zh"),
    "g:2": taps.SetLanguage("en"),
    "lk:0": taps.SetTheme(Theme.BY_KIND),
    "lk:1": taps.SetTheme(Theme.DISCREET),
    "lk:2": taps.SetTheme(Theme.COLOURED),
    "p:11:1:2i": taps.ReportOf(37, 1, Period.QUARTER),
    "po": taps.OwnReport(),
    "pf:11:1:0:1": taps.ReportFile(37, 1, Period.ALL, FileFormat.XLSX),
    "pf:11:1:u:2": taps.ReportFile(37, 1, Period.MONTH, FileFormat.PDF),
    "pf:11:1:2i:3": taps.ReportFile(37, 1, Period.QUARTER, FileFormat.CSV),
    "af:15:1": taps.AuditFile(41, AuditFileFormat.XLSX),
    "af:15:2": taps.AuditFile(41, AuditFileFormat.PDF),
    "pi:11:1:2i:2": taps.ReportIndicators(37, 1, Period.QUARTER, 2),
    "px:11:1:9:2:0:3": taps.SomeIndicators(37, 1, Period.NINE, 2, Only.ALL, 3),
    "px:11:1:0:1:1:0": taps.SomeIndicators(37, 1, Period.ALL, 1, Only.WEAK, 0),
    "pn:11:1:9:1:2:0:2u:1": taps.OneIndicator(37, 1, Period.NINE, 1, Only.WATCH, 0, 102, 1),
    "ps:11:1:9": taps.ReportSections(37, 1, Period.NINE),
    "pv:11:1:0:1": taps.ReportVisits(37, 1, Period.ALL, 1),
    "pk:11:1:9:1:2": taps.VisitsOfKind(37, 1, Period.NINE, 1, Kind.SELF_CHECK),
    "pw:15:9:2": taps.OneVisit(41, Period.NINE, 2),
    "pz:15:2i:1:3": taps.WholeVisit(41, Period.QUARTER, 1, 3),
    "pg:11:1:u:1": taps.ReportGap(37, 1, Period.MONTH, 1),
    "t:2i:0:1": taps.Team(Period.QUARTER, Order.NAME, 1),
    "t:u:1:2": taps.Team(Period.MONTH, Order.SCORE, 2),
    "t:0:2:1": taps.Team(Period.ALL, Order.SHOPS, 1),
    "t:2i:3:1": taps.Team(Period.QUARTER, Order.TREND, 1),
    "pc:11:1:5:2:2i": taps.SideBySide(37, 1, 5, 2, Period.QUARTER),
    "td:2:9:1:1": taps.TeamOf(2, Period.NINE, Order.SCORE, 1),
}


def test_every_tap_type_is_among_them() -> None:
    assert {type(tap) for tap in OLD.values()} == set(CODES.values())


@pytest.mark.parametrize(("data", "tap"), OLD.items())
def test_an_old_button_means_what_it_meant_and_new_ones_say_the_same(data: str, tap: Tap) -> None:
    assert taps.decode(data) == tap
    assert taps.encode(tap) == data
