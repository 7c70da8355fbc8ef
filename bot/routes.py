"""The site map: every command, tap and text, who serves it, and who may."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot import taps
from bot.handlers import (
    answering,
    drafts,
    export,
    menu,
    notes,
    person,
    report,
    selfcheck,
    starting,
    submitting,
)
from bot.screen import Screen
from bot.taps import Tap
from bot.turn import Turn
from checklist.access import Person, Role

EVERYBODY = frozenset(Role)
AUDITORS = frozenset({Role.SHOPPER, Role.MANAGER, Role.ADVISOR})
ADVISORS = frozenset({Role.ADVISOR})
# The access table then tells advisors, who see aggregates of their own, from the others.
REPORTED = frozenset({Role.MANAGER, Role.OWNER, Role.ADVISOR})


@dataclass(frozen=True, slots=True)
class Command:
    """`reads`: served after the commit, from a reading transaction, off everybody's way."""

    name: str
    serve: Callable[[Turn, str], Awaitable[Screen]]
    who: frozenset[Role]
    reads: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    serve: Callable[[Turn, Any], Awaitable[Screen]]
    who: frozenset[Role]
    reads: bool = False


COMMANDS: Mapping[str, Command] = {
    each.name: each
    for each in (
        Command("audit", starting.audit, AUDITORS),
        Command("selfcheck", selfcheck.selfcheck, ADVISORS),
        Command("report", report.report, REPORTED, reads=True),
        Command("cancel", drafts.cancel, AUDITORS),
        Command("language", person.language, EVERYBODY),
        Command("settings", person.settings, AUDITORS),
        Command("help", person.help_, EVERYBODY),
        Command("start", person.start, EVERYBODY),
    )
}

TAPS: Mapping[type[Tap], Route] = {
    taps.Question: Route(answering.question, AUDITORS),
    taps.Answer: Route(answering.answer, AUDITORS),
    taps.Later: Route(answering.later, AUDITORS),
    taps.AskCondition: Route(answering.situation, AUDITORS),
    taps.ChooseOption: Route(answering.decide, AUDITORS),
    taps.SectionEnd: Route(answering.section_end, AUDITORS),
    taps.NextSection: Route(answering.next_section, AUDITORS),
    taps.OfferAll: Route(answering.offer_all, AUDITORS),
    taps.Review: Route(answering.review, AUDITORS),
    taps.Submit: Route(submitting.submit, AUDITORS),
    taps.Summary: Route(submitting.summary, EVERYBODY),
    taps.Menu: Route(menu.menu, AUDITORS),
    taps.SectionMenu: Route(menu.section_menu, AUDITORS),
    taps.SectionLater: Route(menu.section_later, AUDITORS),
    taps.SectionNotApplicable: Route(menu.section_not_applicable, AUDITORS),
    taps.Hide: Route(menu.hide, AUDITORS),
    taps.StopHere: Route(menu.stop_here, AUDITORS),
    taps.WriteNote: Route(notes.write_note, AUDITORS),
    taps.AskNote: Route(notes.ask_note, AUDITORS),
    taps.KeepNote: Route(notes.keep_note, AUDITORS),
    taps.DropText: Route(notes.drop_text, AUDITORS),
    taps.WriteEvaluation: Route(notes.write_evaluation, AUDITORS),
    taps.NewAudit: Route(starting.new_audit, AUDITORS),
    taps.ChooseAdvisor: Route(starting.choose_advisor, AUDITORS),
    taps.Begin: Route(starting.begin, AUDITORS),
    taps.BeginUndecided: Route(starting.begin_undecided, AUDITORS),
    taps.BeginSection: Route(selfcheck.begin_section, ADVISORS),
    taps.BeginSectionAt: Route(selfcheck.begin_section_at, ADVISORS),
    taps.BeginFiveMinutes: Route(selfcheck.begin_five_minutes, ADVISORS),
    taps.BeginFiveMinutesAt: Route(selfcheck.begin_five_minutes_at, ADVISORS),
    taps.PickAdvisor: Route(starting.pick_advisor, AUDITORS),
    taps.NameAdvisor: Route(starting.name_advisor, AUDITORS),
    taps.Drafts: Route(drafts.drafts, AUDITORS),
    taps.Draft: Route(drafts.draft, AUDITORS),
    taps.Resume: Route(drafts.resume, AUDITORS),
    taps.Discard: Route(drafts.discard, AUDITORS),
    taps.SelfCheck: Route(selfcheck.choose, ADVISORS),
    taps.SetLanguage: Route(person.set_language, EVERYBODY),
    taps.SetTheme: Route(person.set_theme, AUDITORS),
    taps.ReportOf: Route(report.report_of, REPORTED, reads=True),
    taps.ReportPicture: Route(export.picture, REPORTED, reads=True),
    taps.ReportFile: Route(export.report_file, REPORTED, reads=True),
    taps.AuditFile: Route(export.audit_file, REPORTED, reads=True),
    taps.ReportIndicators: Route(report.indicators, REPORTED, reads=True),
    taps.ReportVisits: Route(report.visits, REPORTED, reads=True),
    taps.ReportGap: Route(report.gap, REPORTED, reads=True),
    taps.Team: Route(report.team, REPORTED, reads=True),
}

# What a text means where the person is. Elsewhere no text is expected.
TEXTS: Mapping[type[Tap], Callable[[Turn, Any, str], Awaitable[Screen]]] = {
    taps.WriteNote: notes.note_typed,
    taps.WriteEvaluation: notes.evaluation_typed,
    taps.SectionEnd: notes.evaluation_typed,
    taps.Question: notes.typed_at_question,
    taps.AskCondition: notes.typed_at_situation,
    taps.AskNote: notes.typed_at_question,
    taps.ChooseAdvisor: starting.advisor_typed,
    taps.PickAdvisor: starting.pick_typed,
}


def admits(who: frozenset[Role], person: Person) -> bool:
    """Whether one of a person's roles is among them."""
    roles = {each.role for each in person.memberships}
    return bool(who & roles) or (person.owner and Role.OWNER in who)


def commands_of(person: Person) -> list[str]:
    """What to offer this person, in the order of the map; the greeting needs no offering."""
    return [name for name, each in COMMANDS.items() if admits(each.who, person) and name != "start"]


def place_after_command(place: Tap | None) -> Tap | None:
    """A command leaves a prompt; the question or section it stood at stays the place."""
    match place:
        case taps.WriteNote(audit, indicator):
            return taps.Question(audit, indicator)
        case taps.WriteEvaluation(audit, section):
            return taps.SectionEnd(audit, section)
        case _:
            return place
