"""Logs hold no token, link or invitation, at any level."""

import io
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot import taps
from bot.admin import logs
from bot.admin.logs import WithoutSecrets
from checklist.access import Role
from checklist.definition import Value
from storage import invitations
from storage.engine import Database
from tests.bot.drivers import (
    answer_to,
    fill,
    first_question,
    forge_tap,
    reply,
    screen_text,
    toast_of,
)
from tests.harness import Harness

TOKEN = "7000000001:simulated-token-of-no-value-at-all"


@pytest.fixture
def everything() -> Iterator[io.StringIO]:
    """Write every record of every logger, formatted as in service, into a text."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutSecrets("%(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    loggers = [root, *map(logging.getLogger, logs.CHATTY)]
    levels = [each.level for each in loggers]
    root.addHandler(handler)
    for each in loggers:
        each.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    for each, level in zip(loggers, levels, strict=True):
        each.setLevel(level)


async def test_a_whole_audit_at_debug_leaves_no_secret(
    harness: Harness, everything: io.StringIO
) -> None:
    database = Database(harness.settings.database)
    async with database.writing() as db:
        token = await invitations.invite(db, Role.SHOPPER, 1, datetime.now(UTC))
    await database.close()
    await harness.restart()
    stranger = await harness.phone("stranger")
    await answer_to(stranger, await stranger.open_link(token))
    await answer_to(stranger, await stranger.open_link(token))
    await first_question(stranger)
    await reply(stranger, "私下的话")
    await toast_of(stranger, taps.Answer(9, 9, Value.YES))
    await fill(harness, 1)
    await forge_tap(stranger, taps.Submit(1, sure=True))
    assert "已提交" in await screen_text(stranger)
    written = everything.getvalue()
    assert "httpx" in written or "telegram" in written
    assert harness.sim.token not in written
    assert harness.sim.token.split(":")[1] not in written
    assert token not in written


def test_the_formatter_blots_out_tokens_links_and_tracebacks(everything: io.StringIO) -> None:
    log = logging.getLogger("anything")
    log.info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.info("/start abc_DEF-123 and https://t.me/bot?start=abc_DEF-123")
    try:
        int(TOKEN)
    except ValueError:
        log.exception("failed")
    written = everything.getvalue()
    assert TOKEN not in written
    assert "abc_DEF-123" not in written
    assert "bot<token>/getMe" in written
    assert "ValueError: invalid literal for int() with base 10: '<token>'" in written


def test_set_up_writes_to_stderr_and_quiets_the_libraries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    chatty = {name: logging.getLogger(name).level for name in logs.CHATTY}
    try:
        logs.set_up(logging.DEBUG)
        logging.getLogger("bot.intake.polling").debug("token %s", TOKEN)
        logging.getLogger("httpx").info("a request")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, before in chatty.items():
            logging.getLogger(name).setLevel(before)
    said = capsys.readouterr()
    assert said.out == ""
    assert "DEBUG bot.intake.polling: token <token>" in said.err
    assert "a request" not in said.err
