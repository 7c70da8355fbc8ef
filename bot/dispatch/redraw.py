"""Whose screens are shown again after a crash or a pause, because taps on them may be lost."""

from datetime import datetime, timedelta

from storage.updates import Heartbeat

# Telegram drops taps that the bot has not fetched after this time.
TAPS_DROPPED_AFTER = timedelta(seconds=150)
# People who were seen in this time before the bot went down get their screen again.
REDRAW_AFTER_CRASH = timedelta(minutes=15)
REDRAW_AFTER_PAUSE = timedelta(hours=6)


def redraw_from(last: Heartbeat | None, now: datetime) -> datetime | None:
    """Return the time since when screens may be out of date; None if they cannot be."""
    if last is None:
        return None
    if abs(now - last.at) > TAPS_DROPPED_AFTER:
        return last.at - REDRAW_AFTER_PAUSE
    return None if last.stopped else last.at - REDRAW_AFTER_CRASH
