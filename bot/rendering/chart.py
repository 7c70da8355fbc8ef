"""The picture of a report, to be read on a phone: sections beside the others', and the course.

Drawing takes a core for a third of a second and holds the interpreter all along: call it in a
process of its own, where `warm_up` may have been called before.
"""

import io
from typing import TYPE_CHECKING

from bot.rendering.fonts import drawable, families
from bot.rendering.panels import LEFT, QUIET, draw_course, draw_sections, say
from bot.texts import Texts, texts
from bot.views.layout import cut, rate
from bot.views.report.first import period_words
from checklist.definition import Language
from checklist.results import AdvisorResults, Period
from checklist.statistics import PROVISIONAL_BELOW

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 1080, 1350  # pixels; a phone shows about 400 across
_DPI = 200
_LONGEST_NAME = 14


def warm_up() -> None:
    """Load the fonts and what draws, so that the first picture takes no longer than others."""
    _picture(None, "", Period.ALL, texts("zh"))


def report_picture(results: AdvisorResults, name: str, period: Period, language: Language) -> bytes:
    """A PNG of WIDTH x HEIGHT; the same values give the same bytes.

    Where nothing was scored, the picture says so.
    """
    shown = cut(drawable(name), _LONGEST_NAME)
    drawn = results if results.shops.n else None
    return _picture(drawn, shown, period, texts(language))


def _picture(results: AdvisorResults | None, name: str, period: Period, words: Texts) -> bytes:
    from matplotlib import rc_context  # noqa: PLC0415 - only where something is drawn
    from matplotlib.figure import Figure  # noqa: PLC0415 - likewise

    # A name is text: "$" begins no formula in it.
    with rc_context({"font.family": list(families()), "text.parse_math": False, "font.size": 11}):
        figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor="white")
        _draw(figure, results, name, _basis(results, period, words), words)
        written = io.BytesIO()
        figure.savefig(written, format="png")
        return written.getvalue()


def _draw(
    figure: "Figure", results: AdvisorResults | None, name: str, basis: str, words: Texts
) -> None:
    mean = results.shops.mean if results else None
    say(figure, LEFT, 0.955, words.plain("chart-title", name=name, rate=rate(mean)), size=20)
    say(figure, LEFT, 0.905, basis, size=12, color=QUIET)
    if results is None:
        figure.text(0.5, 0.5, words.plain("file-nothing"), ha="center")
        return
    draw_sections(figure, results, words)
    if results.shops.visits:
        draw_course(figure, results, words)


def _basis(results: AdvisorResults | None, period: Period, words: Texts) -> str:
    """How many mystery shops of which time, and whether that is enough."""
    return words.plain(
        "chart-basis",
        count=results.shops.n if results else 0,
        period=period_words(period, words),
        provisional="yes" if results and results.shops.provisional else "no",
        enough=str(PROVISIONAL_BELOW),
    )
