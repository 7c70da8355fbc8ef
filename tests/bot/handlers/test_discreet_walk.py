"""The short form of a random walk that reads every message of a shopper's chat."""

from pathlib import Path

from tests.chaos.discreet_walk import walk


async def test_the_chat_holds_one_live_message_and_nothing_else_of_the_audit(
    tmp_path: Path,
) -> None:
    made = await walk(tmp_path, steps=40, seed=4)
    assert made.chat.last_id > 20


async def test_a_chat_in_colours_shows_one_dot_whenever_it_is_hidden(tmp_path: Path) -> None:
    made = await walk(tmp_path, steps=40, seed=4, coloured=True)
    assert made.chat.last_id > 20
