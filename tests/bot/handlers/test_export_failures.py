"""Files that cannot be sent or drawn at once, and many people who ask at the same time."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot import taps
from bot.delivery import uploads
from checklist.results import Period
from simulator.phone import Message, Phone
from tests.bot.controls import add_fault, calls, forget_calls, wait_until_idle
from tests.bot.drivers import import_more
from tests.bot.story import Story, download, open_story, say_and_wait, tap_data, wait_for_newer

pytestmark = pytest.mark.asyncio(loop_scope="module")
CROWD = range(3001, 3011)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    folder = tmp_path_factory.mktemp("story")
    async with open_story(folder) as made:
        rows = (f"经理{number},manager,{number},上海大众·浦东演示店,zh" for number in CROWD)
        await import_more(made.harness, folder, *rows)
        yield made


@pytest.fixture
def manager(place: Story) -> Phone:
    return place.phones["manager"]


def pictures(messages: list[Message]) -> int:
    return sum(bool(message.files) for message in messages)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("error", {"code": 400}),
        ("error", {"code": 500, "count": 2}),
        ("drop", {"count": 2}),
    ],
)
async def test_a_picture_that_cannot_be_sent_does_not_cost_the_report(
    place: Story, manager: Phone, monkeypatch: pytest.MonkeyPatch, kind: str, more: dict[str, int]
) -> None:
    monkeypatch.setattr(uploads, "PAUSES", (0.05,))
    before = pictures(await manager.messages())
    add_fault(place.harness, kind, "sendPhoto", **more)  # type: ignore[arg-type]  # one of them
    assert (await say_and_wait(manager, "/report 张伟")).text.startswith("张伟：近9次 ")
    await wait_until_idle(place.harness)
    assert not place.harness.sim.world.faults.pending
    assert pictures(await manager.messages()) == before
    assert (await say_and_wait(manager, "/report")).text.startswith("全店")


async def test_a_file_that_cannot_be_sent_is_said_to_be_missing(
    place: Story, manager: Phone
) -> None:
    await say_and_wait(manager, "/report 张伟")
    add_fault(place.harness, "error", "sendDocument", code=400)
    last = (await manager.messages())[-1]
    await manager.tap("XLSX", settle=False)
    said = await wait_for_newer(manager, last, lambda message: bool(message.text))
    assert said.text == "文件没能发出，请稍后再点一次。"
    name, _ = await download(manager, "XLSX")
    assert name.endswith(".xlsx")


@pytest.mark.parametrize(("kind", "more"), [("flood", {"seconds": 1}), ("drop", {})])
async def test_a_picture_that_is_only_held_up_comes_with_the_report(
    place: Story, manager: Phone, monkeypatch: pytest.MonkeyPatch, kind: str, more: dict[str, int]
) -> None:
    monkeypatch.setattr(uploads, "PAUSES", (0.05,))
    add_fault(place.harness, kind, "sendPhoto", **more)  # type: ignore[arg-type]  # one of them
    said = await manager.say("/report 张伟")
    text = await wait_for_newer(manager, said, lambda message: bool(message.text))
    picture = await wait_for_newer(manager, said, lambda message: bool(message.files))
    assert picture.id == text.id


async def test_ten_people_at_once_each_get_their_own(place: Story) -> None:
    crowd = [
        await place.harness.sim.phone(f"经理{number}", id=number, language_code="zh-hans")
        for number in CROWD
    ]
    forget_calls(place.harness)
    names = ("张伟", "李娜", "王强", "刘洋", "章薇") * 2
    answers = await asyncio.gather(
        *(say_and_wait(phone, f"/report {name}") for phone, name in zip(crowd, names, strict=True))
    )
    for answer, name in zip(answers, names, strict=True):
        assert answer.text.startswith(f"{name}：近9次 ")
    await wait_until_idle(place.harness)
    assert [pictures(await phone.messages()) for phone in crowd] == [1] * len(crowd)
    assert not [call.error for call in calls(place.harness) if call.error]


async def test_somebody_elses_tap_does_not_wait_for_a_file(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    await tap_data(manager, taps.ReportOf(3, 1, Period.ALL))
    filing = asyncio.create_task(download(manager, "PDF"))
    english = place.phones["english"]
    assert (await say_and_wait(english, "/help")).text
    assert not filing.done()
    assert (await filing)[0].endswith(".pdf")
