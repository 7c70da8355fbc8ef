"""What screens share: figures as they are printed, labels, bars, and lists that fit a message."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from html import escape
from typing import TypeVar

from bot.screen import Button, Rows, Style
from bot.taps import Tap
from bot.texts import Html, Texts
from checklist.definition import Indicator, Section, Value
from checklist.scoring import Score, half_up, percent

Item = TypeVar("Item")
NOTHING_POSSIBLE = "—"
BAR_CELLS = 10
VALUE_KEYS = {
    Value.YES: "value-yes",
    Value.NO: "value-no",
    Value.NOT_APPLICABLE: "value-not-applicable",
    Value.NOT_OBSERVED: "value-not-observed",
}
STYLES = {Value.YES: Style.GREEN, Value.NO: Style.RED}
EMOJI = {Value.YES: "✅ ", Value.NO: "❌ "}
PAGE = 8
BUDGET = 3200  # of Telegram's 4,096, so that the frame of a message always fits


def rate(value: Fraction | None) -> str:
    """One decimal, half up; a dash where nothing was possible."""
    return NOTHING_POSSIBLE if value is None else f"{percent(value)}%"


def score_line(score: Score, texts: Texts, *, partial: bool = False) -> str:
    """`partial`: only a part of the form was asked, so its printed total says nothing."""
    return texts(
        "score-line-partial" if partial else "score-line",
        earned=str(score.earned),
        possible=str(score.possible),
        rate=rate(score.rate),
        printed=str(score.printed),
    )


def bar(value: Fraction | None) -> str:
    """Ten cells, as many full as whole tenths, half up."""
    full = 0 if value is None else int(half_up(value * BAR_CELLS, 0))
    return "▰" * full + "▱" * (BAR_CELLS - full)


def section_name(section: Section, texts: Texts) -> str:
    return f"{section.code[texts.language]} {section.title[texts.language]}"


def short_section(section: Section, texts: Texts) -> str:
    return f"{section.code[texts.language]} {section.short[texts.language]}"


def indicator_line(indicator: Indicator, texts: Texts) -> str:
    return f"{indicator.code[texts.language]} {indicator.short[texts.language]}"


def value_word(value: Value | None, texts: Texts) -> str:
    return texts.plain("value-later" if value is None else VALUE_KEYS[value])


def value_button_label(value: Value, texts: Texts, *, discreet: bool, chosen: bool) -> str:
    label = (
        value_word(value, texts) if discreet else EMOJI.get(value, "") + value_word(value, texts)
    )
    return f"● {label}" if chosen else label


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, the last an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def pages(lines: Sequence[str], budget: int = BUDGET) -> list[list[str]]:
    """Lines in order on as few pages as fit the budget in UTF-16 units; at least one page."""
    made: list[list[str]] = [[]]
    used = 0
    for line in lines:
        size = len(line.encode("utf-16-le")) // 2 + 1
        if made[-1] and used + size > budget:
            made.append([])
            used = 0
        made[-1].append(line)
        used += size
    return made


def joined(*parts: str | Iterable[str]) -> Html:
    """Lines and blocks of lines under each other; empty ones vanish."""
    lines: list[str] = []
    for part in parts:
        lines += [part] if isinstance(part, str) else part
    return Html("\n".join(line for line in lines if line))


def listed(line: str) -> str:
    """A line of a list, as HTML."""
    return f"· {escape(line, quote=False)}"


def blocks(*parts: str) -> str:
    """Blocks with an empty line between them; empty ones vanish."""
    return "\n\n".join(part for part in parts if part)


def in_rows(buttons: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def page_of(items: Sequence[Item], page: int, size: int) -> tuple[Sequence[Item], int, int]:
    """The items of a page, which page it is after all, and the last there is; from 1."""
    last = max(1, -(-len(items) // size))
    at = min(max(page, 1), last)
    return items[(at - 1) * size : at * size], at, last


def turning(at: int, last: int, leads_to: Callable[[int], Tap], texts: Texts) -> Rows:
    """The buttons to turn pages, where there is more than one."""
    if last == 1:
        return ()
    before = Button(texts.plain("button-page-before"), leads_to(max(1, at - 1)))
    after = Button(texts.plain("button-page-after"), leads_to(min(last, at + 1)))
    return ((before, after),)


def chosen(label: str, *, yes: bool) -> str:
    """A button's label, between dots where it is the one in force."""
    return f"·{label}·" if yes else label


def escaped(text: str) -> str:
    return escape(text, quote=False)
