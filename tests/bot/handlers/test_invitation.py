"""One-time links over the wire."""

from datetime import UTC, datetime, timedelta

from checklist.access import Role
from simulator.phone import Phone
from storage import invitations
from storage.engine import Database
from tests.bot.drivers import answer_to, labels, reply
from tests.harness import Harness


async def invite(
    harness: Harness, role: Role, dealership: int | None = None, age: timedelta = timedelta()
) -> str:
    """Return a new token, issued that long ago."""
    database = Database(harness.settings.database)
    try:
        async with database.writing() as db:
            return await invitations.invite(db, role, dealership, datetime.now(UTC) - age)
    finally:
        await database.close()


async def open_link(phone: Phone, token: str) -> str:
    return (await answer_to(phone, await phone.open_link(token))).text


async def test_an_owners_link_makes_an_owner_once(harness: Harness) -> None:
    token = await invite(harness, Role.OWNER)
    stranger = await harness.phone("stranger")
    other = await harness.sim.phone("他人", id=2001, language_code="zh")
    assert "您好，路人，已加入" in await open_link(stranger, token)
    assert "/report" in (await reply(stranger, "/help")).text
    rows = await harness.rows("SELECT name, owner FROM people WHERE telegram_id = 1005")
    assert [tuple(row) for row in rows] == [("路人", 1)]
    assert "已经用过或过期了" in await open_link(other, token)
    assert "已经用过或过期了" in await open_link(stranger, token)
    assert not await harness.rows("SELECT 1 FROM people WHERE telegram_id = 2001")


async def test_a_shoppers_link_gives_a_role_at_a_dealership(harness: Harness) -> None:
    stranger = await harness.phone("stranger")
    await open_link(stranger, await invite(harness, Role.SHOPPER, 2))
    assert "选择顾问" in (await reply(stranger, "/audit")).text
    assert (await labels(stranger))[0] == "马超"


async def test_a_link_adds_a_role_to_somebody_who_is_known(
    harness: Harness, manager: Phone
) -> None:
    token = await invite(harness, Role.SHOPPER, 1)
    assert "已加入" in await open_link(manager, token)
    assert "哪一种" in (await reply(manager, "/audit")).text
    again = await invite(harness, Role.SHOPPER, 1)
    assert "已加入" in await open_link(manager, again)


async def test_a_link_brings_somebody_deactivated_back(harness: Harness, shopper: Phone) -> None:
    await harness.write("UPDATE people SET active = 0 WHERE telegram_id = 1001")
    assert "已加入" in await open_link(shopper, await invite(harness, Role.SHOPPER, 1))
    assert "选择顾问" in (await reply(shopper, "/audit")).text


async def test_a_link_expires_after_a_day(harness: Harness) -> None:
    stranger = await harness.phone("stranger")
    late = await invite(harness, Role.OWNER, age=timedelta(hours=24, seconds=1))
    assert "已经用过或过期了" in await open_link(stranger, late)
    just = await invite(harness, Role.OWNER, age=timedelta(hours=23, minutes=59))
    assert "已加入" in await open_link(stranger, just)


async def test_a_wrong_link_says_the_same(harness: Harness) -> None:
    stranger = await harness.sim.phone("Joe", id=2002)
    assert "already used or has expired" in await open_link(stranger, "x" * 32)
    assert "already used" in (await reply(stranger, "/start ' OR 1=1 --")).text


async def test_only_a_hash_of_the_link_is_kept(harness: Harness) -> None:
    token = await invite(harness, Role.OWNER)
    assert len(token) >= 128 / 6
    hashes = [row.token_hash for row in await harness.rows("SELECT token_hash FROM invitations")]
    assert token not in hashes
    assert len(hashes[0]) == 64


async def test_an_odd_name_is_kept_as_text(harness: Harness) -> None:
    odd = await harness.sim.phone("<b>\u202eeve\x00" + "长" * 100, id=2003, language_code="zh")
    welcome = await open_link(odd, await invite(harness, Role.OWNER))
    assert "<b>eve长" in welcome
    name = (await harness.rows("SELECT name FROM people WHERE telegram_id = 2003"))[0].name
    assert name == "<b>eve" + "长" * 58


async def test_a_name_of_nothing_visible_becomes_the_number(harness: Harness) -> None:
    nobody = await harness.sim.phone("\u200b", id=2004)
    assert "Welcome, 2004." in await open_link(nobody, await invite(harness, Role.OWNER))


async def test_a_welcome_leads_to_what_the_new_person_can_do(harness: Harness) -> None:
    stranger = await harness.phone("stranger")
    await open_link(stranger, await invite(harness, Role.SHOPPER, 2))
    await stranger.tap("看看能做什么")
    assert await labels(stranger) == ["新开一份"]
