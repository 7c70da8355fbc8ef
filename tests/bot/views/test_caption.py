"""What is least important leaves a caption first, in whole lines; Telegram's way of counting."""

import pytest

from bot.views.report.caption import Part, Rank, fit, parts, shown_length

BLOCKS = (
    (Part("<b>headline</b>"),),
    parts("rate\nothers\ntrend", Rank.FIGURES, first=Rank.ALWAYS),
    (Part("weak\n1.1"), Part("watch\n2.2\n2.3", Rank.WATCH)),
    parts("coverage\nolder", Rank.SMALL_PRINT),
)
WHOLE = "<b>headline</b>\n\nrate\nothers\ntrend\n\nweak\n1.1\nwatch\n2.2\n2.3\n\ncoverage\nolder"


def test_what_fits_stays_as_it_is() -> None:
    assert fit(BLOCKS, shown_length(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    "rest",
    [
        WHOLE.removesuffix("\nolder"),
        WHOLE.removesuffix("\n\ncoverage\nolder"),
        "<b>headline</b>\n\nrate\nothers\ntrend\n\nweak\n1.1",
        "<b>headline</b>\n\nrate\nothers\n\nweak\n1.1",
        "<b>headline</b>\n\nrate\n\nweak\n1.1",
    ],
)
def test_the_small_print_goes_first_then_the_watch_list_then_figures_from_below(rest: str) -> None:
    assert fit(BLOCKS, shown_length(rest)) == rest


def test_the_headline_the_rate_and_what_is_weak_stay() -> None:
    assert fit(BLOCKS, 5) == "<b>headline</b>\n\nrate\n\nweak\n1.1"


@pytest.mark.parametrize(
    ("html", "units"),
    [("<b>ab</b>", 2), ("a &lt; b &amp; c", 9), ("张伟", 2), ("😀", 2), ('<a href="x">a</a>', 1)],
)
def test_units_are_counted_as_telegram_counts_them(html: str, units: int) -> None:
    assert shown_length(html) == units
