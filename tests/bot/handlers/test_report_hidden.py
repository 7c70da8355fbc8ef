"""A report's picture, and what hides, replaces or redraws it."""

from pathlib import Path

from bot.dispatch.auto_hide import hide_idle_chats
from bot.screen import DOT
from checklist.access import Role
from simulator.phone import Message, Phone
from tests.bot.controls import calls, open_audit, start_and_wait, wait_until_idle
from tests.bot.drivers import reply
from tests.bot.story import Story, open_story, say_and_wait, tap_label


async def messages_of_bot(place: Story, phone: Phone) -> list[Message]:
    await wait_until_idle(place.harness)
    return [each for each in await phone.messages() if each.from_bot]


async def make_shopper_too(place: Story) -> Phone:
    await place.harness.write(
        "INSERT OR IGNORE INTO memberships VALUES (:person, 1, :role)",
        person=await place.person("周经理"),
        role=int(Role.SHOPPER),
    )
    return place.phones["manager"]


async def test_hiding_takes_the_report_with_its_picture_away(tmp_path: Path) -> None:
    async with open_story(tmp_path) as place:
        manager = await make_shopper_too(place)
        report = await say_and_wait(manager, "/report 张伟")
        assert report.files
        await manager.say("/hide")
        await manager.see(DOT)
        (dot,) = await messages_of_bot(place, manager)
        assert (dot.text, dot.files) == (DOT, ())


async def test_a_chat_that_hides_itself_leaves_no_picture(tmp_path: Path) -> None:
    async with open_story(tmp_path) as place:
        manager = await make_shopper_too(place)
        await reply(manager, "/audit 李娜")
        await manager.tap("到店体验")
        await say_and_wait(manager, "/report 张伟")
        await wait_until_idle(place.harness)
        await place.harness.write("UPDATE people SET seen_at = seen_at - 601000, auto_hide = 1")
        await hide_idle(place)
        assert [(each.text, each.files) for each in await messages_of_bot(place, manager)] == [
            (DOT, ())
        ]


async def hide_idle(place: Story) -> None:
    """Do what the bot does every twenty seconds."""
    app = place.harness.app
    app.intake.hand_out(await hide_idle_chats(app._context))


async def test_after_an_outage_the_question_comes_as_a_text_in_place_of_the_report(
    tmp_path: Path,
) -> None:
    async with open_story(tmp_path) as place:
        manager = place.phones["manager"]
        await open_audit(place.harness, manager, "李娜")
        report = await say_and_wait(manager, "/report 张伟")
        await wait_until_idle(place.harness)
        await place.harness.stop()
        await place.harness.write("UPDATE heartbeat SET at = at - 200000")
        await start_and_wait(place.harness)
        shown = await manager.live()
        assert shown is not None
        assert "1.1 " in shown.text
        assert report.id not in [each.id for each in await manager.messages()]
        assert not [each for each in calls(place.harness) if "no text" in each.error]


async def test_the_next_command_leaves_the_report_without_buttons(tmp_path: Path) -> None:
    async with open_story(tmp_path) as place:
        manager = place.phones["manager"]
        report = await say_and_wait(manager, "/report 张伟")
        await reply(manager, "/start")
        older, home = await messages_of_bot(place, manager)
        assert (older.id, older.text, older.files) == (report.id, report.text, report.files)
        assert not older.keyboard
        assert home.keyboard


async def test_home_and_a_report_take_each_others_place(tmp_path: Path) -> None:
    async with open_story(tmp_path) as place:
        manager = place.phones["manager"]
        await reply(manager, "/start")
        await wait_until_idle(place.harness)
        report = await tap_label(manager, "刘洋")
        assert report.files
        assert [each.id for each in await messages_of_bot(place, manager)] == [report.id]
