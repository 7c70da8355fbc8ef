"""A release comes out at midnight of the installation's time zone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bot.histories import ZHANG, Past, rewrite_history
from tests.bot.story import NOW, say_and_wait
from tests.checklist.small_form import SMALL
from tests.harness import open_harness

MIDNIGHT = datetime(2026, 3, 1, 16, tzinfo=UTC)  # in Shanghai; there a Monday begins
HOUR = timedelta(hours=1)


async def test_a_week_ends_at_midnight_in_shanghai(tmp_path: Path) -> None:
    times = [MIDNIGHT - timedelta(milliseconds=1)]
    async with open_harness(tmp_path, SMALL, lambda: times[-1]) as harness:
        days_ago = (NOW - MIDNIGHT + HOUR) / timedelta(days=1)
        await rewrite_history(harness, [Past(ZHANG, days_ago, "yyyynn")] * 3)
        advisor = await harness.phone("advisor")
        assert "还没有公布的成绩" in (await say_and_wait(advisor, "/report")).text
        times.append(MIDNIGHT)
        report = (await say_and_wait(advisor, "/report")).text
        assert report.startswith("张伟：至今3次（已公布）")
        assert "最近一批：3月2日" in report
