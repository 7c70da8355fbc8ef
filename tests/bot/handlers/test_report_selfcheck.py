"""The five-minute self-check: ten indicators, beside what shops found, never in a full score."""

from bot import taps
from checklist.definition import Value, Whose
from checklist.loading import shipped
from simulator.phone import Phone
from tests.bot.drivers import fill, forge_tap, reply, screen_text
from tests.bot.story import say_and_wait
from tests.harness import Harness

FOUR_WEEKS = 28 * 24 * 3600 * 1000  # milliseconds
MISSED = range(29, 35)


async def scope(harness: Harness, audit: int) -> list[int]:
    ((scope,),) = await harness.rows("SELECT scope FROM audits WHERE id = :id", id=audit)
    return [int(number) for number in scope.split()]


async def five_minutes(phone: Phone) -> None:
    await reply(phone, "/selfcheck")
    await phone.tap("五分钟")


async def submit_shops(harness: Harness, shopper: Phone) -> None:
    """Three released shops, of two shoppers, that all missed the same."""
    for number in (1, 2, 3):
        await reply(shopper, "/audit 张伟")
        await fill(harness, number, but=dict.fromkeys(MISSED, Value.NO))
        await forge_tap(shopper, taps.Submit(number, sure=True))
    await harness.write("UPDATE audits SET submitted_at = submitted_at - :by", by=FOUR_WEEKS)
    await harness.write("UPDATE audits SET auditor = 7 WHERE id = 2")


async def test_it_asks_ten_indicators_of_the_advisors_own_work(
    harness: Harness, advisor: Phone
) -> None:
    await five_minutes(advisor)
    asked = await scope(harness, 1)
    assert len(asked) == 10
    assert {shipped().indicator(number).whose for number in asked} == {Whose.ADVISOR}
    assert len({shipped().section_of(number).position for number in asked}) == 7


async def test_it_asks_what_shops_missed(harness: Harness, shopper: Phone, advisor: Phone) -> None:
    await submit_shops(harness, shopper)
    await five_minutes(advisor)
    own = {n for n in MISSED if shipped().indicator(n).whose is Whose.ADVISOR}
    assert own
    assert own <= set(await scope(harness, 4))


async def test_shops_that_are_not_released_yet_do_not_shine_through(
    harness: Harness, shopper: Phone, advisor: Phone
) -> None:
    await five_minutes(advisor)
    before = await scope(harness, 1)
    await harness.write("DELETE FROM audits")
    await submit_shops(harness, shopper)
    await harness.write("UPDATE audits SET submitted_at = submitted_at + :by", by=FOUR_WEEKS)
    await five_minutes(advisor)
    assert await scope(harness, 4) == before


async def test_it_stands_beside_the_shops_and_in_no_full_score(
    harness: Harness, shopper: Phone, advisor: Phone, manager: Phone
) -> None:
    await submit_shops(harness, shopper)
    await five_minutes(advisor)
    asked = await scope(harness, 4)
    rows = ", ".join(f"(4, {number}, 1, 0)" for number in asked)
    await harness.write(f"INSERT INTO answers VALUES {rows}")
    await forge_tap(advisor, taps.Submit(4, sure=True))
    beside = await screen_text(advisor)
    assert "和神秘客看到的对照" in beside
    for number in asked:
        code = shipped().indicator(number).code["zh"]
        found = "0/3" if number in MISSED else "3/3"
        assert f"{code} " in beside
        assert f"您：是 · 神秘客：{found}" in beside
    report = (await say_and_wait(manager, "/report 张伟")).text
    assert "至今3次" in report
    assert "自评 " not in report
    await manager.tap("自评差距")
    assert "100.0%" not in (await screen_text(manager)).split("各环节")[0]
