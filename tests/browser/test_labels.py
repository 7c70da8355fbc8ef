"""No button's label is cut on a phone of 360 pixels: every keyboard that the demo's people meet."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from simulator.phone import Message, Phone
from tests.bot.drivers import forge_tap, reply
from tests.bot.story import open_story
from tests.browser.chromium import Opened
from tests.simulator.raw_client import RawClient, keyboard

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROW, WANG = 360, 1001
BEGINNINGS = ("/start", "/audit", "/selfcheck", "/report", "/settings", "/language", "/help")
# How many taps of a kind are followed. The screens of the others differ in no label.
FOLLOWED = {"a": 102, "d": 40, "s": 7, "e": 7, "we": 2, "q": 4, "bs": 2, "p": 8}
MOST, MOST_BUTTONS = 3, 100
LAST = ("k", "y")  # they end a draft
CUT = """() => [...document.querySelectorAll(".key")]
    .filter((key) => key.scrollWidth > key.clientWidth)
    .map((key) => `${key.parentElement.children.length} in a row: ${key.textContent}`)"""
Row = tuple[int, str]  # how many buttons the row has, and the label of one of them


async def rows_met(phone: Phone) -> set[Row]:
    """Tap through everything that this person is offered, and return the labels with their row."""
    found, waiting, followed = set[Row](), list[str](), Counter[str]()
    known = set[str]()

    def look(message: Message | None) -> None:
        for row in message.keyboard if message else ():
            found.update((len(row), button.label) for button in row)
            new = [button.data for button in row if button.data not in known]
            known.update(new)
            waiting.extend(new)

    for words in BEGINNINGS:
        look(await reply(phone, words))
        look(await phone.live())
    while waiting:
        data = min(waiting, key=lambda each: each.split(":")[0] in LAST)
        waiting.remove(data)
        kind = data.split(":")[0]
        if kind in {"pp", "pf", "af", "g"} or (kind == "a" and not data.endswith(":1")):
            continue
        followed[kind] += 1
        if followed[kind] <= FOLLOWED.get(kind, MOST):
            await forge_tap(phone, data)
            look(await phone.live())
    return found


def in_messages(rows: Iterable[Row]) -> list[list[Row]]:
    """Distribute the rows over messages with as many buttons as Telegram allows."""
    messages: list[list[Row]] = [[]]
    for row in rows:
        if sum(size for size, _ in messages[-1]) + row[0] > MOST_BUTTONS:
            messages.append([])
        messages[-1].append(row)
    return messages


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_no_label_is_cut_on_a_narrow_phone(
    tmp_path: Path, opened: Opened, bot: RawClient, language: str
) -> None:
    rows = set[Row]()
    async with open_story(tmp_path) as story:
        await story.harness.write("UPDATE people SET language = :to", to=language)
        for who in ("shopper", "manager", "advisor", "owner"):
            rows |= await rows_met(story.phones[who])
    assert len(rows) > 150
    for some in in_messages(sorted(rows)):
        markup = keyboard(*([(label, "x")] * size for size, label in some))
        await bot.result("sendMessage", chat_id=WANG, text="x", reply_markup=markup)
    page = await opened(NARROW)
    await page.locator(".key").first.wait_for()
    cut = sorted(set(await page.evaluate(CUT)))
    assert not cut, "\n".join(cut)
