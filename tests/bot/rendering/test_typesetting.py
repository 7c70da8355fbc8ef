"""What compiling leaves behind. Linux only: memory is read from /proc."""

import os
from pathlib import Path

from bot.rendering.report_pdf import report_document
from bot.texts import texts
from checklist.results import AdvisorResults, Period
from tests.bot.builders import TODAY, advisor_results_of

MOST_GROWTH = 25 * 2**20
"""Bytes. Twelve reports in a cache that is not emptied take three times as much."""


def test_reports_made_one_after_another_do_not_fill_the_memory() -> None:
    results = advisor_results_of("张伟")
    make(results, 2)
    before = resident()
    make(results, 12)
    assert resident() - before < MOST_GROWTH


def make(results: AdvisorResults, reports: int) -> None:
    """Each is about another name, so that none is found in a cache."""
    for at in range(reports):
        report_document(results, f"张伟{at}/{reports}", Period.ALL, TODAY, texts("zh"))


def resident() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
