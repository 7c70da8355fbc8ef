"""Parts that screens share: labels of buttons, bars, and lists that fit into a message."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from html import escape
from typing import TypeVar
from unicodedata import east_asian_width

from bot.formats import value_word
from bot.screen import Button, Rows, Style
from bot.taps import Hide, Tap
from bot.texts import Html, Texts
from checklist.definition import Value
from checklist.scoring import half_up

Item = TypeVar("Item")
BAR_CELLS = 10
STYLES = {Value.YES: Style.GREEN, Value.NO: Style.RED}
EMOJI = {Value.YES: "✅ ", Value.NO: "❌ "}
# Pixels of a keyboard on a phone that is 360 wide, measured in the chat page.
ROW_WIDTH, GAP, PADDING, FONT_SIZE = 304, 4, 16, 15
NARROW_LETTERS = frozenset(" .,:;'|!()[]/iljtfrI\u00a0")
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


def in_rows(buttons: Sequence[Button], most: int) -> Rows:
    """Distribute buttons over rows of equal length, at most `most` in a row.

    No label is cut on a narrow phone, unless it is too long for a row of its own. Where one label
    needs such a row, only the others stand in pairs.
    """
    widest = max((label_width(each.label) for each in buttons), default=0)
    fitting = next((size for size in range(most, 1, -1) if widest <= _room(size)), 1)
    if fitting < min(most, 2):
        return _in_pairs(buttons)
    rows = max(1, -(-len(buttons) // fitting))
    width = max(1, -(-len(buttons) // rows))
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def _in_pairs(buttons: Sequence[Button]) -> Rows:
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        before = rows[-1] if rows else ()
        if len(before) == 1 and all(_fits_half(each) for each in (*before, button)):
            rows[-1] = (*before, button)
        else:
            rows.append((button,))
    return tuple(rows)


def _fits_half(button: Button) -> bool:
    return label_width(button.label) <= _room(2)


def _room(size: int) -> float:
    """The width of a label, in em, where `size` buttons share a row of a narrow phone."""
    return ((ROW_WIDTH - GAP * (size - 1)) / size - PADDING) / FONT_SIZE


def label_width(label: str) -> float:
    """Estimate the width in em. Rather too wide than too narrow: fonts differ."""
    return sum(_letter_width(each) for each in label)


def _letter_width(letter: str) -> float:
    if east_asian_width(letter) in "WFA":  # "A": dots and circles, wide in a Chinese font
        return 1.0
    if letter in NARROW_LETTERS:
        return 0.3
    return 0.68 if letter.isupper() else 0.6


def hide_row(audit: int, texts: Texts) -> tuple[Button, ...]:
    """A row at the bottom, where the thumb finds it when somebody comes. 0: there is no audit."""
    return (Button(texts.plain("button-hide"), Hide(audit)),)


def page_of(items: Sequence[Item], page: int, size: int) -> tuple[Sequence[Item], int, int]:
    """Return the items of a page, its number, and the number of the last page.

    Pages count from 1. A number beyond the first or last page means that page.
    """
    last = max(1, -(-len(items) // size))
    at = min(max(page, 1), last)
    return items[(at - 1) * size : at * size], at, last


def page_buttons(at: int, last: int, leads_to: Callable[[int], Tap], texts: Texts) -> Rows:
    """Make the buttons to turn pages. There is none before the first page or after the last."""
    before = Button(texts.plain("button-page-before"), leads_to(at - 1))
    after = Button(texts.plain("button-page-after"), leads_to(at + 1))
    row = (before,) * (at > 1) + (after,) * (at < last)
    return (row,) if row else ()


def mark_current(label: str, *, yes: bool) -> str:
    """Put dots around the label of the button that is in force."""
    return f"·{label}·" if yes else label


def escape_html(text: str) -> str:
    return escape(text, quote=False)
