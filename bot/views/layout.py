"""What screens share: labels of buttons, bars, and lists that fit a message."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from html import escape
from typing import TypeVar

from bot.formats import value_word
from bot.screen import Button, Rows, Style
from bot.taps import Tap
from bot.texts import Html, Texts
from checklist.definition import Value
from checklist.scoring import half_up

Item = TypeVar("Item")
BAR_CELLS = 10
STYLES = {Value.YES: Style.GREEN, Value.NO: Style.RED}
EMOJI = {Value.YES: "✅ ", Value.NO: "❌ "}
PAGE = 8
BUDGET = 3200  # of Telegram's 4,096, so that the frame of a message always fits


def bar(value: Fraction | None) -> str:
    """Ten cells, as many full as whole tenths, half up."""
    full = 0 if value is None else int(half_up(value * BAR_CELLS, 0))
    return "▰" * full + "▱" * (BAR_CELLS - full)


def value_button_label(value: Value, texts: Texts, *, discreet: bool, chosen: bool) -> str:
    word = value_word(value, texts)
    return marked(word if discreet else EMOJI.get(value, "") + word, yes=chosen)


def marked(label: str, *, yes: bool) -> str:
    """Put a dot before the label of an answer or option that was chosen."""
    return f"● {label}" if yes else label


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
