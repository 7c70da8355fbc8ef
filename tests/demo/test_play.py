"""One whole audit over the wire, checked by a count that shares nothing with the bot."""

import asyncio
import re
import signal
from pathlib import Path
from random import Random

import pytest

from demo import chat_driver, cli, play
from demo.chat_driver import ChatDriver
from demo.independent_count import PaperForm, Taps
from demo.shopper import Shopper, Words
from simulator.phone import Button, Message, PhoneError
from simulator.server import Simulator
from tests.demo.demo_process import Demo, living_in
from tests.simulator.raw_client import RawClient, keyboard

SUMMARY = """\
{0}/2 · 50.0% · form total 25 · coverage 2/25
0/0 · — · form total 14 · coverage 0/14
0/0 · — · form total 14 · coverage 0/14
0/0 · — · form total 8 · coverage 0/8
0/0 · — · form total 16 · coverage 0/16
0/0 · — · form total 10 · coverage 0/10
0/0 · — · form total 15 · coverage 0/15
Total {0}/2 · 50.0% · form total 102 · coverage 2/102"""
FORM, WORDS = PaperForm("en"), Words("en")


def one_yes_one_no() -> Taps:
    return Taps(dict.fromkeys(FORM.codes, "Not applicable") | {"1.1": "Yes", "1.2": "No"})


def test_a_whole_audit_is_worth_what_was_tapped(tmp_path: Path) -> None:
    demo = Demo(tmp_path, "--play", env={"TMPDIR": str(tmp_path)})
    assert demo.wait_until_exit() == 0, demo.lines
    assert demo.lines[-1] == play.AGREES["zh"]
    assert {each.name for each in tmp_path.iterdir()} == {"out.txt", "err.txt"}


def test_so_is_one_in_english_with_every_detour_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--play", "--language", "en", "--seed", "3"]) == 0
    said = capsys.readouterr().out
    for detour in ("… ‹Back", "→ Later›", "  Note: ", "  Write evaluation: ", "→ Not observed"):
        assert detour in said
    assert re.search(r"^── 1 Service Booking .* → Continue$", said, re.MULTILINE)
    assert said.splitlines()[-1] == play.AGREES["en"]


def test_interrupted_it_leaves_nothing_and_does_not_look_like_a_success(tmp_path: Path) -> None:
    demo = Demo(tmp_path, "--play", env={"TMPDIR": str(tmp_path)})
    demo.until("1.2")
    assert demo.signalled(signal.SIGTERM) == 130
    assert living_in(tmp_path) == []
    assert {each.name for each in tmp_path.iterdir()} == {"out.txt", "err.txt"}


async def test_a_talk_that_comes_to_a_standstill_is_a_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chat_driver, "TIMEOUT", 0.05)  # the bot takes longer to begin
    history: list[str] = []
    assert await play.run("zh", 1, history.append) == 1
    assert history[-1].startswith("✗ ")


def test_a_right_summary_has_no_differences() -> None:
    assert play.find_differences(FORM, one_yes_one_no(), WORDS, SUMMARY.format(1)) == []


def test_a_tampered_score_is_found_in_its_section_and_in_the_total() -> None:
    assert play.find_differences(FORM, one_yes_one_no(), WORDS, SUMMARY.format(2)) == [
        "1: 2/2 · 50.0% ≠ 1/2 · 50.0%",
        "Σ: 2/2 · 50.0% ≠ 1/2 · 50.0%",
    ]


def test_so_is_a_wrong_rate() -> None:
    wrong = SUMMARY.format(1).replace("50.0%", "50.1%", 1)
    assert play.find_differences(FORM, one_yes_one_no(), WORDS, wrong) == [
        "1: 1/2 · 50.1% ≠ 1/2 · 50.0%"
    ]


def test_so_is_a_section_left_out() -> None:
    short = "\n".join(SUMMARY.format(1).splitlines()[1:])
    assert play.find_differences(FORM, one_yes_one_no(), WORDS, short) == ["7 ≠ 8"]


def test_so_is_an_indicator_that_was_never_asked() -> None:
    taps = one_yes_one_no()
    del taps.answers["5.3"]
    assert play.find_differences(FORM, taps, WORDS, SUMMARY.format(1)) == ["5.3: ?"]


@pytest.mark.parametrize(("found", "code"), [([], 0), (["1: ≠"], 1)])
async def test_a_difference_makes_the_play_fail(
    found: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def complete_audit(_shopper: Shopper) -> str:
        return "the summary"

    monkeypatch.setattr(Shopper, "complete_audit", complete_audit)
    monkeypatch.setattr(play, "find_differences", lambda *_: found)
    history: list[str] = []
    assert await play.run("en", 1, history.append) == code
    assert history[0] == "the summary\n"
    assert history[-1].splitlines()[1:] == found


def screen(text: str, *labels: str) -> Message:
    row = tuple(Button(label, "data", "", "") for label in labels)
    return Message(1, text, text, (row,), (), from_bot=True, edited=False)


class Stuck(ChatDriver):
    """A talk that shows one screen for ever."""

    def __init__(self, shown: Message) -> None:
        self.shown = shown

    async def screen(self) -> Message:
        return self.shown

    async def write(self, text: str, answered_by: str) -> None:
        pass

    async def tap(self, label: str) -> None:
        pass


@pytest.mark.parametrize(
    "shown", [screen("9.9 Anything?", WORDS.note), screen("Which draft?", "Start another")]
)
async def test_a_screen_that_is_no_part_of_an_audit_ends_the_talk(shown: Message) -> None:
    shopper = Shopper(Stuck(shown), "en", Random(1), lambda _: None, FORM, WORDS)
    with pytest.raises(PhoneError, match=re.escape(shown.text)):
        await shopper.complete_audit()


async def test_a_tap_that_changes_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Simulator() as sim:
        phone = await sim.phone("王芳", id=1001)
        client = RawClient(sim, phone.http)
        await phone.say("/audit")
        row = keyboard([("Yes", "1")])
        await client.result("sendMessage", chat_id=1001, text="1.1", reply_markup=row)
        (said,) = await client.result("getUpdates")
        after = said["update_id"] + 1
        tapping = asyncio.create_task(ChatDriver(phone).tap("Yes"))
        (tapped,) = await client.result("getUpdates", offset=after, timeout=10)
        monkeypatch.setattr(chat_driver, "TIMEOUT", 0.1)
        query = tapped["callback_query"]["id"]
        await client.result("answerCallbackQuery", callback_query_id=query)
        with pytest.raises(PhoneError, match="'Yes' changed nothing"):
            await tapping
