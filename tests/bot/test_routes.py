"""Every command and tap of the site map, by everybody there is: allowed, or one same refusal."""

from datetime import timedelta

import pytest

from bot import routes, taps
from bot.dispatch import recent_replies
from bot.taps import Tap
from checklist.definition import Kind, Value
from checklist.results import Order, Period
from simulator.phone import Message, Phone
from tests.bot.drivers import fill, first_question, forge_tap, reply, toast_of
from tests.harness import Harness

NOTHING = "这里没有您要找的内容。"
UNINVITED = "您好，这里只为受邀的人服务。请向邀请您的人要一个链接。"
PEOPLE = (
    "stranger",
    "deactivated",
    "advisor",
    "shopper",
    "manager",
    "elsewhere",
    "owner",
)
SHOPPER = {"shopper"}
ADVISOR = {"advisor"}
MANAGER = {"manager"}
AUDITORS = {"advisor", "shopper", "manager", "elsewhere"}
KNOWN = AUDITORS | {"owner"}
# Of the shop: a draft by the shopper (1) and one they submitted (2), about 张伟 (person 3).
DRAFT, SUBMITTED, ZHANG, LI, SHOP = 1, 2, 3, 5, 1
QUARTER = Period.QUARTER

COMMANDS: dict[str, set[str]] = {
    "audit": AUDITORS,
    "selfcheck": ADVISOR,
    "report": {"advisor", "manager", "elsewhere", "owner"},
    "cancel": AUDITORS,
    "hide": AUDITORS,
    "language": KNOWN,
    "settings": AUDITORS,
    "help": KNOWN,
    "start": KNOWN,
}
TAPS: list[tuple[Tap, set[str]]] = [
    (taps.Question(DRAFT, 1), SHOPPER),
    (taps.Answer(DRAFT, 1, Value.YES), SHOPPER),
    (taps.Later(DRAFT, 2), SHOPPER),
    (taps.AskCondition(DRAFT, 1), SHOPPER),
    (taps.ChooseOption(DRAFT, 1, 2), SHOPPER),
    (taps.SectionEnd(DRAFT, 1), SHOPPER),
    (taps.NextSection(DRAFT, 1), SHOPPER),
    (taps.OfferAll(DRAFT), SHOPPER),
    (taps.Review(DRAFT), SHOPPER),
    (taps.Submit(DRAFT, sure=True), SHOPPER),
    (taps.Submit(SUBMITTED, sure=True), SHOPPER),
    (taps.Summary(DRAFT, 1), set()),
    (taps.Summary(SUBMITTED, 1), {"shopper", "manager", "owner"}),
    (taps.Menu(DRAFT, 1), SHOPPER),
    (taps.SectionMenu(DRAFT, 1, 1), SHOPPER),
    (taps.SectionLater(DRAFT, 7), SHOPPER),
    (taps.SectionNotApplicable(DRAFT, 7, sure=True), SHOPPER),
    (taps.Hide(DRAFT), SHOPPER),
    (taps.Hidden(DRAFT, 1), SHOPPER),
    (taps.HiddenAtSection(DRAFT, 1, 1), SHOPPER),
    (taps.AskEvaluation(DRAFT, 1), SHOPPER),
    (taps.SettleEvaluation(DRAFT, 1, keep=True), SHOPPER),
    (taps.StopHere(DRAFT), SHOPPER),
    (taps.WriteNote(DRAFT, 1), SHOPPER),
    (taps.AskNote(DRAFT, 1, None), SHOPPER),
    (taps.NoteOrNot(DRAFT, 1, None, 5), SHOPPER),
    (taps.KeepNote(DRAFT, 1, 1, None), SHOPPER),
    (taps.DropText(DRAFT, 1, None), SHOPPER),
    (taps.WriteEvaluation(DRAFT, 1), SHOPPER),
    (taps.NewAudit(), AUDITORS),
    (taps.ChooseAdvisor(Kind.MYSTERY_SHOP, 1), SHOPPER),
    (taps.ChooseAdvisor(Kind.OBSERVATION, 1), {"manager", "elsewhere"}),
    (taps.ChooseAdvisor(Kind.SELF_CHECK, 1), ADVISOR),
    (taps.Begin(Kind.MYSTERY_SHOP, ZHANG, SHOP), SHOPPER),
    (taps.Begin(Kind.OBSERVATION, ZHANG, SHOP), MANAGER),
    (taps.Begin(Kind.SELF_CHECK, ZHANG, SHOP), ADVISOR),
    (taps.BeginUndecided(), SHOPPER),
    (taps.BeginSection(1), ADVISOR),
    (taps.BeginSectionAt(SHOP, 1), ADVISOR),
    (taps.BeginFiveMinutes(), ADVISOR),
    (taps.BeginFiveMinutesAt(SHOP), ADVISOR),
    (taps.PickAdvisor(DRAFT, 1), SHOPPER),
    (taps.NameAdvisor(DRAFT, ZHANG, SHOP), SHOPPER),
    (taps.Drafts(), AUDITORS),
    (taps.Draft(DRAFT), SHOPPER),
    (taps.Resume(DRAFT), SHOPPER),
    (taps.Discard(DRAFT, sure=False), SHOPPER),
    (taps.SelfCheck(), ADVISOR),
    (taps.Home(), KNOWN),
    (taps.SetLanguage("zh"), KNOWN),
    (taps.SetTheme(taps.Theme.BY_KIND), AUDITORS),
    (taps.SetAutoHide(on=True), SHOPPER),
    (taps.ReportOf(ZHANG, SHOP, QUARTER), {"advisor", "manager", "owner"}),
    (taps.OwnReport(), {"advisor"}),
    # One shop is not enough to show its advisor any detail: they could tell who it was.
    (taps.ReportIndicators(ZHANG, SHOP, QUARTER, 1), {"manager", "owner"}),
    (taps.SomeIndicators(ZHANG, SHOP, QUARTER, 1, taps.Only.ALL, 1), {"manager", "owner"}),
    (taps.OneIndicator(ZHANG, SHOP, QUARTER, 1, taps.Only.ALL, 0, 1, 1), {"manager", "owner"}),
    (taps.ReportSections(ZHANG, SHOP, QUARTER), {"manager", "owner"}),
    (taps.ReportVisits(ZHANG, SHOP, QUARTER, 1), {"manager", "owner"}),
    (taps.VisitsOfKind(ZHANG, SHOP, QUARTER, 1, Kind.OBSERVATION), {"manager", "owner"}),
    (taps.VisitsOfKind(ZHANG, SHOP, QUARTER, 1, Kind.SELF_CHECK), {"advisor", "manager", "owner"}),
    (taps.OneVisit(SUBMITTED, QUARTER, 1), {"manager", "owner"}),
    (taps.OneVisit(DRAFT, QUARTER, 1), set()),
    (taps.WholeVisit(SUBMITTED, QUARTER, 1, 1), {"manager", "owner"}),
    (taps.ReportGap(ZHANG, SHOP, QUARTER, 1), {"manager", "owner"}),
    (taps.ReportFile(ZHANG, SHOP, QUARTER, taps.FileFormat.XLSX), {"manager", "owner"}),
    (taps.AuditFile(SUBMITTED, taps.AuditFileFormat.XLSX), {"manager", "owner"}),
    (taps.AuditFile(DRAFT, taps.AuditFileFormat.XLSX), set()),
    (taps.Team(QUARTER, Order.NAME, 1), {"manager", "elsewhere", "owner"}),
    (taps.SideBySide(ZHANG, SHOP, LI, SHOP, QUARTER), {"manager", "owner"}),
    (taps.TeamOf(SHOP, QUARTER, Order.NAME, 1), {"manager", "owner"}),
]


def test_no_route_is_missing_from_this_table() -> None:
    assert set(COMMANDS) == set(routes.COMMANDS)
    assert {type(tap) for tap, _ in TAPS} == set(routes.TAPS)


def test_every_command_is_in_somebodys_help() -> None:
    assert set().union(*COMMANDS.values()) == KNOWN
    assert all(COMMANDS.values())


async def somebodys(harness: Harness, who: str) -> Phone:
    """Create a draft and a submitted shop, and return this person's phone."""
    shopper = await harness.phone("shopper")
    await first_question(shopper)
    await reply(shopper, "/audit 李娜")
    await harness.write("UPDATE audits SET advisor = 3")
    await fill(harness, SUBMITTED)
    await forge_tap(shopper, taps.Submit(SUBMITTED, sure=True))
    if who == "deactivated":
        await harness.write("UPDATE people SET active = 0 WHERE telegram_id = 1001")
        return shopper
    return await harness.phone(who)


def labels_of(message: Message) -> list[str]:
    return [button.label for row in message.keyboard for button in row]


async def stored_rows(harness: Harness) -> list[list[object]]:
    tables = ("audits", "answers", "answer_changes", "notes", "evaluations", "section_scores")
    return [
        [tuple(row) for row in await harness.rows(f"SELECT * FROM {table}")] for table in tables
    ]


@pytest.mark.parametrize("who", PEOPLE)
async def test_each_command_is_served_or_refused_as_the_table_says(
    harness: Harness, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_replies, "NOT_REPEATED_FOR", timedelta(0))
    phone = await somebodys(harness, who)
    no = UNINVITED if who in {"stranger", "deactivated"} else NOTHING
    unknown = await reply(phone, "/nothing")
    for name, allowed in COMMANDS.items():
        answer = await reply(phone, f"/{name}")
        assert (answer.text != no) == (who in allowed), f"/{name} by {who}: {answer.text}"
        assert who in allowed or labels_of(answer) == labels_of(unknown)


@pytest.mark.parametrize("who", PEOPLE)
async def test_each_tap_is_served_or_refused_as_the_table_says(harness: Harness, who: str) -> None:
    phone = await somebodys(harness, who)
    await reply(phone, "/start")
    no = UNINVITED if who in {"stranger", "deactivated"} else NOTHING
    before = await stored_rows(harness)
    for tap, allowed in TAPS:
        if who not in allowed:
            assert await toast_of(phone, tap) == no, tap
    assert await stored_rows(harness) == before
    for tap, allowed in TAPS:
        if who in allowed:
            assert await toast_of(phone, tap) != no, tap
