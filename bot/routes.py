"""The site map: every command, tap and text, the function that serves it, and the act it needs."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot import taps
from bot.handlers import (
    answering,
    drafts,
    export,
    hidden_texts,
    hiding,
    home,
    indicators,
    menu,
    notes,
    preferences,
    report,
    selfcheck,
    starting,
    submitting,
    visits,
)
from bot.handlers import help as help_commands
from bot.screen import Screen
from bot.taps import Tap
from bot.turn import Turn
from checklist.access import Act, Person, may_ever


@dataclass(frozen=True, slots=True)
class Command:
    """A person may use it who may do `act` to some subject. The handler asks about the subject.

    `reads`: it only reads. It is served after the commit, so that taps do not wait for it. An act:
    only for people who may do this act, because for others there is little to read.
    """

    name: str
    serve: Callable[[Turn, str], Awaitable[Screen]]
    act: Act
    reads: bool | Act = False


@dataclass(frozen=True, slots=True)
class Route:
    """What serves a tap. `act` and `reads` are those of a command."""

    serve: Callable[[Turn, Any], Awaitable[Screen]]
    act: Act
    reads: bool | Act = False


COMMANDS: Mapping[str, Command] = {
    each.name: each
    for each in (
        Command("audit", starting.audit, Act.START),
        Command("selfcheck", selfcheck.selfcheck, Act.SELF_CHECK),
        Command("report", report.report, Act.SEE_REPORT, reads=True),
        Command("cancel", drafts.cancel, Act.FILL_IN),
        Command("hide", hiding.hide_command, Act.FILL_IN),
        Command("language", preferences.language, Act.USE),
        Command("settings", preferences.settings, Act.FILL_IN),
        Command("help", help_commands.help_, Act.USE),
        Command("start", home.start, Act.USE, reads=Act.SEE_FULL_REPORT),
    )
}

TAPS: Mapping[type[Tap], Route] = {
    taps.Question: Route(answering.question, Act.FILL_IN),
    taps.Answer: Route(answering.answer, Act.FILL_IN),
    taps.Later: Route(answering.later, Act.FILL_IN),
    taps.AskCondition: Route(answering.ask_condition, Act.FILL_IN),
    taps.ChooseOption: Route(answering.decide, Act.FILL_IN),
    taps.SectionEnd: Route(answering.section_end, Act.FILL_IN),
    taps.NextSection: Route(answering.next_section, Act.FILL_IN),
    taps.OfferAll: Route(answering.offer_all, Act.FILL_IN),
    taps.Review: Route(answering.review, Act.FILL_IN),
    taps.Submit: Route(submitting.submit, Act.FILL_IN),
    taps.Summary: Route(submitting.summary, Act.READ),
    taps.Menu: Route(menu.menu, Act.FILL_IN),
    taps.SectionMenu: Route(menu.section_menu, Act.FILL_IN),
    taps.SectionLater: Route(menu.section_later, Act.FILL_IN),
    taps.SectionNotApplicable: Route(menu.section_not_applicable, Act.FILL_IN),
    taps.Hide: Route(hiding.hide, Act.FILL_IN),
    taps.Hidden: Route(hiding.hidden, Act.FILL_IN),
    taps.HiddenAtSection: Route(hiding.hidden, Act.FILL_IN),
    taps.AskEvaluation: Route(hidden_texts.ask_evaluation, Act.FILL_IN),
    taps.SettleEvaluation: Route(hidden_texts.settle_evaluation, Act.FILL_IN),
    taps.StopHere: Route(menu.stop_here, Act.FILL_IN),
    taps.WriteNote: Route(notes.write_note, Act.FILL_IN),
    taps.AskNote: Route(notes.ask_note, Act.FILL_IN),
    taps.NoteOrNot: Route(notes.ask_note, Act.FILL_IN),
    taps.KeepNote: Route(notes.save_note, Act.FILL_IN),
    taps.DropText: Route(notes.drop_text, Act.FILL_IN),
    taps.WriteEvaluation: Route(notes.write_evaluation, Act.FILL_IN),
    taps.NewAudit: Route(starting.new_audit, Act.START),
    taps.ChooseAdvisor: Route(starting.choose_advisor, Act.START),
    taps.Begin: Route(starting.begin, Act.START),
    taps.BeginUndecided: Route(starting.begin_undecided, Act.SHOP),
    taps.BeginSection: Route(selfcheck.begin_section, Act.SELF_CHECK),
    taps.BeginSectionAt: Route(selfcheck.begin_section_at, Act.SELF_CHECK),
    taps.BeginFiveMinutes: Route(selfcheck.begin_five_minutes, Act.SELF_CHECK),
    taps.BeginFiveMinutesAt: Route(selfcheck.begin_five_minutes_at, Act.SELF_CHECK),
    taps.PickAdvisor: Route(starting.pick_advisor, Act.FILL_IN),
    taps.NameAdvisor: Route(starting.name_advisor, Act.FILL_IN),
    taps.Drafts: Route(drafts.drafts, Act.FILL_IN),
    taps.Draft: Route(drafts.draft, Act.FILL_IN),
    taps.Resume: Route(drafts.resume, Act.FILL_IN),
    taps.Discard: Route(drafts.discard, Act.FILL_IN),
    taps.SelfCheck: Route(selfcheck.choose, Act.SELF_CHECK),
    taps.Home: Route(home.home, Act.USE, reads=Act.SEE_FULL_REPORT),
    taps.SetLanguage: Route(preferences.set_language, Act.USE),
    taps.SetTheme: Route(preferences.set_theme, Act.FILL_IN),
    taps.SetAutoHide: Route(preferences.set_auto_hide, Act.SHOP),
    taps.ReportOf: Route(report.report_of, Act.SEE_REPORT, reads=True),
    taps.OwnReport: Route(report.own_report, Act.SEE_REPORT, reads=True),
    taps.ReportFile: Route(export.report_file, Act.TAKE_FILE, reads=True),
    taps.AuditFile: Route(export.audit_file, Act.TAKE_AUDIT, reads=True),
    taps.ReportIndicators: Route(indicators.indicators, Act.SEE_REPORT, reads=True),
    taps.SomeIndicators: Route(indicators.indicators, Act.SEE_REPORT, reads=True),
    taps.ReportSections: Route(indicators.sections, Act.SEE_REPORT, reads=True),
    taps.OneIndicator: Route(indicators.one_indicator, Act.SEE_REPORT, reads=True),
    taps.ReportVisits: Route(visits.visits, Act.LIST_VISITS, reads=True),
    taps.VisitsOfKind: Route(visits.visits, Act.LIST_SELF_CHECKS, reads=True),
    taps.OneVisit: Route(visits.one_visit, Act.LIST_SELF_CHECKS, reads=True),
    taps.WholeVisit: Route(visits.whole_visit, Act.LIST_SELF_CHECKS, reads=True),
    taps.ReportGap: Route(report.gap, Act.SEE_REPORT, reads=True),
    taps.Team: Route(report.team, Act.SEE_TEAM, reads=True),
    taps.TeamOf: Route(report.team_of, Act.SEE_TEAM, reads=True),
    taps.SideBySide: Route(report.side_by_side, Act.SEE_FULL_REPORT, reads=True),
}

# What a text means at each place. It needs the act of the place. Elsewhere no text is expected.
# A text that is exactly an answer's word is served as the tap: see bot/dispatch/typed_answers.py.
TEXTS: Mapping[type[Tap], Callable[[Turn, Any, str], Awaitable[Screen]]] = {
    taps.WriteNote: notes.save_typed_note,
    taps.WriteEvaluation: notes.save_typed_evaluation,
    taps.SectionEnd: notes.save_typed_evaluation,
    taps.Question: notes.ask_about_text,
    taps.AskCondition: notes.ask_about_text_at_condition,
    taps.AskNote: notes.ask_about_text,
    taps.NoteOrNot: notes.ask_about_text,
    taps.Hidden: hidden_texts.keep_hidden_text,
    taps.HiddenAtSection: hidden_texts.keep_hidden_text,
    taps.AskEvaluation: hidden_texts.ask_evaluation_again,
    taps.ChooseAdvisor: starting.narrow_by_text,
    taps.PickAdvisor: starting.narrow_pick_by_text,
}


# What a text means where none is expected and no audit is open, for people who may do this act.
TEXT_ELSEWHERE = Command("", report.typed_report, Act.SEE_FULL_REPORT, reads=True)


def commands_of(person: Person) -> list[str]:
    """Return the commands to offer to this person, in the map's order, without /start."""
    return [
        name for name, each in COMMANDS.items() if name != "start" and may_ever(person, each.act)
    ]


def place_without_prompt(place: Tap | None) -> Tap | None:
    """Return the place after a command or a tap that leads away from a prompt for a text.

    It is the question or the section that the prompt belongs to. Any other place stays.
    """
    match place:
        case taps.WriteNote(audit, indicator):
            return taps.Question(audit, indicator)
        case taps.WriteEvaluation(audit, section):
            return taps.SectionEnd(audit, section)
        case _:
            return place
