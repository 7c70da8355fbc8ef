"""Files that queue behind one another all arrive, and so do the screens between them."""

from bot.delivery.live_messages import is_superseded
from bot.screen import Button, Delivery, File, Screen
from bot.taps import NewAudit

FILES = Delivery(1, Screen("", files=(File("a.csv", b"1"),)), message=7)
PAGE = Delivery(1, Screen("page", ((Button("b", NewAudit()),),)), message=7)
MENU = Delivery(1, Screen("page", menu=(("help", "help"),)), message=7)


def test_a_newer_screen_replaces_an_older_one_of_the_same_message() -> None:
    assert is_superseded(PAGE, [PAGE])
    assert not is_superseded(PAGE, [])


def test_files_neither_replace_nor_are_replaced() -> None:
    assert not is_superseded(FILES, [FILES, PAGE])
    assert not is_superseded(PAGE, [FILES])


def test_a_change_of_the_command_menu_is_not_skipped() -> None:
    assert not is_superseded(MENU, [PAGE])
