"""Parts that screens share: labels of buttons, bars, and lists that fit into a message."""

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
BUDGET = 3200  # of Telegram's 4,096 UTF-16 units; the rest is for heading and footer


def bar(value: Fraction | None) -> str:
    """Draw ten cells. The number of full cells is the rate in tenths, rounded half up."""
    full = 0 if value is None else int(half_up(value * BAR_CELLS, 0))
    return "▰" * full + "▱" * (BAR_CELLS - full)


def value_button_label(value: Value, texts: Texts, *, discreet: bool, chosen: bool) -> str:
    word = value_word(value, texts)
    return mark_chosen(word if discreet else EMOJI.get(value, "") + word, yes=chosen)


def mark_chosen(label: str, *, yes: bool) -> str:
    """Put a dot before the label of an answer or option that was chosen."""
    return f"● {label}" if yes else label


def pages(lines: Sequence[str], budget: int = BUDGET) -> list[list[str]]:
    """Distribute lines in order over as few pages as possible. There is at least one page.

    `budget` is the size of a page in UTF-16 units.
    """
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


def join_lines(*parts: str | Iterable[str]) -> Html:
    """Join lines and lists of lines. Empty lines are left out."""
    lines: list[str] = []
    for part in parts:
        lines += [part] if isinstance(part, str) else part
    return Html("\n".join(line for line in lines if line))


def list_item(line: str) -> str:
    """Make a line of a list, as HTML."""
    return f"· {escape(line, quote=False)}"


def join_blocks(*parts: str) -> str:
    """Join blocks with an empty line between them. Empty blocks are left out."""
    return "\n\n".join(part for part in parts if part)


def in_rows(buttons: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def page_of(items: Sequence[Item], page: int, size: int) -> tuple[Sequence[Item], int, int]:
    """Return the items of a page, its number, and the number of the last page.

    Pages count from 1. A number beyond the first or last page means that page.
    """
    last = max(1, -(-len(items) // size))
    at = min(max(page, 1), last)
    return items[(at - 1) * size : at * size], at, last


def page_buttons(at: int, last: int, leads_to: Callable[[int], Tap], texts: Texts) -> Rows:
    """Make the buttons to turn pages. A single page has none."""
    if last == 1:
        return ()
    before = Button(texts.plain("button-page-before"), leads_to(max(1, at - 1)))
    after = Button(texts.plain("button-page-after"), leads_to(min(last, at + 1)))
    return ((before, after),)


def mark_current(label: str, *, yes: bool) -> str:
    """Put dots around the label of the button that is in force."""
    return f"·{label}·" if yes else label


def escape_html(text: str) -> str:
    return escape(text, quote=False)
